"""Who is signed in, and where."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from assessments.models.partnership import User


class Session(AbstractBaseSession):
    """A browser's session, under a keyed digest of the key in its cookie.

    A copy of this table opens no session. `user` and `last_seen` are empty for who isn't signed
    in, as people who answer are: of them nothing is kept.
    """

    session_key = models.CharField(_("afdruk van de sleutel"), max_length=64, primary_key=True)
    user = models.ForeignKey(
        User,
        models.CASCADE,
        null=True,
        related_name="sessions",
        verbose_name=_("gebruiker"),
    )
    last_seen = models.DateTimeField(_("laatst gezien"), null=True)

    class Meta:
        verbose_name = _("sessie")
        verbose_name_plural = _("sessies")

    def __str__(self) -> str:
        return f"tot {self.expire_date:%Y-%m-%d %H:%M}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")
