"""Signing in and what went wrong with it, in a log of its own: `samenwerking.signing_in`.

An account by its number, never by its e-mail address: people type passwords there too. A network
address stands in each line, to see and stop who guesses. Nothing about people who answer, who
don't sign in (docs/operations.md).
"""

import logging

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import unstash_login
from django.http import HttpRequest

from assessments.models import User

logger = logging.getLogger("samenwerking.signing_in")


def signed_in(request: HttpRequest, user: User) -> None:
    records = get_authentication_records(request, user)
    ways = "+".join(dict.fromkeys(record.get("type") or record["method"] for record in records))
    logger.info("signed in: account %s by %s from %s", user.pk, ways or "?", _address(request))


def signed_out(request: HttpRequest) -> None:
    logger.info("signed out: account %s from %s", request.user.pk, _address(request))


def ended(request: HttpRequest, what: str) -> None:
    """`what`: "one session" or "all sessions"."""
    logger.info("ended %s: account %s from %s", what, request.user.pk, _address(request))


def wrong_password(request: HttpRequest, email: str) -> None:
    """One query, whether there is such an account or not."""
    _failed(request, "wrong password", User.objects.filter(email=email.lower()).first())


def refused(request: HttpRequest, why: str, user: User | None = None) -> None:
    """Of `user`, or else of whoever is signed in or has given the right password."""
    if user is None and request.user.is_authenticated:
        user = request.user
    elif user is None:
        login = unstash_login(request, peek=True)
        user = login.user if login else None
    _failed(request, why, user)


def _failed(request: HttpRequest, why: str, user: User | None) -> None:
    account = user.pk if user else "-"
    logger.warning("failed, %s: account %s from %s", why, account, _address(request))


def _address(request: HttpRequest) -> str:
    return get_adapter(request).get_client_ip(request)
