"""What people added to a release, for dashboards and reports: frozen, without the tables."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils import timezone

from assessments.models import AgendaItem, Release


@dataclass(frozen=True)
class AgendaText:
    """What was added to a factor on the conversation agenda."""

    factor_number: int
    position: int | None
    """Its place as the manager put it, from 1; None where the rule decides."""
    note: str
    action: str
    owner: str
    due_on: datetime.date | None
    sign: str
    progress: str
    """How far the action is, in Dutch; "" without an action.

    It may still change when the reports are final: what is printed must not hold it.
    """


@dataclass(frozen=True)
class ReactionText:
    """A municipality's own words about the results."""

    on_behalf_of: str
    text: str


@dataclass(frozen=True)
class Added:
    """Everything that people added to one release; none of it is a result."""

    agenda: Mapping[int, AgendaText] = field(default_factory=dict)
    """By number of the factor."""
    reactions: Mapping[str, ReactionText] = field(default_factory=dict)
    """By code of the municipality."""
    final_on: datetime.date | None = None
    """Since when the reports are final."""

    @property
    def order(self) -> dict[int, int]:
        """For `results.agenda.agenda(order=…)`: number of a factor → its place in its group."""
        return {
            number: item.position
            for number, item in self.agenda.items()
            if item.position is not None
        }

    @property
    def actions(self) -> tuple[AgendaText, ...]:
        """What was agreed, in the order of the factors."""
        agreed = (item for item in self.agenda.values() if item.action)
        return tuple(sorted(agreed, key=lambda item: item.factor_number))


def agendas_of(releases: Sequence[Release]) -> tuple[Added, ...]:
    """Of each only what was added to its agenda, in one query."""
    prefetch_related_objects(releases, "agenda_items")
    return tuple(
        Added(agenda=_agenda(release), final_on=_final_on(release)) for release in releases
    )


def added_to(release: Release) -> Added:
    """In two queries."""
    return Added(
        agenda=_agenda(release),
        reactions={
            code: ReactionText(on_behalf_of, text)
            for code, on_behalf_of, text in release.reactions.values_list(
                "municipality__code", "on_behalf_of", "text"
            )
        },
        final_on=_final_on(release),
    )


def _agenda(release: Release) -> dict[int, AgendaText]:
    return {item.factor_number: _text(item) for item in release.agenda_items.all()}


def _final_on(release: Release) -> datetime.date | None:
    final_at = release.round.reports_final_at
    return timezone.localdate(final_at) if final_at else None


def _text(item: AgendaItem) -> AgendaText:
    return AgendaText(
        factor_number=item.factor_number,
        position=item.position,
        note=item.note,
        action=item.action,
        owner=item.owner,
        due_on=item.due_on,
        sign=item.sign,
        progress=item.get_progress_display() if item.action else "",
    )
