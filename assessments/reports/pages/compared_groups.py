"""Who is heard in a municipality's report: its own raad, and the groups it is laid beside.

The same few groups whatever the number of municipalities: that keeps a report's length constant
and leaves no other municipality by name in a public document.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.numbers import without_in_words
from assessments.presenters.pictures.charts import Mark
from assessments.presenters.turnout import organisation_name
from assessments.results.overview import Cell, Overview
from assessments.results.scores import FactorResult, StatementResult
from assessments.results.wording import capitalised

RAAD, COLLEGE, ORGANISATIE = "raad", "college", "organisatie"
WIDTH_OF_COLUMN = 14
"""Letters of a name that stand over a column of numbers, on two lines."""
WIDTH_OF_FIRST_COLUMN = 18
"""Letters of a name on one line of a distribution."""
JOINT_ORGANISATION = ""
"""Its code among the places."""

OWN_MARK = Mark("dot", "#154273")
RADEN_MARK = Mark("ring", "#154273")
COLLEGES_MARK = Mark("triangle", "#a85a00")
ORGANISATIE_MARK = Mark("square", "#2e7d4f")


@dataclass(frozen=True)
class ComparedGroup:
    """A group that may be shown, with its name and sign in this report."""

    name: str
    heading: str
    """As short as a column of numbers is wide."""
    short_name: str
    """As short as the first column of a table is wide."""
    mark: Mark
    cell: Cell

    def factor(self, number: int) -> FactorResult:
        return self.cell.factors[number]

    def statement(self, code: str) -> StatementResult:
        return self.cell.statements[code]


def own_raad(overview: Overview, code: str | None) -> ComparedGroup | None:
    """The municipality's own raad; None when it isn't shown by itself, and without municipality."""
    return _compared_group(overview, code, RAAD, _("onze raad"), OWN_MARK)


def compared_groups(overview: Overview, code: str | None) -> tuple[ComparedGroup, ...]:
    """Own raad, the other raden, colleges and organisation: those that may be shown.

    Without an own raad, or where the others may not be seen, it is all raden. Where the own raad
    is the only one, it isn't said twice.
    """
    own = own_raad(overview, code)
    candidates = (
        own,
        _raden(overview, own),
        _role(overview, COLLEGE, _("colleges samen"), COLLEGES_MARK, _("colleges")),
        _role(
            overview, ORGANISATIE, organisation_name(overview), ORGANISATIE_MARK, _("organisatie")
        ),
    )
    return tuple(voice for voice in candidates if voice)


def _raden(overview: Overview, own: ComparedGroup | None) -> ComparedGroup | None:
    others = overview.compared_with(own.cell) if own else None
    if others and others is not overview.roles.get(RAAD):
        name = _("andere raden")
        return ComparedGroup(name, name, name, RADEN_MARK, others)
    raden = _role(overview, RAAD, _("alle raden"), RADEN_MARK)
    return None if own and raden and own.cell.places == raden.cell.places else raden


def notes_about(heard: Sequence[ComparedGroup]) -> tuple[str, ...]:
    """Who is missing in the numbers of a group, and that the own raad is in those of all."""
    missing = (without_in_words(voice.name, voice.cell.without) for voice in heard)
    return tuple(filter(None, (_with_own_inside(heard), *missing)))


def _with_own_inside(heard: Sequence[ComparedGroup]) -> str:
    raden = [voice for voice in heard if voice.cell.role == RAAD]
    if len(raden) < 2 or not set(raden[0].cell.places) <= set(raden[1].cell.places):
        return ""
    return _("%(all)s: met de onze erin.") % {"all": capitalised(raden[1].name)}


def groups_on_lines(overview: Overview, code: str | None) -> tuple[ComparedGroup, ...]:
    """For the factor about raad, college and organisation: with the municipality's own staff.

    Where these are shown by themselves they take the place of the organisations together.
    """
    own_staff = _compared_group(
        overview, code, ORGANISATIE, _("onze organisatie"), ORGANISATIE_MARK
    )
    if not own_staff:
        return compared_groups(overview, code)
    others = [voice for voice in compared_groups(overview, code) if voice.cell.role != ORGANISATIE]
    return (*others, own_staff)


def _role(
    overview: Overview, role: str, name: str, mark: Mark, heading: str = ""
) -> ComparedGroup | None:
    cell = overview.roles.get(role)
    if not cell:
        return None
    return ComparedGroup(
        name,
        name if len(name) <= WIDTH_OF_COLUMN else heading,
        name if len(name) <= WIDTH_OF_FIRST_COLUMN else heading,
        mark,
        cell,
    )


def _compared_group(
    overview: Overview, code: str | None, role: str, name: str, mark: Mark
) -> ComparedGroup | None:
    cell = overview.cells.get((code, role)) if code is not None else None
    return ComparedGroup(name, name, name, mark, cell) if isinstance(cell, Cell) else None
