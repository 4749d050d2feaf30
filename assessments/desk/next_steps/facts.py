"""What the database and the keys say about rounds, asked for many at once.

The same queries for one round and for thirty, and none for a state that no round is in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, prefetch_related_objects

from assessments.desk.coordinators.queries import waiting_in
from assessments.desk.mailings.queries import stopped_among
from assessments.desk.planning.checklist import Checklist, checklist
from assessments.desk.planning.warnings import GroupSizes
from assessments.desk.progress import Outlook, last_outlook
from assessments.models import Invitation, Mailing, Message, Reaction, Round
from assessments.survey.keys import lost_among

State = Round.State


@dataclass(frozen=True)
class RoundFacts:
    """What there is to know of a round; what isn't of its state is left as it is here."""

    checklist: Checklist | None = None
    """Of a draft."""
    sizes: GroupSizes = field(default_factory=Counter)
    """Of a draft: how many are invited per (place name, role)."""
    waiting: Sequence[str] | None = None
    """Of a draft with coordinators: the municipalities whose list isn't ready."""
    outlook: Outlook = field(default_factory=lambda: Outlook(()))
    """Of an open round, as it was last counted."""
    key_lost: bool = False
    to_invite: int = 0
    """People with an address who weren't mailed yet."""
    refused: int = 0
    """People whose mail came back."""
    mail_problem: str = ""
    """Why the mail server takes nothing; of any round."""
    reactions: int = 0
    """Of a released round: how many municipalities wrote one."""

    @property
    def people(self) -> int:
        """How many are invited to a draft."""
        return self.sizes.total()


def facts_of(rounds: Sequence[Round]) -> dict[int, RoundFacts]:
    """By pk of the round; cancelled rounds have none. Each needs its partnership at hand."""
    of_state = {state: [each for each in rounds if each.state == state] for state in State.values}
    problems = stopped_among(of_state[State.OPEN] + of_state[State.RELEASED])
    return {
        **_of_drafts(of_state[State.DRAFT]),
        **_of_open(of_state[State.OPEN], problems),
        **_of_released(of_state[State.RELEASED], problems),
    }


def _of_drafts(rounds: Sequence[Round]) -> dict[int, RoundFacts]:
    if not rounds:
        return {}
    prefetch_related_objects(rounds, "municipalities", "contacts", "partnership__municipalities")
    sizes, waiting = _sizes(rounds), waiting_in(rounds)
    return {
        each.pk: RoundFacts(checklist(each, sizes[each.pk]), sizes[each.pk], waiting.get(each.pk))
        for each in rounds
    }


def _sizes(rounds: Iterable[Round]) -> defaultdict[int, GroupSizes]:
    joint = {each.pk: each.joint_organisation for each in rounds}
    groups = Invitation.objects.invited().filter(round__in=joint).order_by()
    counted = groups.values_list("round", "municipality__name", "role").annotate(n=Count("pk"))
    sizes: defaultdict[int, GroupSizes] = defaultdict(Counter)
    for pk, place, role, n in counted:
        sizes[pk][place or joint[pk], role] += n
    return sizes


def _of_open(rounds: Sequence[Round], problems: Mapping[int, str]) -> dict[int, RoundFacts]:
    if not rounds:
        return {}
    lost, mailed = lost_among(rounds), _mailed(rounds)
    return {
        each.pk: RoundFacts(
            outlook=last_outlook(each),
            key_lost=each.pk in lost,
            mail_problem=problems.get(each.pk, ""),
            to_invite=mailed[each.pk][0],
            refused=mailed[each.pk][1],
        )
        for each in rounds
    }


def _mailed(rounds: Sequence[Round]) -> defaultdict[int, tuple[int, int]]:
    """Of each round how many people with an address are still to be invited, and were refused."""
    invitations = Message.objects.filter(mailing__kind=Mailing.Kind.INVITATION)
    on_its_way = Q(Exists(invitations.filter(invitation=OuterRef("pk"))))
    people = Invitation.objects.filter(round__in=rounds, revoked=False).exclude(email="").order_by()
    counted = people.values_list("round").annotate(
        to_invite=Count("pk", filter=Q(sent_at=None, refusal="") & ~on_its_way),
        refused=Count("pk", filter=~Q(refusal="")),
    )
    found = {pk: (to_invite, refused) for pk, to_invite, refused in counted}
    return defaultdict(lambda: (0, 0), found)


def _of_released(rounds: Sequence[Round], problems: Mapping[int, str]) -> dict[int, RoundFacts]:
    if not rounds:
        return {}
    written = Reaction.objects.filter(release__round__in=rounds).order_by()
    reactions = dict(written.values_list("release__round").annotate(Count("pk")))
    return {
        each.pk: RoundFacts(
            reactions=reactions.get(each.pk, 0), mail_problem=problems.get(each.pk, "")
        )
        for each in rounds
    }
