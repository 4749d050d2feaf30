"""How a round goes, from preparing it to the conversation, and where this one is."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Round

PREPARE, INVITE, ANSWER, LOOK, SHARE, TALK = range(6)
_STAGES: tuple[tuple[str | Promise, str | Promise], ...] = (
    (
        gettext_lazy("Voorbereiden"),
        gettext_lazy(
            "U kiest de data en een opdrachtgever, en elke gemeente geeft haar lijst met mensen."
        ),
    ),
    (
        gettext_lazy("Openen en uitnodigen"),
        gettext_lazy("De stellingen liggen vast. Iedereen krijgt een mail of een kaart."),
    ),
    (
        gettext_lazy("Antwoorden"),
        gettext_lazy(
            "Mensen vullen in tien minuten de vragenlijst in. U ziet alleen hoeveel er al "
            "instuurden. Herinneringen gaan vanzelf."
        ),
    ),
    (
        gettext_lazy("Sluiten en bekijken"),
        gettext_lazy(
            "Het systeem telt alles in één keer en wist de losse antwoorden. U ziet de uitkomsten "
            "als eerste."
        ),
    ),
    (
        gettext_lazy("Delen"),
        gettext_lazy(
            "Genodigden en gemeenten krijgen de uitkomsten. Elke gemeente kan erop reageren, en "
            "heeft een rapport voor haar raad."
        ),
    ),
    (
        gettext_lazy("Het gesprek"),
        gettext_lazy("U bespreekt waar mensen verschillen, en legt vast wat u afspreekt."),
    ),
)


@dataclass(frozen=True)
class Stage:
    name: str
    text: str
    when: str = ""
    """Its date in this round, where there is one."""
    is_now: bool = False
    is_past: bool = False


def stages(
    current_round: Round | None = None, *, still_inviting: bool = False
) -> tuple[Stage, ...]:
    """Every stage in order; of no round without dates, and none of them now."""
    now = _where(current_round, still_inviting) if current_round else None
    dates = dict(_dates(current_round)) if current_round else {}
    return tuple(
        Stage(
            str(name),
            str(text),
            dates.get(number, ""),
            is_now=number == now,
            is_past=now is not None and number < now,
        )
        for number, (name, text) in enumerate(_STAGES)
    )


def _where(current_round: Round, still_inviting: bool) -> int | None:
    """None when it was cancelled."""
    if current_round.state == Round.State.DRAFT:
        return PREPARE
    if current_round.state == Round.State.OPEN:
        return INVITE if still_inviting else ANSWER
    if current_round.state == Round.State.RELEASED:
        return _after_closing(current_round)
    return None


def _after_closing(current_round: Round) -> int:
    if current_round.is_shared():
        return TALK
    return SHARE if current_round.shared_at else LOOK


def _dates(current_round: Round) -> Iterator[tuple[int, str]]:
    yield INVITE, _day(current_round.opens_at)
    yield ANSWER, _("tot en met {day}").format(day=_day(current_round.closes_at))
    if current_round.shared_at:
        yield SHARE, _day(current_round.shared_at)
    if current_round.discussed_on:
        yield TALK, date_format(current_round.discussed_on, "j F Y")


def _day(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")
