"""A row of a list of people: four texts, cleaned but not yet checked."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessments.formulas import FORMULA_BEGINS
from assessments.rounds.people.limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_ROWS,
    too_many_bytes,
    too_many_rows,
    unreadable,
)

INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Soft hyphens, zero-width characters, marks of direction: they come along when one copies.
And what no file can hold: halves of characters, and what isn't one."""
BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
NOT_PLAIN = re.compile("[^a-z0-9]")
MAILTO = re.compile(r"^(mailto:\s*)+")
IN_BRACKETS = re.compile(r"<([^<>]+)>$")


@dataclass(frozen=True)
class Row:
    """`number` is where it stands in the list, from 1: with this somebody finds it back."""

    number: int
    place: str = ""
    role: str = ""
    name: str = ""
    email: str = ""

    @property
    def is_template(self) -> bool:
        """A line of the template that nobody filled in: a group, without a person."""
        return not self.name and not self.email


def cleaned(text: object) -> str:
    """A cell as people read it: one line, composed letters, nothing invisible."""
    visible = INVISIBLE.sub("", str(text)[: 4 * MAX_CELL])
    plain = BREAKS.sub(" ", unicodedata.normalize("NFC", visible)).strip()
    return unescaped(plain)[:MAX_CELL].strip()


def keyword(text: str) -> str:
    """To compare words by: no capitals, accents, spaces or signs. "E-mailadres:" → emailadres."""
    letters = unicodedata.normalize("NFKD", cleaned(text).casefold())
    return NOT_PLAIN.sub("", letters)


def unescaped(text: str) -> str:
    """Without the apostrophe that was put before a formula; see `formulas.escaped`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_BEGINS) else text


def address(text: str) -> str:
    """An e-mail address in lower case, out of "Jan <jan@laren.nl>" or "mailto:jan@laren.nl" too."""
    within = IN_BRACKETS.search(text)
    plain = within.group(1) if within else text
    return MAILTO.sub("", plain.strip().lower())


def row(number: int, texts: Sequence[object]) -> Row:
    """From gemeente, rol, naam and e-mail, in this order."""
    place, role, name, email = (cleaned(text) for text in texts)
    return Row(number, place, role, name, address(email))


def require_few(rows: Sequence[Row]) -> None:
    """Raises `TooLarge` when these are more rows, or more text, than may be taken."""
    if len(rows) > MAX_ROWS:
        raise too_many_rows()
    if len(as_text(rows).encode()) > MAX_BYTES:
        raise too_many_bytes()


def as_text(rows: Iterable[Row]) -> str:
    """For a form to carry; `from_text` reads it back."""
    lists = [[row.number, row.place, row.role, row.name, row.email] for row in rows]
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> list[Row]:
    """What a form carried, cleaned again: it may have been changed on the way.

    Raises `CannotTake`.
    """
    try:
        rows = [row(int(number), texts) for number, *texts in json.loads(text)]
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise unreadable() from error
    require_few(rows)
    return rows
