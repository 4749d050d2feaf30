"""What is answered, and what was kept of it: in the database, past the machines. Needs Django."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections
from django.urls import reverse
from django.utils import timezone

from assessments.desk.mailings.actions import invite
from assessments.desk.mailings.sending import send_mailing
from assessments.models import Invitation, Message, Release, Round
from assessments.survey import actions
from assessments.survey.links import link_for
from tests import builders


class World:
    """An open round of one raad, with two managers."""

    def __init__(self, people: int) -> None:
        of = builders.partnership("Laren")
        builders.manager(of)
        builders.manager(of, "tweede@example.nl")
        self.round = builders.draft_round(of)
        builders.invite(self.round, "Laren", "raad", people)
        from assessments.desk.actions import open_round

        open_round(current_round=self.round)
        self.codes = [f"{number}{letter}" for number in range(1, 11) for letter in "ab"]
        self.report = reverse("reports:report", args=[of.slug, self.round.pk, "raad", "GM0417"])

    def invite_everybody(self) -> None:
        """And let both workers be at it."""
        mailing = invite(current_round=self.round, by=None)
        send_mailing.enqueue(mailing.pk)

    def mail_waits(self) -> bool:
        close_old_connections()
        return Message.objects.exists()

    def links(self) -> list[str]:
        return [
            link_for(each).removeprefix(settings.SITE_URL)
            for each in Invitation.objects.filter(round=self.round).order_by("pk")
        ]

    def kept(self, link: str) -> tuple[dict[str, int], bool]:
        """The answers of the draft, and whether the form was sent in."""
        public_id = link.strip("/").split("/")[1]
        invitation = Invitation.objects.select_related("round").get(public_id=public_id)
        kept = actions.look(invitation=invitation)
        given = kept.draft.answers if kept.draft else (0,) * len(self.codes)
        return dict(zip(self.codes, given, strict=False)), kept.has_submitted

    def end_round(self) -> None:
        ended = timezone.now() - datetime.timedelta(minutes=5)
        Round.objects.update(closes_at=ended)

    def keys(self) -> list[Path]:
        return list(Path(settings.BALLOT_KEY_DIR).iterdir())

    def released(self) -> dict[str, list[int]]:
        return Release.objects.get().blocks.get().tables
