"""Raden of which fewer than half answered (J)."""

import pytest

from assessments.results.findings.response import low_response
from tests.results.builders import CODES, group, overview


@pytest.mark.parametrize(("invited", "said"), [(24, False), (25, True)])
def test_j_begins_under_half(invited, said):
    finding = low_response(overview(group("raad", "Laren", 12, of=invited)))

    assert bool(finding) is said


def test_j_names_the_raad_and_its_numbers():
    finding = low_response(overview(group("raad", "Laren", 7, of=15)))

    assert finding.text == (
        "Let op: van de raad van Laren gaf minder dan de helft antwoord (7 van 15)."
    )


def test_j_names_every_raad_but_in_public_the_own():
    voices = (group("raad", "Laren", 7, of=15), group("raad", "Ede", 12, of=39))

    assert low_response(overview(*voices)).text == (
        "Let op: van de raden van Ede (12 van 39) en Laren (7 van 15) gaf minder dan de helft "
        "antwoord."
    )
    assert low_response(overview(*voices, own="Ede"), public=True).place_code == CODES["Ede"]
    assert low_response(overview(*voices), public=True) is None


def test_j_is_not_said_of_a_raad_that_is_not_shown():
    voices = (group("raad", "Laren", 20), group("raad", "Ede", 4, of=39))

    assert low_response(overview(*voices)) is None
