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
from assessments.models.prepared import Prepared
from assessments.survey import links
from assessments.survey.ballot_box import WRITER_BYTES, look
from assessments.survey.keys import KeyMissing
from assessments.survey.links import CardReplaced, Revoked, named, outdated

KEY = "survey"
ROUND = "survey_round"
SENT_IN = "survey_sent_in"
"""The writer under which this browser sent in last. It stands in that sealed ballot too, and goes
with it at closing: the table of sessions says of nobody whether they sent in."""
STEPPED_OUT = "survey_stepped_out"
"""A keyed digest of the invitation that was stepped out of last."""

INVITATIONS = Prepared(
    Invitation.objects.select_related("round__partnership", "municipality").only(
        "public_id",
        "version",
        "card_digest",
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
        "round__partnership__article",
        "round__partnership__slug",
        "round__partnership__description",
        "round__partnership__fictitious",
    )
)
"""With what most pages show, and no more: a survey page is asked for ten times a person."""
IN_FULL = Prepared(links.INVITATIONS)


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
    card: str
    begun: bool


@dataclass(frozen=True)
class Entered:
    """A person in this browser.

    `claim` is the invitation as the session remembers it, with nothing but its pk, public id and
    version: enough for the verbs in `actions`, which lock and check it. `writer` names this
    browser in the ballot, `sent_in_by` in the one that it sent in last. Who came with a card
    (`card`: its digest) hasn't `begun` before choosing to.
    """

    claim: Invitation
    writer: str
    card: str
    begun: bool
    sent_in_by: str

    @property
    def by_card(self) -> bool:
        return bool(self.card)

    @property
    def writers(self) -> frozenset[bytes] | None:
        """Whose answers this browser may know of; None, everything given with the same link."""
        if not self.by_card:
            return None
        return frozenset(bytes.fromhex(each) for each in (self.writer, self.sent_in_by) if each)

    @property
    def may_hide_more(self) -> bool:
        """Whether answers may be there that this browser must not know of."""
        return self.by_card or self.claim.version > 1

    @cached_property
    def invitation(self) -> Invitation:
        """The invitation as it is now. Raises `Absent` or a `LinkProblem`."""
        found = INVITATIONS.first(self.claim.pk)
        if self.by_card and not self.begun and (not found or found.card_digest != self.card):
            # The same for a card that was used and one that wasn't.
            raise CardReplaced
        if found is None:
            raise Absent
        if found.revoked:
            raise Revoked(found)
        if (found.public_id, found.version) != (self.claim.public_id, self.claim.version):
            raise outdated(found)
        return found

    def in_full(self) -> Invitation:
        """The same, with everything about its round: for the page that introduces it."""
        found = IN_FULL.first(self.invitation.pk)
        if found is None:
            raise Absent
        return found


def enter(request: HttpRequest, invitation: Invitation, *, card: str = "") -> None:
    """Exchange a link or a card's code for a place in the session, under a new session key.

    Who has no session yet gets one with a new key at the end of the request.
    """
    entries = request.session.get(KEY, {})
    earlier = entries.get(invitation.public_id)
    if earlier and earlier["version"] == invitation.version:
        writer = earlier["writer"]
    else:
        writer = secrets.token_hex(WRITER_BYTES)
    entry = Entry(
        pk=invitation.pk, version=invitation.version, writer=writer, card=card, begun=not card
    )
    if request.session.session_key:
        request.session.cycle_key()
    request.session[KEY] = {**entries, invitation.public_id: entry}
    request.session[ROUND] = invitation.round_id


def last_round(request: HttpRequest) -> Round | None:
    """The round that this browser entered last: whom to call about a page that went wrong."""
    pk = request.session.get(ROUND)
    return Round.objects.filter(pk=pk).first() if pk else None


def begin(request: HttpRequest, entered: Entered, *, begun: bool = True) -> None:
    """From here on this browser sees the answers it gives."""
    entries = request.session[KEY]
    public_id = entered.claim.public_id
    request.session[KEY] = {**entries, public_id: {**entries[public_id], "begun": begun}}


def find(request: HttpRequest, public_id: str) -> Entered:
    """Who is in this browser under this id. Raises `Absent`."""
    entry = request.session.get(KEY, {}).get(public_id)
    if entry is None:
        raise Absent
    claim = Invitation(pk=entry["pk"], public_id=public_id, version=entry["version"])
    sent_in_by = request.session.get(SENT_IN, "")
    return Entered(claim, entry["writer"], entry["card"], entry["begun"], sent_in_by)


def round_in(request: HttpRequest, partnership: Partnership) -> Round | None:
    """The newest round of a partnership that this browser has entered."""
    entries = request.session.get(KEY, {}).values()
    # An unused spare card may be gone by now, one that was used isn't: nothing here may tell.
    pks = [entry["pk"] for entry in entries if entry["begun"]]
    if not pks:
        return None
    entered = partnership.rounds.filter(invitations__pk__in=pks, forgotten_on=None)
    return entered.order_by("-opens_at").first()


def has_begun(request: HttpRequest, invitation: Invitation) -> bool:
    """Whether this very browser came in before, and began."""
    entry = request.session.get(KEY, {}).get(invitation.public_id)
    return bool(entry) and entry["begun"] and entry["version"] == invitation.version


def begun_with(request: HttpRequest, card: str) -> str | None:
    """The public id of what this very browser began with a card's code, whose digest this is.

    It goes on with that card, also when new cards were made since.
    """
    entries = request.session.get(KEY, {}).items()
    begun = (key for key, entry in entries if entry["begun"] and entry["card"] == card)
    return next(begun, None)


def forget(request: HttpRequest, public_id: str, *, after: Step | None = None) -> None:
    """The next person at this browser doesn't come into these answers."""
    entries = request.session.get(KEY, {})
    gone = entries.get(public_id)
    request.session[KEY] = {key: entry for key, entry in entries.items() if key != public_id}
    if after == Step.STEPPED_OUT:
        request.session[STEPPED_OUT] = _digest(public_id)
    if after == Step.SENT_IN and gone:
        request.session[SENT_IN] = gone["writer"]
    else:
        clear(request)


def clear(request: HttpRequest) -> None:
    """Whoever is next at this browser doesn't learn that somebody sent in."""
    request.session.pop(SENT_IN, None)


def require_undone(request: HttpRequest, public_id: str, step: Step) -> None:
    """Raises `Done` when this was the last step of this browser with an invitation."""
    entered = public_id in request.session.get(KEY, {})
    if not entered and last_step(request, public_id) == step:
        raise Done(step)


def last_step(request: HttpRequest, public_id: str) -> Step | None:
    """After which step this browser forgot an invitation, as far as it remembers."""
    if request.session.get(STEPPED_OUT) == _digest(public_id):
        return Step.STEPPED_OUT
    return Step.SENT_IN if _sent_in_last(request, public_id) else None


def _sent_in_last(request: HttpRequest, public_id: str) -> bool:
    """Whether it was this browser that sent in what counts now; never after closing."""
    writer = request.session.get(SENT_IN, "")
    found = named(public_id) if writer else None
    if found is None or not found.round.takes_answers():
        return False
    try:
        return look(found).submitted_by == bytes.fromhex(writer)
    except KeyMissing:
        return False


def _digest(public_id: str) -> str:
    return salted_hmac(STEPPED_OUT, public_id).hexdigest()
