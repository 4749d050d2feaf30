"""A flat table → CSV as Dutch Excel opens it, XLSX and ODS; what looks like a formula isn't one."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import tablib
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from assessments.formulas import escaped
from assessments.presenters.results_sheet import (
    FICTITIOUS,
    ResultsSheet,
    Value,
    explanation,
    results_sheet,
)
from assessments.results.overview import Overview

BOLD = Font(bold=True)
NARROWEST, WIDEST = 9, 44
"""Widths of columns in characters: long texts are read in the cell."""


def csv_file(overview: Overview) -> bytes:
    """Semicolons, decimal commas, and a BOM that says it's UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    made = results_sheet(overview)
    writer.writerows(
        [_with_comma(value) for value in line] for line in (made.headings, *made.lines)
    )
    return text.getvalue().encode("utf-8-sig")


def _with_comma(value: Value) -> str | int | None:
    return str(value).replace(".", ",") if isinstance(value, Decimal) else _safe(value)


def xlsx_file(overview: Overview) -> bytes:
    """The table with headings that stay in sight and can be filtered, and what they mean."""
    book = Workbook(write_only=True)
    for title, made in _sheets(overview):
        _fill(book.create_sheet(title), made)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods_file(overview: Overview) -> bytes:
    book = tablib.Databook()
    for title, made in _sheets(overview):
        lines = ([_safe(value) for value in line] for line in made.lines)
        book.add_sheet(tablib.Dataset(*lines, headers=made.headings, title=title))
    exported: bytes = book.export("ods")
    return exported


def _sheets(overview: Overview) -> list[tuple[str, ResultsSheet]]:
    mark = f"{FICTITIOUS} " if overview.round.fictitious else ""
    return [
        (f"{mark}{_('Uitkomsten')}", results_sheet(overview)),
        (f"{mark}{_('Toelichting')}", explanation(overview)),
    ]


def _safe(value: Any) -> Any:
    return escaped(value) if isinstance(value, str) else value


def _fill(page: Any, made: ResultsSheet) -> None:
    for number, width in enumerate(_widths(made), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(made.headings))}{len(made.lines) + 1}"
    page.append([_cell(page, heading, font=BOLD) for heading in made.headings])
    for line in made.lines:
        page.append([_cell(page, value) for value in line])


def _cell(page: Any, value: Value, font: Font | None = None) -> Any:
    """A text is always a text, and a mean has its decimal."""
    if not isinstance(value, str | Decimal):
        return value
    cell = WriteOnlyCell(page, _safe(value))
    if isinstance(value, Decimal):
        cell.number_format = f"0.{'0' * -int(value.as_tuple().exponent)}"
    if font:
        cell.font = font
    return cell


def _widths(made: ResultsSheet) -> Iterable[int]:
    columns: Sequence[Sequence[Value]] = list(zip(made.headings, *made.lines, strict=True))
    for column in columns:
        longest = max(len(str(value)) for value in column if value is not None)
        yield min(max(longest + 2, NARROWEST), WIDEST)
