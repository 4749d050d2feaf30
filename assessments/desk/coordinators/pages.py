"""A round as the coordinator of one municipality sees it."""

from typing import Any

from django.http import HttpResponse

from assessments.access import SignedInRequest
from assessments.desk.coordinators.tasks import tasks
from assessments.desk.pages import show_page
from assessments.desk.people.editing import may_change
from assessments.desk.progress import outlook
from assessments.models import Municipality, Round


def show_own_round(
    request: SignedInRequest, current_round: Round, own: Municipality
) -> HttpResponse:
    """What there is to do for `own`, and how many of its people answered."""
    (task,) = tasks([(current_round, own)])
    context: dict[str, Any] = {
        "own": own,
        "task": task,
        "is_here": task.address == request.path,
        "may_change": may_change(current_round, own),
        "outlook": outlook(current_round, own) if current_round.is_open else None,
    }
    return show_page(request, "coordinators/round", current_round, **context)
