"""Why a factor is in its group: each rule of the agenda at its limit, and its words."""

from fractions import Fraction

import pytest

from assessments.results.agenda import AgendaGroup, agenda
from tests.results.builders import at, group, overview, raden, three_roles

INFORM, DISCUSS, EXPLORE, TAKE_UP, KEEP = AgendaGroup
MOST = [0, 0, 9, 11, 0, 0]
"""Of twenty people eleven agree."""
HALF = [0, 0, 10, 10, 0, 0]
MOST_OPPOSE = [0, 11, 4, 5, 0, 0]
DIVIDED = [0, 7, 6, 7, 0, 0]


def all_agree(**tables):
    return {f"f{number}": MOST for number in range(1, 11)} | tables


def entry_of(number, *voices, public=False, **options):
    return agenda(overview(*voices, **options), public=public).entry(number)


def of_roles(number, raad, college, organisatie):
    """Twenty people in each role, who answer both statements of the factor so."""
    tables = ({f"f{number}": each} for each in (raad, college, organisatie))
    return entry_of(number, *three_roles(*tables))


# --- Informeren --------------------------------------------------------------------------------


@pytest.mark.parametrize(("dont_know", "chosen"), [(9, KEEP), (10, INFORM)])
def test_inform_begins_at_a_third(dont_know, chosen):
    known = all_agree(t8a=[0, 0, 4, 16, 0, dont_know])

    assert entry_of(8, *three_roles(all_agree(), all_agree(), known)).group is chosen


def test_inform_says_who_does_not_know_what():
    voices = three_roles({"t8a": [0, 0, 5, 10, 5, 14], "t8b": [0, 0, 5, 10, 5, 10]})
    entry = entry_of(8, *voices)

    assert entry.reason == (
        "41\u00a0% van de raadsleden kiest “weet niet” bij “Afspraken voor als er problemen zijn”."
    )
    assert entry.in_short == "veel “weet niet”"
    assert entry.weight == Fraction(14, 34)


def test_inform_names_a_joint_organisation():
    entry = entry_of(8, group("organisatie", "BEL Combinatie", 20, t8a=[0, 0, 5, 5, 0, 10]))

    assert entry.reason.startswith("50\u00a0% van BEL Combinatie kiest")


# --- Bespreken ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("college", "chosen"), [("3.9", EXPLORE), ("4.0", DISCUSS)])
def test_discuss_begins_at_roles_a_whole_answer_apart(college, chosen):
    assert of_roles(6, at("3.0"), at(college), at("3.2")).group is chosen


def test_discuss_says_how_far_roles_are_apart():
    entry = of_roles(6, at("2.8"), at("4.1"), at("3.5"))

    assert entry.reason == "raden 2,8 en colleges 4,1. Dat is 1,3 verschil."
    assert entry.in_short == "raden en colleges 1,3 uit elkaar"
    assert entry.weight == Fraction(13, 10)


@pytest.mark.parametrize(("neutral", "chosen"), [(7, DISCUSS), (8, TAKE_UP)])
def test_discuss_begins_at_a_third_on_both_sides(neutral, chosen):
    low = {"f5": at("3.0")}
    voices = three_roles(low, low | {"t5a": [0, 7, neutral, 7, 0, 0]}, low)

    assert entry_of(5, *voices).group is chosen


def test_discuss_says_who_is_divided():
    entry = entry_of(5, *three_roles(all_agree(t5b=DIVIDED), all_agree(), all_agree()))

    assert entry.reason == (
        "de raadsleden zijn verdeeld over “Omgaan met andere perspectieven”. 7 zijn het eens, "
        "7 zijn het oneens, 6 zijn neutraal."
    )
    assert entry.in_short == "de raadsleden zijn verdeeld"


@pytest.mark.parametrize(
    ("against", "chosen"), [(MOST_OPPOSE, DISCUSS), ([0, 10, 4, 6, 0, 0], EXPLORE)]
)
def test_discuss_begins_where_most_of_one_role_agree_and_most_of_another_disagree(against, chosen):
    assert of_roles(6, against, MOST, MOST).group is chosen


def test_discuss_says_which_role_agrees_and_which_does_not():
    entry = of_roles(6, MOST_OPPOSE, MOST, HALF)

    assert entry.reason == (
        "van de colleges is 55\u00a0% het eens, van de raden is 55\u00a0% het oneens."
    )
    assert entry.in_short == "colleges eens, raden oneens"


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


# --- Verkennen, oppakken, vasthouden -----------------------------------------------------------


@pytest.mark.parametrize(
    ("raad", "others", "chosen"),
    [(MOST, MOST, KEEP), (HALF, MOST, EXPLORE), (MOST, HALF, EXPLORE), (HALF, HALF, TAKE_UP)],
)
def test_majority_of_each_role_decides_between_the_other_groups(raad, others, chosen):
    assert of_roles(1, raad, others, others).group is chosen


def test_majority_is_of_everybody_who_answered():
    """Eleven of twenty who have an opinion are eleven of twenty-two with those who don't know."""
    assert of_roles(1, [0, 0, 9, 11, 0, 2], MOST, MOST).group is EXPLORE


def test_majority_counts_both_statements_together():
    voices = three_roles(all_agree(t1a=[0, 0, 12, 8, 0, 0], t1b=[0, 0, 6, 14, 0, 0]), all_agree())

    assert entry_of(1, *voices, group("organisatie", "Laren", 0)).group is KEEP


def test_keep_lists_how_many_of_each_role_agree():
    voices = (
        group("raad", "Laren", 20, f1=[0, 0, 3, 17, 0, 0]),
        group("college", "Laren", 20, f1=[0, 0, 2, 18, 0, 0]),
        group("organisatie", "BEL Combinatie", 20, f1=[0, 0, 5, 15, 0, 0]),
    )
    entry = entry_of(1, *voices)

    assert entry.reason == (
        "van de raden is 85\u00a0% het eens, van de colleges 90\u00a0%, "
        "van BEL Combinatie 75\u00a0%."
    )
    assert (entry.group, entry.in_short) == (KEEP, "in elke groep zijn de meesten het eens")


def test_explore_names_the_roles_from_most_to_least_agreeing():
    entry = of_roles(9, HALF, [0, 0, 4, 16, 0, 0], MOST)

    assert entry.reason == (
        "van de colleges is 80\u00a0% het eens, van de organisaties 55\u00a0%, "
        "van de raden 50\u00a0%."
    )
    assert entry.in_short == "colleges 80\u00a0% eens, raden 50\u00a0%"
    assert entry.weight == Fraction(3, 10)


def test_take_up_lists_how_few_agree():
    entry = of_roles(9, HALF, HALF, [0, 0, 12, 8, 0, 0])

    assert entry.reason == (
        "van de raden is 50\u00a0% het eens, van de colleges 50\u00a0%, "
        "van de organisaties 40\u00a0%."
    )
    assert entry.in_short == "in geen groep zijn de meesten het eens"


def test_one_role_is_enough():
    assert entry_of(9, group("raad", "Laren", 20, f9=HALF)).reason == (
        "van de raden is 50\u00a0% het eens."
    )


# --- More than one reason ----------------------------------------------------------------------


def test_second_reasons_are_named():
    raad = {"f6": at("2.5"), "t6b": [0, 7, 6, 7, 0, 11]}
    entry = entry_of(6, *three_roles(raad, {"f6": at("4.2")}, {"f6": at("4.2")}))

    assert entry.group is INFORM
    assert entry.also == (
        "raden 2,8 en colleges 4,2. Dat is 1,4 verschil.",
        "de raadsleden zijn verdeeld over “Zelfde beeld van opdracht en eigenaarschap”. "
        "7 zijn het eens, 7 zijn het oneens, 6 zijn neutraal.",
        "van de colleges is 100\u00a0% het eens, van de organisaties 100\u00a0%, "
        "van de raden 14\u00a0%.",
    )


def test_that_most_agree_everywhere_is_no_second_reason():
    known = all_agree(t8a=[0, 0, 0, 19, 1, 10])
    entry = entry_of(8, *three_roles(all_agree(), all_agree(), known))

    assert (entry.group, entry.also) == (INFORM, ())


# --- Too few answers ---------------------------------------------------------------------------


def test_groups_of_fewer_than_ten_do_not_count():
    voices = (
        group("raad", "Laren", 20, f6=MOST),
        group("college", "Laren", 9, t6a=[4, 0, 0, 0, 5, 0], t6b=[1, 1, 1, 1, 1, 4]),
    )

    assert entry_of(6, *voices).group is KEEP


def test_statement_that_few_know_is_explained_even_without_a_score():
    """Ten opinions and many who don't know on one; the other statement is withheld."""
    entry = entry_of(
        8, group("raad", "Laren", 20, t8a=[0, 0, 5, 5, 0, 10], t8b=[0, 0, 2, 2, 0, 16])
    )

    assert (entry.group, entry.least) == (INFORM, 1)
