"""Groups of people that are laid beside each other: which, and what they are called.

In whatever is public, and in what one municipality reads of itself, they are the same few groups
whatever the number of municipalities, and no other municipality is named.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.presenters.numbers import without_in_words
from assessments.results import signals
from assessments.results.cells import Cell, Place
from assessments.results.overview import Overview
from assessments.results.scores import FactorResult, StatementResult
from assessments.results.wording import capitalised, over_all
from assessments.roles import COLLEGE, ORGANISATIE, RAAD, ROLES, role_facts

JOINT_ORGANISATION = ""
"""Its code among the places."""
LONGEST_NAME = 16
"""Letters that have room beside a mark or a bar on every screen."""


@dataclass(frozen=True)
class ComparedGroup:
    """A group of people that may be shown, with its names."""

    key: str
    """How it is drawn: as its role, or "whole-" and its role where an own group may be too."""
    name: str
    """In a sentence, and beside a mark: "raden"."""
    label: str
    """Over a column: "alle raden"."""
    cell: Cell
    short: str = ""
    """Where these have no room: a joint organisation's name can be long. "" where they always have
    it."""

    @property
    def role(self) -> str:
        return self.cell.role

    @property
    def people(self) -> int:
        return self.cell.submitted

    @property
    def is_whole(self) -> bool:
        """Whether it is drawn as all or the others, to tell it from an own group."""
        return self.key != self.role

    def name_within(self, letters: int) -> str:
        return self.name if len(self.name) <= letters or not self.short else self.short

    def label_that(self, fits: Callable[[str], bool]) -> str:
        """The label where it fits, as who prints it measured."""
        return self.label if fits(self.label) or not self.short else self.short

    def factor(self, number: int) -> FactorResult:
        return self.cell.factors[number]

    def statement(self, code: str) -> StatementResult:
        return self.cell.statements[code]


def roles_side_by_side(overview: Overview) -> tuple[ComparedGroup, ...]:
    """Each role over the whole partnership, as far as it may be shown."""
    groups = (_over_all(overview, role) for role in ROLES)
    return tuple(group for group in groups if group)


def compared_groups(overview: Overview, code: str | None) -> tuple[ComparedGroup, ...]:
    """The own raad of a municipality, the other raden, colleges and organisation.

    Without an own raad that is shown, or where the others may not be seen, it is all raden. Where
    the own raad is the only one, it isn't said twice. Without `code` the roles.
    """
    if code is None:
        return roles_side_by_side(overview)
    own = own_raad(overview, code)
    candidates = (
        own,
        _beside(overview, own.cell if own else None, RAAD),
        _over_all(overview, COLLEGE),
        _over_all(overview, ORGANISATIE),
    )
    return tuple(group for group in candidates if group)


def own_raad(overview: Overview, code: str | None) -> ComparedGroup | None:
    """The municipality's own raad; None when it isn't shown by itself, and without municipality."""
    return _own(overview, code, RAAD, _("onze raad"))


def with_own_staff(overview: Overview, code: str | None) -> tuple[ComparedGroup, ...]:
    """For the factor about raad, college and organisation: with the municipality's own staff.

    Where these are shown by themselves they take the place of the organisations together.
    """
    groups = compared_groups(overview, code)
    own_staff = _own(overview, code, ORGANISATIE, _("onze organisatie"))
    if not own_staff:
        return groups
    return (*(group for group in groups if group.role != ORGANISATIE), own_staff)


def of_place(overview: Overview, place: Place, role: str) -> tuple[ComparedGroup, ...]:
    """A municipality's group by its own name, or who it is shown with, and what it is laid beside.

    A raad is laid beside the other raden where the viewer may see them, other groups beside the
    role over the whole; only that when its own group isn't shown.
    """
    cell = _shown_with(overview, place, role)
    beside = _beside(overview, cell, role)
    if cell is None:
        return (beside,) if beside else ()
    own = ComparedGroup(
        role, cell.label if cell.places == (place,) else _("samen"), cell.label, cell
    )
    if beside is None:
        return (own,)
    if place.code == overview.viewer.own and has_own_inside((own, beside)):
        beside = replace(beside, label=_("alle raden, met de onze erin"))
    return own, beside


def notes_about(groups: Sequence[ComparedGroup]) -> tuple[str, ...]:
    """Who is missing in the numbers of a group, and that the own raad is in those of all."""
    with_own = _("%(all)s: met de onze erin.") if has_own_inside(groups) else ""
    missing = (without_in_words(group.label, group.cell.without) for group in groups)
    inside = with_own % {"all": capitalised(groups[1].label)} if with_own else ""
    return tuple(filter(None, (inside, *missing)))


def has_own_inside(groups: Sequence[ComparedGroup]) -> bool:
    """Whether the first of two groups of raden is counted in the second too."""
    raden = [group for group in groups if group.role == RAAD]
    return len(raden) > 1 and set(raden[0].cell.places) <= set(raden[1].cell.places)


def label_over_all(overview: Overview, role: str) -> str:
    """Of a role over the partnership, shown or not; a joint organisation by its own name."""
    cell = overview.roles.get(role)
    return cell.label if cell else over_all(role)


def _over_all(overview: Overview, role: str) -> ComparedGroup | None:
    cell = overview.roles.get(role)
    if cell is None:
        return None
    listed = str(role_facts(role).listed)
    return ComparedGroup(role, signals.listed(cell), cell.label, cell, listed)


def _beside(overview: Overview, own: Cell | None, role: str) -> ComparedGroup | None:
    """The others of this role, or all; None where the own group is all that there is."""
    others = overview.others.get((own.places[0].code, role)) if own else None
    whole = overview.roles.get(role)
    if isinstance(others, Cell):
        return ComparedGroup(f"whole-{role}", _("andere raden"), _("andere raden"), others)
    if whole is None or (own and own.places == whole.places):
        return None
    return ComparedGroup(f"whole-{role}", whole.label, whole.label, whole)


def _own(overview: Overview, code: str | None, role: str, name: str) -> ComparedGroup | None:
    cell = overview.cells.get((code, role)) if code is not None else None
    return ComparedGroup(role, name, name, cell) if isinstance(cell, Cell) else None


def _shown_with(overview: Overview, place: Place, role: str) -> Cell | None:
    cell = overview.cells[place.code, role]
    if isinstance(cell, Cell):
        return cell
    pools = (pool for pool in overview.pools if pool.role == role and place in pool.places)
    return next(pools, None)
