"""The form of a mail's own words."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.edit_conflicts import CarriesWhatItShowed
from assessments.models import MailText
from factors.form_fields import Line, Lines

LONGEST_SUBJECT = MailText._meta.get_field("subject").max_length or 0
LONGEST_OPENING = MailText._meta.get_field("opening").max_length or 0
FILLED_IN = re.compile(r"[{}]|\[\[|<<|%\w+%")
"""What other programs fill something in for."""
LINK = re.compile(
    r"https?://|\bwww\.|(?<![@\w.-])(?:[\w-]+\.)+(?:com|eu|info|net|nl|org)\b", re.IGNORECASE
)
"""A bare domain too: the HTML of a mail, or who reads it, makes a link of it. No mail address."""
SHOUTED = re.compile(r"!\s*!|\${2}|€{2}")
LETTERS_THAT_SHOUT = 6

NOTHING_IS_FILLED_IN = _(
    "Schrijf geen {accolades} of andere invulplekken: hier wordt niets ingevuld. De naam van wie "
    "de mail krijgt, de link en de datum staan er altijd al bij."
)
NO_LINK = _(
    "Zet hier geen link. In elke mail staat één link: de persoonlijke. Bij meer links vertrouwen "
    "mensen en mailfilters de mail minder."
)
NO_SHOUTING = _(
    "Schrijf het onderwerp niet in hoofdletters of met veel uitroeptekens: mailfilters houden "
    "zulke mail tegen."
)


class MailTextForm(CarriesWhatItShowed, forms.Form):
    """Each empty for the standard words."""

    subject = Line(label=_("Onderwerp"), max_length=LONGEST_SUBJECT, required=False)
    opening = Lines(
        label=_("Begin van de mail"),
        max_length=LONGEST_OPENING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, own: MailText | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_words(own), **kwargs)

    def initial_of(self, now: MailText | None) -> Mapping[str, Any]:
        return _words(now)

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        _require_plain(subject)
        is_long = sum(map(str.isalpha, subject)) >= LETTERS_THAT_SHOUT
        if (is_long and subject.isupper()) or SHOUTED.search(subject):
            raise forms.ValidationError(NO_SHOUTING)
        return subject

    def clean_opening(self) -> str:
        opening: str = self.cleaned_data["opening"]
        _require_plain(opening)
        return opening


def _require_plain(text: str) -> None:
    if FILLED_IN.search(text):
        raise forms.ValidationError(NOTHING_IS_FILLED_IN)
    if LINK.search(text):
        raise forms.ValidationError(NO_LINK)


def _words(own: MailText | None) -> dict[str, str]:
    return {"subject": own.subject, "opening": own.opening} if own else {}
