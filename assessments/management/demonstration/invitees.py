"""Who is invited: names and addresses that can be nobody's, links that are the same every time."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.text import slugify

from assessments.management.demonstration.story import RoundStory
from assessments.models import Invitation, Municipality, Round
from assessments.results.blocks import Atom
from assessments.survey import links

SURNAMES = ("Voorbeeld", "Verzonnen", "Bedacht", "Fictief", "Denkbeeld", "Proefpersoon")
INITIALS = "ABCDEFGHJKLMNPRSTVWZ"
DOMAIN = "demo.example"


class Invitee(NamedTuple):
    """The somany-th person (from 0) of a group in a round of the story."""

    round_name: str
    code: str
    role: str
    number: int

    @property
    def public_id(self) -> str:
        """What names this person's invitation in its link."""
        return base64.urlsafe_b64encode(self._digest("link", self.number)[:12]).decode()

    @property
    def name(self) -> str:
        start = self._digest("name")[0]
        first = INITIALS[(start + self.number) % len(INITIALS)]
        second = INITIALS[(start + self.number // len(INITIALS)) % len(INITIALS)]
        return f"{first}.{second}. {SURNAMES[(start + self.number) % len(SURNAMES)]}"

    def _digest(self, *parts: object) -> bytes:
        named = " ".join(map(str, (self.round_name, self.code, self.role, *parts)))
        return hashlib.sha256(named.encode()).digest()


CARD_CODE = "KAAR-TJES"
CARD_HOLDER = Invitee("foodvalley-open", "GM0228", "raad", 19)
"""The one card whose code is told. Codes are not kept, so this one is no product of chance."""


def invite(
    story: RoundStory, current_round: Round, places: Mapping[str, Municipality]
) -> dict[Atom, list[Invitation]]:
    """An invitation for everybody, per group: who will submit come first, then who will begin."""
    people = {
        (code, role): [
            Invitation(
                round=current_round,
                municipality=places.get(code),
                role=role,
                **_details(story, Invitee(story.name, code, role, number), current_round, places),
            )
            for number in range(response.invited)
        ]
        for (code, role), response in story.groups.items()
    }
    Invitation.objects.bulk_create(one for group in people.values() for one in group)
    return people


def _details(
    story: RoundStory,
    invitee: Invitee,
    current_round: Round,
    places: Mapping[str, Municipality],
) -> dict[str, Any]:
    """How somebody is reached: by card or by mail; after a round of the past no more."""
    details: dict[str, Any] = {"public_id": invitee.public_id}
    if not story.keeps_people:
        return details
    if story.on_cards:
        code = CARD_CODE if invitee == CARD_HOLDER else links.new_card_code()
        return details | {"card_digest": links.card_digest(code)}
    place = places[invitee.code].name if invitee.code else current_round.joint_organisation
    email = f"{invitee.role}.{slugify(place)}.{invitee.number + 1:02}@{DOMAIN}"
    return details | {"name": invitee.name, "email": email, "sent_at": current_round.opens_at}
