"""What is agreed with most, and least: A, H and K."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results import signals, wording
from assessments.results.agenda.groups import AgendaGroup
from assessments.results.agenda.reasons import group_of
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import Overview
from assessments.results.scores import Band, FactorScore, band_of
from assessments.results.signals import Opinion
from assessments.results.wording import comma
from factors.catalogue import FactorText

GOOD_FROM = Decimal("3.5")


@dataclass(frozen=True)
class Lowest:
    """The role with the lowest mean of all, and the factor it is about."""

    factor: FactorText
    opinion: Opinion
    mean: Decimal

    @property
    def is_low(self) -> bool:
        return band_of(self.mean) is Band.LOW


def positive(overview: Overview) -> Finding | None:
    """A: of the factors to keep, the one whose least agreeing role agrees most."""
    found = [
        (factor, signals.opinions(overview, factor))
        for factor in overview.instrument.factors
        if group_of(overview, factor) is AgendaGroup.KEEP
    ]
    if not found:
        return None
    factor, opinions = max(found, key=lambda each: (_least(each[1]), -_span(each[1])))
    template = _("Over **{factor}** zijn in elke groep de meesten positief: {shares}.")
    if len(opinions) == 1:
        template = _("Over **{factor}** zijn de meesten positief: {shares}.")
    shares = signals.agreeing_shares(opinions, signals.the_people)
    return Finding(
        FindingKind.POSITIVE,
        emphasised(template, factor=factor.short_name, shares=shares),
        factor.number,
        roles=tuple(opinion.cell.role for opinion in opinions),
    )


def _least(opinions: Sequence[Opinion]) -> float:
    return float(min(opinion.agreeing for opinion in opinions))


def _span(opinions: Sequence[Opinion]) -> float:
    """How far the roles lie apart; of two factors that are as high it decides."""
    shares = [opinion.agreeing for opinion in opinions]
    return float(max(shares) - min(shares))


def highest(overview: Overview) -> Finding | None:
    """H: for when there is no A: the highest factor all the same."""
    results = ((f, overview.whole.factors[f.number]) for f in overview.instrument.factors)
    means = [(f, result.mean) for f, result in results if isinstance(result, FactorScore)]
    if not means:
        return None
    factor, mean = max(means, key=lambda item: item[1])
    template = _("Geen enkele factor springt er positief uit. Het hoogst is **{factor}**: {mean}.")
    if mean >= GOOD_FROM:
        template = _("Het hoogst is **{factor}**: {mean}. Ook daarover is er iets te bespreken.")
    return Finding(
        FindingKind.HIGHEST,
        emphasised(template, factor=factor.short_name, mean=comma(mean)),
        factor.number,
    )


def lowest_role(overview: Overview) -> Lowest | None:
    """The lowest mean that a role gives to a factor; None when no role shows a factor."""
    found = _by_role(overview)
    return min(found, key=lambda each: (each.mean, each.opinion.agreeing), default=None)


def least_agreed(overview: Overview, lowest: Lowest) -> Finding:
    """K: that factor, and every other one that a role puts below 3.0."""
    template = _(
        "Het minst eens is men over **{factor}**: van {people} is {share} het eens, "
        "gemiddeld {mean}."
    )
    segments = emphasised(
        template,
        factor=lowest.factor.short_name,
        people=signals.the_people(lowest.opinion.cell),
        share=wording.per_cent(lowest.opinion.agree_share),
        mean=comma(lowest.mean),
    )
    return Finding(
        FindingKind.LOWEST,
        (*segments, *_also_low(overview, lowest.factor)),
        lowest.factor.number,
        roles=(lowest.opinion.cell.role,),
    )


def _also_low(overview: Overview, named: FactorText) -> tuple:
    low = {each.factor: None for each in _by_role(overview) if each.is_low}
    names = [factor.short_name for factor in low if factor != named]
    if not names:
        return ()
    template = _(" Ook onder 3,0 in ten minste één groep: {factors}.")
    return emphasised(template, factors=wording.enumeration(names))


def _by_role(overview: Overview) -> list[Lowest]:
    return [
        Lowest(factor, opinion, means[opinion.cell.role])
        for factor in overview.instrument.factors
        for means in [signals.role_means(overview, factor)]
        for opinion in signals.opinions(overview, factor)
    ]
