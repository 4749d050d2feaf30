"""How people answered statements: C, E and F."""

from collections.abc import Collection
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from assessments.results import signals, wording
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import Overview
from assessments.results.signals import Answered
from assessments.results.wording import comma


def divided(overview: Overview) -> Finding | None:
    """C: the statement on which a role is most divided."""
    found = signals.most_divided(_all_answered(overview))
    if found is None:
        return None
    template = _(
        "**{statement}**: {divided}. {agree} zijn het eens, {disagree} zijn het oneens, {neutral}."
    )
    segments = emphasised(
        template,
        statement=found.statement.short_name,
        divided=signals.are_divided(overview.roles[found.role]),
        agree=found.score.agree,
        disagree=found.score.disagree,
        neutral=wording.neutral(found.score.neutral),
    )
    return _of_statement(FindingKind.DIVIDED, segments, found)


def unknown(overview: Overview) -> Finding | None:
    """E: the statement to which most of a role, a third or more, choose "weet niet"."""
    found = signals.most_unknown(_all_answered(overview))
    if found is None:
        return None
    segments = emphasised(
        _("Bij **{statement}** kiest {part} van {people} “weet niet”."),
        statement=found.statement.short_name,
        part=wording.part(found.unknown),
        people=signals.the_people(overview.roles[found.role]),
    )
    return _of_statement(FindingKind.UNKNOWN, segments, found)


def statements_differ(
    overview: Overview, *, besides: Collection[int | None] = ()
) -> Finding | None:
    """F: the factor, not one `besides`, of which a role's two statements are 1.0 or more apart."""
    pairs = [pair for pair in _pairs(overview) if pair[0].factor.number not in besides]
    far = [pair for pair in pairs if _gap(pair) >= signals.STATEMENTS_APART_FROM]
    if not far:
        return None
    a, b = max(far, key=_gap)
    template = _(
        "Binnen **{factor}** lopen de stellingen voor {people} uiteen: “{a}” scoort {mean_a}, "
        "“{b}” {mean_b}."
    )
    segments = emphasised(
        template,
        factor=a.factor.short_name,
        people=signals.the_people(overview.roles[a.role]),
        a=a.statement.short_name,
        b=b.statement.short_name,
        mean_a=comma(a.score.mean),
        mean_b=comma(b.score.mean),
    )
    return Finding(FindingKind.STATEMENTS_DIFFER, segments, a.factor.number, roles=(a.role,))


def _pairs(overview: Overview) -> list[tuple[Answered, Answered]]:
    """Both statements of a factor by one role, where both are shown."""
    answered = _all_answered(overview)
    return [(a, b) for a, b in pairwise(answered) if (a.factor, a.role) == (b.factor, b.role)]


def _gap(pair: tuple[Answered, Answered]) -> Decimal:
    return abs(pair[0].score.mean - pair[1].score.mean)


def _of_statement(kind: FindingKind, segments: tuple, found: Answered) -> Finding:
    return Finding(kind, segments, found.factor.number, found.statement.code, (found.role,))


def _all_answered(overview: Overview) -> list[Answered]:
    return [
        answered
        for factor in overview.instrument.factors
        for answered in signals.answered(overview, factor)
    ]
