"""Whose turn it is to be changed, and whether the round lets itself be changed now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from assessments.access import SignedInRequest
from assessments.desk.pages import to_page
from assessments.desk.people.actions import NotNow
from assessments.models import Invitation, Round, User

View = Callable[..., HttpResponse]


def editable(*states: Round.State) -> Callable[[View], View]:
    """A view on a round in one of these states; otherwise the list says that it can't be done."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: SignedInRequest, current_round: Round, **kwargs: Any) -> HttpResponse:
            if current_round.state not in states:
                return cannot(request, current_round)
            try:
                return view(request, current_round, **kwargs)
            except NotNow:
                current_round.refresh_from_db()
                return cannot(request, current_round)

        return wrapper

    return decorate


def cannot(request: SignedInRequest, current_round: Round) -> HttpResponse:
    text = _("Dat kan nu niet: de ronde is {state}.")
    messages.error(request, text.format(state=current_round.get_state_display()))
    return to_page("people", current_round)


def handled_by(_user: User, current_round: Round) -> QuerySet[Invitation]:
    """The people of a round that this user may see and do something with: a manager, everybody.

    A loose card isn't on the list, used or not: its page would tell which.
    """
    listed = current_round.invitations.filter(revoked=False, spare=False)
    return listed.exclude(name="", email="").select_related("municipality")


def find_person(view: View) -> View:
    """A view on somebody who is on the round's list; 404 for anybody else."""

    @wraps(view)
    def wrapper(
        request: SignedInRequest, current_round: Round, person: int, **kwargs: Any
    ) -> HttpResponse:
        found = handled_by(request.user, current_round).filter(pk=person).first()
        if found is None:
            raise Http404
        return view(request, current_round, person=found, **kwargs)

    return wrapper
