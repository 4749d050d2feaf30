"""From what somebody pastes or uploads to rows of gemeente, rol, naam and e-mail.

The columns are found by the words above them, in any order; without such words they are taken
in the order gemeente, rol, naam, e-mail. Every sheet that looks like a list is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.desk.people.limits import (
    MAX_BYTES,
    CannotTake,
    old_excel,
    too_many_bytes,
    unreadable,
)
from assessments.desk.people.reading import notes
from assessments.desk.people.reading.fullname import Parts, full_name
from assessments.desk.people.reading.headings import (
    EMAIL,
    NAME,
    PARTS_OF_NAMES,
    PLACE,
    ROLE,
    fit,
)
from assessments.desk.people.reading.ods import is_ods, read_ods
from assessments.desk.people.reading.packed import ZIP_BEGINS, Packed
from assessments.desk.people.reading.sheets import Sheet
from assessments.desk.people.reading.tables import IsPlace, Table, lists_among, table_of
from assessments.desk.people.reading.texts import decoded, read_lines
from assessments.desk.people.reading.xlsx import is_xlsx, read_xlsx
from assessments.desk.people.rows import LETTERS, Row, cleaned, require_few, row

OLD_EXCEL_BEGINS = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Listing:
    """What was read: people, and in Dutch what was left out and what may be wrong."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def _is_no_place(_name: str) -> bool:
    return False


def read_text(text: str, everybody_of: str = "") -> Listing:
    """What was pasted. Raises `CannotTake`.

    With `everybody_of` no column has to tell the place: it is this one.
    """
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise too_many_bytes()
    return _listing([read_lines(text, fit)], everybody_of=everybody_of)


def read_file(content: bytes, is_place: IsPlace = _is_no_place, everybody_of: str = "") -> Listing:
    """A CSV, XLSX or ODS file; its content decides which. Raises `CannotTake`.

    With `is_place` a sheet may be named after a place instead of having a column for it; with
    `everybody_of` people of other sheets without one are of this place.
    """
    if len(content) > MAX_BYTES:
        raise too_many_bytes()
    if content.startswith(OLD_EXCEL_BEGINS):
        raise old_excel()
    if content.startswith(ZIP_BEGINS):
        return _listing(read_sheets(content), is_place, everybody_of)
    text, doubtful = decoded(content)
    return _listing([read_lines(text, fit, doubtful)], everybody_of=everybody_of)


def read_sheets(content: bytes) -> list[Sheet]:
    """The sheets of an XLSX or ODS file. Raises `CannotTake`, also for any broken file."""
    try:
        packed = Packed(content)
        if is_ods(packed):
            return read_ods(packed)
        if is_xlsx(packed):
            return read_xlsx(packed)
    except CannotTake:
        raise
    except Exception as error:
        # A broken file makes zipfile, expat and the readers raise almost anything.
        raise unreadable() from error
    raise unreadable()


def _listing(
    sheets: Sequence[Sheet], is_place: IsPlace = _is_no_place, everybody_of: str = ""
) -> Listing:
    """Raises `CannotTake` when there is nobody, or a column that every list needs is missing."""
    tables = [table_of(sheet, is_place, everybody_of) for sheet in sheets if sheet.lines]
    lists = lists_among(tables)
    for table in lists:
        _require_columns(table)
    rows = tuple(row for table in lists for row in _rows(table, is_one_of=len(lists)))
    left_out = [
        *notes.hidden_sheets(sheets),
        *notes.filtered_rows(sheets),
        *notes.sheets_not_read([table for table in tables if table not in lists]),
    ]
    if not rows:
        raise CannotTake(" ".join([_("In deze lijst staat niemand."), *left_out]))
    require_few(rows)
    columns = [note for table in lists for note in notes.columns_not_used(table)]
    warnings = [note for table in lists for note in notes.addresses_elsewhere(table)]
    return Listing(
        rows, (*left_out, *dict.fromkeys(columns)), (*dict.fromkeys(warnings), *notes.letters(rows))
    )


def _require_columns(table: Table) -> None:
    if table.missing:
        raise CannotTake(
            _("Deze kolom ontbreekt of heeft een andere naam: {names}.").format(
                names=", ".join(table.missing)
            )
        )


def _rows(table: Table, is_one_of: int) -> Iterator[Row]:
    """The people of one of so many sheets; their rows have its name when there are more."""
    name = table.sheet.name if is_one_of > 1 else ""
    for number, cells in table.lines:
        texts = _texts(cells, table.fields)
        is_doubtful = number in table.sheet.doubtful or notes.is_garbled(texts)
        found = row(number, texts, name, LETTERS if is_doubtful else "")
        if not found.is_empty:
            place = table.of_sheet.get(PLACE, found.place)
            role = table.of_sheet.get(ROLE, found.role)
            yield replace(found, place=cleaned(place), role=cleaned(role))


def _texts(
    cells: Sequence[str], fields: Mapping[str, tuple[int, ...]]
) -> tuple[str, str, str, str]:
    def of(field: str) -> str:
        """Of doubles, the first that is filled; of addresses, one that is one."""
        found = [cleaned(cells[at]) for at in fields.get(field, ()) if at < len(cells)]
        filled = [each for each in found if each]
        likely = [each for each in filled if "@" in each] if field == EMAIL else []
        return next(iter(likely or filled), "")

    name = full_name(Parts(*(of(part) for part in (*PARTS_OF_NAMES, NAME))))
    return of(PLACE), of(ROLE), name, of(EMAIL)
