"""Sessions in the database under a digest of their key: the setting SESSION_ENGINE.

The key is in the browser's cookie and nowhere else (docs/decisions/0013-sessions.md).
"""

import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import (
    VALID_KEY_CHARS,
    CreateError,
    SessionBase,
    UpdateError,
)
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import IntegrityError
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from assessments.models import Session
from assessments.models.prepared import Prepared

SEEN_AGAIN_AFTER = datetime.timedelta(minutes=15)
"""So exact is `last_seen`: a page in between writes nothing."""
UNUSED_FOR = datetime.timedelta(hours=2)
"""After so long without a page whoever signed in does so again. A page that asks for its own news,
as the screen in the hall does, is used."""
BY_DIGEST = Prepared(Session.objects.all())


def is_over(session: Session) -> bool:
    """At its end; of who is signed in, also by being left alone."""
    now = timezone.now()
    seen = session.last_seen
    unused = seen is not None and seen <= now - UNUSED_FOR - SEEN_AGAIN_AFTER
    return unused or session.expire_date <= now


class SessionStore(DatabaseStore):
    """Django's own, which only meets digests in the database."""

    last_seen: datetime.datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        row = BY_DIGEST.first(digest(self.session_key)) if self.session_key else None
        if row is None or is_over(row):
            self._session_key = None
            return {}
        self.last_seen = row.last_seen
        return self.decode(row.session_data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(pk=digest(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        user = data.get(SESSION_KEY)
        self.last_seen = timezone.now() if user else None
        return Session(
            session_key=digest(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            user_id=user,
            last_seen=self.last_seen,
        )

    def _get_new_session_key(self) -> str:
        """Of 165 random bits: not looked for, as `create` takes another when there is one."""
        return get_random_string(32, VALID_KEY_CHARS)

    def save(self, must_create: bool = False) -> None:
        """As Django's own, without a transaction around one statement.

        Raises `UpdateError` for a session that is gone, and `CreateError` for a key that is there.
        """
        if self.session_key is None:
            self.create()
            return
        row = self.create_model_instance(self._get_session(no_load=must_create))  # type: ignore[attr-defined]
        if must_create:
            _insert(row)
        elif not Session.objects.filter(pk=row.pk).update(**_values(row)):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(pk=digest(key)).delete()

    def note_seen(self) -> None:
        """Write down that somebody who is signed in was here, now and then; expiry stays."""
        now = timezone.now()
        if self.session_key and self.last_seen and self.last_seen < now - SEEN_AGAIN_AFTER:
            Session.objects.filter(pk=digest(self.session_key)).update(last_seen=now)

    # Django's asynchronous twins would take the key itself to the database.
    aload = SessionBase.aload
    aexists = SessionBase.aexists
    acreate = SessionBase.acreate
    asave = SessionBase.asave
    adelete = SessionBase.adelete


def _insert(row: Session) -> None:
    try:
        row.save(force_insert=True)
    except IntegrityError as error:
        raise CreateError from error


def _values(row: Session) -> dict[str, Any]:
    fields = (field for field in row._meta.concrete_fields if not field.primary_key)
    return {field.attname: getattr(row, field.attname) for field in fields}


def digest(session_key: str) -> str:
    """What the database knows of a key."""
    return salted_hmac(__name__, session_key, algorithm="sha256").hexdigest()
