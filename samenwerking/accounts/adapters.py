"""What differs here from django-allauth's own way of signing in."""

import ipaddress
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.models import User
from samenwerking.accounts import sealing, sign_in_log
from samenwerking.accounts.mails import send_notification
from samenwerking.accounts.whereabouts import note_sign_in

WAIT_AFTER_FAILURES = 300
"""Seconds; the window of `login_failed` in the settings."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of people who were invited; their address is their name."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is uitgeschakeld."),
        "email_password_mismatch": _("Dit e-mailadres en wachtwoord horen niet bij elkaar."),
        "enter_current_password": _("Dit is niet uw huidige wachtwoord."),
        "incorrect_code": _("Deze code klopt niet."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "invalid_password_reset": _("Deze link werkt niet meer."),
        "rate_limited": _("Dat waren veel pogingen. Wacht even en probeer het opnieuw."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """An IPv4 address as itself, also where a server that listens to IPv6 wraps it: counted
        by its first half, like IPv6, all of them would be one."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        return str(getattr(address, "ipv4_mapped", None) or address)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Too many wrong passwords or codes end in a page (429), not in a line in the form."""
        if code == "too_many_login_attempts":
            sign_in_log.refused(self.request, "too many failures")
            raise ImmediateHttpResponse(too_many_failures(self.request))
        return super().validation_error(code, *args)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        note_sign_in(request)
        sign_in_log.signed_in(request, user)

    def logout(self, request: HttpRequest) -> None:
        sign_in_log.signed_out(request)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        sign_in_log.wrong_password(request, credentials.get("email", ""))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        sign_in_log.refused(request, "account switched off", user)
        return super().respond_user_inactive(request, user)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in a moment ago has just proven who they are, and needn't do it twice."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return redirect("mfa_index").url

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """By the worker. A link to choose a password isn't sent from here (`mails`)."""
        mail = self.render_mail(template_prefix, email, {"site": settings.SITE_URL, **context})
        send_notification.enqueue(email, str(mail.subject), str(mail.body))


class MFAAdapter(DefaultMFAAdapter):
    """Second factors, whose secrets the database holds only sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("Stel eerst een tweede stap in."),
        # A code, or a passkey.
        "incorrect_code": _("Dat klopt niet. Probeer het opnieuw."),
    }

    def get_totp_issuer(self) -> str:
        return gettext("Samenwerking")

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code == "incorrect_code":
            sign_in_log.refused(context.request, "wrong code or passkey")
        return super().validation_error(code, *args)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Toegangssleutel %(number)d") % {"number": number}

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Signing in through the organisation's own identity provider."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account by the verified address; who has none meets the closed door.

        Nothing is kept of the provider's account: the address is what a manager invited.
        """
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(redirect("account_login"))
        addresses = sociallogin.email_addresses
        # Exactly True: a provider that says "false" with quotes must not be believed.
        verified = [each.email.lower() for each in addresses if each.verified is True]
        account = User.objects.filter(email__in=verified).first()
        if account is None:
            sign_in_log.refused(request, "unknown at the organisation's provider")
        else:
            sociallogin.user = account

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        sign_in_log.refused(request, "the organisation's provider said no")


def too_many_failures(request: HttpRequest) -> HttpResponse:
    response = render(request, "account/too_many_failures.html", status=429)
    response["Retry-After"] = str(WAIT_AFTER_FAILURES)
    return response
