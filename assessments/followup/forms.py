"""What a manager may fill in about a factor on the conversation agenda."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.models import AgendaItem
from factors.form_fields import Line, Lines

LONGEST = {"note": 200, "action": 160, "owner": 80, "sign": 160}
"""In characters; with these at every factor the agenda still fits one printed page."""


def short(kind: type[forms.CharField], name: str, label: Any, **options: Any) -> forms.CharField:
    """A text that may be left out, with no more characters than there is room for."""
    most = LONGEST[name]
    too_long = _("Dit is te lang: het zijn %(show_value)d tekens, en er passen er %(limit_value)d.")
    return kind(
        label=label,
        required=False,
        max_length=most,
        help_text=format_lazy(_("Ten hoogste {most} tekens."), most=most),
        error_messages={"max_length": too_long},
        **options,
    )


class ProgressForm(CarriesWhatItShowed, forms.ModelForm):
    """How far an agreed action is."""

    class Meta:
        model = AgendaItem
        fields = ("progress",)


class AgendaItemForm(CarriesWhatItShowed, forms.ModelForm):
    """A note, and an agreed action with all that belongs to it."""

    note = short(Lines, "note", _("Notitie"), widget=forms.Textarea(attrs={"rows": 3}))
    action = short(Line, "action", _("Wat gaan wij doen?"))
    owner = short(Line, "owner", _("Wie trekt het?"))
    sign = short(Line, "sign", _("Waaraan zien wij dat het helpt?"))

    class Meta:
        model = AgendaItem
        fields = ("note", "action", "owner", "due_on", "sign", "progress")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        belongs_to_action = [cleaned.get(name) for name in ("owner", "due_on", "sign")]
        if any(belongs_to_action) and not cleaned.get("action") and "action" not in self.errors:
            self.add_error("action", _("Vul in wat u gaat doen, of laat de hele afspraak leeg."))
        return cleaned


class OrderForm(forms.Form):
    """The whole order of one group, as numbers of factors: "8,6,3"."""

    order = forms.RegexField(regex=r"^[0-9]{1,2}(,[0-9]{1,2})*\Z")
    group = forms.SlugField(required=False)

    def clean_order(self) -> list[int]:
        numbers = [int(number) for number in self.cleaned_data["order"].split(",")]
        if len(set(numbers)) < len(numbers) or not set(numbers) <= set(range(1, 11)):
            raise forms.ValidationError("no order of factors")
        return numbers
