"""Titles of pictures and tables: the finding where there is one, otherwise the question."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.comparison import Comparison
from assessments.presenters.ten_factors import range_of_places, range_of_raden
from assessments.results import signals
from assessments.results.cells import Cell
from assessments.results.differences import SOME_FROM
from assessments.results.overview import Overview
from assessments.results.scores import Approximate, FactorScore
from assessments.results.signals import Answered, RolesApart
from assessments.results.wording import bodies, capitalised, comma, per_cent
from assessments.roles import RAAD
from factors.catalogue import FactorText, StatementText

FactorRange = tuple[FactorText, Decimal, Decimal]
"""A factor with the means of its lowest and highest raad."""


def of_ten_factors(overview: Overview) -> str:
    """On which factor the roles differ most, or the raden, or what all agree on."""
    factors = overview.instrument.factors
    ranges = _ranges(overview, RAAD)
    apart = [pair for factor in factors if (pair := signals.roles_apart(overview, factor))]
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
    return _ends(factors, list(overview.roles.values()))


def _ranges(overview: Overview, role: str) -> list[FactorRange]:
    return [
        (factor, span.lowest, span.highest)
        for factor in overview.instrument.factors
        if (span := range_of_places(overview, role, factor.number))
    ]


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


def _ends(factors: Sequence[FactorText], cells: Sequence[Cell]) -> str:
    """The factors with the highest and the lowest mean among these cells."""
    shown = [(cell.factors[factor.number], factor) for cell in cells for factor in factors]
    found = [(each.mean, factor) for each, factor in shown if isinstance(each, FactorScore)]
    if not found:
        if any(isinstance(each, Approximate) for each, _factor in shown):
            return _("Er zijn alleen afgeronde gemiddelden: per groep 5 tot 9 antwoorden")
        return _("Hier zijn te weinig antwoorden voor een cijfer")
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


def of_overview_table(overview: Overview, role: str) -> str:
    """The factor on which one raad differs most from the others; without its name.

    Else that on which the groups of this role lie furthest apart, or what is the highest and lowest
    of all of it where they don't or aren't shown by themselves.
    """
    if role == RAAD and (apart := _raden_far_apart(overview)):
        return apart
    widest = max(_ranges(overview, role), key=lambda each: each[2] - each[1], default=None)
    if widest and widest[2] - widest[1] >= SOME_FROM:
        factor, lowest, highest = widest
        return _(
            "Over {factor} verschillen de {bodies} het meest: van {lowest} tot {highest}"
        ).format(
            factor=factor.short_name,
            bodies=bodies(role),
            lowest=comma(lowest),
            highest=comma(highest),
        )
    return of_one_role(overview, role)


def of_one_role(overview: Overview, role: str) -> str:
    """The ends of all of a role, or of the groups of it that are shown when all of it isn't."""
    cells = [overview.cells[place.code, role] for place in overview.places]
    whole = overview.roles.get(role)
    has_scores = whole and any(isinstance(each, FactorScore) for each in whole.factors.values())
    seen = [whole] if whole and has_scores else [each for each in cells if isinstance(each, Cell)]
    return _ends(overview.instrument.factors, seen)


def _raden_far_apart(overview: Overview) -> str:
    found = [
        raad
        for factor in overview.instrument.factors
        for raad in signals.raden_apart(overview, factor)
        if raad.gap >= signals.RAAD_APART_FROM
    ]
    if not found:
        return ""
    factor = max(found, key=lambda raad: raad.gap).factor
    span = range_of_raden(overview, factor.number)
    return _("Over {factor} verschillen de raden het meest: van {range}").format(
        factor=factor.short_name, range=span.text if span else ""
    )


def of_comparison(table: Comparison) -> str:
    """The row on which the groups differ most; a group that stands alone is named."""
    if len(table.groups) < 2:
        return _("De gemiddelden van {group}").format(group=table.groups[0].label)
    first = table.rows[0]
    if first.gap is None or not first.gap.is_clear:
        return _("Er is nergens een duidelijk verschil")
    return _("Het grootste verschil zit bij {name}: {group} {a}, {other} {b}").format(
        name=first.name,
        group=first.gap.between[0].name,
        a=first.gap.results[0].text,
        other=first.gap.between[1].name,
        b=first.gap.results[1].text,
    )


def of_statement(overview: Overview, factor: FactorText, statement: StatementText) -> str:
    """What stands out in the answers to one statement, or how many agree."""
    answered = [each for each in signals.answered(overview, factor) if each.statement == statement]
    if divided := signals.most_divided(answered):
        return _("{who}: {agree} zijn het eens, {disagree} oneens").format(
            who=capitalised(signals.are_divided(overview.roles[divided.role])),
            agree=divided.score.agree,
            disagree=divided.score.disagree,
        )
    if unknown := signals.most_unknown(answered):
        return _("{share} van {people} kiest “weet niet”").format(
            share=per_cent(unknown.score.dont_know_share),
            people=signals.the_people(overview.roles[unknown.role]),
        )
    if not answered:
        return _("Hier zijn te weinig antwoorden voor een verdeling")
    return _of_agreement(overview, answered)


def _of_agreement(overview: Overview, answered: Sequence[Answered]) -> str:
    """The two roles of which the largest and the smallest part agrees."""
    most = max(answered, key=lambda each: each.score.agree_share)
    least = min(answered, key=lambda each: each.score.agree_share)
    who, other = (signals.the_people(overview.roles[each.role]) for each in (most, least))
    share, other_share = (per_cent(each.score.agree_share) for each in (most, least))
    if most.role == least.role:
        return _("Van {people} is {share} het eens").format(people=who, share=share)
    return _("Van {most} is {share} het eens, van {least} {other_share}").format(
        most=who, share=share, least=other, other_share=other_share
    )
