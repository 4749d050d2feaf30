import pytest

from assessments.dashboards.evidence import with_evidence
from assessments.results.findings.finding import Finding, FindingKind, Segment
from tests.results.builders import overview, three_roles

TEXT = (Segment("Zin."),)
SEEN = overview(*three_roles(), pk=3, partnership_slug="bel")


@pytest.mark.parametrize(
    ("finding", "address", "link"),
    [
        (Finding(FindingKind("A"), TEXT, 1), "/uitkomsten/bel/3/factoren/1/", "Bekijk Belangen"),
        (
            Finding(FindingKind("D"), TEXT, 3),
            "/uitkomsten/bel/3/gemeenten/#overzichtstabel",
            "Bekijk de overzichtstabel",
        ),
        (
            Finding(FindingKind("I"), TEXT, 3),
            "/uitkomsten/bel/3/ontwikkeling/",
            "Bekijk de ontwikkeling",
        ),
        (Finding(FindingKind("G"), TEXT), "#tien-factoren", "Bekijk de tien factoren"),
        (Finding(FindingKind("J"), TEXT), "#wie-antwoordde", "Bekijk wie antwoordde"),
    ],
)
def test_finding_links_to_its_evidence(finding, address, link):
    evidence = with_evidence(finding, SEEN, in_summary=False)

    assert (evidence.segments, evidence.address, evidence.link) == (TEXT, address, link)


@pytest.mark.parametrize("letter", "ABCDEFGHIKM")
def test_finding_in_a_summary_links_to_the_ten_factors(letter):
    evidence = with_evidence(Finding(FindingKind(letter), TEXT, 3), SEEN, in_summary=True)

    assert (evidence.address, evidence.is_warning) == ("#tien-factoren", False)


def test_own_raad_in_a_summary_is_proved_by_its_picture_where_there_is_one():
    drawn = with_evidence(Finding(FindingKind("L"), TEXT, 3), SEEN, in_summary=True)
    too_few = with_evidence(Finding(FindingKind("L"), TEXT), SEEN, in_summary=True)

    assert (drawn.address, drawn.link) == ("#own-picture", "Bekijk onze raad")
    assert too_few.address == "#tien-factoren"


def test_finding_about_the_response_is_a_warning_in_a_summary_too():
    evidence = with_evidence(Finding(FindingKind("J"), TEXT), SEEN, in_summary=True)

    assert (evidence.address, evidence.is_warning) == ("#wie-antwoordde", True)
