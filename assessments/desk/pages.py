"""What the pages about one round have in common: who may see them, in which state, and how."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments import access
from assessments.access import SignedInRequest
from assessments.models import Round

RoundView = Callable[..., HttpResponse]


def for_round(view: RoundView) -> RoundView:
    """A manager's view on a round: `view(request, current_round, …)`; 404 for anybody else."""

    @wraps(view)
    @login_required
    def wrapper(request: SignedInRequest, slug: str, pk: int, **kwargs: Any) -> HttpResponse:
        return view(request, access.managed_round(request.user, slug, pk), **kwargs)

    return wrapper


def for_people(view: RoundView) -> RoundView:
    """A view on people of a round: `view(request, current_round, own, …)`.

    `own` is None for a manager, whose are all people, and the municipality of a coordinator, to
    whom there are no others. 404 for anybody else.
    """

    @wraps(view)
    @login_required
    def wrapper(request: SignedInRequest, slug: str, pk: int, **kwargs: Any) -> HttpResponse:
        current_round, own = access.round_with_people(request.user, slug, pk)
        return view(request, current_round, own=own, **kwargs)

    return wrapper


def in_state(state: Round.State) -> Callable[[RoundView], RoundView]:
    """The same for a round in this state; in another one it says so on the round's own page."""

    def decorate(view: RoundView) -> RoundView:
        @wraps(view)
        def checked(request: SignedInRequest, current_round: Round, **kwargs: Any) -> HttpResponse:
            if current_round.state == state:
                return view(request, current_round, **kwargs)
            text = _("Dat kan niet meer: de ronde is {state}.")
            messages.error(request, text.format(state=current_round.get_state_display()))
            return to_page("round", current_round)

        return for_round(checked)

    return decorate


def show_page(
    request: SignedInRequest, name: str, current_round: Round, status: int = 200, **context: Any
) -> HttpResponse:
    """A page about a round, from `templates/rounds`."""
    partnership = current_round.partnership
    context |= {
        "current_round": current_round,
        "partnership": partnership,
        "fictitious": partnership.fictitious,
    }
    return render(request, f"desk/{name}.html", context, status=status)


def to_page(name: str, current_round: Round) -> HttpResponse:
    return redirect(name, current_round.partnership.slug, current_round.pk)
