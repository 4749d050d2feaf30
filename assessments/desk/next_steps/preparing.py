"""What there is to do before a round can open: the checklist, by the page on which it is done."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.desk.coordinators.queries import readiness
from assessments.desk.next_steps.facts import RoundFacts
from assessments.desk.next_steps.step import (
    Step,
    Urgency,
    page,
    planned_invitations,
)
from assessments.desk.planning.checklist import Checklist, Point
from assessments.models import Round

PAGES = {
    "change_partnership": (
        gettext_lazy("De afspraken over de samenwerking"),
        gettext_lazy("Samenwerking wijzigen"),
    ),
    "change_round": (gettext_lazy("De instellingen van de ronde"), gettext_lazy("Instellingen")),
    "round_contacts": (gettext_lazy("Wie mensen kunnen bellen"), gettext_lazy("Wie te bellen")),
    "people": (gettext_lazy("De mensen"), gettext_lazy("Mensen uitnodigen")),
    "checklist": (gettext_lazy("Wat u zelf nagaat"), gettext_lazy("Klaar om te beginnen?")),
}
"""What is done on a page, and its button; in the order in which it is done best."""
OF_THE_PARTNERSHIP = ("change_partnership",)


def steps_to_open(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    if current_round.closes_at <= timezone.now():
        yield Step(
            _("De dag van sluiten is voorbij. Kies nieuwe data."),
            _("Instellingen"),
            page("change_round", current_round),
            Urgency.WARNING,
        )
    points = facts.checklist
    if points is None:
        return
    for name in PAGES:
        to_do = [point for point in points.points if _page_of(point) == name and not point.done]
        if to_do:
            yield _step(current_round, name, to_do)
    if facts.waiting is not None:
        yield _lists(current_round, facts.waiting)
    if points.is_complete:
        yield Step(
            _("Alles is klaar. U kunt de ronde openen."),
            _("Ronde openen"),
            page("open_round", current_round),
        )
    yield from _to_know(current_round, points)


def _page_of(point: Point) -> str:
    """Where a point is done: the checklist has them all."""
    return point.where if point.where in PAGES else "checklist"


def _lists(current_round: Round, waiting: Sequence[str]) -> Step:
    return Step(
        readiness(len(current_round.municipalities.all()), waiting),
        _("Lijsten van de gemeenten"),
        page("lists", current_round),
        Urgency.TO_DO if waiting else Urgency.NOTHING,
    )


def _step(current_round: Round, name: str, to_do: list[Point]) -> Step:
    title, button = PAGES[name]
    args = [current_round.partnership.slug]
    if name not in OF_THE_PARTNERSHIP:
        args.append(str(current_round.pk))
    text = ngettext("{title}: nog {n} punt.", "{title}: nog {n} punten.", len(to_do))
    return Step(
        text.format(title=title, n=len(to_do)),
        str(button),
        reverse(name, args=args),
        points=tuple(point.text for point in to_do),
    )


def _to_know(current_round: Round, points: Checklist) -> Iterator[Step]:
    """What stops nothing, but is better known before opening."""
    if current_round.invite_at:
        yield planned_invitations(current_round)
    number = len(points.warnings) + len(points.small_groups)
    if number:
        text = ngettext(
            "Let op: er is {n} opmerking over de data of de groepen.",
            "Let op: er zijn {n} opmerkingen over de data of de groepen.",
            number,
        )
        yield Step(
            text.format(n=number),
            _("Lees de opmerkingen"),
            page("checklist", current_round),
            Urgency.NOTHING,
        )
