"""The places of a round that people belong to, and their groups."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from assessments.desk.people.rows import cleaned, keyword
from assessments.models import Municipality, Role, Round

OTHER_NAMES = {
    "denhaag": "sgravenhage",
    "denbosch": "shertogenbosch",
    "defriesemeren": "defryskemarren",
    "nuenen": "nuenengerwenennederwetten",
}
PROVINCES = {
    word: words.split()[0]
    for words in (
        "gr gn groningen",
        "fr frl friesland fryslan",
        "dr drenthe",
        "o ov overijssel",
        "fl flevoland",
        "gld gl ge gelderland",
        "u ut utrecht",
        "nh nhn noordholland",
        "zh zuidholland",
        "z zl ze zld zeeland",
        "nb nbr noordbrabant",
        "l lb li limburg",
    )
    for word in words.split()
}
OFTEN_WITH = {
    "beek": "l",
    "hengelo": "o",
    "laren": "nh",
    "middelburg": "z",
    "rijswijk": "zh",
    "stein": "l",
}
"""Municipalities that CBS writes with their province since 2024; there are more of that name."""
WORD_FOR_IT = re.compile(
    r"\(\s*gemeente\s*\)|\b(?:gemeente|gem\.|gem\b)(?:\s+van\b)?", re.IGNORECASE
)
ON = re.compile(r"\ba(?:/|\.|\s)?d(?:/|\.|\b)\s*", re.IGNORECASE)
"""Capelle a/d IJssel, Alphen a.d. Rijn."""
BEHIND = re.compile(r"(?:\([^()]*\)|,[^,]*|\s[A-Z][A-Za-z]?[A-Za-z]?\.?(?:[A-Z]\.?)?)\s*$")
"""Where a province stands: "(NH.)", ", Noord-Holland", " NH"."""
CLOSE_ENOUGH = 0.6
CLOSE = 0.7
"""Where several are shown to choose from: less like it is only in the way."""
MOST_COMPARED = 200


@dataclass(frozen=True)
class ListedPlace:
    """A municipality, or (with pk None and code "") the joint organisation."""

    pk: int | None
    code: str
    name: str

    @property
    def is_joint(self) -> bool:
        return self.pk is None

    @property
    def roles(self) -> list[str]:
        """The roles that people of this place can have."""
        return [Role.ORGANISATIE.value] if self.is_joint else list(Role.values)


Group = tuple[int | None, str]
"""A place's pk, and a role."""


def places_of(current_round: Round, own: Municipality | None) -> list[ListedPlace]:
    """The municipalities by name, then the joint organisation if there is one. One query.

    Only `own` for a coordinator.
    """
    if own is not None:
        return [ListedPlace(own.pk, own.code, own.name)]
    municipalities = current_round.municipalities.values_list("pk", "code", "name")
    places = [ListedPlace(pk, code, name) for pk, code, name in municipalities.order_by("name")]
    if current_round.joint_organisation:
        places.append(ListedPlace(None, "", current_round.joint_organisation))
    return places


def group_name(place: ListedPlace, role: str) -> str:
    """As on screen: "raad Laren", "BEL Combinatie"."""
    return place.name if place.is_joint else f"{Role(role).label} {place.name}"


class Gazetteer:
    """Finds places by what people write: capitals, "gem. Laren", a CBS code, "Laren (NH.)"."""

    def __init__(self, places: Iterable[ListedPlace]) -> None:
        self.places = list(places)
        self._found: dict[str, ListedPlace | None] = {}
        self._nearest: dict[str, ListedPlace | None] = {}

    @cached_property
    def _by_keyword(self) -> Mapping[str, ListedPlace]:
        names = {keyword(place.name): place for place in reversed(self.places)}
        codes = {keyword(place.code): place for place in self.places if place.code}
        return codes | names

    def find(self, written: str) -> ListedPlace | None:
        if written not in self._found:
            self._found[written] = self._find(written)
        return self._found[written]

    def _find(self, written: str) -> ListedPlace | None:
        """By the whole name, or the only place with this name that can lie in this province."""
        whole = keyword(written)
        if whole in self._by_keyword:
            return self._by_keyword[whole]
        name, province = parted(written)
        alike = [
            place
            for its_province, place in self._by_name.get(name, [])
            if not province or not its_province or province == its_province
        ]
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _by_name(self) -> Mapping[str, list[tuple[str, ListedPlace]]]:
        """The places of each name, with their province if that is known."""
        places: dict[str, list[tuple[str, ListedPlace]]] = {}
        for place in self.places:
            name, province = (keyword(place.name), "") if place.is_joint else parted(place.name)
            places.setdefault(name, []).append((province, place))
        return places

    def nearest(self, written: str) -> ListedPlace | None:
        """The place whose name looks most like it, when one does.

        Only of the first hundreds of names that aren't known: a list has few of them.
        """
        name, _province = parted(written)
        if name not in self._nearest and len(self._nearest) < MOST_COMPARED:
            names = {parted(place.name)[0]: place for place in reversed(self.places)}
            close = get_close_matches(name, names, n=1, cutoff=CLOSE_ENOUGH)
            self._nearest[name] = names[close[0]] if close else None
        return self._nearest.get(name)

    def candidates(self, written: str) -> list[ListedPlace]:
        """What may be meant by a name that isn't known: all of that name, or a few alike."""
        name, _province = parted(written)
        alike = [place for _, place in self._by_name.get(name, [])]
        close = [] if alike else get_close_matches(name, self._by_name, n=3, cutoff=CLOSE)
        return alike or [place for each in close for _, place in self._by_name[each]]


def parted(written: str) -> tuple[str, str]:
    """Keyword of the name alone, and the province: "gem. Laren (N.H.)" → laren, nh."""
    words = WORD_FOR_IT.sub(" ", ON.sub(" aan den ", cleaned(written)))
    found = BEHIND.search(words)
    province = PROVINCES.get(keyword(found.group()), "") if found else ""
    if found and province:
        words = words[: found.start()]
    name = keyword(words)
    name = OTHER_NAMES.get(name, name)
    return name, province or OFTEN_WITH.get(name, "")
