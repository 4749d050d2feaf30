"""Titles of pictures and tables: the finding where there is one, otherwise the question."""

from django.utils.translation import gettext as _

from assessments.dashboards.tables import range_of_raden
from assessments.results import signals
from assessments.results.overview import Overview
from assessments.results.wording import bodies, comma


def of_ten_factors(overview: Overview) -> str:
    """The factor on which two roles differ most."""
    pairs = (signals.roles_apart(overview, factor) for factor in overview.instrument.factors)
    far = [pair for pair in pairs if pair and pair.gap >= signals.ROLES_APART_FROM]
    if not far:
        return _("Hoe kijken de rollen naar de tien succesfactoren?")
    pair = max(far, key=lambda found: found.gap)
    return _("Over {factor} verschillen de rollen het meest: {first} {a}, {second} {b}").format(
        factor=pair.factor.short_name,
        first=signals.bodies(pair.cells[0]),
        second=signals.bodies(pair.cells[1]),
        a=comma(pair.means[0]),
        b=comma(pair.means[1]),
    )


def of_overview_table(overview: Overview, role: str) -> str:
    """The factor on which one raad differs most from the others; without its name."""
    found = [
        raad
        for factor in overview.instrument.factors
        for raad in signals.raden_apart(overview, factor)
        if raad.gap >= signals.RAAD_APART_FROM
    ]
    if role != "raad" or not found:
        return _("Hoe denken de {bodies} over de tien factoren?").format(bodies=bodies(role))
    factor = max(found, key=lambda raad: raad.gap).factor
    span = range_of_raden(overview, factor.number)
    return _("Over {factor} verschillen de raden het meest: van {range}").format(
        factor=factor.short_name, range=span.text if span else ""
    )
