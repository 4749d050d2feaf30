"""A zip file of XML, of which every part that is read is counted while it is read.

What isn't read costs nothing. So a small file can't be a large one in disguise, whatever its
parts are called.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.parsers import expat

from assessments.desk.people.limits import (
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_UNPACKED,
    forbidden_markup,
    too_much_inside,
    unreadable,
)

ZIP_BEGINS = b"PK\x03\x04"
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How spreadsheet programs pack; other ways may ask for memory beforehand."""
CHUNK = 1 << 16

START, END, TEXT = "start", "end", "text"
NONE: Mapping[str, str] = MappingProxyType({})
Event = tuple[str, str, Mapping[str, str]]
"""Where an element begins or ends, with its name and attributes; or a piece of text.

Names are without their namespace: Excel's "Strict" files differ in that only.
"""


class Packed:
    """The parts of a zip file, found whatever the capitals and slashes of their names."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._parts = {_plain(part.filename): part for part in self._archive.infolist()}
        self._size = 0
        self._elements = 0

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def events(self, name: str) -> Iterator[Event]:
        """What is in a part, in its order. Raises `CannotTake`, and errors of zipfile and expat."""
        part = self._parts[_plain(name)]
        if part.compress_type not in PACKED:
            raise unreadable()
        found: list[Event] = []
        parser = _parser(found)
        with self._archive.open(part) as xml:
            while chunk := xml.read(CHUNK):
                self._count(size=len(chunk))
                parser.Parse(chunk, False)
                self._count(elements=sum(event[0] is START for event in found))
                yield from found
                found.clear()
            parser.Parse(b"", True)
        yield from found

    def _count(self, size: int = 0, elements: int = 0) -> None:
        self._size += size
        self._elements += elements
        if self._size > MAX_UNPACKED or self._elements > MAX_ELEMENTS:
            raise too_much_inside()


def _parser(found: list[Event]) -> expat.XMLParserType:
    """Adds what it meets to `found`. It takes no DOCTYPE, so there are no entities."""

    def refuse(*_: object) -> None:
        raise forbidden_markup()

    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise unreadable()
        local = {_local(key): value for key, value in attributes.items()} if attributes else NONE
        found.append((START, _local(name), local))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append((END, _local(name), NONE))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: found.append((TEXT, text, NONE))
    return parser


def _local(name: str) -> str:
    return name[name.rfind(" ") + 1 :]


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
