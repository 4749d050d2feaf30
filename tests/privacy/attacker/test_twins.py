"""For everybody who wants to know, and everybody else: a twin partnership with the same results."""

import random

from tests.privacy.attacker.people import group, partnership
from tests.privacy.attacker.publishing import Rule, publish
from tests.privacy.attacker.sabotage import as_answered_by_five
from tests.privacy.attacker.twins import pairs, twin

TIMES = 10
"""Pairs of people in each block."""


def answers_of(groups, person):
    atom, number = person
    (of_atom,) = (group for group in groups if group.atom == atom)
    return of_atom.ballots[number]


def test_somebody_else_may_have_answered_otherwise(seed):
    groups = partnership(seed)
    published = publish(groups)
    for time in range(TIMES):
        chosen = pairs(groups, published, random.Random(time))
        other_world = twin(groups, published, chosen)

        assert publish(other_world) == published
        for part, insider, other in chosen:
            before, after = answers_of(groups, other), answers_of(other_world, other)
            shown = [table is not None for table in part.tables.values()]
            assert answers_of(other_world, insider) == answers_of(groups, insider)
            assert [a != b for a, b in zip(before, after, strict=True)] == shown


def test_a_rule_without_softening_has_no_twin_for_a_unanimous_group():
    rule = Rule("no softening", safe_table=as_answered_by_five)
    groups = (group("raad", "Laren", [4] * 11 + [2]),)
    softened, plain = publish(groups), publish(groups, rule)
    chosen = pairs(groups, softened, random.Random(0))

    assert publish(twin(groups, softened, chosen)) == softened
    assert publish(twin(groups, softened, chosen), rule) != plain
