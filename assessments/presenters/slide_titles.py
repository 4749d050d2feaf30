"""What the slides of a presentation say above their pictures: always the finding itself."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.chosen_factors import FactorChoice
from assessments.results import signals
from assessments.results.differences import SOME_FROM
from assessments.results.overview import Overview
from assessments.results.signals import RolesApart
from assessments.results.wording import comma, enumeration
from factors.catalogue import FactorText

MOST_NAMED = 4
"""Factors that a title has room for."""

FactorRange = tuple[FactorText, Decimal, Decimal]
"""A factor with the means of its lowest and highest raad."""


def ten_factors_title(overview: Overview, ranges: Sequence[FactorRange]) -> str:
    """On which factor the roles differ most, or the raden, or what all agree on."""
    apart = [
        pair
        for factor in overview.instrument.factors
        if (pair := signals.roles_apart(overview, factor))
    ]
    roles = max(apart, key=lambda pair: pair.gap, default=None)
    raden = max(ranges, key=lambda each: each[2] - each[1], default=None)
    if roles and roles.gap >= signals.ROLES_APART_FROM:
        return _of_roles(roles)
    if raden and raden[2] - raden[1] >= signals.RAAD_APART_FROM:
        return _of_raden(raden)
    if roles and roles.gap >= SOME_FROM:
        return _of_roles(roles)
    if roles:
        return _("De rollen denken over alle tien factoren ongeveer hetzelfde")
    return _of_one_role(overview)


def _of_roles(pair: RolesApart) -> str:
    return _("Over {factor} verschillen de rollen het meest: {first} {a}, {second} {b}").format(
        factor=pair.factor.short_name,
        first=signals.bodies(pair.cells[0]),
        second=signals.bodies(pair.cells[1]),
        a=comma(pair.means[0]),
        b=comma(pair.means[1]),
    )


def _of_raden(widest: FactorRange) -> str:
    factor, lowest, highest = widest
    return _("Over {factor} lopen de raden het meest uiteen: van {lowest} tot {highest}").format(
        factor=factor.short_name, lowest=comma(lowest), highest=comma(highest)
    )


def _of_one_role(overview: Overview) -> str:
    """The highest and the lowest of the only role that has scores."""
    found = [
        (mean, factor)
        for factor in overview.instrument.factors
        for mean in signals.role_means(overview, factor).values()
    ]
    if not found:
        return _("Er zijn alleen afgeronde gemiddelden: per groep 5 tot 9 antwoorden")
    highest, lowest = (end(found, key=lambda each: each[0]) for end in (max, min))
    if highest[0] == lowest[0]:
        return _("Elke factor die u ziet, krijgt hetzelfde cijfer: {mean}").format(
            mean=comma(highest[0])
        )
    return _("Het hoogst is {first} ({mean}), het laagst {last} ({least})").format(
        first=highest[1].short_name,
        mean=comma(highest[0]),
        last=lowest[1].short_name,
        least=comma(lowest[0]),
    )


def conversation_title(choice: FactorChoice) -> str:
    """Which factors are talked about, by name as far as there is room."""
    names = [each.name for each in choice.chosen]
    if len(names) > MOST_NAMED:
        return _("Wij praten over {n} factoren").format(n=len(names))
    template = _("Wij praten over {factors}") if choice.is_own else _("Begin bij {factors}")
    return template.format(factors=enumeration(names))
