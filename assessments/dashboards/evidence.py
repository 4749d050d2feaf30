"""Where the evidence of a finding is, and what the link to it says."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.results.findings import Evidence, Finding, FindingKind, Segment
from assessments.results.overview import Overview


@dataclass(frozen=True)
class LinkedFinding:
    """A finding with the link that ends its sentence."""

    segments: tuple[Segment, ...]
    address: str
    link: str
    is_warning: bool = False
    """About who answered, not about what they answered."""


def with_evidence(finding: Finding, overview: Overview, *, in_summary: bool) -> LinkedFinding:
    """A summary that stands by itself links to nothing outside it."""
    where = (overview.round.partnership_slug, overview.round.pk)
    evidence = finding.kind.evidence
    if evidence is Evidence.RESPONSE:
        address, link = "#wie-antwoordde", _("Bekijk wie antwoordde")
    elif in_summary and finding.kind is FindingKind.OWN_RAAD and finding.factor_number:
        address, link = "#own-picture", _("Bekijk onze raad")
    elif in_summary or finding.factor_number is None:
        address, link = "#tien-factoren", _("Bekijk de tien factoren")
    elif evidence is Evidence.CHANGE:
        address, link = reverse("dashboards:development", args=where), _("Bekijk de ontwikkeling")
    elif evidence is Evidence.MUNICIPALITIES:
        table = reverse("dashboards:municipalities", args=where)
        address, link = f"{table}#overzichtstabel", _("Bekijk de overzichtstabel")
    else:
        name = overview.instrument.factor(finding.factor_number).short_name
        address = reverse("dashboards:factor", args=[*where, finding.factor_number])
        link = _("Bekijk {name}").format(name=name)
    return LinkedFinding(finding.segments, address, link, is_warning=finding.kind.is_warning)
