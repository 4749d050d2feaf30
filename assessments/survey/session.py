"""Which invitations this browser has entered.

`request.session["survey"]` maps an invitation's public id to its entry. Every page and save names
its invitation, so that two links in one browser never mix.
"""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypedDict

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from assessments.models import Invitation, Partnership, Round
from assessments.survey.ballot_box import WRITER_BYTES
from assessments.survey.links import Revoked, outdated

KEY = "survey"
LAST = "survey_last"
"""The last step of this browser with an invitation that it has forgotten. It opens nothing, and
is a keyed digest: the table of sessions says of nobody whether they sent in."""

INVITATIONS = Invitation.objects.select_related("round__partnership", "municipality").only(
    "public_id",
    "version",
    "revoked",
    "role",
    "municipality__name",
    "round__state",
    "round__opens_at",
    "round__closes_at",
    "round__shared_at",
    "round__forgotten_on",
    "round__discussed_on",
    "round__title",
    "round__key_name",
    "round__joint_organisation",
    "round__partnership__name",
    "round__partnership__slug",
    "round__partnership__description",
    "round__partnership__invented",
)
"""With what most pages show, and no more: a survey page is asked for ten times a person."""


class Absent(Exception):
    """This browser never entered, was away too long, or has left."""


class Step(StrEnum):
    """After which this browser forgets an invitation."""

    SENT_IN = "sent in"
    STEPPED_OUT = "stepped out"


class Done(Exception):
    """Asked once more for its last step: a double click, or a reply that got lost."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


class Entry(TypedDict):
    pk: int
    version: int
    writer: str
    by_card: bool
    begun: bool


@dataclass(frozen=True)
class Entered:
    """A person in this browser.

    `claim` is the invitation as the session remembers it, with nothing but its pk, public id and
    version: enough for the verbs in `actions`, which lock and check it. `writer` names this
    browser in the ballot. Somebody who came with a card hasn't `begun` before choosing to: until
    then they may not see answers that were given elsewhere.
    """

    claim: Invitation
    writer: str
    by_card: bool
    begun: bool

    @cached_property
    def invitation(self) -> Invitation:
        """The invitation as it is now. Raises `Absent` or a `LinkProblem`."""
        try:
            found = INVITATIONS.get(pk=self.claim.pk)
        except Invitation.DoesNotExist as error:
            raise Absent from error
        if found.revoked:
            raise Revoked(found)
        if found.version != self.claim.version:
            raise outdated(found)
        return found

    def in_full(self) -> Invitation:
        """The same, with everything about its round: for the page that introduces it."""
        return Invitation.objects.select_related("round__partnership", "municipality").get(
            pk=self.invitation.pk
        )


def enter(
    request: HttpRequest, invitation: Invitation, *, by_card: bool = False, begun: bool = True
) -> None:
    """Exchange a link or a card's code for a place in the session, under a new session key."""
    entries = request.session.get(KEY, {})
    earlier = entries.get(invitation.public_id)
    if earlier and earlier["version"] == invitation.version:
        writer = earlier["writer"]
    else:
        writer = secrets.token_hex(WRITER_BYTES)
    entry = Entry(
        pk=invitation.pk, version=invitation.version, writer=writer, by_card=by_card, begun=begun
    )
    request.session.cycle_key()
    request.session[KEY] = {**entries, invitation.public_id: entry}


def begin(request: HttpRequest, entered: Entered) -> None:
    """From here on this browser sees the answers it gives."""
    entries = request.session[KEY]
    public_id = entered.claim.public_id
    request.session[KEY] = {**entries, public_id: {**entries[public_id], "begun": True}}


def find(request: HttpRequest, public_id: str) -> Entered:
    """Who is in this browser under this id. Raises `Absent`."""
    entry = request.session.get(KEY, {}).get(public_id)
    if entry is None:
        raise Absent
    claim = Invitation(pk=entry["pk"], public_id=public_id, version=entry["version"])
    return Entered(claim, entry["writer"], entry["by_card"], entry["begun"])


def round_in(request: HttpRequest, partnership: Partnership) -> Round | None:
    """The newest round of a partnership that this browser has entered."""
    pks = [entry["pk"] for entry in request.session.get(KEY, {}).values()]
    if not pks:
        return None
    entered = partnership.rounds.filter(invitations__pk__in=pks, forgotten_on=None)
    return entered.order_by("-opens_at").first()


def has_begun(request: HttpRequest, invitation: Invitation) -> bool:
    """Whether the answers of this invitation were given in this very browser."""
    entry = request.session.get(KEY, {}).get(invitation.public_id)
    return bool(entry) and entry["begun"] and entry["version"] == invitation.version


def forget(request: HttpRequest, public_id: str, *, after: Step | None = None) -> None:
    """The next person at this browser doesn't come into these answers."""
    entries = request.session.get(KEY, {})
    request.session[KEY] = {key: entry for key, entry in entries.items() if key != public_id}
    if after:
        request.session[LAST] = _digest(public_id, after)


def require_undone(request: HttpRequest, public_id: str, step: Step) -> None:
    """Raises `Done` when this was the last step of this browser with an invitation."""
    entered = public_id in request.session.get(KEY, {})
    if not entered and request.session.get(LAST) == _digest(public_id, step):
        raise Done(step)


def last_step(request: HttpRequest, public_id: str) -> Step | None:
    """After which step this browser forgot an invitation, as far as it remembers."""
    last = request.session.get(LAST)
    return next((step for step in Step if last == _digest(public_id, step)), None)


def _digest(public_id: str, step: Step) -> str:
    return salted_hmac(LAST, f"{step}:{public_id}").hexdigest()
