"""What a reader gets out of anything that is served: its text, its numbers, and all that is in it.

A kind of file that isn't known here can't be attacked, so it is an error: `Unreadable`.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html import unescape
from io import BytesIO
from pathlib import PurePath
from typing import Any

from pypdf import PdfReader

IN_DUTCH = re.compile(r"\d+,\d+")
IN_DATA = re.compile(r"\d+[.,]\d+")
PERCENTAGE = re.compile(r"\d+(?= %)")
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+|("X-CSRFToken": ?")[^"]+')
NAMESPACE = re.compile(rb' xmlns:\w+="[^"]*"')
"""odfpy declares those that any file of its process had before."""
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BY_SUFFIX = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": SPREADSHEET,
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
DATA = ("text/csv", "application/json", SPREADSHEET, BY_SUFFIX[".ods"])
OFFICE = (SPREADSHEET, BY_SUFFIX[".ods"], BY_SUFFIX[".odt"])
MANY_DIGITS = 12
SAID_IN = re.compile(r"xl/(worksheets/.*|sharedStrings)\.xml|content\.xml")
"""The parts of an office file in which its text and numbers are."""
VALUE = re.compile(r'office:value="([^"]*)"')
"""OpenDocument keeps numbers in attributes."""
ZIP = ("application/zip", "application/x-zip-compressed")


class Unreadable(Exception):
    """A kind of file that `contents.py` can't read, and that nobody attacks therefore."""


@dataclass(frozen=True)
class Content:
    """What one address served."""

    kind: str
    """Its content type."""
    data: bytes

    @cached_property
    def text(self) -> str:
        """All that it says, on one line. Raises `Unreadable`."""
        return " ".join(_reader(self.kind)(self.data).split())

    @property
    def everything(self) -> bytes:
        """Its bytes, and its text with what is compressed in it, to search. Raises `Unreadable`."""
        packed = [part for _, part in _members(self.data)] if self._is_packed else []
        return b"\n".join([self.data, self.text.encode(), *packed])

    @property
    def comparable(self) -> object:
        """The same whenever the same is served, but for the tokens that protect forms."""
        if self._is_packed:
            return {name: NAMESPACE.sub(b"", part) for name, part in _members(self.data)}
        return TOKEN.sub(rb"\1\2", self.data)

    def without(self, words: Iterable[str]) -> "Content":
        """The same with nothing in the place of these: of a PDF, whose parts are compressed, the
        text."""
        if self._is_packed:
            return self._members_without([*words, *_following_from(self.data)])
        pattern = re.compile("|".join(map(re.escape, words)).encode())
        if self.kind == "application/pdf":
            return Content("text/plain", pattern.sub(b"", self.text.encode()))
        return Content(self.kind, pattern.sub(b"", self.data))

    def _members_without(self, words: Iterable[str]) -> "Content":
        kept = BytesIO()
        with zipfile.ZipFile(kept, "w") as archive:
            for name, part in _members(self.data):
                of_part = Content(BY_SUFFIX.get(PurePath(name).suffix, ""), part)
                archive.writestr(name, of_part.without(words).data)
        return Content(self.kind, kept.getvalue())

    @property
    def _is_packed(self) -> bool:
        return self.kind in OFFICE or self.kind in ZIP

    @property
    def decimals(self) -> set[str]:
        """Every broken number, as "3,5"; in data also those that are written "3.5"."""
        if self.kind in ZIP:
            return set().union(*(content.decimals for _, content in files_in(self.data)))
        return decimals(self.text, IN_DATA if self.kind in DATA else IN_DUTCH)

    @property
    def percentages(self) -> set[int]:
        return percentages(self.text)

    @property
    def distributions(self) -> set[tuple[int, ...]]:
        """The rows of five or six whole numbers in JSON."""
        return set(_rows(json.loads(self.data))) if self.kind == "application/json" else set()


def decimals(text: str, written: re.Pattern[str] = IN_DUTCH) -> set[str]:
    return {_short(found.replace(",", ".")).replace(".", ",") for found in written.findall(text)}


def _short(number: str) -> str:
    """As it was meant: spreadsheets keep 0.81 as 0.8100000000000001."""
    return number if len(number) < MANY_DIGITS else f"{float(number):.10g}"


def percentages(text: str) -> set[int]:
    return set(map(int, PERCENTAGE.findall(text)))


def in_dutch(number: float | Decimal) -> str:
    return f"{number:.1f}".replace(".", ",")


def _reader(kind: str) -> Callable[[bytes], str]:
    if kind not in READERS:
        raise Unreadable(
            f"Nobody attacks what is served as {kind}: add a reader of it to READERS in "
            f"tests/privacy/served/contents.py."
        )
    return READERS[kind]


def page_text(html: str) -> str:
    """What a page says, without what it carries for its pictures."""
    without_pictures = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    # A number may be split from its sign by a tag, but never from its own digits.
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", without_pictures)).split())


def _pdf(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def _plain(data: bytes) -> str:
    return data.decode("utf-8-sig")


def _office(data: bytes) -> str:
    parts = [part.decode() for name, part in _members(data) if SAID_IN.fullmatch(name)]
    values = [value for part in parts for value in VALUE.findall(part)]
    return " ".join([*map(page_text, parts), *values])


def _archive(data: bytes) -> str:
    return " ".join(f"{name} {content.text}" for name, content in files_in(data))


def files_in(data: bytes) -> Iterator[tuple[str, Content]]:
    """The files of an archive. Raises `Unreadable`."""
    for name, part in _members(data):
        suffix = PurePath(name).suffix
        yield name, Content(BY_SUFFIX.get(suffix, f'"{suffix}" in an archive'), part)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                yield name, archive.read(name)


def _following_from(archive: bytes) -> Iterator[str]:
    """Sums and sizes of what is in it: whoever has that works them out, so they tell nothing."""
    for _, part in _members(archive):
        yield hashlib.sha256(part).hexdigest()
        yield f"<omvang>{len(part)}</omvang>"


def _json(data: bytes) -> str:
    return " ".join(map(str, _values(json.loads(data))))


def _values(found: Any) -> Iterator[object]:
    """Names and values, in order."""
    match found:
        case dict():
            for name, value in found.items():
                yield name
                yield from _values(value)
        case list():
            for value in found:
                yield from _values(value)
        case _:
            yield found


def _rows(found: Any) -> Iterator[tuple[int, ...]]:
    match found:
        case [*numbers] if len(numbers) in (5, 6) and all(isinstance(n, int) for n in numbers):
            yield tuple(int(n) for n in numbers)
        case dict() | list():
            for value in found.values() if isinstance(found, dict) else found:
                yield from _rows(value)


READERS: dict[str, Callable[[bytes], str]] = {
    "text/html": lambda data: page_text(data.decode()),
    "application/pdf": _pdf,
    "text/csv": _plain,
    "text/plain": _plain,
    "application/json": _json,
    "image/svg+xml": lambda data: page_text(data.decode()),
    "application/xml": lambda data: page_text(data.decode()),
    **dict.fromkeys(OFFICE, _office),
    **dict.fromkeys(ZIP, _archive),
}
