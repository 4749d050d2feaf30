"""What was agreed on a factor, and what became of what was agreed the round before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format

from assessments.followup.queries import AgendaText
from assessments.results.between_rounds.development import what_became
from assessments.results.overview import Overview
from factors.catalogue import FactorText


@dataclass(frozen=True)
class Agreement:
    """What was agreed on a factor; "" where it wasn't said.

    Not how far it is: that goes on changing when the reports are final.
    """

    about: str
    action: str
    owner: str
    due: str
    sign: str


@dataclass(frozen=True)
class FollowedAction:
    """An action of the round before this one, and what became of it."""

    factor: FactorText
    text: str
    round_pk: int
    """Where its progress is kept."""


def agreement(about: str, item: AgendaText) -> Agreement:
    return Agreement(
        about=about,
        action=item.action,
        owner=item.owner,
        due=date_format(item.due_on, "j F Y") if item.due_on else "",
        sign=item.sign,
    )


def followed_actions(
    now: Overview, earlier: Overview | None, actions: Iterable[AgendaText]
) -> tuple[FollowedAction, ...]:
    """`actions` are those of the earlier round; empty for the first round."""
    if earlier is None:
        return ()
    return tuple(_followed(now, earlier, item) for item in actions)


def _followed(now: Overview, earlier: Overview, item: AgendaText) -> FollowedAction:
    text = what_became(
        earlier,
        now,
        factor_number=item.factor_number,
        action=item.action,
        progress=item.progress,
    )
    return FollowedAction(now.instrument.factor(item.factor_number), text, earlier.round.pk)
