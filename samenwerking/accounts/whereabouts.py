"""Where an account is signed in, and ending that."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from assessments.models import Session, User
from samenwerking.accounts.browsers import describe
from samenwerking.accounts.sessions import digest, is_over

SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class Whereabouts:
    """One browser in which an account is signed in. `pk` opens nothing."""

    pk: str
    browser: str
    since: datetime.datetime | None
    last_seen: datetime.datetime | None
    is_here: bool


def note_sign_in(request: HttpRequest) -> None:
    """Keep in the session what its owner knows it by. No network address."""
    browser = describe(request.headers.get("User-Agent", ""))
    request.session[SIGNED_IN] = {"browser": browser, "at": timezone.now().isoformat()}


def whereabouts(request: HttpRequest, user: User) -> list[Whereabouts]:
    """Where this account is signed in: here first, then where it was seen last. One query."""
    here = digest(request.session.session_key or "")
    rows = user.sessions.order_by("-last_seen")
    open_ones = [each for each in rows if not is_over(each)]
    found = [_read(row, here) for row in open_ones if _still_works(row.get_decoded(), user)]
    return sorted(found, key=lambda each: not each.is_here)


def end_session(user: User, pk: str) -> None:
    user.sessions.filter(pk=pk).delete()


def end_all_sessions(user: User) -> None:
    user.sessions.all().delete()


def _read(row: Session, here: str) -> Whereabouts:
    noted = row.get_decoded().get(SIGNED_IN, {})
    since = datetime.datetime.fromisoformat(noted["at"]) if noted else None
    return Whereabouts(row.pk, noted.get("browser", ""), since, row.last_seen, row.pk == here)


def _still_works(data: dict[str, Any], user: User) -> bool:
    """Not when the password has changed since."""
    return constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
