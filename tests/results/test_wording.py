from decimal import Decimal

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
