"""Which sentences are said, and in which order."""

import pytest

from assessments.results.findings import what_stands_out
from assessments.results.findings.finding import Segment, emphasised
from tests.results.builders import at, group, overview, raden, three_roles

MOST = [0, 0, 9, 11, 0, 0]
HALF = [0, 0, 10, 10, 0, 0]
DIVIDED = [0, 7, 6, 7, 0, 0]
UNKNOWN = [0, 0, 5, 5, 0, 10]
GAP = {"f6": at("4.5")}
FEW = {f"f{number}": HALF for number in range(1, 11)}
"""Nobody's majority agrees on anything, and nothing differs."""


def letters(*voices, **options):
    public = options.pop("public", False)
    earlier = options.pop("earlier", None)
    found = what_stands_out(overview(*voices, **options), public=public, earlier=earlier)
    return "".join(finding.kind for finding in found)


def agreeing(**tables):
    return FEW | {"f3": [0, 0, 2, 18, 0, 0]} | tables


@pytest.mark.parametrize(
    ("raad", "expected"),
    [
        ({}, "AKG"),
        (GAP, "AKB"),
        ({"t5a": DIVIDED}, "AKC"),
        (GAP | {"t5a": DIVIDED}, "AKBC"),
        (GAP | {"t5a": DIVIDED, "t8a": UNKNOWN}, "AKBEC"),
        (GAP | {"t8a": UNKNOWN}, "AKBE"),
        ({"t8a": UNKNOWN}, "AKE"),
        ({"t2a": at("4.4"), "t2b": at("3.3")}, "AKF"),
        (GAP | {"t8a": UNKNOWN, "t2a": at("4.4"), "t2b": at("3.3")}, "AKBEF"),
    ],
)
def test_sentences_begin_well_and_with_the_lowest_then_differ_then_explain(raad, expected):
    assert letters(*three_roles(agreeing(**raad), agreeing(), agreeing())) == expected


def test_highest_is_named_when_nothing_goes_well():
    assert letters(*three_roles(FEW, FEW, FEW | {"f9": [0, 0, 11, 9, 0, 0]})) == "HKG"


def test_lowest_comes_first_below_three():
    low = agreeing(f8=at("2.9"))

    assert letters(*three_roles(low, low, low)) == "KA"


def test_no_factor_is_both_the_highest_and_the_lowest():
    few = {f"t{number}a": [0, 0, 2, 2, 0, 0] for number in range(2, 11)}

    assert letters(group("raad", "Laren", 20, **few)) == "K"


def test_second_sentence_is_about_the_own_raad():
    voices = (*three_roles(agreeing(), agreeing(), agreeing()), *raden(Ede={}, Rhenen={}))

    assert letters(*voices, own="Laren")[:3] == "ALK"
    assert "L" not in letters(*voices)


def test_second_sentence_is_about_the_own_raad_below_three_too():
    low = agreeing(f8=at("2.9"))
    voices = (*three_roles(low, low, low), *raden(Ede=low, Rhenen=low))

    assert letters(*voices, own="Laren")[:3] == "KLA"


def test_own_raad_is_not_spoken_of_twice():
    own = agreeing(f6=at("2.2"))
    voices = raden(Laren=own, Ede=agreeing(f6=at("3.4")), Rhenen=agreeing(f6=at("3.4")))

    assert "D" in letters(*voices)
    assert "D" not in letters(*voices, own="Laren", public=True)


def test_there_are_at_most_five_sentences_and_a_warning():
    raad = agreeing(**GAP, t5a=DIVIDED, t8a=UNKNOWN, t2a=at("4.4"), t2b=at("3.3"))
    voices = (
        group("raad", "Laren", 20, of=60, **raad),
        group("college", "Laren", 20, **agreeing()),
        *raden(Ede=raad),
    )

    assert letters(*voices, own="Laren") == "ALKBEJ"


def test_looking_alike_is_not_said_beside_something_low():
    low = FEW | {"f8": at("2.9")}

    assert "G" not in letters(*three_roles(low, low, low))


def test_looking_alike_is_not_said_when_a_raad_that_is_not_named_differs():
    voices = (*three_roles(FEW, FEW, FEW), *raden(Ede=FEW | {"f6": at("4.6")}, Rhenen=FEW))

    assert "D" in letters(*voices)
    assert "G" not in letters(*voices, public=True)


def test_statements_apart_are_not_said_of_the_factor_that_goes_well():
    apart = agreeing(t3a=[0, 0, 0, 2, 18, 0], t3b=[0, 0, 6, 14, 0, 0])

    assert letters(*three_roles(apart, apart, apart)) == "AKG"


def test_change_fills_a_place_that_is_left():
    earlier = overview(*three_roles(agreeing(f6=at("2.5")), agreeing(), agreeing()))

    assert letters(*three_roles(*[agreeing()] * 3), earlier=earlier) == "AKGI"


def test_nothing_stands_out_where_nothing_is_shown():
    assert letters(group("raad", "Laren", 4), group("college", "Laren", 3)) == ""
    assert letters(group("raad", "Laren", 9, of=10)) == ""


def test_emphasis_is_decided_by_the_template_only():
    assert emphasised("Over **{factor}**: {mean}.", factor="**B** {mean}", mean="4,2") == (
        Segment("Over "),
        Segment("**B** {mean}", strong=True),
        Segment(": 4,2."),
    )


def test_factors_below_three_are_all_named():
    low = agreeing(f8=at("2.4"), f2=at("2.9"), f9=at("2.8"))
    said = what_stands_out(overview(*three_roles(low, agreeing(), low)))[0].text

    assert [name in said for name in ("Proces", "Identiteit", "Medewerkers")] == [True] * 3
