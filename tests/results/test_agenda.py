"""The conversation agenda: each rule at its limit, the order, and where to begin."""

from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.results.agenda import AgendaGroup, agenda
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles

INFORM, DISCUSS, KEEP, TAKE_UP = AgendaGroup
DIVIDED = [0, 7, 6, 7, 0, 0]
LOW = {f"f{number}": at("3.0") for number in range(1, 11)}


def entry_of(number, *voices, public=False, **options):
    return agenda(overview(*voices, **options), public=public).entry(number)


def numbers(made, chosen):
    return [entry.factor.number for entry in made.groups[chosen]]


def test_every_factor_is_in_one_group():
    voices = three_roles({"t8a": [0, 0, 5, 5, 0, 10], "t5a": DIVIDED, "f3": at("2.9")})
    made = agenda(overview(*voices))

    assert [numbers(made, chosen) for chosen in AgendaGroup] == [
        [8],
        [5],
        [1, 2, 4, 6, 7, 9, 10],
        [3],
    ]
    assert made.not_shown == ()


@pytest.mark.parametrize(("dont_know", "chosen"), [(9, KEEP), (10, INFORM)])
def test_inform_begins_at_a_third(dont_know, chosen):
    voices = three_roles(organisatie={"t8a": [0, 0, 9, 11, 0, dont_know]})

    assert entry_of(8, *voices).group is chosen


def test_inform_says_who_does_not_know_what():
    voices = three_roles({"t8a": [0, 0, 5, 10, 5, 14], "t8b": [0, 0, 5, 10, 5, 10]})
    entry = entry_of(8, *voices)

    assert entry.reason == (
        "41\u00a0% van de raadsleden kiest “weet niet” bij “Afspraken voor als er problemen zijn”."
    )
    assert entry.in_short == "veel “weet niet”"
    assert entry.weight == Fraction(14, 34)


@pytest.mark.parametrize(("college", "chosen"), [("3.9", TAKE_UP), ("4.0", DISCUSS)])
def test_discuss_begins_at_roles_a_whole_answer_apart(college, chosen):
    voices = three_roles({"f6": at("3.0")}, {"f6": at(college)}, {"f6": at("3.2")})

    assert entry_of(6, *voices).group is chosen


def test_discuss_says_how_far_roles_are_apart():
    entry = entry_of(6, *three_roles({"f6": at("2.8")}, {"f6": at("4.1")}))

    assert entry.reason == "raden 2,8 en colleges 4,1. Dat is 1,3 verschil."
    assert entry.in_short == "raden en colleges 1,3 uit elkaar"
    assert (entry.also, entry.weight) == ((), Fraction(13, 10))


@pytest.mark.parametrize(("neutral", "chosen"), [(7, DISCUSS), (8, TAKE_UP)])
def test_discuss_begins_at_a_third_on_both_sides(neutral, chosen):
    voices = three_roles(LOW, LOW | {"t5a": [0, 7, neutral, 7, 0, 0]}, LOW)

    assert entry_of(5, *voices).group is chosen


def test_discuss_says_who_is_divided():
    entry = entry_of(5, *three_roles({"t5b": DIVIDED}))

    assert entry.reason == (
        "raadsleden zijn verdeeld over “Omgaan met andere perspectieven”. 7 zijn het eens, "
        "7 zijn het oneens, 6 zijn neutraal."
    )
    assert entry.in_short == "raadsleden zijn verdeeld"


@pytest.mark.parametrize(("laren", "chosen"), [("2.8", TAKE_UP), ("2.7", DISCUSS)])
def test_discuss_begins_at_a_raad_eight_tenths_from_the_others(laren, chosen):
    voices = raden(Laren={"f6": at(laren)}, Ede={"f6": at("3.5")}, Rhenen={"f6": at("3.5")})

    assert entry_of(6, *voices).group is chosen


def test_discuss_names_the_raad_but_in_public_the_own_only():
    voices = raden(Laren={"f6": at("2.7")}, Ede={"f6": at("3.7")}, Rhenen={"f6": at("3.7")})
    named = "de raad van Laren 2,7, de andere raden 3,7. Dat is 1,0 verschil."

    assert entry_of(6, *voices).reason == named
    assert entry_of(6, *voices, own="Laren", public=True).reason == named
    for own in (None, "Ede"):
        entry = entry_of(6, *voices, own=own, public=True)
        assert entry.reason == "één raad 2,7, de andere raden 3,7. Dat is 1,0 verschil."
        assert entry.in_short == "één raad en de andere raden 1,0 uit elkaar"


@pytest.mark.parametrize(("mean", "chosen"), [("3.5", KEEP), ("3.4", TAKE_UP)])
def test_keep_begins_at_three_and_a_half(mean, chosen):
    tables = {"f1": at(mean)}

    assert entry_of(1, *three_roles(tables, tables, tables)).group is chosen


def test_keep_lists_the_roles():
    voices = (
        group("raad", "Laren", 20, f1=at("4.1")),
        group("college", "Laren", 20, f1=at("4.4")),
        group("organisatie", "BEL Combinatie", 20, f1=at("4.0")),
    )
    entry = entry_of(1, *voices)

    assert entry.reason == "raden 4,1, colleges 4,4, BEL Combinatie 4,0."
    assert (entry.in_short, entry.mean) == ("4,2", Decimal("4.2"))


def test_take_up_says_that_there_is_little_difference():
    entry = entry_of(9, *three_roles({"f9": at("2.9")}, {"f9": at("3.2")}, {"f9": at("3.0")}))

    assert entry.reason == (
        "raden 2,9, colleges 3,2, organisatie 3,0. Er is weinig verschil, en het kan beter."
    )
    assert entry.in_short == "midden, men is het eens (3,0)"


def test_take_up_does_not_compare_one_role():
    assert entry_of(9, group("raad", "Laren", 20, f9=at("2.9"))).reason == (
        "raden 2,9. Het kan beter."
    )


def test_second_reasons_are_named():
    gap = {"f6": at("2.5"), "t6b": [0, 7, 6, 7, 0, 11]}
    entry = entry_of(6, *three_roles(gap, {"f6": at("4.2")}))

    assert entry.group is INFORM
    assert entry.also == (
        "raden 2,8 en colleges 4,2. Dat is 1,4 verschil.",
        "raadsleden zijn verdeeld over “Zelfde beeld van opdracht en eigenaarschap”. "
        "7 zijn het eens, 7 zijn het oneens, 6 zijn neutraal.",
    )


def test_inform_puts_what_is_least_known_first():
    voices = three_roles({"t3a": [0, 0, 5, 5, 0, 5], "t8a": [0, 0, 5, 5, 0, 10]})

    assert numbers(agenda(overview(*voices)), INFORM) == [8, 3]


def test_discuss_puts_the_largest_difference_first():
    """Whatever the reason is: a division on which means differ little comes last."""
    voices = three_roles({"t2a": DIVIDED, "f6": at("2.5"), "f9": at("2.0")})

    assert numbers(agenda(overview(*voices)), DISCUSS) == [9, 6, 2]


def test_keep_puts_the_highest_first():
    tables = {"f7": at("4.1"), "f9": at("4.4")}
    made = agenda(overview(*three_roles(tables, tables, tables)))

    assert numbers(made, KEEP)[:3] == [9, 7, 1]


def test_take_up_puts_the_lowest_first():
    tables = LOW | {"f9": at("2.2"), "f4": at("2.8")}
    made = agenda(overview(*three_roles(tables, tables, tables)))

    assert numbers(made, TAKE_UP)[:3] == [9, 4, 1]


def test_begin_here_takes_the_first_to_discuss_to_explain_and_to_take_up():
    tables = {"f2": at("3.0"), "f4": at("2.8")}
    raad = {"t8a": [0, 0, 5, 5, 0, 10], "f6": at("2.0"), "f9": at("2.4")}
    made = agenda(overview(*three_roles(tables | raad, tables, tables)))

    assert [entry.factor.number for entry in made.begin_here] == [6, 8, 4]


def test_begin_here_is_shorter_where_a_group_is_empty():
    made = agenda(overview(*three_roles(LOW, LOW, LOW)))

    assert [entry.factor.number for entry in made.begin_here] == [1]


def test_groups_of_fewer_than_ten_do_not_count():
    voices = (
        group("raad", "Laren", 20, f6=at("3.6")),
        group("college", "Laren", 9, t6a=[4, 0, 0, 0, 5, 0], t6b=[1, 1, 1, 1, 1, 4]),
    )

    assert entry_of(6, *voices).group is KEEP


def test_factors_without_a_score_are_not_on_the_agenda():
    made = agenda(overview(group("raad", "Laren", 12, t3a=[0, 0, 2, 2, 0, 0])))

    assert made.entry(3) is None
    assert [factor.number for factor in made.not_shown] == [3]
    assert agenda(overview(group("raad", "Laren", 4))).not_shown == INSTRUMENT.factors


def test_statement_that_few_know_is_explained_even_without_a_score():
    """Ten opinions and many who don't know on one; the other statement is withheld."""
    voices = group("raad", "Laren", 20, t8a=[0, 0, 5, 5, 0, 10], t8b=[0, 0, 2, 2, 0, 16])
    entry = entry_of(8, voices)

    assert (entry.group, entry.mean) == (INFORM, None)


@pytest.mark.parametrize("chosen", AgendaGroup)
def test_every_group_has_its_words(chosen):
    assert chosen.explanation.endswith(".")
    assert chosen.question.endswith("?")


# --- Another order ---------------------------------------------------------------------------


FAR = {"f3": at("2.5"), "f6": at("2.2"), "f8": at("2.4")}


def talk(order=None):
    """Three factors to discuss: 6 by the rule, then 8, then 3."""
    return agenda(overview(*three_roles(raad=FAR)), order=order or {})


def test_order_is_the_rules_without_another_one():
    assert numbers(talk(), DISCUSS) == [6, 8, 3]
    assert not talk().is_reordered


def test_other_order_holds_within_the_group_and_where_to_begin_follows():
    made = talk({3: 1, 6: 2, 8: 3})

    assert numbers(made, DISCUSS) == [3, 6, 8]
    assert made.begin_here[0].factor.number == 3
    assert made.is_reordered


def test_factors_without_a_place_come_after_those_that_have_one():
    assert numbers(talk({8: 1}), DISCUSS) == [8, 6, 3]


def test_factor_stays_in_its_group_whatever_its_place():
    made = talk({1: 1, 6: 5})

    assert numbers(made, DISCUSS) == [6, 8, 3]
    assert numbers(made, KEEP)[0] == 1
    assert not made.is_reordered


def test_order_that_is_the_rules_own_is_not_called_another_one():
    assert not talk({6: 1, 8: 2, 3: 3}).is_reordered


def test_every_group_says_its_rule_in_numbers():
    limits = {INFORM: "een derde", DISCUSS: "1,0", KEEP: "3,5 of hoger", TAKE_UP: "lager dan 3,5"}

    assert {group: limit in group.rule for group, limit in limits.items()} == dict.fromkeys(
        AgendaGroup, True
    )
