"""Mail that goes by itself, and mail that got stuck. Running it twice, or late, does no harm."""

import datetime
from collections.abc import Callable, Collection
from functools import partial

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from assessments.desk.mailings.actions import (
    NothingToSend,
    NotSharedYet,
    SentAlready,
    announce,
    invite_as_planned,
    remind,
    tell_managers,
    tell_of_results,
)
from assessments.desk.mailings.queries import queued_mailings
from assessments.desk.mailings.sending import CLAIM, due, send_mailing
from assessments.desk.monitoring.alarms import run_all
from assessments.models import Mailing, Message, Round
from assessments.models.round import UNDO

Kind = Mailing.Kind

MANAGERS_DAYS = (3, 1)
"""Managers hear so many days before that a round closes."""
DAYTIME = range(8, 20)
"""Planned mail goes between these hours."""
LATE = datetime.timedelta(days=3)
"""News that is older isn't sent by itself any more."""


def send_planned_mail() -> int:
    """Reminders, warnings to managers, thanks, and word of shared results; how many mailings."""
    if timezone.localtime().hour not in DAYTIME:
        return 0
    had = _had_today()
    closing: list[Callable[[], int]] = [partial(before_closing, each, had) for each in _open()]
    return sum(run_all([*closing, after_closing]))


def send_planned_invitations() -> int:
    """At the moment that a manager chose, whatever the hour; how many mailings."""
    now = timezone.now()
    due = _open().filter(opens_at__lte=now, invite_at__lte=now)
    return sum(run_all(partial(invite_as_planned, current_round=each) for each in due))


def before_closing(current_round: Round, had: Collection[tuple[int, str]] = ()) -> int:
    """What goes today and isn't among the mailings that the round `had`; how many."""
    days_left = (timezone.localdate(current_round.closes_at) - timezone.localdate()).days
    due = []
    if days_left in current_round.reminder_days and (current_round.pk, Kind.REMINDER) not in had:
        due.append(_starting(remind, current_round=current_round, by=None))
    if days_left in MANAGERS_DAYS and (current_round.pk, Kind.CLOSING_SOON) not in had:
        due.append(_starting(tell_managers, current_round=current_round, kind=Kind.CLOSING_SOON))
    return sum(run_all(due))


def _had_today() -> set[tuple[int, str]]:
    """(Round, kind) of what open rounds sent today: it isn't tried again each minute."""
    sent = Mailing.objects.filter(round__state=Round.State.OPEN, started_on=timezone.localdate())
    return set(sent.values_list("round", "kind"))


def after_closing() -> int:
    """Nobody gets two mails on one day: thanks go the day after a round closed, unless its results
    are shared by then (that mail says thanks too), and word of results not on the day of thanks.

    As long as sharing can be undone nothing goes at all.
    """
    today, now = timezone.localdate(), timezone.now()
    closed = Q(release__released_on__gt=today - LATE)
    yesterday = closed & Q(release__released_on__lt=today)
    shared = Q(shared_at__lte=now - UNDO, shared_at__gt=now - LATE)
    unshared = Q(shared_at=None) | Q(shared_at__gt=now)
    settled = unshared | Q(shared_at__lte=now - UNDO)
    thanked = Mailing.objects.filter(kind=Kind.THANKS, started_on=today).values("round")
    news = (
        (tell_managers, Kind.RELEASED, _without(Kind.RELEASED).filter(closed & settled)),
        (announce, Kind.THANKS, _without(Kind.THANKS).filter(yesterday & unshared)),
        (tell_of_results, Kind.SHARED, _without(Kind.SHARED).filter(shared, ~Q(pk__in=thanked))),
    )
    starting = (
        _starting(send, current_round=current_round, kind=kind)
        for send, kind, rounds in news
        for current_round in rounds
    )
    return sum(run_all(starting))


def resume_mailings() -> int:
    """Put mailings that wait without a worker back to work; how many.

    A worker died, the mail server was away, or it asked to try again later.
    """
    busy = Message.objects.filter(claimed_at__gt=timezone.now() - CLAIM)
    # Asked first, so that no mailing is looked at that went long ago.
    to_send = _mailings_of(Message.objects.filter(due())) - _mailings_of(busy)
    may_go = Q(resume_at=None) | Q(resume_at__lte=timezone.now())
    waiting = Mailing.objects.filter(may_go, pk__in=to_send).values_list("pk", flat=True)
    idle = set(waiting) - queued_mailings()
    for mailing in sorted(idle):
        send_mailing.enqueue(mailing)
    return len(idle)


def _mailings_of(messages: QuerySet[Message]) -> set[int]:
    return set(messages.order_by().values_list("mailing", flat=True).distinct())


def _open() -> QuerySet[Round]:
    return (
        Round.objects.filter(
            state=Round.State.OPEN, closes_at__gt=timezone.now(), partnership__archived=False
        )
        .select_related("partnership")
        .defer("instrument", "counts")
    )


def _without(kind: Mailing.Kind) -> QuerySet[Round]:
    """Released rounds that had no mailing of this kind."""
    had = Mailing.objects.filter(kind=kind, round=OuterRef("pk"))
    released = Round.objects.filter(state=Round.State.RELEASED, partnership__archived=False)
    return released.filter(~Exists(had)).select_related("partnership").defer("instrument")


def _starting(send: Callable[..., Mailing], **arguments: object) -> Callable[[], bool]:
    """A job that starts a mailing; whether it did."""

    def start() -> bool:
        try:
            send(**arguments)
        except (SentAlready, NothingToSend, NotSharedYet):
            return False
        return True

    return start
