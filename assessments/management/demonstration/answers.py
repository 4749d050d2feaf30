"""Pure: a round's story → every person's answers, the same at every run.

The answers are made per group as it will be shown (a block of the real rule), so that the means
of the story come out after pooling and softening.
"""

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from assessments.management.demonstration.counts import apportion, spread
from assessments.management.demonstration.story import RoundStory, Told
from assessments.results.blocks import Atom, K, partition
from assessments.roles import ROLES
from factors.catalogue import DONT_KNOW

Answers = tuple[int, ...]

FEW_DONT_KNOW = (0.02, 0.09)
BETWEEN_TOWNS = 0.3
"""How far a municipality's mean is from the partnership's where the story says nothing."""
WHIM = 0.8
"""How much a person's answers differ from that person's nature."""


@dataclass
class Person:
    """Somebody who is rather positive or not, knows much or little, and answers accordingly."""

    mildness: float
    knowledge: float
    answers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class AnswersOfGroup:
    """The people of one block, or of one municipality that the rule leaves out."""

    role: str
    towns: tuple[str, ...]
    people: list[Person]


@dataclass
class AnswerSheet:
    """One group's answers to one statement, in the making."""

    group: AnswersOfGroup
    told: Told
    dont_know: int
    total: int = 0

    @property
    def size(self) -> int:
        """How many give an opinion."""
        return len(self.group.people) - self.dont_know

    @property
    def is_shown(self) -> bool:
        return self.size >= K

    @property
    def is_free(self) -> bool:
        """Whether this group may differ a little from the others."""
        return self.is_shown and self.told.mean is None and self.told.all_say is None

    @property
    def counts(self) -> list[int]:
        if self.told.all_say:
            return [self.size * (value == self.told.all_say) for value in range(1, 6)]
        return spread(self.size, self.total, self.told.shape)


def submitted_answers(story: RoundStory) -> dict[Atom, list[Answers]]:
    """What everybody who submitted answered: 1 to 5, or 6 for "weet niet"."""
    chance = random.Random(story.name)  # noqa: S311 - fictitious answers need not be secret
    people = {
        atom: [Person(chance.gauss(0, 1), chance.gauss(0, 1)) for _ in range(response.submitted)]
        for atom, response in story.groups.items()
    }
    groups = _groups(people)
    for code in story.codes:
        for role in ROLES:
            asked = [group for group in groups if group.role == role]
            if asked:
                _answer(story, code, asked, chance)
    return {atom: [tuple(one.answers) for one in crowd] for atom, crowd in people.items()}


def begun_answers(story: RoundStory, atom: Atom) -> list[Answers]:
    """What those filled in who began and didn't submit: the first few factors."""
    chance = random.Random(f"{story.name} {atom}")  # noqa: S311 - as above
    begun = []
    for _ in range(story.groups[atom].started):
        filled = 2 * chance.randint(2, 7)
        given = [chance.choice((3, 3, 4, 4, 5)) for _ in range(filled)]
        begun.append(tuple(given + [0] * (len(story.codes) - filled)))
    return begun


def _groups(people: dict[Atom, list[Person]]) -> list[AnswersOfGroup]:
    """The people of each block of the real rule, and those whom it leaves out."""
    parts = partition({atom: len(crowd) for atom, crowd in people.items()})
    left_out = [frozenset({atom}) for atom in sorted(parts.left_out)]
    groups = []
    for atoms in (*parts.blocks, *left_out):
        ordered = sorted(atoms)
        crowd = [person for atom in ordered for person in people[atom]]
        towns = tuple(code for code, _ in ordered)
        groups.append(AnswersOfGroup(ordered[0][1], towns, crowd))
    return groups


def _answer(
    story: RoundStory, code: str, groups: list[AnswersOfGroup], chance: random.Random
) -> None:
    """Let all groups of one role answer one statement."""
    role = groups[0].role
    mean = story.mean(role, code)
    sheets = _sheets(story, code, groups, chance)
    for sheet in sheets:
        wanted = sheet.told.all_say or sheet.told.mean or mean
        sheet.total = _half_up(wanted * sheet.size)
    # Both statements of a factor lean the same way, or the factor's scores would hardly differ.
    leaning = random.Random(f"{story.name} {role} {code[:-1]}")  # noqa: S311 - as above
    _vary(mean, sheets, leaning)
    for sheet in sheets:
        _hand_out(sheet, chance)


def _sheets(
    story: RoundStory, code: str, groups: list[AnswersOfGroup], chance: random.Random
) -> list[AnswerSheet]:
    """A sheet for each group, with how many say "weet niet": as told, or a few."""
    of_role = story.told.get((groups[0].role, code), Told())
    share = chance.uniform(*FEW_DONT_KNOW)
    dont_know = [math.floor(share * len(group.people)) for group in groups]
    if of_role.dont_know is not None:
        shown = [len(group.people) if len(group.people) >= K else 0 for group in groups]
        shares = [of_role.dont_know * size / sum(shown) for size in shown]
        dont_know = apportion(shares, of_role.dont_know)
    sheets = []
    for group, few in zip(groups, dont_know, strict=True):
        told = _told_of(story, code, group) or of_role
        if told.all_say:
            few = 0
        elif told is not of_role and told.dont_know is not None:
            few = told.dont_know
        sheets.append(AnswerSheet(group, told, few))
    return sheets


def _told_of(story: RoundStory, code: str, group: AnswersOfGroup) -> Told | None:
    """What the story says of these municipalities' raad, if it says one thing of all of them."""
    if group.role != "raad":
        return None
    (told, *different) = {story.told_of.get((town, code)) for town in group.towns}
    return None if different else told


def _vary(mean: Decimal, sheets: list[AnswerSheet], leaning: random.Random) -> None:
    """Let the free groups differ a little from each other, their role's mean staying as told."""
    free = [sheet for sheet in sheets if sheet.is_free]
    if not free:
        return
    shown = [sheet for sheet in sheets if sheet.is_shown]
    fixed = sum(sheet.total for sheet in shown if not sheet.is_free)
    goal = _half_up(mean * sum(sheet.size for sheet in shown)) - fixed
    room = BETWEEN_TOWNS * min(1.0, float(5 - mean), float(mean - 1))
    wanted = [sheet.size * (float(mean) + leaning.uniform(-room, room)) for sheet in free]
    shift = (goal - sum(wanted)) / sum(sheet.size for sheet in free)
    level = [want + shift * sheet.size for want, sheet in zip(wanted, free, strict=True)]
    for sheet, total in zip(free, apportion(level, goal), strict=True):
        sheet.total = total


def _hand_out(sheet: AnswerSheet, chance: random.Random) -> None:
    """Give each person an answer: the mild the higher ones, those who know little "weet niet"."""
    people = _by_nature(sheet.group.people, "knowledge", chance)
    for person in people[: sheet.dont_know]:
        person.answers.append(DONT_KNOW)
    answers = [value for value, n in enumerate(sheet.counts, start=1) for _ in range(n)]
    opinionated = _by_nature(people[sheet.dont_know :], "mildness", chance)
    for person, answer in zip(opinionated, answers, strict=True):
        person.answers.append(answer)


def _by_nature(people: Iterable[Person], trait: str, chance: random.Random) -> list[Person]:
    return sorted(people, key=lambda person: getattr(person, trait) + chance.gauss(0, WHIM))


def _half_up(value: Decimal | int) -> int:
    return int(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))
