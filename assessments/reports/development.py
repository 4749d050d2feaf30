"""What changed since the previous round, per factor and role, where it can be compared."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.results import wording
from assessments.results.overview import Overview
from assessments.results.trend import Change, change_of_role, season
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


def development(earlier: Overview | None, now: Overview) -> Development | None:
    """None in a first round, and where no role can be compared with the round before."""
    if earlier is None:
        return None
    roles = [role for role in now.roles if _comparable(earlier, now, role)]
    if not roles:
        return None
    return Development(
        since=season(earlier.round.closed_on),
        headings=tuple(wording.over_all(role) for role in roles),
        rows=tuple(_row(earlier, now, factor, roles) for factor in now.instrument.factors),
    )


def _comparable(earlier: Overview, now: Overview, role: str) -> bool:
    return any(change_of_role(earlier, now, f, role) for f in now.instrument.factors)


def _row(earlier: Overview, now: Overview, factor: FactorText, roles: list[str]) -> ChangeRow:
    changes = (change_of_role(earlier, now, factor, role) for role in roles)
    return ChangeRow(f"{factor.number} {factor.short_name}", tuple(map(_in_words, changes)))


def _in_words(change: Change | None) -> str:
    if change is None:
        return NOT_COMPARED
    means = f"{comma(change.before)} → {comma(change.after)}"
    if not change.is_clear:
        return _("%(means)s ongeveer gelijk") % {"means": means}
    word = _("gestegen") if change.difference > 0 else _("gedaald")
    return f"{means} {'▲' if change.difference > 0 else '▼'} {word}"
