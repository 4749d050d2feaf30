"""The lines of a text that was pasted, or of a CSV file."""

import csv
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from assessments.desk.people.limits import (
    LINES_ABOVE,
    MAX_COLUMNS,
    MAX_LINES,
    too_many_lines,
    unreadable,
)
from assessments.desk.people.reading.sheets import Sheet, few

DELIMITERS = "\t;,"
UTF16_BEGINS = (b"\xff\xfe", b"\xfe\xff")
NAMES_DELIMITER = re.compile(r"\s*sep=.*\s*", re.IGNORECASE)
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
MOST_IN_CELL = 50
"""Lines that one cell may have. A quote that isn't closed by then is only a sign."""

Fit = Callable[[Sequence[str]], tuple[int, int]]
"""How much a row of cells looks like one of a list."""
Record = tuple[range, list[str]]
"""The lines of the text, from 0, that a row takes, and its cells."""


def decoded(content: bytes) -> tuple[str, frozenset[int]]:
    """The text, and which of its lines, from 0, are in another encoding than the rest.

    UTF-8 when that fits, or else Windows-1252, which Dutch Excel writes; line by line when both
    occur. Raises `CannotTake`.
    """
    if content.startswith(UTF16_BEGINS):
        return _as(content, "utf-16"), frozenset()
    plain = content.removeprefix(b"\xef\xbb\xbf")
    if _is_utf8(plain):
        return _as(plain, "utf-8"), frozenset()
    _require_few_lines(plain.count(b"\n"), plain.count(b"\r"))
    lines = plain.splitlines(keepends=True)
    other = frozenset(at for at, line in enumerate(lines) if not _is_utf8(line))
    texts = (_as(line, "cp1252" if at in other else "utf-8") for at, line in enumerate(lines))
    is_mixed = any(not line.isascii() for at, line in enumerate(lines) if at not in other)
    return "".join(texts), other if is_mixed else frozenset()


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable() from error
    if "\0" in text:
        raise unreadable()
    return text


def read_lines(text: str, fit: Fit, doubtful: frozenset[int] = frozenset()) -> Sheet:
    """The rows that aren't empty, split at the delimiter that fits. Raises `TooLarge`."""
    _require_few_lines(text.count("\n"), text.count("\r"))
    lines = [line for line in LINE.findall(text) if line]
    named = 1 if lines and NAMES_DELIMITER.fullmatch(lines[0]) else 0
    delimiter = max(DELIMITERS, key=lambda each: _fit(lines[named:], each, fit))
    records = few(_filled(lines, named, delimiter))
    return Sheet(
        lines=tuple((number, cells) for number, _taken, cells in records),
        doubtful=frozenset(
            number for number, taken, _cells in records if not doubtful.isdisjoint(taken)
        ),
    )


def _require_few_lines(*numbers: int) -> None:
    if max(numbers) > MAX_LINES:
        raise too_many_lines()


def _filled(
    lines: Sequence[str], named: int, delimiter: str
) -> Iterator[tuple[int, range, list[str]]]:
    """The rows that aren't empty: number, lines and cells."""
    for number, (taken, cells) in enumerate(_records(lines, named, delimiter), 1 + named):
        if any(cell.strip() for cell in cells):
            yield number, taken, cells[:MAX_COLUMNS]


def _fit(lines: Sequence[str], delimiter: str, fit: Fit) -> tuple[int, int]:
    records = (cells for _lines, cells in _records(lines, 0, delimiter) if any(cells))
    first = itertools.islice(records, LINES_ABOVE)
    return max((fit(cells[:MAX_COLUMNS]) for cells in first), default=(0, 0))


def _records(lines: Sequence[str], first: int, delimiter: str) -> Iterator[Record]:
    """Each row from line `first` on; quotes may spread it over lines.

    Whatever can't be right with its quotes is split as it stands: a quote that nobody closed
    would swallow the people after it.
    """
    at, width = first, _width(lines, delimiter)
    while at < len(lines):
        last = _last_line(lines, at)
        cells = _quoted("".join(lines[at : last + 1]), delimiter, width)
        if cells is None:
            last, cells = at, lines[at].rstrip("\r\n").split(delimiter)
        yield range(at, last + 1), cells
        at = last + 1


def _width(lines: Sequence[str], delimiter: str) -> int:
    """How many delimiters a whole row has, as far as the first lines tell."""
    counts = [line.count(delimiter) for line in lines[:LINES_ABOVE] if '"' not in line]
    return max(2, *counts) if counts else 2


def _last_line(lines: Sequence[str], first: int) -> int:
    """Where the quotes of a row are in pairs; the first line itself when they never are."""
    quotes = 0
    for at in range(first, min(first + MOST_IN_CELL, len(lines))):
        quotes += lines[at].count('"')
        if quotes % 2 == 0:
            return at
    return first


def _quoted(text: str, delimiter: str, width: int) -> list[str] | None:
    """The cells of one row; None when its quotes aren't those of one row.

    So it is too when a cell has a whole row within it.
    """
    plain = text.rstrip("\r\n")
    if '"' not in plain:
        return plain.split(delimiter)
    try:
        (cells,) = csv.reader([plain], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return None
    swallowed = (line.count(delimiter) for cell in cells for line in cell.splitlines()[1:])
    return None if max(swallowed, default=0) >= width else cells
