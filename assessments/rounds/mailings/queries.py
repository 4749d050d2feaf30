"""How far mailings are, in numbers."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from assessments.models import Invitation, Mailing, Message, Round


@dataclass(frozen=True)
class Sent:
    """A mailing, and how many of its mails still wait."""

    mailing: Mailing
    waiting: int

    @property
    def handled(self) -> int:
        return self.mailing.total - self.waiting


def mailings_of(current_round: Round) -> list[Sent]:
    """Newest first; two queries."""
    messages = Message.objects.filter(mailing__round=current_round)
    waiting = dict(messages.values_list("mailing").annotate(Count("pk")))
    return [Sent(mailing, waiting.get(mailing.pk, 0)) for mailing in current_round.mailings.all()]


def to_invite(current_round: Round) -> int:
    """How many people with an address were not mailed an invitation yet."""
    return _with_address(current_round).filter(sent_at=None, refusal="").count()


def refused(current_round: Round) -> QuerySet[Invitation]:
    """People whose invitation the mail server refused, with its reason."""
    people = _with_address(current_round).exclude(refusal="").select_related("municipality")
    return people.order_by("municipality__name", "name")


def _with_address(current_round: Round) -> QuerySet[Invitation]:
    return current_round.invitations.filter(revoked=False).exclude(email="")
