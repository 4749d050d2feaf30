"""Titles of pictures and tables: the finding where there is one, otherwise the question."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.comparison import Comparison
from assessments.presenters.ten_factors import range_of_raden
from assessments.results import signals
from assessments.results.differences import SOME_FROM
from assessments.results.overview import Overview
from assessments.results.signals import Answered, RolesApart
from assessments.results.wording import bodies, capitalised, comma, per_cent
from assessments.roles import RAAD
from factors.catalogue import FactorText, StatementText

FactorRange = tuple[FactorText, Decimal, Decimal]
"""A factor with the means of its lowest and highest raad."""


def of_ten_factors(overview: Overview) -> str:
    """On which factor the roles differ most, or the raden, or what all agree on."""
    factors = overview.instrument.factors
    ranges = [
        (factor, span.lowest, span.highest)
        for factor in factors
        if (span := range_of_raden(overview, factor.number))
    ]
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


def of_overview_table(overview: Overview, role: str) -> str:
    """The factor on which one raad differs most from the others; without its name."""
    found = [
        raad
        for factor in overview.instrument.factors
        for raad in signals.raden_apart(overview, factor)
        if raad.gap >= signals.RAAD_APART_FROM
    ]
    if role != RAAD or not found:
        return _("Hoe denken de {bodies} over de tien factoren?").format(bodies=bodies(role))
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
