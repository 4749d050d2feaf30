"""Can this process do its work? For whatever watches over it; nothing in it names a partnership."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.models import Round
from assessments.survey.keys import KeyDirectoryUnsafe, check_directory, is_lost


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 "in orde", or 503 and what is wrong, a line each."""
    wrong = problems()
    text = "\n".join(wrong) or _("in orde")
    status = 503 if wrong else 200
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


def problems() -> list[str]:
    """What is wrong, in Dutch; empty when everything works."""
    found = []
    try:
        check_directory()
    except KeyDirectoryUnsafe as unsafe:
        found.append(str(unsafe))
    try:
        lost = rounds_without_key()
    except DatabaseError:
        return [_("De database is niet bereikbaar."), *found]
    if lost:
        found.append(_("Open rondes waarvan de sleutel ontbreekt: {n}.").format(n=len(lost)))
    return found


def rounds_without_key() -> list[Round]:
    """Open rounds of which nothing can be saved or counted here."""
    opened = Round.objects.filter(state=Round.State.OPEN).select_related("partnership")
    return [current_round for current_round in opened if is_lost(current_round)]
