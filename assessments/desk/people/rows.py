"""A row of a list of people: four texts, cleaned but not yet checked."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.desk.people.limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_ROWS,
    MAX_WRITTEN,
    too_many_bytes,
    too_many_rows,
    unreadable,
)
from assessments.formulas import FORMULA_BEGINS
from factors.addresses import address_in
from factors.plain_text import one_line

INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
"""Soft hyphens, zero-width characters, marks of direction: they come along when one copies.
And what no file can hold: halves of characters, and what isn't one."""
BREAKS = re.compile(r"(?:[\s\x00-\x1f\x7f-\x9f]|_x00[01][0-9A-Fa-f]_)+")
"""White space and control signs; also as Excel writes them in its files (`_x000D_`)."""
NOT_PLAIN = re.compile("[^a-z0-9]")
LETTERS = "letters"


@dataclass(frozen=True)
class Row:
    """`number` is where it stands in the list, from 1: with this somebody finds it back.

    `sheet` is the sheet's name when people of more than one sheet were read. `doubt` is `LETTERS`
    when letters of it may have been read wrong.
    """

    number: int
    place: str = ""
    role: str = ""
    name: str = ""
    email: str = ""
    sheet: str = ""
    doubt: str = ""

    @property
    def where(self) -> str:
        """ "rij 2", "rij 2 van blad Ede"."""
        if not self.sheet:
            return _("rij {number}").format(number=self.number)
        return _("rij {number} van blad {sheet}").format(number=self.number, sheet=self.sheet)

    @property
    def is_empty(self) -> bool:
        return not (self.place or self.role or self.name or self.email)

    @property
    def is_template(self) -> bool:
        """A line of the template that nobody filled in: a group, without a person."""
        return not self.name and not self.email


def cleaned(text: object) -> str:
    """A cell as people read it: one line, composed letters, nothing invisible."""
    visible = INVISIBLE.sub("", str(text)[:MAX_WRITTEN])
    spaced = one_line(BREAKS.sub(" ", visible))
    plain = BREAKS.sub(" ", spaced).strip()
    return unescaped(plain)[:MAX_CELL].strip()


def keyword(text: str) -> str:
    """To compare words by: no capitals, accents, spaces or signs. "E-mailadres:" → emailadres."""
    letters = unicodedata.normalize("NFKD", cleaned(text).casefold())
    return NOT_PLAIN.sub("", letters)


def unescaped(text: str) -> str:
    """Without the apostrophe that was put before a formula; see `formulas.escaped`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_BEGINS) else text


def row(number: int, texts: Sequence[object], sheet: object = "", doubt: object = "") -> Row:
    """From gemeente, rol, naam and e-mail, in this order."""
    place, role, name, email = (cleaned(text) for text in texts)
    known = LETTERS if doubt == LETTERS else ""
    return Row(number, place, role, name, address_in(email), cleaned(sheet), known)


def require_few(rows: Sequence[Row]) -> None:
    """Raises `TooLarge` when these are more rows, or more text, than may be taken."""
    if len(rows) > MAX_ROWS:
        raise too_many_rows()
    if len(as_text(rows).encode()) > MAX_BYTES:
        raise too_many_bytes()


def as_text(rows: Iterable[Row]) -> str:
    """For a form to carry; `from_text` reads it back."""
    lists = [_few_texts(row) for row in rows]
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def _few_texts(row: Row) -> list[object]:
    """Without what is empty for nearly everybody."""
    always = [row.number, row.place, row.role, row.name, row.email]
    return [*always, row.sheet, row.doubt] if row.sheet or row.doubt else always


def from_text(text: str) -> list[Row]:
    """What a form carried, cleaned again: it may have been changed on the way.

    Raises `CannotTake`.
    """
    try:
        rows = [row(int(number), texts[:4], *texts[4:]) for number, *texts in json.loads(text)]
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise unreadable() from error
    require_few(rows)
    return rows
