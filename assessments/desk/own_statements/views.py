"""The page with the own statements of a round in preparation."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import SignedInRequest
from assessments.desk.own_statements.actions import set_own_statements
from assessments.desk.own_statements.forms import (
    are_valid,
    given,
    require_all_seen,
    statement_forms,
)
from assessments.desk.pages import show_page, to_page
from assessments.desk.planning.views import for_draft, stays_in_preparation
from assessments.edit_conflicts import shows_conflicts
from assessments.models import Round
from assessments.whole_number import whole_number
from factors.catalogue import read_instrument


@require_http_methods(["GET", "HEAD", "POST"])
@for_draft
@shows_conflicts
@stays_in_preparation
def own_statements(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Add, change, put in order (`up`) and take away (`remove`), each with everything sent."""
    forms = statement_forms(current_round, request.POST or None)
    up, remove = (whole_number(request.POST.get(name, "")) or 0 for name in ("up", "remove"))
    kept = [form for form in forms if form.number != remove]
    if request.method == "POST" and are_valid(kept, asked=texts()):
        set_own_statements(
            current_round=current_round,
            statements=given(kept, up=up),
            by=request.user,
            require_seen=require_all_seen(forms),
        )
        messages.success(request, _("De eigen stellingen zijn bewaard."))
        return to_page("own_statements" if up or remove else "round", current_round)
    problems = [problem for form in kept if form.is_bound for problem in form.problems]
    status = 422 if problems else 200
    context = {"forms": forms, "problems": problems}
    return show_page(request, "own_statements/page", current_round, status, **context)


def texts() -> list[str]:
    """Of the twenty: what is asked already."""
    return [each.text for each in read_instrument().of_factors]
