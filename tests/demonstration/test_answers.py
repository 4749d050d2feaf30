"""A round's story becomes everybody's answers, and they show what the story says."""

from decimal import Decimal

from assessments.management.demonstration.answers import begun_answers, submitted_answers
from assessments.management.demonstration.story import (
    CODES,
    Response,
    RoundStory,
    Shape,
    Told,
    means,
)
from assessments.results.blocks import partition, safe_table
from assessments.results.scores import Spread, statement_result
from factors.catalogue import DONT_KNOW

A, B, C = "GM0001", "GM0002", "GM0003"
LINE = " ".join(["3.7"] * 20)


def story(raad, **fields):
    """A round in which so many people of each raad submitted, everything being 3,7."""
    groups = {(code, "raad"): Response(n, n + 2) for code, n in raad.items()}
    return RoundStory(
        name="een", title="Een", groups=groups, means=means(LINE, LINE, LINE), **fields
    )


def counts(answers, code, *towns):
    """Six counts of one statement over the raden of these towns."""
    position = CODES.index(code)
    given = [one[position] for town in towns for one in answers[town, "raad"]]
    return [given.count(value) for value in range(1, 7)]


def shown(answers, code):
    """What the raden together show of a statement, by the real rule."""
    parts = partition({atom: len(given) for atom, given in answers.items()})
    tables = []
    for block in parts.blocks:
        *opinions, dont_know = counts(answers, code, *(town for town, _ in block))
        tables.append(safe_table(opinions, dont_know))
    return statement_result(table for table in tables if table)


def test_answers_are_twenty_values_of_everybody_who_submitted():
    answers = submitted_answers(story({A: 12, B: 7}))
    assert {atom: len(given) for atom, given in answers.items()} == {
        (A, "raad"): 12,
        (B, "raad"): 7,
    }
    assert {len(one) for given in answers.values() for one in given} == {20}
    assert {value for given in answers.values() for one in given for value in one} <= set(
        range(1, DONT_KNOW + 1)
    )


def test_answers_are_the_same_at_every_run():
    assert submitted_answers(story({A: 12, B: 7})) == submitted_answers(story({A: 12, B: 7}))


def test_answers_of_every_statement_show_the_mean_of_their_role():
    answers = submitted_answers(story({A: 12, B: 26, C: 17}))
    assert {shown(answers, code).mean for code in CODES} == {Decimal("3.7")}


def test_answers_show_the_mean_when_small_raden_are_pooled():
    answers = submitted_answers(story({A: 12, B: 4, C: 3}))
    assert {shown(answers, code).mean for code in CODES} == {Decimal("3.7")}


def test_answers_differ_a_little_between_municipalities():
    answers = submitted_answers(story({A: 40, B: 40}))
    assert counts(answers, "1a", A) != counts(answers, "1a", B)


def test_answers_have_as_many_dont_knows_as_told():
    told = {("raad", "8a"): Told(dont_know=13)}
    answers = submitted_answers(story({A: 10, B: 10, C: 11}, told=told))
    assert shown(answers, "8a").dont_know == 13
    assert shown(answers, "8a").mean == Decimal("3.7")


def test_answers_of_one_municipality_are_as_told():
    told_of = {(A, "3b"): Told(mean=Decimal("4.3"), dont_know=2)}
    answers = submitted_answers(story({A: 12, B: 26}, told_of=told_of))
    *opinions, dont_know = counts(answers, "3b", A)
    assert dont_know == 2
    assert statement_result([safe_table(opinions, dont_know)]).mean == Decimal("4.3")
    assert shown(answers, "3b").mean == Decimal("3.7")


def test_answers_of_a_pool_are_as_told_when_it_is_one_thing():
    told_of = {(town, "3b"): Told(mean=Decimal("2.0")) for town in (B, C)}
    answers = submitted_answers(story({A: 20, B: 4, C: 3}, told_of=told_of))
    pooled = counts(answers, "3b", B, C)
    assert sum(value * n for value, n in enumerate(pooled, start=1)) == 14


def test_answers_of_a_pool_are_its_roles_when_different_things_are_told():
    told_of = {(B, "3b"): Told(mean=Decimal("1.0"))}
    answers = submitted_answers(story({A: 20, B: 4, C: 3}, told_of=told_of))
    assert shown(answers, "3b").mean == Decimal("3.7")
    pooled = counts(answers, "3b", B, C)
    assert sum(value * n for value, n in enumerate(pooled, start=1)) >= 7 * 3.4


def test_answers_that_are_left_out_are_no_part_of_the_dont_knows_told():
    told = {("raad", "8a"): Told(dont_know=10)}
    answers = submitted_answers(story({A: 20, B: 3}, told=told))
    assert counts(answers, "8a", A)[5] == 10
    assert counts(answers, "8a", B)[5] == 0


def test_answers_of_a_unanimous_raad_are_one_answer_that_the_rule_softens():
    told_of = {(A, "1a"): Told(all_say=4)}
    answers = submitted_answers(story({A: 18, B: 20}, told_of=told_of))
    assert counts(answers, "1a", A) == [0, 0, 0, 18, 0, 0]
    assert shown(answers, "1a").mean == Decimal("3.7")


def test_answers_of_those_left_out_change_no_total():
    answers = submitted_answers(story({A: 20, B: 3}))
    assert counts(answers, "1a", B) != [0, 0, 0, 0, 0, 0]
    assert {shown(answers, code).mean for code in CODES} == {Decimal("3.7")}


def test_answers_are_divided_where_told():
    told = {("raad", "5a"): Told(shape=Shape.DIVIDED)}
    even = story({A: 26, B: 25, C: 17}, told=told)
    divided = RoundStory(
        name=even.name,
        title=even.title,
        groups=even.groups,
        means=means(*[" ".join(["3.0"] * 20)] * 3),
        told=told,
    )
    answers = submitted_answers(divided)
    assert shown(answers, "5a").spread is Spread.DIVIDED
    assert shown(answers, "5b").spread is Spread.ORDINARY


def test_answers_of_a_person_hang_together():
    """Somebody who is milder than most in the first half is so in the second."""
    given = submitted_answers(story({A: 40}))[A, "raad"]
    by_first = sorted(given, key=lambda one: sum(one[:10]))
    critical, mild = by_first[:20], by_first[20:]
    assert sum(sum(one[10:]) for one in critical) < sum(sum(one[10:]) for one in mild)


def test_begun_answers_are_whole_factors_from_the_first():
    begun = RoundStory(
        name="een",
        title="Een",
        groups={(A, "raad"): Response(0, 9, started=8)},
        means=means(LINE, LINE, LINE),
    )
    for answers in begun_answers(begun, (A, "raad")):
        filled = len([value for value in answers if value])
        assert filled % 2 == 0
        assert 4 <= filled <= 14
        assert answers[filled:] == (0,) * (20 - filled)
    assert len(begun_answers(begun, (A, "raad"))) == 8
