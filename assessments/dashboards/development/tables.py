"""Rounds beside each other as tables: what the picture of them is drawn from too."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results.between_rounds.rounds_beside import FactorLine, GroupLines, Step
from assessments.results.between_rounds.trend import Change
from assessments.results.cells import Cell
from assessments.results.wording import comma
from factors.catalogue import FactorText


@dataclass(frozen=True)
class RoundColumn:
    name: str
    people: int | None
    """How many answered in this group; None where it isn't shown."""


@dataclass(frozen=True)
class Mean:
    """A factor in one round, and the arrow since the round before."""

    result: Shown
    arrow: str = ""
    word: str = ""
    """What the arrow says."""
    joined: bool = False
    """Whether it may be compared with the round before."""


@dataclass(frozen=True)
class Verdict:
    """What changed between the two newest rounds, in words."""

    text: str
    note: int = 0


@dataclass(frozen=True)
class Row:
    factor: FactorText
    means: tuple[Mean, ...]
    verdict: Verdict


@dataclass(frozen=True)
class DevelopmentTable:
    """One group of people; `name` is that of its table and of its notes."""

    name: str
    role: str
    label: str
    columns: tuple[RoundColumn, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    @property
    def has_means(self) -> bool:
        return any(mean.result.mean is not None for row in self.rows for mean in row.means)

    @property
    def before(self) -> str:
        """The name of the round before the newest."""
        return self.columns[-2].name


def development_table(group: GroupLines, names: Sequence[str], name: str) -> DevelopmentTable:
    notes = Notes()
    rows = tuple(_row(line, names, notes) for line in group.lines)
    columns = tuple(map(_column, names, group.cells))
    return DevelopmentTable(name, group.role, group.label, columns, rows, tuple(notes.texts))


def _column(name: str, cell: Cell | None) -> RoundColumn:
    return RoundColumn(name, cell.submitted if cell else None)


def _row(line: FactorLine, names: Sequence[str], notes: Notes) -> Row:
    means = tuple(_mean(step, notes) for step in line.steps)
    return Row(line.factor, means, _verdict(line.steps[-1], names[-2], notes))


def _mean(step: Step, notes: Notes) -> Mean:
    if step.result is None:
        return Mean(Shown(_("niet getoond")))
    result = notes.numbered(shown(step.result))
    if not isinstance(step.change, Change):
        return Mean(result)
    return Mean(result, step.change.arrow, step.change.word, joined=True)


def _size(change: Change) -> str:
    """Of an arrow how much; of less the number with its sign, between brackets."""
    if change.is_clear:
        return comma(abs(change.difference))
    return f"({change.number})" if change.difference else ""


def _verdict(step: Step, before: str, notes: Notes) -> Verdict:
    if isinstance(step.change, Change):
        change = step.change
        return Verdict(f"{change.arrow} {change.word} {_size(change)}".strip())
    why = Shown("", why=step.change.text(before) if step.change else "")
    return Verdict(_("geen vergelijking"), notes.numbered(why).note)
