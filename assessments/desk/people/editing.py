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
from assessments.models import Invitation, Municipality, Round

View = Callable[..., HttpResponse]
CHANGEABLE = (Round.State.DRAFT, Round.State.OPEN)


def editable(*states: Round.State, changes_list: bool = True) -> Callable[[View], View]:
    """A view on a round in one of these states; otherwise the list says that it can't be done.

    Nor can a coordinator, whose municipality is `own`, change the list once the lists are locked.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(
            request: SignedInRequest, current_round: Round, own: Municipality | None, **kwargs: Any
        ) -> HttpResponse:
            is_barred = changes_list and is_locked_to(own, current_round)
            if current_round.state not in states or is_barred:
                return cannot(request, current_round, own)
            try:
                return view(request, current_round, own=own, **kwargs)
            except NotNow:
                current_round.refresh_from_db()
                return cannot(request, current_round, own)

        return wrapper

    return decorate


def may_change(current_round: Round, own: Municipality | None) -> bool:
    """Whether the list can still change, by a manager or by a coordinator of `own`."""
    is_locked = is_locked_to(own, current_round)
    return current_round.state in CHANGEABLE and not is_locked


def is_locked_to(own: Municipality | None, current_round: Round) -> bool:
    """Whether a coordinator of `own` finds the lists locked; managers (None) never do."""
    return own is not None and current_round.has_locked_lists


def cannot(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    text = _("Dat kan nu niet: de ronde is {state}.")
    if current_round.state in CHANGEABLE and is_locked_to(own, current_round):
        text = _("Dat kan nu niet: de beheerder heeft de lijsten vastgezet.")
    messages.error(request, text.format(state=current_round.get_state_display()))
    return to_page("people", current_round)


def handled_by(own: Municipality | None, current_round: Round) -> QuerySet[Invitation]:
    """The people of a round that one may see and do something with: a manager (None) everybody, a
    coordinator those of `own`.

    A loose card isn't on the list, used or not: its page would tell which.
    """
    listed = current_round.invitations.filter(revoked=False, spare=False)
    if own is not None:
        listed = listed.filter(municipality=own)
    return listed.exclude(name="", email="").select_related("municipality")


def find_person(view: View) -> View:
    """A view on somebody who is on the round's list; 404 for anybody else.

    To a coordinator, whose municipality is `own`, people of others are nobody.
    """

    @wraps(view)
    def wrapper(
        request: SignedInRequest,
        current_round: Round,
        own: Municipality | None,
        person: int,
        **kwargs: Any,
    ) -> HttpResponse:
        found = handled_by(own, current_round).filter(pk=person).first()
        if found is None:
            raise Http404
        return view(request, current_round, own=own, person=found, **kwargs)

    return wrapper
