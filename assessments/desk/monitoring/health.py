"""Can this process do its work? For whatever watches over it; nothing in it names a partnership."""

from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.desk.monitoring import alarms
from assessments.models import Round
from assessments.survey.keys import KeyDirectoryUnsafe, check_directory, is_lost

ALARM = "health"


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 "in orde", or 503 and what is wrong, a line each; mailed once, however often asked."""
    wrong = problems()
    text = "\n".join(wrong) or _("in orde")
    status = 503 if wrong else 200
    response = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    if wrong:
        alarms.sound(ALARM, " ".join(wrong))
        # Django would log, and so mail, each answer of 500 and up.
        response._has_been_logged = True  # type: ignore[attr-defined]
    else:
        alarms.silence(ALARM)
    return response


def problems() -> list[str]:
    """What is wrong, in Dutch; empty when everything works."""
    found = []
    try:
        check_directory()
    except KeyDirectoryUnsafe as unsafe:
        found.append(str(unsafe))
    of_database = database_problem()
    if of_database:
        return [of_database, *found]
    lost = rounds_without_key()
    if lost:
        found.append(_("Open rondes waarvan de sleutel ontbreekt: {n}.").format(n=len(lost)))
    return found


def database_problem() -> str:
    """Why the database can't be worked with; empty when it can."""
    try:
        connection.ensure_connection()
        applied = MigrationRecorder(connection).applied_migrations()
    except Error:
        return _("De database is niet bereikbaar.")
    if not newest_migrations() <= applied.keys():
        return _("De database is nog niet bijgewerkt: voer “manage.py migrate” uit.")
    return ""


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last of each app, as this version of the program has them."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def rounds_without_key() -> list[Round]:
    """Open rounds of which nothing can be saved or counted here."""
    opened = Round.objects.filter(state=Round.State.OPEN).select_related("partnership")
    opened = opened.defer("instrument", "counts")
    return [current_round for current_round in opened if is_lost(current_round)]
