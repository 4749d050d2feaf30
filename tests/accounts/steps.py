"""What a person does to get in, as the tests of accounts need it."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.urls import reverse

from samenwerking.accounts import sealing
from tests.reports.worker import work

PASSWORD = "een lang wachtwoord"  # of every account that tests.builders makes


def sign_in(client, email, password=PASSWORD, **extra):
    """Type address and password on the sign-in page."""
    form = {"login": email, "password": password}
    return client.post(reverse("account_login"), form, **extra)


def code_of(secret):
    """What an app shows now, and for the next five seconds: a code holds for half a minute."""
    left = 30 - time.time() % 30
    if left < 5:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_app(user):
    """An app that was set up before; its secret."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": sealing.seal(secret)}
    )
    return secret


def set_up_app(client):
    """Go through the page that sets up an app; the response, and the app's secret."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    return client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}), secret


def mailed():
    """Every mail, after the worker has sent what waited."""
    work()
    return mail.outbox


def link_in(message):
    """The path of the first link in a mail."""
    return re.search(r"https?://[^/\s]+(/\S+)", message.body).group(1)
