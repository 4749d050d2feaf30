"""What changed since the previous round, per factor and role, where it can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.results.between_rounds.development import cautions
from assessments.results.between_rounds.seasons import when_earlier
from assessments.results.between_rounds.trend import Change, Incomparable, Pair, pair_of_role
from assessments.results.overview import Overview
from assessments.results.wording import comma
from factors.catalogue import FactorText

NOT_COMPARED = "–"


@dataclass(frozen=True)
class ChangeRow:
    """A factor, and what became of it in each role: "2,8 → 3,6 ↑"."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Development:
    """Beside which round, and every factor; None of it in the first round."""

    since: str
    """ "najaar 2024"."""
    headings: tuple[str, ...]
    rows: tuple[ChangeRow, ...]
    cautions: tuple[str, ...]
    """Why to compare with care: elections, mergers, another response."""


def development(earlier: Overview | None, now: Overview) -> Development | None:
    """None in a first round, and where no role can be compared with the round before."""
    if earlier is None:
        return None
    pairs = {role: pair_of_role(earlier, now, role) for role in now.roles}
    factors = now.instrument.factors
    comparable = {role: pair for role, pair in pairs.items() if _any_change(pair, factors)}
    if not comparable:
        return None
    return Development(
        since=when_earlier(earlier, now),
        headings=tuple(now.roles[role].label for role in comparable),
        rows=tuple(_row(factor, comparable.values()) for factor in factors),
        cautions=cautions(earlier, now),
    )


def _any_change(pair: Pair, factors: Iterable[FactorText]) -> bool:
    return any(isinstance(pair.change(factor), Change) for factor in factors)


def _row(factor: FactorText, pairs: Iterable[Pair]) -> ChangeRow:
    changes = (pair.change(factor) for pair in pairs)
    return ChangeRow(f"{factor.number} {factor.short_name}", tuple(map(_in_words, changes)))


def _in_words(change: Change | Incomparable) -> str:
    if isinstance(change, Incomparable):
        return NOT_COMPARED
    means = f"{comma(change.before)} → {comma(change.after)}"
    mark = {"↑": "▲ ", "↓": "▼ "}.get(change.arrow, "")
    return f"{means} {mark}{change.word}"
