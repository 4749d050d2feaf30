"""How results name groups, people and numbers in Dutch sentences (words of the design)."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.roles import role_facts

ARTICLES = ("De ", "Het ", "Een ")


def comma(value: Decimal) -> str:
    """A shown mean or difference: "4,2"."""
    return f"{value:.1f}".replace(".", ",")


def per_cent(share: int) -> str:
    """ "41 %", which a line doesn't break."""
    return _("{share}\u00a0%").format(share=share)


def part(share: Fraction) -> str:
    """A part of people, from a third to all: "41 %", "bijna de helft"."""
    if share > Fraction(1, 2):
        return _("meer dan de helft")
    if share == Fraction(1, 2):
        return _("de helft")
    if share >= Fraction(45, 100):
        return _("bijna de helft")
    return per_cent(int(100 * share + Fraction(1, 2)))


def neutral(number: int) -> str:
    """ "5 zijn neutraal", "1 is neutraal", "niemand is neutraal"."""
    if number == 0:
        return _("niemand is neutraal")
    return ngettext("{number} is neutraal", "{number} zijn neutraal", number).format(number=number)


def capitalised(text: str) -> str:
    """With a capital where a sentence begins; the rest as it is."""
    return text[:1].upper() + text[1:]


def marked_fictitious(title: str, fictitious: bool) -> str:
    """The title of a document, which says so when all in it was made up."""
    return f"VERZONNEN: {title}" if fictitious else title


def within_sentence(name: str) -> str:
    """ "De presidia" as somebody typed it alone: "de presidia"."""
    return name[0].lower() + name[1:] if name.startswith(ARTICLES) else name


def period(begin: datetime.date, end: datetime.date) -> str:
    """ "op 27 november 2026", "van 6 tot 26 oktober 2025".

    A round that was closed before it would have opened was of one day.
    """
    if begin >= end:
        return _("op {day}").format(day=date_format(end, "j F Y"))
    form = "j F Y"
    if begin.year == end.year:
        form = "j" if begin.month == end.month else "j F"
    return _("van {begin} tot {end}").format(
        begin=date_format(begin, form), end=date_format(end, "j F Y")
    )


def enumeration(names: Sequence[str]) -> str:
    """ "a", "a en b", "a, b en c"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])


def people(role: str) -> str:
    """The people of a role: "raadsleden"."""
    return str(role_facts(role).people)


def the_people(role: str) -> str:
    """ "de raadsleden"."""
    return str(role_facts(role).the_people)


def bodies(role: str) -> str:
    """The bodies of a role: "raden"."""
    return str(role_facts(role).bodies)


def the_bodies(role: str) -> str:
    """ "de raden"."""
    return str(role_facts(role).the_bodies)


def the_others(role: str) -> str:
    """All but one: "de andere raden"."""
    return _("de andere {bodies}").format(bodies=bodies(role))


def of_both_rounds(role: str, number: int) -> str:
    """Of so many bodies, when not all of both rounds are the same: "de raden die … meetelden"."""
    return {
        "raad": ngettext(
            "de raad die in beide rondes meetelde", "de raden die in beide rondes meetelden", number
        ),
        "college": ngettext(
            "het college dat in beide rondes meetelde",
            "de colleges die in beide rondes meetelden",
            number,
        ),
        "organisatie": ngettext(
            "de organisatie die in beide rondes meetelde",
            "de organisaties die in beide rondes meetelden",
            number,
        ),
    }[role]


def over_all(role: str) -> str:
    """The label of a role over the whole partnership: "alle raden"."""
    return str(role_facts(role).over_all)


def of_one(role: str, municipality: str) -> str:
    """The label of a municipality's group: "raad Laren"."""
    return str(role_facts(role).of_one).format(name=municipality)


def the_one(role: str, municipality: str) -> str:
    """The same in a sentence: "de raad van Laren"."""
    return str(role_facts(role).the_one).format(name=municipality)


def together(role: str, names: Sequence[str]) -> str:
    """The label of a pool: "raden van Renswoude en Rhenen samen"."""
    return _("{bodies} van {names} samen").format(bodies=bodies(role), names=enumeration(names))


def the_pool(role: str, names: Sequence[str]) -> str:
    """The same in a sentence: "de raden van Renswoude en Rhenen"."""
    return _("{bodies} van {names}").format(bodies=the_bodies(role), names=enumeration(names))
