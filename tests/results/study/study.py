"""How firm conclusions are: respondents of plausible rounds are drawn again and again.

Each round has opinions of everybody (`worlds`). Its agenda is made of who answered; then others
of the same people answer, and it is made again. What is counted is how often a factor keeps its
group, and how often the group is not the one that everybody's answers give.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from assessments.results.agenda import Agenda, AgendaEntry, AgendaGroup, agenda
from assessments.results.findings import what_stands_out
from assessments.results.findings.finding import FindingKind
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore
from tests.results.study.worlds import answered, answered_by_all, world


@dataclass
class Tally:
    """Of factors with the same mark or in the same group."""

    entries: int = 0
    kept: int = 0
    drawn: int = 0
    by_chance: int = 0
    """Entries whose group isn't the one that everybody's answers give."""

    @property
    def kept_share(self) -> float:
        return self.kept / self.drawn if self.drawn else 1.0

    @property
    def by_chance_share(self) -> float:
        return self.by_chance / self.entries if self.entries else 0.0


@dataclass
class Study:
    rounds: int = 0
    firm: Tally = field(default_factory=Tally)
    marked: Tally = field(default_factory=Tally)
    groups: dict[AgendaGroup, Tally] = field(
        default_factory=lambda: {group: Tally() for group in AgendaGroup}
    )
    wrong_beginnings: int = 0
    """Rounds in which *Begin hier* has neither three entries nor all there are."""
    kept_without_majority: int = 0
    """Factors under *vasthouden* with a shown role of which no majority agrees."""
    unnamed: int = 0
    """Factors that a role puts below 3.0 and that no sentence names."""
    first_sentences: Counter = field(default_factory=Counter)

    @property
    def marked_share(self) -> float:
        return self.marked.entries / (self.marked.entries + self.firm.entries)

    @property
    def commonest_beginning(self) -> float:
        """The part of rounds that begin with the same sentence about the same factor."""
        return self.first_sentences.most_common(1)[0][1] / self.first_sentences.total()


def study(rounds: int, draws: int) -> Study:
    found = Study(rounds)
    for seed in range(rounds):
        made, chance = world(seed), np.random.default_rng(100_000 + seed)
        overview = answered(made, chance)
        talk = agenda(overview)
        again = [agenda(answered(made, chance)) for _ in range(draws)]
        everybody = agenda(answered_by_all(made))
        for entry in _entries(talk):
            _count(found, entry, again, everybody)
        _look(found, overview, talk)
    return found


def _entries(talk: Agenda) -> Iterator[AgendaEntry]:
    for entries in talk.groups.values():
        yield from entries


def _count(found: Study, entry: AgendaEntry, again: list[Agenda], everybody: Agenda) -> None:
    groups = [_group(talk, entry.factor.number) for talk in again]
    truth = _group(everybody, entry.factor.number)
    for tally in (found.marked if entry.bordering else found.firm, found.groups[entry.group]):
        tally.entries += 1
        tally.drawn += len(groups)
        tally.kept += groups.count(entry.group)
        tally.by_chance += truth is not entry.group


def _group(talk: Agenda, number: int) -> AgendaGroup | None:
    entry = talk.entry(number)
    return entry.group if entry else None


def _look(found: Study, overview: Overview, talk: Agenda) -> None:
    to_talk_about = [e for e in _entries(talk) if e.group is not AgendaGroup.KEEP]
    found.wrong_beginnings += len(talk.begin_here) != min(3, len(to_talk_about))
    found.kept_without_majority += sum(
        2 * entry.least <= 1 for entry in talk.groups[AgendaGroup.KEEP]
    )
    said = what_stands_out(overview)
    text = " ".join(finding.text for finding in said)
    found.unnamed += sum(name not in text for name in _low(overview))
    if said and said[0].kind is not FindingKind.LOW_RESPONSE:
        found.first_sentences[said[0].kind, said[0].factor_number] += 1


def _low(overview: Overview) -> Iterator[str]:
    for factor in overview.instrument.factors:
        results = [cell.factors[factor.number] for cell in overview.roles.values()]
        if any(isinstance(each, FactorScore) and each.mean < 3 for each in results):
            yield factor.short_name


def report(found: Study) -> str:
    """As `docs/decisions/0015-agenda-by-majorities.md` has it."""
    lines = [
        f"{found.rounds} rounds, {found.firm.entries + found.marked.entries} factors",
        f"marked op de grens: {found.marked_share:.1%}",
        f"kept their group when others answered: unmarked {found.firm.kept_share:.1%}, "
        f"marked {found.marked.kept_share:.1%}",
        f"not the group of everybody's answers: unmarked {found.firm.by_chance_share:.1%}, "
        f"marked {found.marked.by_chance_share:.1%}",
    ]
    total = sum(tally.entries for tally in found.groups.values())
    for group, tally in found.groups.items():
        lines.append(
            f"{group}: {tally.entries / total:.1%} of factors, kept {tally.kept_share:.1%}, "
            f"by chance {tally.by_chance_share:.1%}"
        )
    (kind, number), _times = found.first_sentences.most_common(1)[0]
    lines.append(
        f"factors below 3.0 that go unnamed: {found.unnamed}; commonest beginning "
        f"({kind} about factor {number}): {found.commonest_beginning:.1%} of rounds"
    )
    return "\n".join(lines)
