"""The mail to somebody who got a place in a partnership."""

import datetime
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from assessments.desk.mailings.letters import write
from assessments.desk.mailings.mail import Mail
from assessments.desk.mailings.mail_server import AT_ONCE, mail_server
from assessments.desk.members.actions import describe
from assessments.models import Member, Round, User
from factors.addresses import is_deliverable


def send_welcome(*, member: Member, by: User) -> None:
    """At once. Who never signed in gets a link to choose a password. Raises `NotSent`."""
    is_new = never_signed_in(member.user)
    context: dict[str, Any] = {
        "user": member.user,
        "partnership": member.partnership,
        "level": describe(member),
        "by": by,
        "link": password_link(member.user) if is_new else desk_link(),
        "is_new": is_new,
    }
    name = "member_invited" if is_new else "member_added"
    if member.is_coordinator:
        name = "coordinator"
        context |= {"municipality": member.municipality, "before": _before(member)}
    letter = write(name, context)
    mail = Mail(
        subject=letter.subject,
        body=letter.text,
        to=[member.user.email],
        reply_to=[by.email] if is_deliverable(by.email) else None,
        headers={"Auto-Submitted": "auto-generated"},
        picture=letter.logo,
    )
    mail.attach_alternative(letter.html, "text/html")
    with mail_server(timeout=AT_ONCE) as server:
        server.send(mail)


def _before(coordinator: Member) -> datetime.date | None:
    """When the round opens for which there are people to list; None while that isn't known."""
    drafts = Round.objects.filter(
        state=Round.State.DRAFT,
        partnership=coordinator.partnership_id,
        municipalities=coordinator.municipality_id,
        opens_at__gt=timezone.now(),
    )
    first = drafts.order_by("opens_at").first()
    return timezone.localdate(first.opens_at) if first else None


def never_signed_in(user: User) -> bool:
    return user.last_login is None


def password_link(user: User) -> str:
    """The same link as of a forgotten password: it works once, for PASSWORD_RESET_TIMEOUT."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    where = {"uidb36": user_pk_to_url_str(user), "key": token}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=where)


def desk_link() -> str:
    return settings.SITE_URL + reverse("desk")
