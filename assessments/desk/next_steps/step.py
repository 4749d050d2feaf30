"""One thing to do, with the button that leads to where it is done."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Round


class Urgency(StrEnum):
    """How a step is shown, the most pressing first."""

    ERROR = "error"
    WARNING = "warning"
    TO_DO = "to-do"
    NOTHING = "nothing"
    """Only to be known: it goes by itself, or can wait."""


@dataclass(frozen=True)
class Step:
    """What to do and why, in a sentence or two."""

    text: str
    button: str = ""
    address: str = ""
    urgency: Urgency = Urgency.TO_DO
    points: tuple[str, ...] = ()
    """What it consists of, where that is more than one thing."""

    @property
    def is_wrong(self) -> bool:
        return self.urgency in (Urgency.ERROR, Urgency.WARNING)


def page(name: str, current_round: Round) -> str:
    """The address of one of a round's own pages."""
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])


def planned_invitations(current_round: Round) -> Step:
    """Of a round with a moment for them: not before it is open."""
    moment = date_format(timezone.localtime(current_round.invite_at), "l j F, H.i")
    return Step(
        _("De uitnodigingen gaan vanzelf uit op {moment} uur.").format(moment=moment),
        _("Ander moment kiezen"),
        page("plan_invitations", current_round),
        Urgency.NOTHING,
    )
