"""From what somebody pastes or uploads to rows of gemeente, rol, naam and e-mail.

The columns are found by the words above them, in any order; without such words they are taken
in the order gemeente, rol, naam, e-mail.
"""

import contextlib
import csv
import io
import itertools
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from assessments.rounds.people.limits import (
    LINES_ABOVE,
    MAX_BYTES,
    MAX_COLUMNS,
    CannotTake,
    too_many_bytes,
    unreadable,
)
from assessments.rounds.people.rows import Row, keyword, require_few, row
from assessments.rounds.people.spreadsheets import Line, is_spreadsheet, read_sheets

PLACE, ROLE, NAME, EMAIL = "gemeente", "rol", "naam", "e-mail"
FIELDS = (PLACE, ROLE, NAME, EMAIL)
HEADINGS: Mapping[str, tuple[str, ...]] = {
    PLACE: (
        "gemeente",
        "gemeentenaam",
        "naamgemeente",
        "plaats",
        "gemeenteoforganisatie",
        "gemeenteofgezamenlijkeorganisatie",
        "gemeenteorganisatie",
        "organisatie",
    ),
    ROLE: ("rol", "functie", "rolfunctie", "functierol", "groep", "doelgroep"),
    NAME: (
        "naam",
        "volledigenaam",
        "naamvolledig",
        "voorenachternaam",
        "naampersoon",
        "persoon",
        "deelnemer",
    ),
    EMAIL: (
        "email",
        "emailadres",
        "mail",
        "mailadres",
        "adres",
        "epost",
        "emailwerk",
        "zakelijkemail",
    ),
}
PARTS_OF_NAMES = (
    ("voornaam", "roepnaam", "voorletters", "initialen"),
    ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels"),
    ("achternaam", "familienaam"),
)
"""Columns that together are a name, in this order."""

Columns = Mapping[str, tuple[int, ...]]
"""Of each field, the columns in which it stands."""
FIXED: Columns = {field: (position,) for position, field in enumerate(FIELDS)}
DELIMITERS = "\t;,"
UTF16_BEGINS = (b"\xff\xfe", b"\xfe\xff")


def read_text(text: str) -> list[Row]:
    """What was pasted. Raises `CannotTake`."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise too_many_bytes()
    return _rows([_lines(text)])


def read_file(content: bytes) -> list[Row]:
    """A CSV, XLSX or ODS file; its content decides which. Raises `CannotTake`."""
    if len(content) > MAX_BYTES:
        raise too_many_bytes()
    if is_spreadsheet(content):
        return _rows(read_sheets(content))
    return _rows([_lines(_decoded(content))])


def _decoded(content: bytes) -> str:
    """As UTF-8 when that fits, otherwise as Windows-1252, which Dutch Excel writes."""
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith(UTF16_BEGINS):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise unreadable()


def _lines(text: str) -> list[Line]:
    """The lines that aren't empty, split at the delimiter that fits."""
    first, _newline, rest = text.partition("\n")
    names_delimiter = first.strip().lower().startswith("sep=")
    split = [_split(rest if names_delimiter else text, delimiter) for delimiter in DELIMITERS]
    return [
        (number, cells[:MAX_COLUMNS])
        for number, cells in enumerate(max(split, key=_fit), 2 if names_delimiter else 1)
        if any(cell.strip() for cell in cells)
    ]


def _split(text: str, delimiter: str) -> list[list[str]]:
    """The cells of each line.

    A quote that nobody closed would swallow the lines after it: then quotes are only signs.
    """
    with contextlib.suppress(csv.Error):
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        if not any("\n" in cell and delimiter in cell for cells in lines for cell in cells):
            return lines
    return [line.rstrip("\r").split(delimiter) for line in text.split("\n")]


def _fit(lines: Iterable[list[str]]) -> tuple[int, int]:
    """How well lines are split: into known headings, or else into the four columns."""
    first = list(itertools.islice(filter(any, lines), LINES_ABOVE))
    headings = max((len(_columns(cells) or ()) for cells in first), default=0)
    return (headings, max((min(len(cells), len(FIELDS)) for cells in first), default=0))


def _rows(sheets: Sequence[Sequence[Line]]) -> list[Row]:
    """The rows of the first sheet with headings, or else of the first that isn't empty."""
    filled = [(_headings(lines), lines) for lines in sheets if lines]
    at, lines = next((sheet for sheet in filled if sheet[0] is not None), (None, []))
    columns = FIXED
    if at is not None:
        columns = _columns(lines[at][1]) or FIXED
        _require_columns(columns)
        lines = lines[at + 1 :]
    elif filled:
        lines = filled[0][1]
    rows = [_row(number, cells, columns) for number, cells in lines]
    people = [each for each in rows if each != Row(each.number)]
    if not people:
        raise CannotTake(_("In deze lijst staat niemand."))
    require_few(people)
    return people


def _headings(lines: Sequence[Line]) -> int | None:
    """Which of the lines has the headings; a title may stand above them."""
    first = lines[:LINES_ABOVE]
    return next((at for at, (_number, cells) in enumerate(first) if _columns(cells)), None)


def _row(number: int, cells: Sequence[str], columns: Columns) -> Row:
    texts = (
        " ".join(cells[position] for position in columns.get(field, ()) if position < len(cells))
        for field in FIELDS
    )
    return row(number, tuple(texts))


def _columns(cells: Sequence[str]) -> Columns | None:
    """Where each field stands, by its heading; None when this isn't a line of headings."""
    words = [keyword(cell) for cell in cells[:MAX_COLUMNS]]
    found = {}
    for field, headings in HEADINGS.items():
        positions = [words.index(heading) for heading in headings if heading in words]
        if positions:
            found[field] = tuple(positions[:1])
    parts = [words.index(part) for names in PARTS_OF_NAMES for part in names if part in words]
    if parts and NAME not in found:
        found[NAME] = tuple(parts)
    return found if len(found) > 1 else None


def _require_columns(columns: Columns) -> None:
    """Raises `CannotTake` when a column is missing that every person needs."""
    missing = [field for field in (PLACE, ROLE, NAME) if field not in columns]
    if missing:
        raise CannotTake(
            _("Deze kolom ontbreekt of heeft een andere naam: {names}.").format(
                names=", ".join(missing)
            )
        )
