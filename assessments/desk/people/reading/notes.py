"""What is said of a list beside its people: what was left out, and what may be wrong."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.desk.people.reading.headings import OWN, column_name
from assessments.desk.people.reading.sheets import Sheet
from assessments.desk.people.reading.tables import Table
from assessments.desk.people.rows import Row, cleaned, keyword

MOST_NAMED = 20
LONGEST_NAME = 40
GARBLED_BEGINS = "ÃÂâÅÄ"
"""What the first byte of a letter with an accent looks like when UTF-8 was read as Windows-1252."""


def hidden_sheets(sheets: Iterable[Sheet]) -> Iterator[str]:
    names = [sheet.name for sheet in sheets if sheet.hidden]
    if names:
        yield ngettext(
            "Dit blad is verborgen en niet gelezen: {names}.",
            "Deze bladen zijn verborgen en niet gelezen: {names}.",
            len(names),
        ).format(names=listed(names))


def filtered_rows(sheets: Iterable[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        if sheet.filtered:
            yield ngettext(
                "Op blad {name} is {n} rij verborgen, bijvoorbeeld door een filter. Die is "
                "niet gelezen.",
                "Op blad {name} zijn {n} rijen verborgen, bijvoorbeeld door een filter. Die zijn "
                "niet gelezen.",
                sheet.filtered,
            ).format(name=listed([sheet.name]), n=sheet.filtered)


def sheets_not_read(tables: Sequence[Table]) -> Iterator[str]:
    if tables:
        yield ngettext(
            "Dit blad lijkt geen lijst met mensen en is niet gelezen: {names}.",
            "Deze bladen lijken geen lijst met mensen en zijn niet gelezen: {names}.",
            len(tables),
        ).format(names=listed([_with_missing(table) for table in tables]))


def _with_missing(table: Table) -> str:
    if not table.has_headings:
        return table.sheet.name
    missing = ", ".join(table.missing)
    return _("{name} (zonder {missing})").format(name=table.sheet.name, missing=missing)


def columns_not_used(table: Table) -> Iterator[str]:
    """The columns that are filled and not asked for, and those that are there twice."""
    unused = [name for at, name in _unused(table) if any(map(cleaned, table.cells(at)))]
    if unused:
        yield _("Deze kolommen gebruiken wij niet: {names}.").format(names=listed(unused))
    for field, positions in table.fields.items():
        if len(positions) > 1:
            names = [table.headings[at].text for at in positions]
            yield _(
                "Meer kolommen met {field}: {names}. Per rij nemen wij de eerste die gevuld is."
            ).format(field=field, names=listed(names))


def addresses_elsewhere(table: Table) -> Iterator[str]:
    for at, name in _unused(table):
        if any("@" in cell for cell in table.cells(at)):
            yield _(
                "In de kolom {name} staan e-mailadressen, maar die kolom gebruiken wij niet. "
                "Moet dat wel? Zet er dan ‘e-mail’ boven en importeer opnieuw."
            ).format(name=listed([name]))


def _unused(table: Table) -> Iterator[tuple[int, str]]:
    """Where the other columns stand, and what they are called."""
    used = {at for positions in table.fields.values() for at in positions}
    width = max((len(cells) for _number, cells in table.lines), default=0)
    headings = {heading.position: heading.text for heading in table.headings}
    for at in range(width):
        text = headings.get(at, "")
        if at not in used and keyword(text) not in OWN:
            yield at, text or column_name(at)


def letters(rows: Sequence[Row]) -> Iterator[str]:
    """Which rows may have letters that were read wrong."""
    doubtful = [f"{row.where} ({row.name})" for row in rows if row.doubt]
    if doubtful:
        yield _(
            "In dit bestand zijn letters met een accent op meer manieren opgeslagen. Controleer "
            "de namen in {rows}."
        ).format(rows=_shortened(doubtful))


def is_garbled(texts: Iterable[str]) -> bool:
    """Whether letters were read in the wrong encoding, here or before: "RenÃ©"."""
    return any(map(_is_garbled, texts))


def _is_garbled(text: str) -> bool:
    if "\ufffd" in text:
        return True
    if text.isascii() or not any(letter in text for letter in GARBLED_BEGINS):
        return False
    try:
        text.encode("cp1252").decode()
    except UnicodeError:
        return False
    return True


def listed(names: Sequence[str]) -> str:
    """ "‘Blad1’, ‘Blad2’ …": as many as one reads, none longer than a line."""
    return _shortened([f"‘{Truncator(cleaned(name)).chars(LONGEST_NAME)}’" for name in names])


def _shortened(texts: Sequence[str]) -> str:
    rest = len(texts) - MOST_NAMED
    shown = ", ".join(texts[:MOST_NAMED])
    return shown if rest <= 0 else _("{names} en nog {n}").format(names=shown, n=rest)
