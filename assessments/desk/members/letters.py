"""The mail to somebody who got a place in a partnership."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from assessments.desk.mailings.letters import write
from assessments.desk.mailings.mail import Mail
from assessments.desk.mailings.mail_server import AT_ONCE, mail_server
from assessments.desk.members.actions import describe
from assessments.models import Member, User
from factors.addresses import is_deliverable


def send_welcome(*, member: Member, by: User) -> None:
    """At once. Who never signed in gets a link to choose a password. Raises `NotSent`."""
    link = password_link(member.user) if never_signed_in(member.user) else desk_link()
    letter = write(
        "member_invited" if never_signed_in(member.user) else "member_added",
        {
            "user": member.user,
            "partnership": member.partnership,
            "level": describe(member),
            "by": by,
            "link": link,
        },
    )
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


def never_signed_in(user: User) -> bool:
    return user.last_login is None


def password_link(user: User) -> str:
    """The same link as of a forgotten password: it works once, for PASSWORD_RESET_TIMEOUT."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    where = {"uidb36": user_pk_to_url_str(user), "key": token}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=where)


def desk_link() -> str:
    return settings.SITE_URL + reverse("desk")
