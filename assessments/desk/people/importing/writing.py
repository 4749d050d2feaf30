"""Files that are given to a manager: what wasn't taken, and a template to fill in."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import tablib
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from assessments.desk.people.checking import Checked
from assessments.desk.people.limits import MAX_ROWS
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.queries import Person
from assessments.desk.people.reading.headings import FIELDS, NUMBER, REASON, SHEET
from assessments.formulas import escaped
from assessments.models import Role

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
"""The formats, with their media type."""
FICTITIOUS = "VERZONNEN"
WIDTHS = (28, 16, 32, 40, 32)
BOLD = Font(bold=True)


def rejected_file(checked: Sequence[Checked], kind: str, *, fictitious: bool = False) -> bytes:
    """The rows with where they stood in the list and why they weren't taken.

    It can be corrected and read again.
    """
    with_sheets = any(each.row.sheet for each in checked)
    headings = [*([SHEET] if with_sheets else []), NUMBER, *FIELDS, REASON]
    lines = [_cells(each, with_sheet=with_sheets) for each in checked]
    if kind == "csv":
        return _csv([headings, *lines], fictitious=fictitious)
    title = f"{FICTITIOUS} " if fictitious else ""
    dataset = tablib.Dataset(*lines, headers=headings, title=f"{title}{_('Niet overgenomen')}")
    return dataset.export("xlsx", escape=True)


def _cells(checked: Checked, *, with_sheet: bool) -> list[str | int]:
    row = checked.row
    texts = (row.place, row.role, row.name, row.email, checked.reason)
    sheet = [escaped(row.sheet)] if with_sheet else []
    return [*sheet, row.number, *map(escaped, texts)]


def people_file(people: Iterable[Person], kind: str, *, fictitious: bool = False) -> bytes:
    """The list with how far each invitation is, never who answered. It can be read again."""
    headings = [*FIELDS, _("uitnodiging")]
    lines = [headings, *map(_cells_of, people)]
    if kind == "csv":
        return _csv(lines, fictitious=fictitious)
    book = Workbook()
    book.active.title = f"{FICTITIOUS} {_('Mensen')}" if fictitious else _("Mensen")
    _fill(book.active, lines)
    return _bytes_of(book)


def _cells_of(person: Person) -> list[str]:
    texts = (person.place.name, person.role, person.name, person.email, person.mail_state.label)
    return [escaped(str(text)) for text in texts]


def template_file(places: Sequence[ListedPlace], kind: str, *, fictitious: bool = False) -> bytes:
    """One line per group of the round, to be filled in and copied; XLSX explains more."""
    groups = [[place.name, role, "", ""] for place in places for role in place.roles]
    lines = [list(FIELDS), *[[escaped(text) for text in group] for group in groups]]
    if kind == "csv":
        return _csv(lines, fictitious=fictitious)
    return _template_book(places, lines, fictitious=fictitious)


def _csv(lines: Iterable[Sequence[str | int]], *, fictitious: bool) -> bytes:
    """As Dutch Excel opens it: semicolons, and a BOM that says it's UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    if fictitious:
        writer.writerow([FICTITIOUS])
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _template_book(
    places: Sequence[ListedPlace], lines: Sequence[Sequence[str]], *, fictitious: bool
) -> bytes:
    book = Workbook()
    people = book.active
    people.title = f"{FICTITIOUS} {_('Mensen')}" if fictitious else _("Mensen")
    guide = book.create_sheet(_("Uitleg"))
    _fill(people, lines)
    _fill(guide, _guide(places))
    _offer(people, "A", f"'{guide.title}'!$A$2:$A${len(places) + 1}")
    _offer(people, "B", f'"{",".join(Role.values)}"')
    return _bytes_of(book)


def _bytes_of(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: Any, lines: Iterable[Sequence[str]]) -> None:
    """Headings in bold that stay in sight, columns wide enough to read."""
    for line in lines:
        sheet.append(line)
    for cell in sheet[1]:
        cell.font = BOLD
        sheet.column_dimensions[cell.column_letter].width = WIDTHS[cell.column - 1]
    sheet.freeze_panes = "A2"


def _offer(sheet: Any, column: str, choices: str) -> None:
    """A list to choose from; something else can still be typed."""
    offered = DataValidation("list", formula1=choices, allow_blank=True, showErrorMessage=False)
    offered.add(f"{column}2:{column}{MAX_ROWS + 1}")
    sheet.add_data_validation(offered)


def _guide(places: Sequence[ListedPlace]) -> list[list[str]]:
    """The names to use, what each role is, and two fictitious people as an example."""
    roles = [
        [Role.RAAD.value, _("raadsleden, commissieleden, fractievolgers")],
        [Role.COLLEGE.value, _("burgemeester en wethouders")],
        [Role.ORGANISATIE.value, _("ambtenaren, gemeentesecretaris, griffie")],
        ["", ""],
        [_("naam en e-mail"), _("Zonder e-mailadres krijgt iemand een kaart op papier.")],
        [_("meer rollen"), _("Twee rollen of gemeenten? Zet iemand dan twee keer op de lijst.")],
    ]
    names = [escaped(place.name) for place in places]
    height = max(len(names), len(roles))
    names += [""] * (height - len(names))
    roles += [["", ""]] * (height - len(roles))
    return [
        [_("gemeente of organisatie"), _("rol"), _("uitleg")],
        *[[name, *role] for name, role in zip(names, roles, strict=True)],
    ]
