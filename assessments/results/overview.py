"""The public door to results: one frozen Overview, cut to what a viewer may see.

Dashboards and reports know results only through this. It is built from a few rows (a release,
its blocks, the names of municipalities), whatever the number of people.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import prefetch_related_objects

from assessments.access import Viewer
from assessments.language import in_language
from assessments.models import Block, Municipality, Release
from assessments.results.between_rounds.mergers import NO_MERGERS, Mergers
from assessments.results.blocks import SafeTable
from assessments.results.cells import (
    Cell,
    Group,
    Part,
    Place,
    Published,
    Responses,
    Whole,
)
from assessments.results.kept import RecentlyUsed
from assessments.results.round_facts import RoundFacts, facts_of
from assessments.results.scores import FactorScore, Reason, Withheld, mean_of
from assessments.results.visible import Unions, VisibleResults, gives_away
from assessments.roles import ROLES
from factors.catalogue import Instrument

Made = TypeVar("Made")

WEIGHTS_MATTER = Decimal("0.3")
"""From this difference on it is said what each municipality equal would give."""

__all__ = [
    "Cell",
    "Group",
    "Overview",
    "Place",
    "RoundFacts",
    "Whole",
    "for_viewer",
    "front_of",
]


def no_union(_role: str, _codes: frozenset[str]) -> Cell | None:
    """For who may not see others."""
    return None


@dataclass(frozen=True, eq=False)
class Overview:
    """Everything that one viewer may see of one release; equal only to itself."""

    viewer: Viewer
    round: RoundFacts
    instrument: Instrument
    places: tuple[Place, ...]
    """The round's municipalities by name, then the joint organisation if there is one."""
    groups: tuple[Group, ...]
    """Of the places that this viewer may see; `responses` counts them all."""
    roles: Mapping[str, Cell]
    """Role → the cell over the whole partnership; a role without any block is absent."""
    cells: Mapping[tuple[str, str], Cell | Withheld]
    """(place code, role) → its cell, or why it isn't shown. Every place × role is present."""
    pools: tuple[Cell, ...]
    """Small raden or organisaties that are shown together."""
    others: Mapping[tuple[str, str], Cell | Withheld]
    """(code of a municipality, "raad") → the other raden together. Only where that raad is shown
    apart and this viewer may see others: nothing is there for who may not."""
    whole: Whole
    left_out_people: int
    totals: Mapping[str, Responses]
    """Role → over the partnership, without groups that aren't counted."""
    asked: frozenset[str]
    """Roles in which anybody was invited."""
    merged: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    """(code of a municipality formed later, role) → all that went into it, where shown."""
    mergers: Mergers = NO_MERGERS
    """By which this round is compared with a later one."""
    blocks: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """Role → the codes of the places in each of its blocks; empty for who may not see others."""
    union: Callable[[str, frozenset[str]], Cell | None] = no_union
    """(role, codes) → the whole blocks that hold exactly these places, together; None where there
    is no such cell for this viewer."""
    made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """See `once`. A changed copy (`replace`) begins without."""

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of all this but `round`, and of nothing else but what `key` says."""
        key = in_language(key)
        if key not in self.made:
            self.made[key] = make()
        made: Made = self.made[key]
        return made

    def with_facts(self, facts: RoundFacts) -> "Overview":
        """The same under the round's facts as they are now; what was made of it goes along."""
        renewed = replace(self, round=facts)
        object.__setattr__(renewed, "made", self.made)
        return renewed

    def place(self, code: str) -> Place:
        """Raises KeyError when the round has no such place."""
        for place in self.places:
            if place.code == code:
                return place
        raise KeyError(code)

    def cell(self, code: str, role: str) -> Cell | Withheld:
        return self.cells[code, role]

    def own_cell(self, role: str) -> Cell | Withheld | None:
        """Of the viewer's own municipality; None for who isn't of one, or if it wasn't asked."""
        if not self.viewer.own:
            return None
        cell = self.cells.get((self.viewer.own, role))
        return None if cell is None or _was_not_asked(cell) else cell

    def compared_with(self, own: Cell) -> Cell | None:
        """What the own raad is laid beside: the other raden, or all for who may not see others."""
        others = self.others.get((own.places[0].code, own.role))
        if isinstance(others, Cell):
            return others
        return None if self.viewer.sees_others else self.roles.get(own.role)

    def responses(self, role: str) -> tuple[int, int]:
        """(invited, submitted) in this role over the whole partnership."""
        return self.totals[role].invited, self.totals[role].submitted

    def mean_of_places(self, role: str, number: int) -> Decimal | None:
        """A factor's mean when each place weighs the same, if that is 0.3 or more away.

        None where it makes no difference, where any place that was asked has no mean to one
        decimal, and for a viewer who doesn't see the others: it would tell of them.
        """
        cells = [cell for (_, place_role), cell in self.cells.items() if place_role == role]
        asked = [each for each in cells if not _was_not_asked(each)]
        results = [each.factors[number] if isinstance(each, Cell) else each for each in asked]
        scores = [each.mean for each in results if isinstance(each, FactorScore)]
        over_all = self.roles[role].factors[number] if role in self.roles else None
        if len(scores) < max(2, len(results)) or not isinstance(over_all, FactorScore):
            return None
        mean = mean_of(scores)
        far = abs(mean - over_all.mean) >= WEIGHTS_MATTER
        return mean if far and self.viewer.sees_others else None


def _was_not_asked(cell: Cell | Withheld) -> bool:
    return isinstance(cell, Withheld) and cell.reason == Reason.NOT_ASKED


def for_viewer(viewer: Viewer, release: Release) -> Overview:
    """All that this viewer may see, in two queries if `release.round.partnership` is at hand."""
    (overview,) = for_viewer_of_each(viewer, [release])
    return overview


def for_viewer_of_each(
    viewer: Viewer, releases: Sequence[Release], mergers: Mergers = NO_MERGERS
) -> tuple[Overview, ...]:
    """The same of several releases, in two queries too; with `mergers` also what became one."""
    codes = {row[0] for release in releases for row in release.groups}
    names = dict(Municipality.objects.filter(code__in=codes).values_list("code", "name"))
    keys = [_key(viewer, each, names, mergers) for each in releases]
    found = [KEPT.get(key) for key in keys]
    missing = [each for each, kept in zip(releases, found, strict=True) if kept is None]
    prefetch_related_objects(missing, "blocks")
    return tuple(
        kept.with_facts(facts_of(each))
        if kept
        else KEPT.keep(key, cut_to(viewer, _read(each, names), facts_of(each), mergers))
        for each, key, kept in zip(releases, keys, found, strict=True)
    )


KEPT = RecentlyUsed[Overview](most=32)
"""What was read and computed of releases; some hundred kilobytes each."""


def _key(
    viewer: Viewer, release: Release, names: Mapping[str, str], mergers: Mergers
) -> tuple[Hashable, ...]:
    """All that an overview is made of, but the facts about the round."""
    places = tuple(place.name for place in _places(release, names))
    return viewer, release.pk, release.digest, places, mergers


def roles_giving_away(release: Release) -> tuple[str, ...]:
    """Roles of which somebody of one municipality doesn't see every total (`gives_away`)."""
    blocks = list(release.blocks.all())
    places = {code for code, *_row in release.groups if code}
    return tuple(
        role
        for role in ROLES
        if any(
            gives_away([b.atoms for b in blocks if _counts(b, role, code) and place not in b.atoms])
            for code in {code for block in blocks for code in block.tables}
            for place in places
        )
    )


def _counts(block: Block, role: str, code: str) -> bool:
    return block.role == role and block.tables[code] is not None


def front_of(release: Release) -> tuple[RoundFacts, tuple[Place, ...]]:
    """The round and its places, which every viewer may know; in one query."""
    codes = {row[0] for row in release.groups}
    names = dict(Municipality.objects.filter(code__in=codes).values_list("code", "name"))
    return facts_of(release), _places(release, names)


def cut_to(
    viewer: Viewer, published: Published, facts: RoundFacts, mergers: Mergers = NO_MERGERS
) -> Overview:
    """Pure: what was published, cut to a viewer."""
    visible = VisibleResults(viewer, published)
    return Overview(
        viewer=viewer,
        round=facts,
        instrument=published.instrument,
        places=published.places,
        groups=visible.groups,
        roles=visible.roles,
        cells=visible.cells,
        pools=visible.pools,
        others=visible.others,
        whole=visible.whole,
        left_out_people=published.left_out_people,
        totals=visible.totals,
        asked=frozenset(group.role for group in published.groups if group.invited),
        merged=visible.merged(mergers, facts.closed_on),
        mergers=mergers,
        blocks=visible.blocks,
        union=Unions(visible) if viewer.sees_others else no_union,
    )


def _read(release: Release, names: Mapping[str, str]) -> Published:
    """The release as it was published; `names` of municipalities are as they are now."""
    places = _places(release, names)
    order = {place.code: index for index, place in enumerate(places)}
    groups = tuple(
        Group(places[order[code]], role, *numbers)
        for code, role, *numbers in sorted(
            release.groups, key=lambda row: (ROLES.index(row[1]), order[row[0]])
        )
    )
    return Published(
        instrument=Instrument.from_json(release.round.instrument or []),
        places=places,
        groups=groups,
        parts=tuple(_part(block, groups) for block in release.blocks.all()),
        left_out=frozenset((code, role) for code, role in release.left_out),
        totals={role: Responses(*numbers) for role, numbers in release.totals.items()},
        left_out_people=release.left_out_people,
    )


def _places(release: Release, names: Mapping[str, str]) -> tuple[Place, ...]:
    """The municipalities by name, then the joint organisation if it was asked."""
    codes = {row[0] for row in release.groups}
    municipalities = (Place(code, names[code]) for code in codes if code)
    places = sorted(municipalities, key=lambda place: place.name.casefold())
    if "" in codes:
        places.append(Place("", release.round.joint_organisation))
    return tuple(places)


def _part(block: Block, groups: Iterable[Group]) -> Part:
    return Part(
        groups=tuple(g for g in groups if g.role == block.role and g.place.code in block.atoms),
        tables={
            code: SafeTable(tuple(row[:5]), row[5]) if row else None
            for code, row in block.tables.items()
        },
    )
