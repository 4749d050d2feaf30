"""The places of a round that people belong to, and their groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from assessments.models import Role, Round
from assessments.rounds.people.rows import keyword

OTHER_NAMES = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}
CLOSE_ENOUGH = 0.6


@dataclass(frozen=True)
class Place:
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


def places_of(current_round: Round) -> list[Place]:
    """The municipalities by name, then the joint organisation if there is one. One query."""
    municipalities = current_round.municipalities.values_list("pk", "code", "name")
    places = [Place(pk, code, name) for pk, code, name in municipalities.order_by("name")]
    if current_round.joint_organisation:
        places.append(Place(None, "", current_round.joint_organisation))
    return places


def group_name(place: Place, role: str) -> str:
    """As on screen: "raad Laren", "BEL Combinatie"."""
    return place.name if place.is_joint else f"{Role(role).label} {place.name}"


class Gazetteer:
    """Finds places by what people write: capitals, "Gemeente …", a CBS code, "Bergen NH"."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = list(places)
        self._nearest: dict[str, Place | None] = {}

    @cached_property
    def _by_keyword(self) -> Mapping[str, Place]:
        names = {keyword(place.name): place for place in reversed(self.places)}
        codes = {keyword(place.code): place for place in self.places if place.code}
        return codes | names

    def find(self, written: str) -> Place | None:
        word = keyword(written)
        for candidate in (word, word.removeprefix("gemeente"), OTHER_NAMES.get(word, "")):
            if candidate in self._by_keyword:
                return self._by_keyword[candidate]
        return None

    def nearest(self, written: str) -> Place | None:
        """The place whose name looks most like it, when one does."""
        word = keyword(written).removeprefix("gemeente")
        if word not in self._nearest:
            names = {keyword(place.name): place for place in self.places}
            close = get_close_matches(word, names, n=1, cutoff=CLOSE_ENOUGH)
            self._nearest[word] = names[close[0]] if close else None
        return self._nearest[word]
