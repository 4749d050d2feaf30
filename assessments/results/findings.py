"""Pure: Overview → what stands out: at most three sentences, and a warning."""

from assessments.results import sentences
from assessments.results.development import changed
from assessments.results.finding import Finding, Segment
from assessments.results.overview import Overview

__all__ = ["Finding", "Segment", "what_stands_out"]

MOST = 3


def what_stands_out(
    overview: Overview, *, public: bool = False, earlier: Overview | None = None
) -> tuple[Finding, ...]:
    """At most three sentences, and J as a warning after them; empty when nothing is shown.

    First what goes well (A, else H); then the largest difference (B, C or D); then what needs
    explaining (E or F), else the next difference. G when there is none of B to F. A change since
    `earlier` (I) fills a place that is left. In a `public` document only the viewer's own
    municipality is named.
    """
    good = sentences.positive(overview) or sentences.highest(overview)
    differences = _made(
        sentences.roles_differ(overview),
        sentences.divided(overview),
        sentences.raad_differs(overview, public=public),
    )
    to_explain = _made(sentences.unknown(overview), sentences.statements_differ(overview))
    others = [*differences[:1], *to_explain[:1], *differences[1:], *to_explain[1:]]
    change = changed(overview, earlier) if earlier else None
    if not others and not sentences.raad_differs(overview):
        others = _made(sentences.same_view(overview))
    chosen = _made(good, *others, change)[:MOST]
    return (*chosen, *_made(sentences.low_response(overview, public=public)))


def _made(*findings: Finding | None) -> list[Finding]:
    return [finding for finding in findings if finding]
