"""What everybody reads first: what stands out, the ten factors, what to keep, where to begin."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.agenda import Conversation
from assessments.presenters.compared_groups import own_raad
from assessments.presenters.ten_factors import TenFactors, ten_factors
from assessments.results.findings import Finding, what_stands_out
from assessments.results.overview import Overview


@dataclass(frozen=True)
class Summary:
    """`talk` is the agenda of the same overview."""

    why_missing: str
    """Why the own raad, or everything, is missing; "" when nothing is."""
    stands_out: tuple[Finding, ...]
    ten: TenFactors
    talk: Conversation


def summary(
    overview: Overview,
    code: str | None,
    talk: Conversation,
    *,
    public: bool = False,
    earlier: Overview | None = None,
) -> Summary:
    """With the `code` of a municipality its own raad beside the others, else the roles.

    `public` and `earlier` are those of `results.findings.what_stands_out`.
    """
    return Summary(
        why_missing=why_missing(overview, code),
        stands_out=what_stands_out(overview, public=public, earlier=earlier),
        ten=ten_factors(overview, code),
        talk=talk,
    )


def why_missing(overview: Overview, code: str | None) -> str:
    """For a report; without `code` only whether everything is missing."""
    if not overview.roles:
        return _(
            "Er zijn te weinig antwoorden om iets te tonen. De vragen in dit rapport kunt u wel "
            "met elkaar bespreken."
        )
    if code is None or own_raad(overview, code):
        return ""
    return _(
        "Van onze raad stuurden minder dan vijf leden hun antwoorden in. Daarom staan in dit "
        "rapport alleen de uitkomsten van de samenwerking. Die zijn ook voor ons gesprek bruikbaar."
    )
