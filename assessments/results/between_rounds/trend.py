"""Pure: what changed between two rounds of a partnership, where the same groups can be compared.

Municipalities that have become one since are found again: what they said then, together, stands
beside what that one says now.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from assessments.results.between_rounds.common_blocks import common_cells
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, Reason, Score, Withheld
from assessments.results.wording import comma
from factors.catalogue import FactorText

LIMITS = ((100, Decimal("0.3")), (20, Decimal("0.5")), (10, Decimal("0.8")))
"""From so many answers on, a change of so much is shown as one."""


class Incomparable(StrEnum):
    """Why a group has no change since an earlier round."""

    NOT_ASKED_THEN = "not asked then"
    NOT_ASKED_NOW = "not asked now"
    TOO_FEW_THEN = "too few then"
    TOO_FEW_NOW = "too few now"
    OTHER_PEOPLE = "other people"

    def text(self, then: str) -> str:
        """In a sentence; `then` names the earlier round."""
        return {
            Incomparable.NOT_ASKED_THEN: _(
                "Geen vergelijking met {then}: toen is deze groep niet gevraagd."
            ),
            Incomparable.NOT_ASKED_NOW: _(
                "Geen vergelijking met {then}: nu is deze groep niet gevraagd."
            ),
            Incomparable.TOO_FEW_THEN: _(
                "Geen vergelijking met {then}: toen waren er te weinig antwoorden."
            ),
            Incomparable.TOO_FEW_NOW: _(
                "Geen vergelijking met {then}: nu zijn er te weinig antwoorden."
            ),
            Incomparable.OTHER_PEOPLE: _(
                "Geen vergelijking met {then}: niet dezelfde groepen tellen mee."
            ),
        }[self].format(then=then)


class Moved:
    """A mean in an earlier round and now."""

    before: Decimal
    after: Decimal
    answers: int
    """The smallest number of answers behind it."""

    @property
    def difference(self) -> Decimal:
        return self.after - self.before

    @property
    def number(self) -> str:
        """ "+0,2", "−0,2"; "0,0" for none."""
        sign = "" if not self.difference else "+" if self.difference > 0 else "−"
        return f"{sign}{comma(abs(self.difference))}"

    @property
    def is_clear(self) -> bool:
        """Whether it deserves an arrow; otherwise it is about the same."""
        limit = limit_for(self.answers)
        return limit is not None and abs(self.difference) >= limit

    @property
    def arrow(self) -> str:
        """ "↑", "↓", or "" for about the same."""
        if not self.is_clear:
            return ""
        return "↑" if self.difference > 0 else "↓"

    @property
    def word(self) -> str:
        if not self.is_clear:
            return _("ongeveer gelijk gebleven")
        return _("gestegen") if self.difference > 0 else _("gedaald")


@dataclass(frozen=True)
class Change(Moved):
    """A group's factor in an earlier round and now."""

    factor: FactorText
    role: str
    before: Decimal
    after: Decimal
    answers: int
    """Of both statements in both rounds."""
    part: int = 0
    """Of how many places it is where two rounds don't have all groups of the role in common; 0 is
    the whole group in both."""


@dataclass(frozen=True)
class StatementChange(Moved):
    """A group's answers to one statement in an earlier round and now."""

    before: Decimal
    after: Decimal
    answers: int


def limit_for(answers: int) -> Decimal | None:
    """The smallest change that is shown as one; None below ten answers."""
    return next((limit for least, limit in LIMITS if answers >= least), None)


@dataclass(frozen=True)
class Pair:
    """One group in an earlier round and now, each None where it has no cell."""

    then: Cell | None
    now: Cell | None
    why_not: Incomparable | None = None
    """Why no factor of it can be compared."""
    names_hidden: bool = False
    """Whether this viewer isn't told which groups are missing, so that they may be others."""
    is_part: bool = False
    """Whether it is of the groups of a role that both rounds have, and there are others."""

    def change(self, factor: FactorText) -> Change | Incomparable:
        if self.then is None or self.now is None or self.why_not:
            return self.why_not or Incomparable.TOO_FEW_THEN
        before, after = (cell.factors.get(factor.number) for cell in (self.then, self.now))
        if not isinstance(before, FactorScore):
            return Incomparable.TOO_FEW_THEN
        if not isinstance(after, FactorScore):
            return Incomparable.TOO_FEW_NOW
        if self._of_others(before, after):
            return Incomparable.OTHER_PEOPLE
        answers = min(_answers(cell, factor) for cell in (self.then, self.now))
        part = len(self.now.places) if self.is_part else 0
        return Change(factor, self.now.role, before.mean, after.mean, answers, part)

    def change_of_statement(self, code_then: str, code_now: str) -> StatementChange | Incomparable:
        """Of a statement with the same text, whatever its code in each round."""
        if self.then is None or self.now is None or self.why_not:
            return self.why_not or Incomparable.TOO_FEW_THEN
        before, after = self.then.statements[code_then], self.now.statements[code_now]
        if not isinstance(before, Score):
            return Incomparable.TOO_FEW_THEN
        if not isinstance(after, Score):
            return Incomparable.TOO_FEW_NOW
        if self._of_others(before, after):
            return Incomparable.OTHER_PEOPLE
        return StatementChange(before.mean, after.mean, min(before.answers, after.answers))

    def _of_others(self, before: FactorScore | Score, after: FactorScore | Score) -> bool:
        """Whether other groups are missing in the one than in the other, or that isn't known."""
        return before.without != after.without or bool(before.without and self.names_hidden)


def pair_of_role(earlier: Overview, now: Overview, role: str) -> Pair:
    """A role over the whole partnership: the groups that both rounds have where others differ."""
    then, current = earlier.roles.get(role), now.roles.get(role)
    why_not = _missing(then or _why(earlier, role), current or _why(now, role))
    if then and current and not _same_places(then, current, earlier):
        if common := common_cells(earlier, now, role):
            return Pair(*common, is_part=True)
        why_not = Incomparable.OTHER_PEOPLE
    return Pair(then, current, why_not, names_hidden=not now.viewer.sees_others)


def pair_of_place(earlier: Overview, now: Overview, code: str, role: str) -> Pair:
    """One municipality of now in a role, beside all that it was made of in the earlier round."""
    current = now.cells.get((code, role), Withheld(Reason.NOT_ASKED))
    then = cell_then(earlier, code, role)
    return Pair(
        then if isinstance(then, Cell) else None,
        current if isinstance(current, Cell) else None,
        _missing(then, current),
        names_hidden=not now.viewer.sees_others,
    )


def cell_then(earlier: Overview, code: str, role: str) -> Cell | Withheld:
    """What became this municipality, as it was in an earlier round."""
    were = earlier.mergers.were(code, earlier.round.closed_on)
    if were == {code}:
        return earlier.cells.get((code, role), Withheld(Reason.NOT_ASKED))
    took_part = were & {place.code for place in earlier.places}
    missing = Reason.LEFT_OUT if took_part else Reason.NOT_ASKED
    return earlier.merged.get((code, role), Withheld(missing))


def change_of_role(
    earlier: Overview,
    now: Overview,
    factor: FactorText,
    role: str,
) -> Change | None:
    """None unless both rounds have a score that rests on the same places."""
    change = pair_of_role(earlier, now, role).change(factor)
    return change if isinstance(change, Change) else None


def _same_places(then: Cell, current: Cell, earlier: Overview) -> bool:
    mergers, day = earlier.mergers, earlier.round.closed_on
    were = frozenset().union(*(mergers.were(place.code, day) for place in current.places))
    return were == {place.code for place in then.places}


def _why(overview: Overview, role: str) -> Withheld:
    """Why a role isn't there at all."""
    return Withheld(Reason.LEFT_OUT if role in overview.asked else Reason.NOT_ASKED)


def _missing(then: Cell | Withheld, current: Cell | Withheld) -> Incomparable | None:
    if isinstance(then, Withheld):
        not_asked = then.reason is Reason.NOT_ASKED
        return Incomparable.NOT_ASKED_THEN if not_asked else Incomparable.TOO_FEW_THEN
    if isinstance(current, Withheld):
        not_asked = current.reason is Reason.NOT_ASKED
        return Incomparable.NOT_ASKED_NOW if not_asked else Incomparable.TOO_FEW_NOW
    return None


def _answers(cell: Cell, factor: FactorText) -> int:
    scores = (cell.statements[statement.code] for statement in factor.statements)
    return min(score.answers for score in scores if isinstance(score, Score))
