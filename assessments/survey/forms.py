"""The answers on one page, and the code on a card."""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.language import in_language
from factors.catalogue import ANSWER_LABELS

EMPTIED = "0"
"""Sent for a statement of which the answer is taken back."""
VALUES = tuple(map(str, ANSWER_LABELS))
CHOICES = tuple(zip(VALUES, ANSWER_LABELS.values(), strict=True))

WRONG_CODE = _("Controleer de code op uw kaart: acht tekens, geen letter O en geen cijfer 0.")


class AnswerRadios(forms.RadioSelect):
    """Six native radios in one light template; nothing is chosen beforehand."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        return six_answers(name, value)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """A link from the summary of errors leads to the first answer."""
        return f"{id_}_1"


def six_answers(code: str, value: Any) -> SafeString:
    """To a statement, with the one chosen that has this value, if there is one."""
    chosen = str(value)
    return _rendered(in_language(code, chosen if chosen in VALUES else ""))


@lru_cache(maxsize=256)
def _rendered(key: tuple[Hashable, ...]) -> SafeString:
    """Twenty statements with seven states each are all there is: rendered once."""
    _language, name, chosen = key
    context = {"name": name, "chosen": chosen, "choices": CHOICES}
    return render_to_string("survey/_answers.html", context)


class AnswerField(forms.TypedChoiceField):
    """The answer to one statement, 1–6; leaving it open is allowed, and so is emptying it (0)."""

    widget = AnswerRadios

    def __init__(self) -> None:
        super().__init__(
            choices=((EMPTIED, ""), *CHOICES),
            coerce=int,
            required=False,
            empty_value=None,
            error_messages={"invalid_choice": _("Kies één van de zes antwoorden")},
        )


ANSWER = AnswerField()
"""One for all statements: a page is asked for ten times a person, and nothing changes a field."""


class AnswersForm(forms.Form):
    """Answers to some statements, by code. What is valid is kept, also beside errors."""

    use_required_attribute = False

    def __init__(self, codes: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in codes:
            self.fields[code] = ANSWER

    @property
    def answers(self) -> dict[str, int]:
        """Statement codes → values 0–6 of what was sent validly; the others are left out."""
        return {code: value for code, value in self.cleaned_data.items() if value is not None}

    @property
    def emptied(self) -> str:
        """The code of the statement whose answer is taken back, if that is what was asked."""
        return next((code for code, value in self.answers.items() if not value), "")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("De code op uw kaart"),
        max_length=40,
        error_messages={"required": WRONG_CODE, "max_length": WRONG_CODE},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "form-control code-field",
                "aria-describedby": "code-help",
            }
        ),
    )
