"""The form in which a municipality writes its reaction."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.followup.queries import ReactionText
from assessments.followup.reactions import MOST_LETTERS, MOST_WORDS, number_of_words, tidy
from assessments.models import Municipality, Reaction
from factors.form_fields import Line, Lines

OTHER = "anders"


def usual_writers(municipality: Municipality) -> list[str]:
    """On whose behalf a reaction mostly is, as it is printed after "Reactie van"."""
    names = (_("het presidium van de raad van {name}"), _("het college van {name}"))
    return [
        text.format(name=municipality.name) for text in (*names, _("de gemeenteraad van {name}"))
    ]


class ReactionForm(CarriesWhatItShowed, forms.Form):
    """Who speaks, and the words; `author` is who, in words, once the form is valid."""

    on_behalf_of = forms.ChoiceField(label=_("Namens wie?"), widget=forms.RadioSelect)
    own_words = Line(
        label=_("Anders, namelijk"),
        max_length=120,
        required=False,
        help_text=_("Alleen als u hierboven “anders” kiest. Bijvoorbeeld: de werkgroep regio."),
    )
    text = Lines(
        label=_("Reactie"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Ten hoogste {most} woorden, zonder opmaak.").format(most=MOST_WORDS),
    )

    def __init__(
        self, municipality: Municipality, now: ReactionText | None, *args: Any, **kwargs: Any
    ) -> None:
        self.usual = usual_writers(municipality)
        initial = self.initial_of(now) if now else {}
        super().__init__(*args, initial=initial, **kwargs)
        choices = [(name, name) for name in self.usual]
        self.fields["on_behalf_of"].choices = [*choices, (OTHER, _("anders"))]  # type: ignore[attr-defined]

    def initial_of(self, now: ReactionText | Reaction) -> dict[str, str]:
        if not now.text:
            return {}
        is_usual = now.on_behalf_of in self.usual
        return {
            "on_behalf_of": now.on_behalf_of if is_usual else OTHER,
            "own_words": "" if is_usual else now.on_behalf_of,
            "text": now.text,
        }

    @property
    def author(self) -> str:
        chosen: str = self.cleaned_data["on_behalf_of"]
        return self.cleaned_data["own_words"] if chosen == OTHER else chosen

    def clean_text(self) -> str:
        text = tidy(self.cleaned_data["text"])
        words = number_of_words(text)
        if words > MOST_WORDS:
            message = gettext("Uw reactie heeft {n} woorden. Er passen er ten hoogste {most}.")
            raise forms.ValidationError(message.format(n=words, most=MOST_WORDS))
        if len(text) > MOST_LETTERS:
            message = gettext("Uw reactie heeft {n} tekens. Er passen er ten hoogste {most}.")
            raise forms.ValidationError(message.format(n=len(text), most=MOST_LETTERS))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("on_behalf_of") == OTHER and not cleaned.get("own_words"):
            self.add_error("own_words", gettext("Vul in namens wie u reageert."))
        return cleaned
