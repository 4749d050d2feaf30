"""The survey as the people of a role see it. Nothing is saved: there is nobody to save it for."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from assessments.access import SignedInRequest
from assessments.desk.pages import for_round, show_page
from assessments.models import Invitation, Role, Round
from assessments.survey import pages, sheets
from assessments.survey.forms import AnswersForm
from assessments.survey.texts import texts_for
from assessments.survey.wording import about, contact, group_of

JOINT = "samen"
"""In the address: staff of the joint organisation, who read other hints."""


@require_safe
@for_round
def choose(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Choose whose eyes to look through; without municipalities only the joint organisation's."""
    readers = {role: example(current_round, role) for role in Role.values}
    joint = {JOINT: example(current_round, JOINT)} if current_round.joint_organisation else {}
    if joint and readers[Role.RAAD].municipality is None:
        readers = {}
    groups = [(role, group_of(person)) for role, person in (readers | joint).items()]
    return show_page(request, "planning/preview", current_round, groups=groups)


@require_safe
@for_round
def welcome(request: SignedInRequest, current_round: Round, role: str) -> HttpResponse:
    """The page behind the personal link: who asks, what, why, and the promise."""
    person = example(current_round, role)
    context: dict[str, Any] = {
        "round": current_round,
        "role": role,
        "group": group_of(person),
        "about": about(current_round, texts_for(current_round)),
        "introduction": current_round.introduction_for(person.role),
        "contact": contact(current_round),
    }
    return show_page(request, "planning/preview_welcome", current_round, **context)


@require_safe
@for_round
def factor(request: SignedInRequest, current_round: Round, role: str, number: int) -> HttpResponse:
    texts = texts_for(current_round)
    last = pages.last_page(texts)
    if not 1 <= number <= last:
        raise Http404
    person = example(current_round, role)
    shown = pages.page_of(texts, number, current_round.partnership)
    form = AnswersForm(pages.codes_of(number))
    sheet = sheets.sheet(person, shown, form, total=last)
    sheet = replace(sheet, address="", save_address="", forward="")
    context: dict[str, Any] = {
        "sheet": sheet,
        "form": form,
        "role": role,
        "group": group_of(person),
        "previous": number - 1,
        "next": number + 1 if number < last else 0,
    }
    return show_page(request, "planning/preview_factor", current_round, **context)


def example(current_round: Round, role: str) -> Invitation:
    """Somebody who isn't in the database, of the round's first municipality; 404 for no role."""
    if role not in (*Role.values, JOINT):
        raise Http404
    if role == JOINT:
        return Invitation(round=current_round, role=Role.ORGANISATIE)
    municipality = current_round.municipalities.first()
    return Invitation(round=current_round, municipality=municipality, role=role)
