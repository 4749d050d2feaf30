"""J: raden of which fewer than half answered."""

from django.utils.translation import gettext as _

from assessments.results import wording
from assessments.results.cells import Cell
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import Overview


def low_response(overview: Overview, *, public: bool = False) -> Finding | None:
    """J: the shown raden of which fewer than half answered; a public one names the own only."""
    low = [
        (place, cell)
        for place in overview.places
        if isinstance(cell := overview.cell(place.code, "raad"), Cell)
        and 2 * cell.submitted < cell.invited
        and (not public or place.code == overview.viewer.own)
    ]
    if not low:
        return None
    if len(low) > 1:
        raden = wording.enumeration([_response(place.name, cell) for place, cell in low])
        template = _("Let op: van de raden van {raden} gaf minder dan de helft antwoord.")
        return Finding(FindingKind.LOW_RESPONSE, emphasised(template, raden=raden), roles=("raad",))
    ((place, cell),) = low
    template = _("Let op: van de raad van {municipality} gaf minder dan de helft antwoord")
    segments = emphasised(_response(template, cell) + ".", municipality=place.name)
    return Finding(FindingKind.LOW_RESPONSE, segments, roles=("raad",), place_code=place.code)


def _response(text: str, cell: Cell) -> str:
    numbers = _("({submitted} van {invited})")
    return f"{text} {numbers.format(submitted=cell.submitted, invited=cell.invited)}"
