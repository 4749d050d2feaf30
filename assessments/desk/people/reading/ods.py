"""The rows of an ODS file, as text.

Read here and not by tablib: that leaves out empty cells which LibreOffice writes as one repeated
cell, and then what follows shifts to another column.
"""

from collections.abc import Iterable, Iterator, Mapping

from assessments.desk.people.limits import (
    MAX_COLUMNS,
    MAX_SHEETS,
    MAX_WRITTEN,
    too_many_rows,
    too_much_inside,
)
from assessments.desk.people.reading.packed import START, TEXT, Event, Packed
from assessments.desk.people.reading.sheets import MOST_LINES, Line, Sheet

CONTENT = "content.xml"
CELLS = ("table-cell", "covered-table-cell")
SPACES = ("s", "tab", "line-break")
HIDDEN_ROWS = ("filter", "collapse")
OTHER_FILES = "'file:"
"""What the name of a sheet begins with that LibreOffice keeps of another file."""


def is_ods(packed: Packed) -> bool:
    return CONTENT in packed


def read_ods(packed: Packed) -> list[Sheet]:
    """The sheets in order. Raises `CannotTake`, and almost anything for a broken file."""
    reader = Reader()
    sheets = list(reader.read(packed.events(CONTENT)))
    return [sheet for sheet in sheets if not sheet.name.startswith(OTHER_FILES)]


class Reader:
    """Follows a document: where it is, and what it met of the sheet, row and cell it is in."""

    def __init__(self) -> None:
        self._within: list[str] = []
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._sheet: Mapping[str, str] = {}
        self._lines: list[Line] = []
        self._filtered = 0
        self._row: Mapping[str, str] = {}
        self._number = 1
        self._cell: Mapping[str, str] = {}
        self._cells: list[str] = []
        self._paragraphs: list[str] = []
        self._in_paragraph = False

    def read(self, events: Iterable[Event]) -> Iterator[Sheet]:
        sheets = 0
        for kind, name, attributes in events:
            if kind is START:
                self._within.append(name)
                self._begin(name, attributes)
            elif kind is TEXT:
                self._write(name)
            else:
                self._within.pop()
                self._end(name)
                if name == "table":
                    yield self._given()
                    sheets += 1
            if sheets > MAX_SHEETS:
                raise too_much_inside()

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._sheet, self._lines, self._filtered, self._number = attributes, [], 0, 1
        elif name == "table-row":
            self._row, self._cells = attributes, []
        elif name in CELLS:
            self._cell, self._paragraphs = attributes, []
        elif name == "p" and self._within[-2] in CELLS:
            self._in_paragraph = True
            self._paragraphs.append("")
        elif name in SPACES:
            self._write(" ")

    def _write(self, text: str) -> None:
        """What a cell shows: its own paragraphs, not the remark that hangs on it."""
        if self._in_paragraph and "annotation" not in self._within:
            self._paragraphs[-1] = (self._paragraphs[-1] + text)[:MAX_WRITTEN]

    def _end(self, name: str) -> None:
        if name == "p" and self._within[-1] in CELLS:
            self._in_paragraph = False
        elif name in CELLS:
            room = MAX_COLUMNS - len(self._cells)
            text = " ".join(self._paragraphs)
            repeated = _repeated(self._cell, "number-columns-repeated")
            self._cells += [text] * min(repeated, room)
        elif name == "table-row":
            self._end_row()

    def _end_row(self) -> None:
        """Of a repeated row, only as many as a list may have."""
        repeated = _repeated(self._row, "number-rows-repeated")
        if any(self._cells) and self._row.get("visibility") in HIDDEN_ROWS:
            self._filtered += repeated
        elif any(self._cells):
            copies = range(min(repeated, MOST_LINES + 1))
            self._lines += [(self._number + copy, self._cells) for copy in copies]
            if len(self._lines) > MOST_LINES:
                raise too_many_rows()
        self._number += repeated

    def _given(self) -> Sheet:
        name = self._sheet.get("name", "")
        if self._sheet.get("style-name") in self._hidden_styles:
            return Sheet(name, hidden=True)
        return Sheet(name, tuple(self._lines), filtered=self._filtered)


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))
