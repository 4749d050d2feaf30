"""The rows of an XLSX file, as text.

Read here and not by openpyxl: that stops at what other programs write (an empty fill, "Strict",
dates that don't exist) and doesn't tell which rows are hidden. Of a list of people only texts
matter, so styles aren't read at all; a date shows as the number that it is. Formulas count as the
values that were saved with them.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assessments.desk.people.limits import MAX_COLUMNS, MAX_SHEETS, too_much_inside
from assessments.desk.people.reading.packed import END, START, Event, Packed
from assessments.desk.people.reading.sheets import Line, Sheet, few

RELATIONS = "_rels/.rels"
WORKBOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
COLUMN = re.compile("[A-Za-z]{1,3}")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How Excel writes a sign that XML can't hold, or that it wants to keep: `_x000D_`."""


def is_xlsx(packed: Packed) -> bool:
    return WORKBOOK in packed or "[Content_Types].xml" in packed


def read_xlsx(packed: Packed) -> list[Sheet]:
    """The sheets in order. Raises `CannotTake`, and almost anything for a broken file."""
    workbook = _target(packed, RELATIONS, "officeDocument", WORKBOOK)
    folder, name = posixpath.split(workbook)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    sheets = _targets(packed, relations, "worksheet")
    strings = _strings(packed, _target(packed, relations, "sharedStrings", STRINGS))
    listed = [each for each in _sheets(packed.events(workbook)) if each.get("id") in sheets]
    if len(listed) > MAX_SHEETS:
        raise too_much_inside()
    return [
        Sheet(each["name"], hidden=True)
        if each.get("state", "visible") != "visible"
        else _read_sheet(each["name"], packed.events(sheets[each["id"]]), strings)
        for each in listed
    ]


def _targets(packed: Packed, relations: str, kind: str) -> dict[str, str]:
    """By its id, each part that a part points at in this way."""
    if relations not in packed:
        return {}
    folder = posixpath.dirname(posixpath.dirname(relations))
    found = (attributes for _kind, name, attributes in packed.events(relations) if name)
    return {
        each["Id"]: posixpath.normpath(posixpath.join("/", folder, each["Target"]))
        for each in found
        if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External"
    }


def _target(packed: Packed, relations: str, kind: str, usual: str) -> str:
    return next(iter(_targets(packed, relations, kind).values()), usual)


def _sheets(events: Iterable[Event]) -> list[Mapping[str, str]]:
    return [attributes for kind, name, attributes in events if kind is START and name == "sheet"]


def _strings(packed: Packed, part: str) -> list[str]:
    """The texts that cells have by number; a file may have none."""
    pieces, strings = Pieces(), []
    for kind, name, _attributes in packed.events(part) if part in packed else ():
        pieces.take(kind, name)
        if kind is END and name == "si":
            strings.append(pieces.given())
    return strings


@dataclass
class Pieces:
    """The texts of `t`, and of `v` apart, since the last time that they were given.

    How something is pronounced (`rPh`) isn't part of it.
    """

    texts: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)

    def take(self, kind: str, text: str) -> None:
        if kind is START:
            self.within.append(text)
        elif kind is END:
            self.within.pop()
        elif self.within[-1] == "t" and "rPh" not in self.within:
            self.texts.append(text)
        elif self.within[-1] == "v":
            self.values.append(text)

    def given(self) -> str:
        text = "".join(self.texts)
        self.texts.clear()
        return ESCAPED.sub(_unescaped, text)

    def value(self) -> str:
        value = "".join(self.values)
        self.values.clear()
        return value


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16))


def _read_sheet(name: str, events: Iterable[Event], strings: Sequence[str]) -> Sheet:
    rows = Rows(strings)
    lines = few(rows.read(events))
    return Sheet(name, lines, filtered=rows.hidden)


class Rows:
    """The rows of one sheet that aren't empty; `hidden` counts those that were left out."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.strings = strings
        self.hidden = 0
        self._row: Mapping[str, str] = {}
        self._number = 0
        self._cell: Mapping[str, str] = {}
        self._cells: dict[int, str] = {}
        self._column = 0
        self._pieces = Pieces()

    def read(self, events: Iterable[Event]) -> Iterator[Line]:
        for kind, name, attributes in events:
            self._pieces.take(kind, name)
            if kind is START and name == "row":
                self._begin_row(attributes)
            elif kind is START and name == "c":
                self._begin_cell(attributes)
            elif kind is END and name == "c":
                self._end_cell()
            elif kind is END and name == "row" and any(self._cells.values()):
                yield from self._line()
            elif kind is END and name == "sheetData":
                return

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._row, self._cells, self._column = attributes, {}, 0
        self._number = int(attributes.get("r", self._number + 1))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell = attributes
        letters = COLUMN.match(attributes.get("r", ""))
        self._column = _column(letters.group()) if letters else self._column + 1
        self._pieces.given()
        self._pieces.value()

    def _end_cell(self) -> None:
        text, value = self._pieces.given(), self._pieces.value()
        if self._column > MAX_COLUMNS:
            return
        kind = self._cell.get("t")
        if kind == "s" and value:
            text = self.strings[int(value)]
        elif value:
            text = ESCAPED.sub(_unescaped, value)
        self._cells[self._column] = text

    def _line(self) -> Iterator[Line]:
        if self._row.get("hidden") in ("1", "true"):
            self.hidden += 1
        else:
            width = max(self._cells)
            yield self._number, [self._cells.get(at, "") for at in range(1, width + 1)]


def _column(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
