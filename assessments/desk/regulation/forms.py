"""What the regulation of a partnership says about evaluation."""

import datetime
import re
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.desk.planning.forms import DayInput
from assessments.desk.regulation.dates import last_round, years_later
from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.models import Partnership

MOST_YEARS = 12
A_NUMBER = _("Vul een getal in van 1 tot en met 12.")
THE_WORD = re.compile(r"^(artikel|art\.?)\s+", re.IGNORECASE)


class RegulationForm(CarriesWhatItShowed, forms.ModelForm):
    """An empty "last" is proposed from the last round, an empty "next" from last and how often."""

    evaluation_years = forms.IntegerField(
        label=_("Hoe vaak? Om de … jaar"),
        required=False,
        min_value=1,
        max_value=MOST_YEARS,
        help_text=_("Alleen het getal, bijvoorbeeld 4."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), A_NUMBER),
    )

    class Meta:
        model = Partnership
        fields = ("regulation_article", "evaluation_years", "evaluated_on", "evaluate_before")
        widgets: ClassVar[dict[str, Any]] = {
            "evaluated_on": DayInput(),
            "evaluate_before": DayInput(),
        }
        labels: ClassVar[dict[str, Any]] = {
            "regulation_article": _("In welk artikel van de regeling?"),
            "evaluated_on": _("Wanneer was de laatste evaluatie?"),
            "evaluate_before": _("Voor welke dag moet de volgende er zijn?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "regulation_article": _(
                "Bijvoorbeeld “27, tweede lid”. Dit komt in de raadsinformatiebrief: “In artikel "
                "27, tweede lid van de regeling staat …”."
            ),
            "evaluate_before": _(
                "Laat u dit leeg, dan rekenen wij: de laatste evaluatie en zoveel jaar later. Een "
                "half jaar van tevoren krijgen de beheerders bericht."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = last_round(self.instance)
        if last:
            self._propose_last(last.title, last.release.released_on)

    def _propose_last(self, title: str, day: datetime.date) -> None:
        text = gettext("De laatste ronde, {title}, sloot op {day}.")
        field = self.fields["evaluated_on"]
        field.help_text = text.format(title=title, day=date_format(day, "j F Y"))
        # Only shown: what the page showed of what is saved stays known (`CarriesWhatItShowed`).
        if self.initial.get("evaluated_on") is None:
            self.initial.pop("evaluated_on", None)
            field.initial = day

    def clean_regulation_article(self) -> str:
        article: str = self.cleaned_data["regulation_article"]
        return THE_WORD.sub("", article)

    def clean_evaluated_on(self) -> datetime.date | None:
        day: datetime.date | None = self.cleaned_data["evaluated_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag moet nog komen. Vul hem in bij de volgende."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        last, before = cleaned.get("evaluated_on"), cleaned.get("evaluate_before")
        years = cleaned.get("evaluation_years")
        if last and years and not before and "evaluate_before" not in self.errors:
            cleaned["evaluate_before"] = years_later(last, years)
        elif last and before and before <= last:
            text = _("De volgende evaluatie moet na de laatste zijn.")
            self.add_error("evaluate_before", text)
        return cleaned
