"""Rounds beside each other: what changed per factor and group, for pages, slides and paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results.between_rounds.development import cautions
from assessments.results.between_rounds.rounds_beside import (
    FactorLine,
    GroupLines,
    Step,
    lines_of_pair,
    names_of,
)
from assessments.results.between_rounds.trend import Change, Incomparable, Moved, Pair
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.wording import comma, enumeration
from factors.catalogue import FactorText

MOST_NAMED = 8
"""More groups than these are counted, not named."""


@dataclass(frozen=True)
class RoundColumn:
    name: str
    people: int | None
    """How many answered in this group; None where it isn't shown."""


@dataclass(frozen=True)
class RoundMean:
    """A factor in one round, and the arrow since the round before."""

    result: Shown
    arrow: str = ""
    word: str = ""
    """What the arrow says."""
    joined: bool = False
    """Whether it may be compared with the round before as it is."""


@dataclass(frozen=True)
class Verdict:
    """What changed between the two newest rounds, in words: "↑ gestegen 0,8"."""

    text: str
    then_and_now: str = ""
    """The means behind it: "2,8 → 3,6"; "" without a comparison."""
    note: int = 0


@dataclass(frozen=True)
class DevelopmentRow:
    factor: FactorText
    means: tuple[RoundMean, ...]
    verdict: Verdict
    of_part: bool = False
    """Whether the verdict is of other groups than the means: those that both rounds have."""


@dataclass(frozen=True)
class DevelopmentTable:
    """One group of people; `name` is that of its table and of its notes."""

    name: str
    role: str
    label: str
    columns: tuple[RoundColumn, ...]
    rows: tuple[DevelopmentRow, ...]
    notes: tuple[str, ...]

    @property
    def has_means(self) -> bool:
        return any(mean.result.mean is not None for row in self.rows for mean in row.means)

    @property
    def before(self) -> str:
        """The name of the round before the newest."""
        return self.columns[-2].name


@dataclass(frozen=True)
class RoundCautions:
    """What to know before comparing two rounds that follow each other."""

    before: str
    after: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ChangedFactor:
    """A factor, and what became of it in each role."""

    factor: FactorText
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class SinceTheRoundBefore:
    """Every factor beside the round before, in each role in which anything can be compared."""

    since: str
    """ "najaar 2024"."""
    headings: tuple[str, ...]
    rows: tuple[ChangedFactor, ...]
    notes: tuple[str, ...]
    """Why something isn't compared, and which groups are: by number."""
    cautions: tuple[str, ...]
    """Why to compare with care: elections, mergers, another response."""


def development_table(group: GroupLines, names: Sequence[str], name: str) -> DevelopmentTable:
    """`names` are those of the rounds."""
    notes = Notes()
    rows = tuple(_row(line, group, names, notes) for line in group.lines)
    columns = tuple(map(_column, names, group.cells))
    return DevelopmentTable(name, group.role, group.label, columns, rows, tuple(notes.texts))


def change_table(earlier: Overview, now: Overview, role: str, name: str) -> DevelopmentTable:
    """One role in two rounds, as it is compared: where groups differ, those that both have."""
    group = lines_of_pair(earlier, now, role)
    return development_table(group, names_of((earlier, now)), name)


def since_the_round_before(earlier: Overview | None, now: Overview) -> SinceTheRoundBefore | None:
    """None in a first round, and where no role can be compared with the round before."""
    if earlier is None:
        return None
    found = [lines_of_pair(earlier, now, role) for role in now.roles]
    groups = [group for group in found if _is_compared(group)]
    if not groups:
        return None
    names, notes = names_of((earlier, now)), Notes()
    before = names[0]
    return SinceTheRoundBefore(
        since=before,
        headings=tuple(now.roles[group.role].label for group in groups),
        rows=tuple(
            ChangedFactor(
                factor,
                tuple(
                    verdict(group.lines[index].steps[-1].change, group.pairs[-1], before, notes)
                    for group in groups
                ),
            )
            for index, factor in enumerate(now.instrument.factors)
        ),
        notes=tuple(notes.texts),
        cautions=cautions(earlier, now),
    )


def verdict(change: Moved | Incomparable | None, pair: Pair, before: str, notes: Notes) -> Verdict:
    """What changed, or why that isn't said, since the round that is named `before`."""
    if isinstance(change, Moved):
        why = _compared(pair, before) if pair.is_part else ""
        text = f"{change.arrow} {change.word} {_size(change)}".strip()
        means = f"{comma(change.before)} → {comma(change.after)}"
        return Verdict(text, means, _numbered(why, notes))
    return Verdict(_("geen vergelijking"), note=_numbered(_why_not(change, before), notes))


def cautions_between(rounds: Sequence[Overview], names: Sequence[str]) -> Iterator[RoundCautions]:
    """Of each two rounds that follow each other, the oldest first."""
    for (earlier, later), (before, after) in zip(pairwise(rounds), pairwise(names), strict=True):
        texts = cautions(earlier, later)
        if texts:
            yield RoundCautions(before, after, texts)


def _is_compared(group: GroupLines) -> bool:
    return any(isinstance(line.steps[-1].change, Change) for line in group.lines)


def _column(name: str, cell: Cell | None) -> RoundColumn:
    return RoundColumn(name, cell.submitted if cell else None)


def _row(line: FactorLine, group: GroupLines, names: Sequence[str], notes: Notes) -> DevelopmentRow:
    pairs = (None, *group.pairs)
    befores = ("", *names)
    means = tuple(map(_mean, line.steps, pairs, befores, [notes] * len(pairs)))
    since = verdict(line.steps[-1].change, group.pairs[-1], names[-2], notes)
    of_part = group.pairs[-1].is_part and group.cells[-1] is not group.pairs[-1].now
    return DevelopmentRow(line.factor, means, since, of_part)


def _mean(step: Step, pair: Pair | None, before: str, notes: Notes) -> RoundMean:
    if step.result is None:
        return RoundMean(Shown(_("niet getoond")))
    result = shown(step.result)
    if not isinstance(step.change, Change) or pair is None:
        return RoundMean(notes.numbered(result))
    if step.change.arrow and pair.is_part:
        result = replace(result, why=" ".join(filter(None, (result.why, _compared(pair, before)))))
    arrow, word = step.change.arrow, step.change.word
    return RoundMean(notes.numbered(result), arrow, word, joined=not pair.is_part)


def _why_not(change: Incomparable | None, before: str) -> str:
    return change.text(before) if change else ""


def _numbered(text: str, notes: Notes) -> int:
    return notes.numbered(Shown("", why=text)).note


def _size(change: Moved) -> str:
    """Of an arrow how much; of less the number with its sign, between brackets."""
    if change.is_clear:
        return comma(abs(change.difference))
    return f"({change.number})" if change.difference else ""


def _compared(pair: Pair, before: str) -> str:
    """Which groups are compared, where two rounds don't have all of them in common."""
    places = [place.name for place in pair.now.places] if pair.now else []
    names: Iterable[str] = places
    if len(places) > MOST_NAMED:
        names = [_("{n} groepen").format(n=len(places))]
    return _("Met {before} vergeleken: alleen wie in beide rondes meetelde ({names}).").format(
        before=before, names=enumeration(list(names))
    )
