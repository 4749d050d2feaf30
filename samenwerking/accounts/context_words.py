"""Words that anybody who knows this site would try first: a password may not be made of them.

ASVS 5.0, 6.1.2 and 6.2.11. Beside these count the names of all municipalities and partnerships.
"""

import re
from unicodedata import normalize

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.models import Municipality, Partnership

WORDS = {
    *("samenwerking", "samenwerken", "samen", "samenwerkingsverband", "succesfactoren"),
    *("gemeente", "gemeenten", "gemeentelijk", "gemeenteraad", "raad", "raadslid", "griffie"),
    *("college", "wethouder", "burgemeester", "organisatie", "ambtenaar", "griffier"),
    *("vragenlijst", "enquete", "evaluatie", "rapport", "uitkomsten", "werkplek", "ronde"),
    *("wagenaarhoes", "wagenaar", "hoes", "tien", "factoren"),
    *("wachtwoord", "password", "inloggen", "toegang", "welkom", "geheim", "beheerder", "admin"),
    *("lente", "voorjaar", "zomer", "herfst", "najaar", "winter"),
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
}
YEARS = re.compile(r"(19|20)\d\d")
SHORTEST = 3
"""Letters of a name that counts: Ede, Oss."""
ENOUGH = 6
"""So many letters and digits must be left when the words, and years, are taken out."""


class MoreThanContext:
    """Django's form of a validator of passwords."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if is_made_of_context(password):
            raise ValidationError(
                _("Dit wachtwoord is te raden: het bestaat uit woorden die bij deze site horen."),
                code="password_of_context_words",
            )

    def get_help_text(self) -> str:
        return _("Niet alleen woorden die bij deze site horen, zoals de naam van uw gemeente.")


def is_made_of_context(password: str) -> bool:
    """Whether next to nothing is left of it without such words: the longest are taken out first."""
    signs = left = _signs(password)
    for word in sorted(WORDS | _names(), key=len, reverse=True):
        left = left.replace(word, " ")
    return left != signs and len(YEARS.sub("", left).replace(" ", "")) < ENOUGH


def _names() -> set[str]:
    names = {
        *Municipality.objects.values_list("name", flat=True),
        *Partnership.objects.values_list("name", flat=True),
    }
    parts = {part for name in names for part in re.split(r"\W+", name)}
    return {signs for each in names | parts if len(signs := _signs(each)) >= SHORTEST}


def _signs(text: str) -> str:
    """Its letters and digits, small and without accents."""
    return "".join(each for each in normalize("NFKD", text.casefold()) if each.isalnum())
