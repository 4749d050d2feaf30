"""Which column is what, by the words above it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.desk.people.rows import cleaned, keyword

PLACE, ROLE, NAME, EMAIL = "gemeente", "rol", "naam", "e-mail"
FIELDS = (PLACE, ROLE, NAME, EMAIL)
FIRST, INITIALS, PREFIX, SURNAME = "voornaam", "voorletters", "tussenvoegsel", "achternaam"
PARTS_OF_NAMES = (FIRST, INITIALS, PREFIX, SURNAME)

WORDS: Mapping[str, str] = {
    EMAIL: "email emails emailadres emailadressen mail mailadres mailadressen epost",
    SURNAME: "achternaam achternamen familienaam geslachtsnaam",
    PREFIX: "tussenvoegsel tussenvoegsels tussenv tv tussen voorvoegsel voorvoegsels voorv",
    INITIALS: "voorletters voorletter voorl initialen",
    FIRST: "voornaam voornamen roepnaam",
    ROLE: "rol functie functies functienaam hoedanigheid groep doelgroep",
    PLACE: "gemeente gemeenten gemeentenaam organisatie",
    NAME: "naam namen persoon deelnemer volledigenaam",
}
"""What may stand in a heading among other words. The first field of which a word is found has it:
"E-mailadres gemeente" is an address, "Naam gemeente" a municipality."""
KINDS = {word: field for field, words in WORDS.items() for word in words.split()}
ALONE = {"plaats": PLACE, "adres": EMAIL}
"""What counts only when nothing else stands there, and no better heading was found."""
_OTHERS = (
    "partij fractie partner telefoon telefoonnummer mobiel straat postcode commissie "
    "portefeuille assistent secretariaat geboorte geboortedatum datum"
)
OTHERS = frozenset(_OTHERS.split())
"""Words that make it something that we don't ask for: "Naam fractie"."""
_PRIVATE = "prive persoonlijk thuis"
PRIVATE = frozenset(_PRIVATE.split())
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SIGNS = re.compile(r"[^\w]+")
SHEET, NUMBER, REASON = "blad", "rij", "reden"
OWN = frozenset({SHEET, NUMBER, REASON})
"""Columns of the file that we give back ourselves."""
LONGEST = 80
"""Characters; what is longer isn't a heading."""


EXACT, WITHIN, NOT_FOR_WORK, WEAK = range(4)
"""Which of two columns for the same field is meant."""


@dataclass(frozen=True)
class Heading:
    """What stands above a column, and of which field it is ("" for none)."""

    position: int
    text: str
    field: str = ""
    rank: int = 0

    @property
    def is_exact(self) -> bool:
        return self.rank == EXACT


@dataclass(frozen=True)
class Columns:
    """Where each field stands: of each the best column first, and what stands above all."""

    headings: tuple[Heading, ...]
    fields: Mapping[str, tuple[int, ...]]

    @property
    def missing(self) -> list[str]:
        """What every person needs and doesn't stand here."""
        has_name = NAME in self.fields or SURNAME in self.fields
        needed = {PLACE: PLACE in self.fields, ROLE: ROLE in self.fields, NAME: has_name}
        return [field for field, is_here in needed.items() if not is_here]


FIXED = Columns(
    tuple(Heading(at, field, field) for at, field in enumerate(FIELDS)),
    {field: (at,) for at, field in enumerate(FIELDS)},
)
"""The order that is expected when there are no headings."""


def column_name(position: int) -> str:
    """A, B, … AA, as spreadsheet programs call it."""
    above, letter = divmod(position, 26)
    return (column_name(above - 1) if above else "") + chr(ord("A") + letter)


def find_columns(cells: Sequence[str]) -> Columns | None:
    """None when this isn't a line of headings."""
    headings = tuple(_heading(at, cell) for at, cell in enumerate(cells))
    found = {heading.field for heading in headings if heading.field}
    if len(found) < 2 or any("@" in cell for cell in cells):
        return None
    return Columns(headings, {field: _columns(headings, field) for field in found})


def fit(cells: Sequence[str]) -> tuple[int, int]:
    """How much this looks like a line of headings, and else like a row of a list."""
    columns = find_columns(cells)
    return (len(columns.fields) if columns else 0, min(len(cells), len(FIELDS)))


def _columns(headings: Sequence[Heading], field: str) -> tuple[int, ...]:
    """The best first; a weak one only when there is no other."""
    best = sorted((each for each in headings if each.field == field), key=lambda each: each.rank)
    strong = [each for each in best if each.rank < WEAK]
    return tuple(each.position for each in strong or best)


def _heading(position: int, cell: str) -> Heading:
    text = cleaned(cell)
    plain = IN_BRACKETS.sub(" ", text)
    word = keyword(plain)
    if len(text) > LONGEST or not word:
        return Heading(position, text)
    if word in ALONE:
        return Heading(position, text, ALONE[word], WEAK)
    words = _words(plain)
    kinds = {KINDS[each] for each in (*words, word) if each in KINDS}
    field = next((each for each in WORDS if each in kinds), "")
    if not field or OTHERS.intersection(words):
        return Heading(position, text)
    if PRIVATE.intersection(words):
        return Heading(position, text, field, NOT_FOR_WORK)
    return Heading(position, text, field, EXACT if word in KINDS else WITHIN)


def _words(text: str) -> list[str]:
    """ "Zakelijk e-mailadres" → zakelijk, emailadres."""
    joined = re.sub(r"\be[-\u2010-\u2015 ]?(mail|post)", r"e\1", text, flags=re.IGNORECASE)
    words = [keyword(each) for each in SIGNS.split(joined) if each]
    return words + [each[: -len("naam")] for each in words if each.endswith("gemeentenaam")]
