"""Numbers in words, only where the count says the same."""

import pytest

from assessments.presenters.compared_groups import compared_groups
from assessments.presenters.one_factor import reading
from tests.results.builders import CODES, INSTRUMENT, group, overview

LAREN = CODES["Laren"]


def meaning(code="1a", *, laren, eemnes=None):
    """What the page says of a statement when Laren's raad answered so, beside Eemnes's."""
    raden = [group("raad", "Laren", sum(laren), **{f"t{code}": laren})]
    if eemnes:
        raden.append(group("raad", "Eemnes", sum(eemnes), **{f"t{code}": eemnes}))
    heard = compared_groups(overview(*raden), LAREN)
    return reading.statement_meaning(heard, INSTRUMENT.statement(code))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([0, 0, 0, 4, 8, 0], "Onze raad: bijna iedereen is het (helemaal) eens."),
        ([0, 0, 3, 5, 4, 0], "Onze raad: meer dan de helft is het eens."),
        ([0, 1, 8, 3, 0, 0], "Onze raad: het ligt rond neutraal."),
        ([5, 5, 2, 0, 0, 0], "Onze raad: de meesten zijn het niet eens."),
        ([2, 3, 1, 4, 1, 0], "Onze raad: verdeeld. 5 eens, 5 oneens, 1 neutraal."),
    ],
)
def test_meaning_puts_the_answers_of_the_own_raad_in_words(answers, words):
    assert meaning(laren=answers) == (words,)


def test_meaning_says_nothing_of_a_majority_that_the_count_does_not_show():
    assert meaning(laren=[0, 0, 6, 5, 0, 0]) == ()


def test_meaning_says_when_a_third_does_not_know():
    assert meaning(laren=[0, 1, 8, 3, 0, 6])[1] == "6 van de 18 kiezen “weet niet”."


def test_meaning_does_not_count_less_than_a_third():
    assert len(meaning(laren=[0, 1, 8, 3, 0, 5])) == 1


def test_meaning_calls_a_difference_about_the_partnership_one_of_perception():
    assert meaning(laren=[0, 10, 2, 0, 0, 0], eemnes=[0, 0, 0, 10, 2, 0])[1] == (
        "Onze raad en andere raden: groot verschil. Beide kijken naar dezelfde samenwerking. "
        "Dit is een verschil in beeld."
    )


def test_meaning_says_that_a_difference_about_the_own_municipality_can_be_real():
    assert meaning("2a", laren=[0, 4, 8, 0, 0, 0], eemnes=[0, 0, 6, 6, 0, 0])[1] == (
        "Onze raad en andere raden: enig verschil. Deze stelling gaat over de eigen gemeente. "
        "Het kan dus echt verschillen."
    )


def test_meaning_says_when_the_raden_are_about_equal():
    assert meaning(laren=[0, 1, 8, 3, 0, 0], eemnes=[0, 1, 8, 3, 0, 0])[1] == (
        "Onze raad en andere raden: ongeveer gelijk."
    )


def test_meaning_compares_half_steps_from_one_and_a_half_only():
    near = meaning(laren=[0, 0, 6, 0, 0, 0], eemnes=[0, 0, 0, 20, 0, 0])
    far = meaning(laren=[0, 6, 0, 0, 0, 0], eemnes=[0, 0, 0, 20, 20, 0])
    assert near == (
        "Alle raden: meer dan de helft is het eens.",
        "Onze raad en alle raden: geen duidelijk verschil.",
    )
    assert far[1] == (
        "Onze raad en alle raden: groot verschil. Beide kijken naar dezelfde samenwerking. "
        "Dit is een verschil in beeld."
    )


def test_meaning_reads_all_raden_where_the_own_raad_has_no_distribution():
    assert meaning(laren=[0, 0, 3, 3, 0, 0], eemnes=[0, 1, 8, 3, 0, 12]) == (
        "Alle raden: het ligt rond neutraal.",
        "12 van de 30 kiezen “weet niet”.",
        "Onze raad en alle raden: geen duidelijk verschil.",
    )


def test_meaning_compares_nothing_with_what_is_not_shown():
    assert meaning(laren=[0, 2, 2, 0, 0, 8], eemnes=[0, 1, 8, 3, 0, 0]) == (
        "Andere raden: het ligt rond neutraal.",
    )


def test_meaning_of_nobody_is_nothing():
    assert reading.statement_meaning((), INSTRUMENT.statement("1a")) == ()


def roles_difference(number=1, **answers):
    built = overview(
        *(group(role, "Laren", sum(n), **{f"f{number}": n}) for role, n in answers.items())
    )
    return reading.roles_difference(compared_groups(built, LAREN), INSTRUMENT.factor(number))


def test_roles_difference_names_the_largest():
    text = roles_difference(
        raad=[0, 4, 8, 0, 0, 0], college=[0, 0, 0, 8, 4, 0], organisatie=[0, 0, 6, 6, 0, 0]
    )
    assert text == (
        "Onze raad 2,7, colleges samen 4,3: groot verschil. Raad en college kijken naar dezelfde "
        "samenwerking, maar zien iets anders. Dat is een verschil in beeld."
    )


def test_roles_difference_is_silent_when_roles_are_about_equal():
    same = [0, 0, 6, 6, 0, 0]
    assert roles_difference(raad=same, college=same, organisatie=same) == ""


def test_roles_difference_is_silent_about_small_differences_in_half_steps():
    assert roles_difference(raad=[0, 6, 6, 0, 0, 0], college=[0, 0, 3, 3, 0, 0]) == ""


FAR = {"raad": [0, 4, 8, 0, 0, 0], "college": [0, 0, 0, 8, 4, 0]}


@pytest.mark.parametrize("number", [5, 9])
def test_roles_difference_about_the_own_municipality_is_not_one_in_view(number):
    assert roles_difference(number, **FAR) == "Onze raad 2,7, colleges samen 4,3: groot verschil."


def test_roles_difference_below_the_limit_is_not_called_one_in_view():
    near = roles_difference(raad=[0, 0, 6, 6, 0, 0], college=[0, 0, 0, 10, 2, 0])

    assert near == "Onze raad 3,5, colleges samen 4,2: enig verschil."


def test_roles_difference_at_the_limit_is_called_one_in_view():
    far = roles_difference(raad=[0, 0, 6, 6, 0, 0], college=[0, 0, 0, 8, 4, 0])

    assert far.startswith("Onze raad 3,5, colleges samen 4,3: enig verschil. Raad en college")
    assert far.endswith("Dat is een verschil in beeld.")


def test_meaning_does_not_explain_a_difference_below_the_limit():
    said = meaning(laren=[0, 4, 8, 0, 0, 0], eemnes=[0, 0, 8, 4, 0, 0])

    assert said[-1] == "Onze raad en andere raden: enig verschil."
