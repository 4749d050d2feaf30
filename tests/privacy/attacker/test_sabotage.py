"""The same attacker against rules that protect less: each must be caught, or it proves nothing."""

from itertools import takewhile

import pytest

from tests.privacy.attacker.attack import (
    BOUNDS,
    CONTRADICTION,
    FEW_OPINIONS,
    HOMOGENEITY,
    INSIDER,
    OUTSIDER,
    SMALL_GROUP,
    attack,
)
from tests.privacy.attacker.people import Group, group, partnership
from tests.privacy.attacker.sabotage import SABOTAGED
from tests.results.builders import INSTRUMENT, WITH_OWN

RULES = {rule.name: rule for rule in SABOTAGED}
ORDINARY = [1, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5]
DONT_KNOW = 6

CASES: dict[str, list] = {
    "threshold only": [
        ({SMALL_GROUP}, group("raad", "Laren", ORDINARY), group("raad", "Ede", [2, 2, 4])),
    ],
    "no softening": [
        ({HOMOGENEITY, OUTSIDER, INSIDER, BOUNDS}, group("raad", "Laren", [4] * 12)),
        ({INSIDER, BOUNDS}, group("raad", "Laren", [4] * 11 + [2])),
        ({BOUNDS}, group("raad", "Laren", [5] * 7), group("raad", "Ede", [5] * 7)),
    ],
    "totals over all ballots": [
        ({SMALL_GROUP}, group("raad", "Laren", ORDINARY), group("raad", "Ede", [2, 2, 4])),
    ],
    "a mean over two substantive answers": [
        (
            {FEW_OPINIONS},
            group("raad", "Laren", ORDINARY),
            group("raad", "Ede", [2, 4, *[DONT_KNOW] * 4]),
        ),
    ],
    "colleges apart with subtraction": [
        ({SMALL_GROUP}, group("college", "Laren", ORDINARY), group("college", "Ede", [2, 2, 4])),
    ],
}


@pytest.mark.parametrize(
    ("name", "expected", "groups"),
    [(name, expected, groups) for name in CASES for expected, *groups in CASES[name]],
)
def test_sabotaged_rule_is_caught_by_the_attack_that_is_meant_for_it(name, expected, groups):
    # All statements are answered alike: the breaches of the first are those of each.
    breaches = takewhile(lambda breach: breach.code == "1a", attack(tuple(groups), RULES[name]))

    assert expected <= {breach.attack for breach in breaches}
    assert list(attack(tuple(groups))) == []


def test_every_sabotaged_rule_has_a_case():
    assert CASES.keys() == RULES.keys()


def test_own_statements_are_attacked_as_the_twenty_are():
    """Only of those do all say the same: whoever attacked just the twenty would find nothing."""
    alike = (4,) * len(WITH_OWN.own)
    ballots = tuple((answer,) * len(INSTRUMENT.codes) + alike for answer in ORDINARY)
    groups = (Group("Laren", "raad", len(ballots), ballots),)

    breaches = attack(groups, RULES["no softening"])
    assert {breach.code for breach in breaches} == {statement.code for statement in WITH_OWN.own}
    assert list(attack(groups)) == []


@pytest.mark.attack
@pytest.mark.parametrize("name", RULES)
def test_sabotaged_rule_is_caught_in_many_partnerships(name, measured):
    """By somebody who finds something out: numbers that can't be are no find."""
    seeds = range(0, 240, 6)
    caught = sum(any(_finds(partnership(seed), RULES[name])) for seed in seeds)

    assert caught > len(seeds) / 4
    measured(f"sabotaged: {name}: caught in {caught} of {len(seeds)} partnerships")


def _finds(groups, rule):
    return (breach.attack != CONTRADICTION for breach in attack(groups, rule))
