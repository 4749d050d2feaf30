"""What if the others had answered: a sentence per group on a factor."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.results import signals, wording
from assessments.results.cells import Cell
from assessments.results.nonresponse import Nonresponse, nonresponse
from assessments.results.overview import Overview
from assessments.roles import RAAD
from factors.catalogue import FactorText


def if_others_had_answered(
    overview: Overview, factor: FactorText, code: str | None
) -> tuple[str, ...]:
    """Of the raad of one municipality, where it is shown, and of each role over the partnership.

    Nothing about a group that answered completely, or that shows no exact score.
    """
    return tuple(
        _sentence(name, found)
        for name, cell in _groups(overview, code)
        if (found := nonresponse(cell, factor)) is not None
    )


def _groups(overview: Overview, code: str | None) -> Iterator[tuple[str, Cell]]:
    """Each with its name in a sentence; a raad that is the only one once."""
    own = overview.cells.get((code, RAAD)) if code else None
    if isinstance(own, Cell):
        yield wording.the_one(RAAD, own.places[0].name), own
    for role, cell in overview.roles.items():
        if not (isinstance(own, Cell) and role == RAAD and cell.places == own.places):
            yield signals.the_bodies(cell), cell


def _sentence(group: str, found: Nonresponse) -> str:
    turn = found.to_turn
    if turn is None:
        return _firm(found).format(group=group, n=found.others)
    return _turning(found, turn).format(group=group, n=turn, all=found.others)


def _firm(found: Nonresponse) -> str:
    if found.most_agree:
        return ngettext(
            "Ook als de enige ander het oneens was, is een meerderheid van {group} het eens.",
            "Ook als de {n} anderen het oneens waren, is een meerderheid van {group} het eens.",
            found.others,
        )
    return ngettext(
        "Ook als de enige ander het eens was, is er geen meerderheid van {group} die het eens is.",
        "Ook als de {n} anderen het eens waren, is er geen meerderheid van {group} die het eens "
        "is.",
        found.others,
    )


def _turning(found: Nonresponse, turn: int) -> str:
    if found.most_agree:
        if found.others == 1:
            return _(
                "Bij {group} kan dit kantelen: is de enige ander het oneens, dan is er geen "
                "meerderheid meer."
            )
        return ngettext(
            "Bij {group} kan dit kantelen: is {n} van de {all} anderen het oneens, dan is er geen "
            "meerderheid meer.",
            "Bij {group} kan dit kantelen: zijn {n} van de {all} anderen het oneens, dan is er "
            "geen meerderheid meer.",
            turn,
        )
    if found.others == 1:
        return _(
            "Bij {group} kan dit kantelen: is de enige ander het eens, dan is er wel een "
            "meerderheid die het eens is."
        )
    return ngettext(
        "Bij {group} kan dit kantelen: is {n} van de {all} anderen het eens, dan is er wel een "
        "meerderheid die het eens is.",
        "Bij {group} kan dit kantelen: zijn {n} van de {all} anderen het eens, dan is er wel een "
        "meerderheid die het eens is.",
        turn,
    )
