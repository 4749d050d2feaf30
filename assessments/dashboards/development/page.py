"""What the page with the development over the rounds shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessments.dashboards import pictures
from assessments.dashboards.agenda.page import followed_in
from assessments.dashboards.pages import Seen
from assessments.presenters.development import (
    DevelopmentTable,
    cautions_between,
    development_table,
)
from assessments.results.between_rounds.development import response_cautions
from assessments.results.between_rounds.rounds_beside import (
    GroupLines,
    lines_of_place,
    lines_of_role,
    names_of,
    roles_of,
)
from assessments.results.findings.change import all_changed
from assessments.results.overview import Cell, Overview, Place

MOST_ROUNDS = 5
MOST_CHANGES = 5


@dataclass(frozen=True)
class Raad:
    """A municipality whose raad can be chosen."""

    place: Place
    is_chosen: bool


def development_context(seen: Seen, code: str) -> dict[str, Any]:
    """`code` is of the municipality whose raad was asked for, valid or not."""
    rounds = seen.overviews[::-1]
    names = names_of(rounds)
    context = {
        "names": names,
        "followed": followed_in(seen),
        "may_change": seen.is_manager,
        "too_long_ago": seen.number_of_rounds - len(rounds),
    }
    if len(rounds) == 1:
        return context
    groups = [lines_of_role(rounds, role) for role in roles_of(rounds)]
    tables = [development_table(each, names, f"development-{each.role}") for each in groups]
    changes = all_changed(seen.now, seen.overviews[1])
    return context | {
        "before": names[-2],
        "kept_as": pictures.rights_of_all(seen.overviews),
        "changes": changes[:MOST_CHANGES],
        "more_changes": max(0, len(changes) - MOST_CHANGES),
        "cautions": list(cautions_between(rounds, names)),
        "roles": tables,
        "pictures": _picture(seen, tables, short_names_of(rounds, names)),
        **_of_raad(seen, rounds, names, code),
    }


def short_names_of(rounds: Sequence[Overview], names: tuple[str, ...]) -> tuple[str, ...]:
    """What fits under a small picture: the year, unless two rounds are of the same one."""
    years = tuple(str(each.round.closed_on.year) for each in rounds)
    return years if len(set(years)) == len(years) else names


def _picture(
    seen: Seen, tables: Sequence[DevelopmentTable], short_names: tuple[str, ...]
) -> list[pictures.Pictures]:
    drawn = [table for table in tables if table.has_means]
    if not drawn:
        return []
    return [pictures.of_development(seen.overviews, drawn, short_names)]


def _of_raad(
    seen: Seen, rounds: Sequence[Overview], names: tuple[str, ...], code: str
) -> dict[str, Any]:
    """The raad of one municipality that this viewer may see: the own one, or as was asked."""
    viewer = seen.now.viewer
    places = [
        place
        for place in seen.now.places
        if place.code and (viewer.sees_others or place.code == viewer.own)
    ]
    wanted = (code, viewer.own, *(place.code for place in places))
    chosen = next((place for each in wanted for place in places if place.code == each), None)
    if chosen is None or "raad" not in roles_of(rounds):
        return {}
    group = lines_of_place(rounds, chosen, "raad")
    return {
        "raden": [Raad(place, place == chosen) for place in places],
        "raad": development_table(group, names, "development-place"),
        "raad_code": chosen.code,
        "raad_then": _other_label(group),
        "raad_cautions": list(response_cautions(group.pairs[-1:], names[-2])),
    }


def _other_label(group: GroupLines) -> str:
    """What the oldest cell is called where it is of more municipalities than one."""
    oldest: Cell | None = next((cell for cell in group.cells if cell), None)
    return oldest.label if oldest and len(oldest.places) > 1 else ""
