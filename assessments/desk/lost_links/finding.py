"""Whose address it is, looked up by the worker."""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Mapping

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from assessments.desk.mailings.actions import send_lost_links
from assessments.models import Invitation, Round

LAST = -50
"""Its priority: however many addresses are typed, other work goes first."""


@task(priority=LAST)
def mail_lost_links(digest: str) -> None:
    """Mail everybody with this address the link that they have: of each open round one."""
    keys_of = _holders(digest)
    for current_round in Round.objects.filter(pk__in=keys_of):
        send_lost_links(current_round=current_round, keys=keys_of[current_round.pk])


def address_digest(address: str) -> str:
    """HMAC-SHA256 under LINK_KEY: whoever has only the database can't try addresses."""
    what = f"lost link:{address.lower()}".encode()
    return hmac.digest(settings.LINK_KEY.encode(), what, hashlib.sha256).hex()


def _holders(digest: str) -> Mapping[int, list[int]]:
    """Keys of the invitations that have this address, by round."""
    found = defaultdict(list)
    for address, pk, of_round in _with_address().iterator():
        if hmac.compare_digest(address_digest(address), digest):
            found[of_round].append(pk)
    return found


def _with_address() -> QuerySet[Invitation, tuple[str, int, int]]:
    """Everybody who can be mailed a link that opens something now."""
    now = timezone.now()
    rounds = Round.objects.filter(state=Round.State.OPEN, opens_at__lte=now, closes_at__gt=now)
    people = Invitation.objects.filter(round__in=rounds, revoked=False).exclude(email="")
    return people.order_by().values_list("email", "pk", "round_id")
