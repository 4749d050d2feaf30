"""The form in which invitations are planned."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.desk.planning.forms import MomentInput
from assessments.models import Round


class PlanForm(forms.Form):
    """A moment that doesn't exist, or exists twice when the clocks change, is refused by Django."""

    at = forms.DateTimeField(label=_("Versturen op"), widget=MomentInput())

    def __init__(self, *args: Any, current_round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current_round = current_round
        self.initial["at"] = current_round.invite_at or current_round.opens_at

    def clean_at(self) -> datetime.datetime:
        at: datetime.datetime = self.cleaned_data["at"]
        if at <= timezone.now():
            raise forms.ValidationError(_("Dit moment is al voorbij."))
        if at < self.current_round.opens_at:
            raise forms.ValidationError(_("Kies een moment waarop de ronde al open is."))
        if at >= self.current_round.closes_at:
            raise forms.ValidationError(_("Kies een moment voor de sluiting."))
        return at
