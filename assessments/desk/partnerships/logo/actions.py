"""Give a partnership a logo, or take it away."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from assessments import audit, logos
from assessments.desk.partnerships.logo.pictures import Picture
from assessments.models import Partnership, User


def set_logo(*, partnership: Partnership, picture: Picture | None, by: User | None) -> None:
    """None takes it away. Raises OSError when there is no room for the file; nothing is changed.

    The file is written first: what the database names is there.
    """
    name = store(picture) if picture else ""
    with transaction.atomic():
        locked = Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        before = locked.logo
        if before == name:
            return
        Partnership.objects.filter(pk=locked.pk).update(logo=name)
        done = _("logo bewaard") if name else _("logo weggehaald")
        audit.record(partnership=locked, action=audit.Action.CHANGED, by=by, detail=done)
        transaction.on_commit(lambda: _drop(before))


def store(picture: Picture) -> str:
    """The name of its file, which is there: two partnerships may have the same."""
    name = f"{logos.FOLDER}/{hashlib.sha256(picture.content).hexdigest()}.{picture.kind}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(picture.content))
    return name


def _drop(name: str) -> None:
    if name and not Partnership.objects.filter(logo=name).exists():
        default_storage.delete(name)
