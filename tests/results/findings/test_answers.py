"""Answers to statements: divided (C), not known (E), two that lie apart (F)."""

import pytest

from assessments.results.findings import answers
from tests.results.builders import at, group, overview, three_roles

DIVIDED = [0, 7, 6, 7, 0, 0]
UNKNOWN = [0, 0, 5, 5, 0, 10]


# --- C: divided --------------------------------------------------------------------------------


def test_c_counts_who_agrees_and_who_does_not():
    finding = answers.divided(overview(*three_roles({"t5a": [5, 7, 5, 8, 6, 2]})))

    assert finding.text == (
        "Genoeg lef: de raadsleden zijn verdeeld. 14 zijn het eens, 12 zijn het oneens, "
        "5 zijn neutraal."
    )
    assert (finding.statement_code, finding.factor_number) == ("5a", 5)


@pytest.mark.parametrize(("neutral", "said"), [(7, True), (8, False)])
def test_c_begins_at_a_third_on_both_sides(neutral, said):
    voices = three_roles({"t5a": [0, 7, neutral, 7, 0, 0]})

    assert bool(answers.divided(overview(*voices))) is said


@pytest.mark.parametrize(
    ("neutral", "words"), [(0, "niemand is neutraal"), (1, "1 is neutraal"), (2, "2 zijn neutraal")]
)
def test_c_says_how_many_are_neutral(neutral, words):
    finding = answers.divided(overview(*three_roles({"t5a": [0, 7, neutral, 7, 0, 0]})))

    assert finding.text.endswith(f"{words}.")


def test_c_takes_the_most_divided_statement():
    """The one of which the smaller camp is largest."""
    voices = three_roles({"t5a": [0, 7, 0, 13, 0, 0], "t7a": [0, 8, 4, 8, 0, 0]}, {"t8a": DIVIDED})

    assert answers.divided(overview(*voices)).statement_code == "7a"


# --- E: who doesn't know -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dont_know", "words"),
    [
        (10, "33\u00a0%"),
        (14, "41\u00a0%"),
        (17, "bijna de helft"),
        (20, "de helft"),
        (21, "meer dan de helft"),
    ],
)
def test_e_says_which_part_does_not_know(dont_know, words):
    voices = group("raad", "Laren", 20 + dont_know, t8a=[0, 5, 5, 5, 5, dont_know])

    assert answers.unknown(overview(voices)).text == (
        f"Bij Afspraken voor als er problemen zijn kiest {words} van de raadsleden “weet niet”."
    )


@pytest.mark.parametrize(("dont_know", "said"), [(9, False), (10, True)])
def test_e_begins_at_a_third(dont_know, said):
    voices = three_roles({"t8a": [0, 5, 5, 5, 5, dont_know]})

    assert bool(answers.unknown(overview(*voices))) is said


def test_e_takes_what_is_least_known_in_any_role():
    voices = three_roles({"t8a": UNKNOWN}, {"t9b": [0, 0, 5, 5, 0, 11]})
    finding = answers.unknown(overview(*voices))

    assert (finding.statement_code, finding.roles) == ("9b", ("college",))


# --- F: two statements -------------------------------------------------------------------------


def test_f_shows_both_statements_of_the_role_for_which_they_lie_farthest_apart():
    raad = {"t2a": at("4.6"), "t2b": at("3.0"), "t4a": at("4.5"), "t4b": at("3.0")}
    finding = answers.statements_differ(overview(*three_roles(raad, {"t2a": at("4.6")})))

    assert finding.text == (
        "Binnen Identiteit lopen de stellingen voor de raadsleden uiteen: “Gehecht aan eigen "
        "identiteit” scoort 4,6, “Samen maakt gemeenten sterker” 3,0."
    )
    assert (finding.factor_number, finding.roles) == (2, ("raad",))


@pytest.mark.parametrize(("b", "said"), [("3.6", True), ("3.7", False)])
def test_f_begins_at_a_whole_answer(b, said):
    voices = three_roles({"t2a": at("4.6"), "t2b": at(b)})

    assert bool(answers.statements_differ(overview(*voices))) is said


def test_f_uses_roles_that_show_both_statements():
    voices = (
        group("raad", "Laren", 20, t2a=at("4.6"), t2b=at("3.0")),
        group("college", "Laren", 20, t2a=at("1.2"), t2b=[0, 0, 2, 2, 0, 1]),
    )

    assert "scoort 4,6" in answers.statements_differ(overview(*voices)).text
