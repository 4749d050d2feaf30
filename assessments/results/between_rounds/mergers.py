"""Which municipalities became one, so that a group is found again in a round from before that."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import Municipality
from assessments.results.cells import Place


@dataclass(frozen=True)
class Dissolved:
    """A municipality that went into another one."""

    place: Place
    on: datetime.date
    successor: Place
    successor_since: datetime.date | None = None
    """None where the successor was there already."""


@dataclass(frozen=True)
class Mergers:
    dissolved: tuple[Dissolved, ...] = ()

    def were(self, code: str, day: datetime.date) -> frozenset[str]:
        """The codes of all that this municipality is made of, as they were on a day."""
        gone = [each for each in self.dissolved if each.successor.code == code]
        is_new = any(each.successor_since and each.successor_since > day for each in gone)
        parts = frozenset() if is_new else frozenset([code])
        later = (self.were(each.place.code, day) for each in gone if each.on > day)
        return parts.union(*later)

    def between(self, earlier: datetime.date, later: datetime.date) -> tuple[Dissolved, ...]:
        """What was dissolved after the one day, up to and including the other."""
        return tuple(each for each in self.dissolved if earlier < each.on <= later)

    def successors(self, codes: Iterable[str]) -> frozenset[str]:
        """All that these have become, directly or in more steps."""
        found = frozenset(each.successor.code for each in self._of(codes))
        return found | self.successors(found) if found else found

    def _of(self, codes: Iterable[str]) -> list[Dissolved]:
        wanted = set(codes)
        return [each for each in self.dissolved if each.place.code in wanted]

    def name(self, code: str) -> str:
        """The name of a successor."""
        return next(e.successor.name for e in self.dissolved if e.successor.code == code)


NO_MERGERS = Mergers()


def read_mergers() -> Mergers:
    """All that the database knows, in one query: there are few."""
    gone = Municipality.objects.filter(successor__isnull=False, dissolved__isnull=False)
    rows = gone.order_by("name").values_list(
        *("code", "name", "dissolved"),
        *("successor__code", "successor__name", "successor__established"),
    )
    return Mergers(
        tuple(
            Dissolved(Place(code, name), on, Place(new_code, new_name), since)
            for code, name, on, new_code, new_name, since in rows
            if on and new_code and new_name
        )
    )
