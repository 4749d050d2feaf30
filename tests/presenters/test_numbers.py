from decimal import Decimal

import pytest

from assessments.presenters.numbers import (
    Notes,
    Shown,
    about_agreement,
    heat,
    percentage,
    shown,
    shown_factor,
)
from assessments.results.agenda.reasons import reasons
from assessments.results.scores import (
    Approximate,
    Edge,
    FactorScore,
    Reason,
    Score,
    Withheld,
)
from tests.results.builders import group, overview

FEW = "5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde."


def test_shown_score_has_its_band_and_shade():
    assert shown(Score((0, 1, 3, 4, 4), 2)) == Shown(
        "3,9", Decimal("3.9"), exact=True, mark="●", band="midden", heat=4
    )


def test_shown_factor_score_names_who_is_missing():
    result = shown(FactorScore(Decimal("4.0"), ("de raad van Laren", "de raad van Ede")))

    assert (result.text, result.mark, result.band) == ("4,0", "▲", "hoog")
    assert result.why == "Zonder de raad van Laren en de raad van Ede."


def test_shown_mean_in_half_steps_has_no_band_and_no_shade():
    assert shown(Approximate(Decimal("3.5"))) == Shown(
        "ongeveer 3,5", Decimal("3.5"), exact=False, why=FEW, short="ca. 3,5"
    )


@pytest.mark.parametrize(
    ("mean", "edge", "text"),
    [
        ("1.5", Edge.OR_LOWER, "ongeveer 1,5 of lager"),
        ("4.5", Edge.OR_HIGHER, "ongeveer 4,5 of hoger"),
    ],
)
def test_shown_mean_in_half_steps_is_capped(mean, edge, text):
    assert shown(Approximate(Decimal(mean), edge)).text == text


def test_shown_mean_in_half_steps_names_who_is_missing():
    result = shown(Approximate(Decimal("3.0"), without=("de raad van Laren",)))

    assert result.why == f"{FEW} Zonder de raad van Laren."


def test_shown_withheld_says_why():
    assert shown(Withheld(Reason.TOO_FEW_OPINIONS)) == Shown(
        "niet getoond", why="Niet getoond: minder dan vijf mensen gaven hier hun mening."
    )


@pytest.mark.parametrize(
    ("mean", "shade"),
    [
        ("1.0", 1),
        ("2.4", 1),
        ("2.5", 2),
        ("2.9", 2),
        ("3.0", 3),
        ("3.4", 3),
        ("3.5", 4),
        ("3.9", 4),
        ("4.0", 5),
        ("5.0", 5),
    ],
)
def test_heat_changes_where_bands_do(mean, shade):
    assert heat(Decimal(mean)) == shade


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(1, 8, 13), (1, 3, 33), (2, 3, 67), (0, 9, 0), (9, 9, 100), (0, 0, 0)],
)
def test_percentage_rounds_half_up(part, whole, share):
    assert percentage(part, whole) == share


def test_notes_number_each_reason_once_in_order():
    notes = Notes()
    results = [
        Shown("4,0"),
        Shown("a", why="eerste"),
        Shown("b", why="tweede"),
        Shown("c", why="eerste"),
    ]

    assert [notes.numbered(result).note for result in results] == [0, 1, 2, 1]
    assert notes.texts == ["eerste", "tweede"]


def of_factor(*voices):
    seen = overview(*voices)
    return shown_factor(seen.roles["raad"], seen.instrument.factor(6))


def test_share_that_agrees_is_of_all_answers_to_both_statements():
    """Twelve of eighteen and eight of twelve, where "weet niet" counts: 20 of 30."""
    result = of_factor(group("raad", "Laren", 18, t6a=[0, 0, 3, 12, 0, 3], t6b=[0, 0, 2, 8, 0, 2]))

    assert (result.text, result.agree) == ("3,8", "67\u00a0%")


def test_share_that_agrees_is_what_the_agenda_says():
    seen = overview(group("raad", "Laren", 20, f6=[2, 3, 4, 8, 1, 2]))
    factor = seen.instrument.factor(6)
    (reason,) = reasons(seen, factor, public=False)

    assert f"is {shown_factor(seen.roles['raad'], factor).agree} het eens" in reason.reason


def test_mean_in_half_steps_has_no_share():
    result = of_factor(group("raad", "Laren", 9))

    assert (result.text, result.agree) == ("ongeveer 3,5", "")


def test_withheld_factor_has_no_share():
    assert of_factor(group("raad", "Laren", 20, t6a=[0, 0, 2, 2, 0, 16])).agree == ""


def test_note_about_shares_stands_only_where_there_are_some():
    share, half, none = (
        Shown("3,5", mean=Decimal("3.5"), agree="55 %"),
        Shown("ongeveer 3,5", mean=Decimal("3.5")),
        Shown("niet getoond"),
    )

    assert about_agreement([half, none]) == ""
    assert about_agreement([share, none]).endswith("“weet niet” meegeteld.")
    assert about_agreement([share, half]).endswith("Bij een afgerond gemiddelde staat dat niet.")
