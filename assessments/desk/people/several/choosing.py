"""Who was ticked on the list."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from assessments.access import SignedInRequest
from assessments.desk.pages import to_page
from assessments.desk.people.editing import handled_by
from assessments.desk.people.names import by_surname
from assessments.models import Invitation, Municipality, Round
from assessments.whole_number import whole_number

FIELD = "mens"
MOST = 500
"""Who is looked up at once: a page of the list has a hundred."""

View = Callable[..., HttpResponse]


def with_chosen(view: View) -> View:
    """A view on the people who were ticked; when that is nobody (any more), the list says so."""

    @wraps(view)
    def wrapper(
        request: SignedInRequest, current_round: Round, own: Municipality | None, **kwargs: Any
    ) -> HttpResponse:
        people = _chosen(request, current_round, own)
        if not people:
            messages.error(request, _("Kruis eerst aan om wie het gaat."))
            return to_page("people", current_round)
        return view(request, current_round, own=own, people=people, **kwargs)

    return wrapper


def _chosen(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> list[Invitation]:
    """By surname, as they are now."""
    sent = request.POST if request.method == "POST" else request.GET
    keys = [whole_number(each) for each in sent.getlist(FIELD)[:MOST]]
    known = [key for key in keys if key is not None]
    found = handled_by(own, current_round).filter(pk__in=known)
    return sorted(found, key=lambda person: (by_surname(person.name), person.pk))
