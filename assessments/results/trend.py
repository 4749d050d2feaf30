"""Pure: what changed between two rounds of a partnership, where the same groups can be compared."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, Score
from factors.catalogue import FactorText

LIMITS = ((100, Decimal("0.3")), (20, Decimal("0.5")), (10, Decimal("0.8")))
"""From so many answers on, a change of so much is shown as one."""


@dataclass(frozen=True)
class Change:
    """A role's factor in an earlier round and now."""

    factor: FactorText
    role: str
    before: Decimal
    after: Decimal
    answers: int
    """The smallest number of answers behind it, of both statements in both rounds."""

    @property
    def difference(self) -> Decimal:
        return self.after - self.before

    @property
    def is_clear(self) -> bool:
        """Whether it deserves an arrow; otherwise it is about the same."""
        limit = limit_for(self.answers)
        return limit is not None and abs(self.difference) >= limit


def limit_for(answers: int) -> Decimal | None:
    """The smallest change that is shown as one; None below ten answers."""
    return next((limit for least, limit in LIMITS if answers >= least), None)


def change_of_role(
    earlier: Overview, now: Overview, factor: FactorText, role: str
) -> Change | None:
    """None unless both rounds have a score that rests on the same places."""
    if role not in earlier.roles or role not in now.roles:
        return None
    cells = earlier.roles[role], now.roles[role]
    before, after = (cell.factors[factor.number] for cell in cells)
    if not isinstance(before, FactorScore) or not isinstance(after, FactorScore):
        return None
    if _counted(cells[0], before) != _counted(cells[1], after):
        return None
    answers = min(_answers(cell, factor) for cell in cells)
    return Change(factor, role, before.mean, after.mean, answers)


def _counted(cell: Cell, result: FactorScore) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(place.code for place in cell.places), result.without


def _answers(cell: Cell, factor: FactorText) -> int:
    scores = (cell.statements[statement.code] for statement in factor.statements)
    return min(score.answers for score in scores if isinstance(score, Score))


def season(day: datetime.date) -> str:
    """ "najaar 2025", as people remember when a round was."""
    name = {
        1: _("voorjaar {year}"),
        2: _("zomer {year}"),
        3: _("najaar {year}"),
    }.get(day.month // 3, _("winter {year}"))
    return name.format(year=day.year)
