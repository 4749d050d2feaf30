"""Pure: Overview → what stands out, in at most five sentences and a warning.

A template marks with ** what is said with emphasis. Groups with fewer than ten answers are in no
sentence but the warning; each number is of one group of people, and that group is named.
"""

from assessments.results.findings import answers, differences, levels
from assessments.results.findings.change import changed
from assessments.results.findings.finding import Evidence, Finding, FindingKind, Segment
from assessments.results.findings.own_raad import own_raad
from assessments.results.findings.response import low_response
from assessments.results.overview import Overview

__all__ = ["Evidence", "Finding", "FindingKind", "Segment", "what_stands_out"]

MOST = 5


def what_stands_out(
    overview: Overview, *, public: bool = False, earlier: Overview | None = None
) -> tuple[Finding, ...]:
    """At most five sentences, and J as a warning after them; empty when nothing is shown.

    What goes well (A, else H) and the lowest (K), which comes first when it is below 3.0; the
    largest difference (the first of B, C and D, else G); then E, M, F, a change since `earlier`
    (I) and the other differences as far as there is room. For who is of one municipality the
    second sentence is L, about its own raad. In a `public` document only that municipality is
    named.
    """
    lowest = levels.lowest_role(overview)
    beginning = _beginning(overview, lowest)
    about_own = own_raad(overview) if beginning else None
    apart = differences.differing(overview, public=public, besides_own=about_own is not None)
    others = _made(
        answers.unknown(overview),
        differences.one_role_stands_out(overview),
        answers.statements_differ(overview, besides=_numbers(beginning[:1])),
    )
    is_low = lowest is not None and lowest.is_low
    if not (others or is_low or differences.differing(overview)):
        apart = _made(differences.same_view(overview))
    change = changed(overview, earlier) if earlier else None
    said = [*beginning[:1], about_own, *beginning[1:], *apart[:1], *others, change, *apart[1:]]
    return (*_made(*said)[:MOST], *_made(low_response(overview, public=public)))


def _beginning(overview: Overview, lowest: levels.Lowest | None) -> list[Finding]:
    """What goes well and what doesn't; a low factor first, and none in both sentences."""
    good = levels.positive(overview) or levels.highest(overview)
    if lowest is None:
        return _made(good)
    low = levels.least_agreed(overview, lowest)
    if good is None or good.factor_number == low.factor_number:
        return [low]
    return [low, good] if lowest.is_low else [good, low]


def _numbers(findings: list[Finding]) -> set[int | None]:
    return {finding.factor_number for finding in findings}


def _made(*findings: Finding | None) -> list[Finding]:
    return [finding for finding in findings if finding]
