"""The days that the form of a round proposes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from assessments.desk.planning.backwards import TO_PREPARE, Plan, first_plan, plan_back, problems
from assessments.desk.planning.calendar import Day
from assessments.desk.planning.forms import ConversationForm

OPENS = datetime.time(9)
CLOSES = datetime.time(23)
"""When people have had their evening."""


@dataclass(frozen=True)
class Proposal:
    """What was asked in the address, the plan if it could be made, and what stands in the form."""

    form: ConversationForm
    plan: Plan | None
    values: Mapping[str, Any]
    problems: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        return bool(self.form.errors)


def proposal(request: HttpRequest, *, conversation: Day | None = None) -> Proposal:
    """For the day of the conversation that the address names; without it the form stays as it is.

    `conversation` is the day that the form for asking shows at first.
    """
    if "gesprek" not in request.GET:
        return Proposal(ConversationForm(initial={"gesprek": conversation}), None, {})
    form = ConversationForm(request.GET)
    if not form.is_valid():
        return Proposal(form, None, {})
    plan = plan_back(form.cleaned_data["gesprek"])
    found = problems(plan, timezone.localdate())
    return Proposal(form, plan, _moments(plan) | {"discussed_on": plan.conversation}, tuple(found))


def first_proposal(request: HttpRequest) -> Proposal:
    """The same; where no day is named, the first moments that leave time to prepare.

    Not a day for the conversation: that is for people to agree on.
    """
    asked = proposal(request)
    if "gesprek" in request.GET:
        return asked
    plan = first_plan(timezone.localdate() + TO_PREPARE)
    return Proposal(asked.form, None, _moments(plan))


def _moments(plan: Plan) -> dict[str, Any]:
    return {"opens_at": _at(plan.opens, OPENS), "closes_at": _at(plan.closes, CLOSES)}


def _at(day: Day, time: datetime.time) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, time))
