"""Two rounds with the same people and one newcomer: how often is the newcomer's answer guessed?

Nothing is certain, but the difference between two rounds is a hint, the better the fewer of the
others changed their minds. The attacker is given more than is shown: the safe table of the group
itself in both rounds, and that everybody but one took part in both.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessments.results.blocks import safe_table
from tests.privacy.attacker.people import OPINIONS

AS_PEOPLE_ARE = (1, 3, 4, 5, 2)
"""Weights of the answers 1 to 5."""


@dataclass(frozen=True)
class Guesses:
    """Parts of all newcomers whose answer was guessed."""

    with_two_rounds: float
    base_rate: float
    """By who knows the second round only, and says what most answered."""


def guesses(people: int, keep: float, times: int, seed: int = 0) -> Guesses:
    """So many `people` in the first round, of whom a part of `keep` answers the same again."""
    chance = random.Random(seed)
    right = Counter[str]()
    for _ in range(times):
        profile = chance.sample(AS_PEOPLE_ARE, 5)
        first = chance.choices(OPINIONS, profile, k=people)
        again = [a if chance.random() < keep else _any(chance, profile) for a in first]
        newcomer = _any(chance, profile)
        before, after = _table(first), _table([*again, newcomer])
        right["two rounds"] += _difference(before, after) == newcomer
        right["base"] += _most(after) == newcomer
    return Guesses(right["two rounds"] / times, right["base"] / times)


def _any(chance: random.Random, profile: Sequence[int]) -> int:
    return chance.choices(OPINIONS, profile)[0]


def _table(answers: Iterable[int]) -> tuple[int, ...]:
    answers = list(answers)
    table = safe_table([answers.count(answer) for answer in OPINIONS], 0)
    if table is None:
        raise ValueError("too few answers")
    return table.counts


def _most(table: Sequence[int]) -> int:
    return max(OPINIONS, key=lambda answer: table[answer - 1])


def _difference(before: Sequence[int], after: Sequence[int]) -> int:
    """The answer that grew most; of equals the one that most gave."""
    return max(OPINIONS, key=lambda a: (after[a - 1] - before[a - 1], after[a - 1]))
