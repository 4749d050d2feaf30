"""Where on the page the evidence of a finding is, and what the link to it says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.results.findings import Finding, Segment
from factors.catalogue import Instrument


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding with the link that ends its sentence."""

    segments: tuple[Segment, ...]
    address: str
    link: str
    is_warning: bool = False
    """About who answered, not about what they answered."""


def with_evidence(finding: Finding, instrument: Instrument, *, in_summary: bool) -> Evidence:
    """A summary has no overview table and no answers per statement to link to."""
    if finding.letter == "J":
        address, link = "#wie-antwoordde", _("Bekijk wie antwoordde")
    elif in_summary or finding.factor_number is None:
        address, link = "#tien-factoren", _("Bekijk de tien factoren")
    elif finding.letter == "D":
        address, link = "?rol=raad#overzichtstabel", _("Bekijk de overzichtstabel")
    else:
        name = instrument.factor(finding.factor_number).short_name
        address, link = f"#factor-{finding.factor_number}", _("Bekijk {name}").format(name=name)
    return Evidence(finding.segments, address, link, is_warning=finding.letter == "J")
