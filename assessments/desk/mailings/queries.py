"""How far mailings are, and what is the matter with those that don't get on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments.desk.mailings.sending import send_mailing
from assessments.desk.people.names import by_surname, folded
from assessments.models import Invitation, Mailing, Message, Round


@dataclass(frozen=True)
class Sent:
    """A mailing, how many of its mails still wait, and how many of those were never tried."""

    mailing: Mailing
    waiting: int
    untried: int

    @property
    def is_busy(self) -> bool:
        """Of a reminder only until each had its turn: who waits longer, hasn't submitted."""
        left = self.untried if self.mailing.tells_who_answered else self.waiting
        return left > 0

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
    def is_stopped(self) -> bool:
        """The mail server takes nothing: `mailing.problem` says why."""
        return self.is_busy and bool(self.mailing.problem)


def mailings_of(current_round: Round) -> list[Sent]:
    """Newest first, without those that people asked for themselves; two queries."""
    return sent(current_round.mailings.exclude(kind=Mailing.Kind.LOST_LINK))


def stopped_among(rounds: Iterable[Round]) -> dict[int, str]:
    """Why the mail server takes nothing, by pk of the rounds whose mail waits for it; two queries,
    one where nothing is the matter."""
    troubled = Mailing.objects.filter(round__in=list(rounds)).exclude(problem="")
    return {each.mailing.round_id: each.mailing.problem for each in sent(troubled) if each.is_busy}


def sent(mailings: QuerySet[Mailing]) -> list[Sent]:
    """With how many mails of each still wait, in the same order."""
    found = list(mailings)
    if not found:
        return []
    messages = Message.objects.filter(mailing__in=found).values("mailing").order_by()
    counted = messages.annotate(waiting=Count("pk"), untried=Count("pk", filter=Q(attempts=0)))
    waiting = {row["mailing"]: (row["waiting"], row["untried"]) for row in counted}
    return [Sent(mailing, *waiting.get(mailing.pk, (0, 0))) for mailing in found]


def has_invited(current_round: Round) -> bool:
    """Whether a reminder would reach anybody."""
    return _with_address(current_round).filter(sent_at__isnull=False).exists()


def held_up(current_round: Round) -> QuerySet[Message]:
    """Mails that wait for a mail server, with the reason. Never of a reminder: see `Message`."""
    waiting = Message.objects.filter(mailing__round=current_round).exclude(problem="")
    return waiting.select_related("invitation", "user").order_by("not_before", "pk")


def refused(current_round: Round) -> list[Invitation]:
    """People whose mail the mail server refused, with its reason; by place and surname."""
    people = refusals(current_round).select_related("municipality")
    return sorted(people, key=_by_place_and_surname)


def refusals(current_round: Round) -> QuerySet[Invitation]:
    return _with_address(current_round).exclude(refusal="")


def _by_place_and_surname(person: Invitation) -> tuple[str, tuple[str, str]]:
    place = person.municipality.name if person.municipality else ""
    return folded(place), by_surname(person.name)


def to_invite(current_round: Round) -> QuerySet[Invitation]:
    """People with an address whose invitation was not mailed, is not on its way and not refused."""
    on_their_way = Message.objects.filter(
        mailing__round=current_round, mailing__kind=Mailing.Kind.INVITATION
    )
    waiting = _with_address(current_round).filter(sent_at=None, refusal="")
    return waiting.exclude(pk__in=on_their_way.values("invitation"))


def queued_mailings() -> set[int]:
    """Mailings that wait for a worker."""
    tasks = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=send_mailing.module_path
    )
    return {pk for task in tasks.values_list("args_kwargs", flat=True) for pk in task["args"]}


def _with_address(current_round: Round) -> QuerySet[Invitation]:
    return current_round.invitations.filter(revoked=False).exclude(email="")
