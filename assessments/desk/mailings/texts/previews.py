"""A mail as it will look, to nobody: its link opens nothing, and its numbers are examples."""

import datetime
from email.utils import make_msgid
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.desk.mailings import letters
from assessments.desk.mailings.letters import Letter
from assessments.desk.mailings.mail import Mail
from assessments.desk.mailings.occasions import (
    about_person,
    common,
    opening_to_come,
    round_address,
)
from assessments.desk.mailings.texts.kinds import COORDINATORS, MANAGERS, LetterKind
from assessments.models import Invitation, MailText, Round, User
from assessments.roles import ORGANISATIE

EXAMPLE = {"invited": 40, "submitted": 24, "started": 3}
REMINDED = 7
"""Days before closing that an example of a reminder is sent."""
WARNED = 3
RESULTS_STAY = datetime.timedelta(days=30)


def example(current_round: Round, kind: LetterKind, role: str, reader: User) -> Letter:
    """The letter to somebody of this role, under the name of who looks at it."""
    return letters.write(kind.template, _context(current_round, kind, role, reader))


def test_mail(current_round: Round, kind: LetterKind, role: str, to: User) -> Mail:
    """The same as a mail to that person."""
    letter = example(current_round, kind, role, to)
    marked = Letter(
        _("Proefmail: {subject}").format(subject=letter.subject),
        letter.body,
        letter.head,
        letter.logo,
    )
    outside = letters.Outside(to=to.email, message_id=make_msgid())
    return letters.envelope(marked, outside, current_round=current_round)


def standard(current_round: Round, kind: LetterKind, role: str, reader: User) -> MailText:
    """The words that are used where a round has none of its own; never saved."""
    context = _context(current_round, kind, role, reader)
    subject, opening = (
        render_to_string(f"mail/{part}/{kind.template}.txt", context).strip()
        for part in ("subjects", "openings")
    )
    return MailText(letter=kind.template, role=role, subject=subject, opening=opening)


def _context(current_round: Round, kind: LetterKind, role: str, reader: User) -> dict[str, Any]:
    if role == MANAGERS:
        return _to_manager(current_round, reader)
    if role == COORDINATORS:
        return _to_coordinator(current_round, reader)
    context = about_person(_somebody(current_round, role, reader), kind.template)
    return {
        **context,
        **EXAMPLE,
        "days_left": REMINDED,
        "thanks": True,
        "findings": [_("Hier komen enkele zinnen over wat opvalt in de uitkomsten.")],
        "link_until": timezone.localdate(current_round.closes_at) + RESULTS_STAY,
        "talk_is_ahead": current_round.discussed_on,
    }


def _somebody(current_round: Round, role: str, reader: User) -> Invitation:
    """Of the first municipality, or of the joint organisation where only that has staff."""
    place = current_round.municipalities.first()
    if role == ORGANISATIE and current_round.joint_organisation:
        place = None
    return Invitation(
        round=current_round,
        municipality=place,
        role=role,
        name=str(reader),
        email=reader.email,
        sent_at=timezone.now(),
    )


def _to_manager(current_round: Round, reader: User) -> dict[str, Any]:
    return {
        **common(current_round),
        **EXAMPLE,
        "name": str(reader),
        "link": round_address(current_round),
        "extend_link": round_address(current_round, "extend_round"),
        "days_left": WARNED,
        "too_small": [],
        "rough": [],
    }


def _to_coordinator(current_round: Round, reader: User) -> dict[str, Any]:
    return {
        **common(current_round),
        "name": str(reader),
        "municipality": current_round.municipalities.first(),
        "before": opening_to_come(current_round),
        "by": reader,
        "link": round_address(current_round, "people"),
    }
