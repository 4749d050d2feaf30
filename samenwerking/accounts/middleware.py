"""A password alone isn't enough for who may see people, rounds or results, or make partnerships."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch

from assessments.models import User
from samenwerking.accounts.sessions import SessionStore

PUBLIC = frozenset(
    {
        "home",
        "code",
        "lost_link",
        "privacy",
        "privacy_of",
        "protection",
        "accessibility",
        "council_questions",
        "demonstration",
        "health",
        "readiness",
        "metrics",
        "security_txt",
        "logo",
    }
)
ACCOUNT = ("account_", "mfa_", "openid_connect_", "socialaccount_")
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorMiddleware:
    """Until a member has set up a second factor, every other page leads to setting it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.REQUIRE_SECOND_FACTOR or is_open(request.resolver_match):
            return None
        return redirect("mfa_index") if lacks_second_factor(request) else None


def note_seen(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: sessions of who is signed in know when they were last used."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        cast(SessionStore, request.session).note_seen()
        return response

    return answer


def is_open(match: ResolverMatch | None) -> bool:
    """Public pages, the survey, and what is needed to sign in or out and to set one up."""
    if match is None:
        return False
    name = match.url_name or ""
    return match.app_name == "survey" or name in PUBLIC or name.startswith(ACCOUNT)


def lacks_second_factor(request: HttpRequest) -> bool:
    user = request.user
    if not isinstance(user, User) or is_mfa_enabled(user, SECOND_FACTORS):
        return False
    if settings.OIDC_SECOND_FACTOR and came_through_provider(request):
        return False
    return user.is_staff or user.may_make_partnerships or user.memberships.exists()


def came_through_provider(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "socialaccount" for record in records)
