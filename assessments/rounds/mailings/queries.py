"""How far mailings are, in numbers."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments.models import Invitation, Mailing, Message, Round
from assessments.rounds.mailings.sending import send_mailing
from assessments.rounds.people.names import by_surname, folded

UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@dataclass(frozen=True)
class Sent:
    """A mailing, and how many of its mails still wait; `queued` when a worker will send them."""

    mailing: Mailing
    waiting: int
    queued: bool

    @property
    def handled(self) -> int:
        return self.mailing.total - self.waiting

    @property
    def is_invitation(self) -> bool:
        return self.mailing.kind == Mailing.Kind.INVITATION

    @property
    def is_reminder_of_today(self) -> bool:
        """After which there is none until tomorrow."""
        is_reminder = self.mailing.kind == Mailing.Kind.REMINDER
        return is_reminder and self.mailing.started_on == timezone.localdate()

    @property
    def accepted(self) -> int:
        """How many the mail server took, or didn't have to go any more."""
        return self.handled - self.mailing.refused

    @property
    def is_stalled(self) -> bool:
        """The mail server is away, or asked to try again later."""
        return self.waiting > 0 and not self.queued


def mailings_of(current_round: Round) -> list[Sent]:
    """Newest first; two queries, and one more while something waits."""
    messages = Message.objects.filter(mailing__round=current_round)
    waiting = dict(messages.values_list("mailing").annotate(Count("pk")))
    queued = queued_mailings(*UNFINISHED) if waiting else set()
    return [
        Sent(mailing, waiting.get(mailing.pk, 0), mailing.pk in queued)
        for mailing in current_round.mailings.all()
    ]


def to_invite(current_round: Round) -> QuerySet[Invitation]:
    """People with an address whose invitation was not mailed, is not on its way and not refused."""
    on_their_way = Message.objects.filter(
        mailing__round=current_round, mailing__kind=Mailing.Kind.INVITATION
    )
    waiting = _with_address(current_round).filter(sent_at=None, refusal="")
    return waiting.exclude(pk__in=on_their_way.values("invitation"))


def queued_mailings(*statuses: TaskResultStatus) -> set[int]:
    """Mailings for which there is a task in one of these statuses."""
    tasks = DBTaskResult.objects.filter(
        status__in=statuses, task_path=send_mailing.module_path
    ).values_list("args_kwargs", flat=True)
    return {pk for task in tasks for pk in task["args"]}


def refused(current_round: Round) -> list[Invitation]:
    """People whose invitation the mail server refused, with its reason; by place and surname."""
    people = _with_address(current_round).exclude(refusal="").select_related("municipality")
    return sorted(people, key=_by_place_and_surname)


def _by_place_and_surname(person: Invitation) -> tuple[str, tuple[str, str]]:
    place = person.municipality.name if person.municipality else ""
    return folded(place), by_surname(person.name)


def _with_address(current_round: Round) -> QuerySet[Invitation]:
    return current_round.invitations.filter(revoked=False).exclude(email="")
