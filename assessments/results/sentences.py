"""Pure: the sentences A to J about an Overview, each made of the data or absent.

A template marks with ** what is said with emphasis. Groups with fewer than ten answers are in
none of them, but in J.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results import signals, wording
from assessments.results.cells import Cell
from assessments.results.finding import Finding, emphasised
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, Spread, mean_of
from assessments.results.signals import Answered, RaadApart
from assessments.results.wording import comma
from factors.catalogue import FactorText


def positive(overview: Overview) -> Finding | None:
    """A: the highest factor, from 3.5, about which nobody is divided and most agree."""
    high = [(f, mean) for f, mean in _whole_means(overview) if mean >= signals.POSITIVE_FROM]
    found = [(f, mean, quoted) for f, mean in high if (quoted := _agreeing(overview, f))]
    if not found:
        return None
    factor, mean, quoted = max(found, key=lambda found: found[1])
    return Finding(
        "A",
        emphasised(
            _(
                "Over **{factor}** zijn de meesten positief: gemiddeld {mean}. Van de {people} "
                "zijn {agree} van de {answers} antwoorden “mee eens” of “helemaal mee eens”."
            ),
            factor=factor.short_name,
            mean=comma(mean),
            people=wording.people(quoted[0].role),
            agree=sum(statement.score.agree for statement in quoted),
            answers=sum(statement.score.answers for statement in quoted),
        ),
        factor.number,
        roles=(quoted[0].role,),
    )


def _agreeing(overview: Overview, factor: FactorText) -> list[Answered]:
    """Both statements of the first role with a score, if most agree and no role is divided."""
    answered = signals.answered(overview, factor)
    if any(statement.score.spread is Spread.DIVIDED for statement in answered):
        return []
    first = next(iter(signals.role_means(overview, factor)))
    of_role = [statement for statement in answered if statement.role == first]
    agree = sum(statement.score.agree for statement in of_role)
    answers = sum(statement.score.answers for statement in of_role)
    return of_role if 2 * agree > answers else []


def roles_differ(overview: Overview) -> Finding | None:
    """B: the largest difference between roles, from 1.0."""
    pairs = (signals.roles_apart(overview, factor) for factor in overview.instrument.factors)
    far = [pair for pair in pairs if pair and pair.gap >= signals.ROLES_APART_FROM]
    if not far:
        return None
    pair = max(far, key=lambda pair: pair.gap)
    return Finding(
        "B",
        emphasised(
            _(
                "Over **{factor}** denken {first} en {second} heel verschillend: "
                "gemiddeld {first_mean} tegen {second_mean}."
            ),
            factor=pair.factor.short_name,
            first=signals.bodies(pair.cells[0]),
            second=signals.bodies(pair.cells[1]),
            first_mean=comma(pair.means[0]),
            second_mean=comma(pair.means[1]),
        ),
        pair.factor.number,
        roles=(pair.cells[0].role, pair.cells[1].role),
    )


def divided(overview: Overview) -> Finding | None:
    """C: the statement on which a role is most divided."""
    found = signals.most_divided(_all_answered(overview))
    if found is None:
        return None
    return Finding(
        "C",
        emphasised(
            _(
                "**{statement}**: de {people} zijn verdeeld. {agree} zijn het eens, "
                "{disagree} zijn het oneens, {neutral}."
            ),
            statement=found.statement.short_name,
            people=wording.people(found.role),
            agree=found.score.agree,
            disagree=found.score.disagree,
            neutral=wording.neutral(found.score.neutral),
        ),
        found.factor.number,
        found.statement.code,
        (found.role,),
    )


def raad_differs(overview: Overview, *, public: bool = False) -> Finding | None:
    """D: the raad that is farthest from the mean of the others, from 0.8."""
    own = overview.viewer.own
    found = [raad for raad in _far_raden(overview) if not public or raad.place.code == own]
    if not found:
        return None
    raad = max(found, key=lambda raad: raad.gap)
    return Finding(
        "D",
        emphasised(
            _(
                "De raad van **{municipality}** is over **{factor}** {direction} dan de andere "
                "raden: {mean} tegen {others}."
            ),
            municipality=raad.place.name,
            factor=raad.factor.short_name,
            direction=_("kritischer") if raad.mean < raad.others else _("positiever"),
            mean=comma(raad.mean),
            others=comma(raad.others),
        ),
        raad.factor.number,
        roles=("raad",),
        place_code=raad.place.code,
    )


def _far_raden(overview: Overview) -> Iterator[RaadApart]:
    for factor in overview.instrument.factors:
        for raad in signals.raden_apart(overview, factor):
            if raad.gap >= signals.RAAD_APART_FROM:
                yield raad


def unknown(overview: Overview) -> Finding | None:
    """E: the statement to which most of a role, a third or more, choose "weet niet"."""
    found = signals.most_unknown(_all_answered(overview))
    if found is None:
        return None
    return Finding(
        "E",
        emphasised(
            _("Bij **{factor}** kiest {part} van de {people} “weet niet”. Begin hier met uitleg."),
            factor=found.factor.short_name,
            part=wording.part(found.unknown),
            people=wording.people(found.role),
        ),
        found.factor.number,
        found.statement.code,
        (found.role,),
    )


def statements_differ(overview: Overview) -> Finding | None:
    """F: the factor whose statements are farthest apart, from 1.0, as means of the role means."""
    factors = overview.instrument.factors
    found = [(f, *means) for f in factors if (means := _statement_means(overview, f))]
    far = [pair for pair in found if abs(pair[1] - pair[2]) >= signals.STATEMENTS_APART_FROM]
    if not far:
        return None
    factor, mean_a, mean_b = max(far, key=lambda pair: abs(pair[1] - pair[2]))
    a, b = factor.statements
    return Finding(
        "F",
        emphasised(
            _(
                "Binnen **{factor}** lopen de stellingen uiteen: “{a}” scoort {mean_a}, "
                "“{b}” {mean_b}."
            ),
            factor=factor.short_name,
            a=a.short_name,
            b=b.short_name,
            mean_a=comma(mean_a),
            mean_b=comma(mean_b),
        ),
        factor.number,
    )


def _statement_means(overview: Overview, factor: FactorText) -> tuple[Decimal, Decimal] | None:
    """Over the roles that show both statements; None without such a role."""
    a, b = factor.statements
    means = {(s.role, s.statement): s.score.mean for s in signals.answered(overview, factor)}
    roles = [role for role in overview.roles if {(role, a), (role, b)} <= means.keys()]
    if not roles:
        return None
    return mean_of([means[role, a] for role in roles]), mean_of([means[role, b] for role in roles])


def same_view(overview: Overview) -> Finding | None:
    """G: for when there is none of B to F; None with fewer than two roles to compare."""
    roles = [
        role
        for role, cell in overview.roles.items()
        if any(isinstance(result, FactorScore) for result in cell.factors.values())
    ]
    if len(roles) < 2:
        return None
    names = wording.enumeration([signals.bodies(overview.roles[role]) for role in roles])
    template = _("{names} kijken op hoofdlijnen hetzelfde naar de samenwerking.")
    return Finding(
        "G", emphasised(template, names=names[0].upper() + names[1:]), roles=tuple(roles)
    )


def highest(overview: Overview) -> Finding | None:
    """H: for when there is no A: the highest factor all the same."""
    means = list(_whole_means(overview))
    if not means:
        return None
    factor, mean = max(means, key=lambda item: item[1])
    template = _("Geen enkele factor springt er positief uit. Het hoogst is **{factor}**: {mean}.")
    return Finding(
        "H", emphasised(template, factor=factor.short_name, mean=comma(mean)), factor.number
    )


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
        return Finding("J", emphasised(template, raden=raden), roles=("raad",))
    ((place, cell),) = low
    template = _("Let op: van de raad van {municipality} gaf minder dan de helft antwoord")
    segments = emphasised(_response(template, cell) + ".", municipality=place.name)
    return Finding("J", segments, roles=("raad",), place_code=place.code)


def _response(text: str, cell: Cell) -> str:
    numbers = _("({submitted} van {invited})")
    return f"{text} {numbers.format(submitted=cell.submitted, invited=cell.invited)}"


def _whole_means(overview: Overview) -> Iterator[tuple[FactorText, Decimal]]:
    for factor in overview.instrument.factors:
        result = overview.whole.factors[factor.number]
        if isinstance(result, FactorScore):
            yield factor, result.mean


def _all_answered(overview: Overview) -> list[Answered]:
    return [
        answered
        for factor in overview.instrument.factors
        for answered in signals.answered(overview, factor)
    ]
