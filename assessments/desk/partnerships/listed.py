"""A list of municipalities as people type or paste it: which are meant, and which aren't known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import F

from assessments.desk.people.places import Gazetteer, ListedPlace
from assessments.desk.people.rows import keyword
from assessments.models import Municipality, Partnership

MOST = 400
"""Names of one list: there are fewer municipalities."""
BETWEEN = re.compile(r"\s*(?:[,;\t]|\s(?:en|&|\+)\s)\s*")
AT_THE_START = re.compile(r"^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+")
"""Bullets and numbers of a list."""
BARE_CODE = re.compile(r"^(?:GM)?0*(\d{1,4})$", re.IGNORECASE)
LONGEST = 4
"""Pieces of one name: "Nuenen, Gerwen en Nederwetten" has three."""


@dataclass(frozen=True)
class NotKnown:
    """What no municipality is called, and what may be meant."""

    written: str
    near: tuple[Municipality, ...]


@dataclass
class Recognised:
    """Each municipality once, in the order of the list."""

    found: list[Municipality] = field(default_factory=list)
    dissolved: list[Municipality] = field(default_factory=list)
    """With a `successor` or without; none of them is in `found`."""
    taking_part: list[Municipality] = field(default_factory=list)
    not_known: list[NotKnown] = field(default_factory=list)


def recognise(text: str, partnership: Partnership) -> Recognised:
    """Two queries, however long the list is."""
    everything = Municipality.objects.select_related("successor")
    # Those that exist come first: a name that two had is theirs.
    known = {each.code: each for each in everything.order_by(F("dissolved").asc(nulls_first=True))}
    taking_part = set(partnership.municipalities.values_list("code", flat=True))
    gazetteer = Gazetteer(ListedPlace(each.pk, each.code, each.name) for each in known.values())
    recognised = Recognised()
    for written, place in _read(text, gazetteer):
        if place is None:
            near = (known[each.code] for each in gazetteer.candidates(written))
            fits = tuple(each for each in near if each.code not in taking_part)
            recognised.not_known.append(NotKnown(written, fits))
        else:
            _sort_in(recognised, known[place.code], taking_part)
    return recognised


def _sort_in(recognised: Recognised, municipality: Municipality, taking_part: set[str]) -> None:
    kind = recognised.dissolved if municipality.dissolved else recognised.found
    kind = recognised.taking_part if municipality.code in taking_part else kind
    if municipality not in kind:
        kind.append(municipality)


def _read(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, ListedPlace | None]]:
    """What stands in the list, with the municipality that is meant if it is known."""
    left = MOST
    for line in text.splitlines():
        for written, place in _read_line(AT_THE_START.sub("", line), gazetteer):
            if not left:
                return
            left -= 1
            yield written, place


def _read_line(line: str, gazetteer: Gazetteer) -> Iterator[tuple[str, ListedPlace | None]]:
    """The longest names first: some have a comma or "en" in them."""
    starts, ends = _borders(line)
    at = 0
    while at < len(starts):
        for last in range(min(at + LONGEST, len(starts)) - 1, at - 1, -1):
            written = line[starts[at] : ends[last]].strip()
            place = _find(written, gazetteer)
            # "Hilversum, Utrecht" are two, though Utrecht is a province as well.
            if place and last > at and keyword(place.name) != keyword(written):
                place = None
            if place or last == at:
                break
        if written:
            yield written, place
        at = last + 1


def _borders(line: str) -> tuple[list[int], list[int]]:
    """Where the pieces of a line begin and end."""
    between = [match.span() for match in BETWEEN.finditer(line)]
    return [0, *(end for _, end in between)], [*(start for start, _ in between), len(line)]


def _find(written: str, gazetteer: Gazetteer) -> ListedPlace | None:
    code = BARE_CODE.match(written)
    return gazetteer.find(f"GM{int(code[1]):04}" if code else written)
