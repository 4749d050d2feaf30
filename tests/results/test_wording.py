import datetime
from decimal import Decimal

import pytest

from assessments.results import wording


def test_enumeration_reads_as_a_sentence():
    assert wording.enumeration([]) == ""
    assert wording.enumeration(["a"]) == "a"
    assert wording.enumeration(["a", "b"]) == "a en b"
    assert wording.enumeration(["a", "b", "c"]) == "a, b en c"


def test_comma_keeps_one_decimal():
    assert wording.comma(Decimal("4")) == "4,0"


def test_groups_are_named_alone_and_in_a_sentence():
    assert wording.of_one("organisatie", "Ede") == "organisatie Ede"
    assert wording.the_one("college", "Ede") == "het college van Ede"
    assert wording.together("raad", ["A", "B"]) == "raden van A en B samen"
    assert wording.the_pool("raad", ["A", "B"]) == "de raden van A en B"


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        ("2026-11-27", "2026-11-27", "op 27 november 2026"),
        ("2026-11-30", "2026-11-27", "op 27 november 2026"),
        ("2025-10-06", "2025-10-26", "van 6 tot 26 oktober 2025"),
        ("2025-09-01", "2025-10-01", "van 1 september tot 1 oktober 2025"),
        ("2024-10-06", "2025-10-06", "van 6 oktober 2024 tot 6 oktober 2025"),
    ],
)
def test_period_says_no_more_than_is_needed(begin, end, text):
    assert wording.period(*map(datetime.date.fromisoformat, (begin, end))) == text
