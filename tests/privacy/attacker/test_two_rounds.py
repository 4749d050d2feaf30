"""A leak between two rounds of a partnership would be caught, wherever the rounds are compared."""

import pytest

from assessments.access import Viewer
from assessments.dashboards import pages
from assessments.dashboards.development import page as development_page
from assessments.models import Release
from assessments.presenters import agreements
from assessments.reports import material
from assessments.results import findings
from assessments.results.between_rounds import trend
from assessments.results.between_rounds.development import what_became
from assessments.results.between_rounds.rounds_beside import lines_of_place
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import for_viewer_of_each
from assessments.results.wording import comma
from tests.privacy.attacker.test_outputs import (
    allowed,
    at_one_moment,
    exactly,
    page_of,
    said_whatever_was_answered,
    seen_on,
)
from tests.privacy.attacker.worlds import (
    BEFORE,
    OWN,
    forget_what_was_made,
    swap_under_the_numbers,
    two_rounds,
)
from tests.privacy.served.reading import fetch
from tests.privacy.served.viewers import MANAGER, Level
from tests.results.builders import CODES

__all__ = ["at_one_moment"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_one_moment")]
READER = Level("reader", OWN)


def everything(viewer, releases, mergers=None):
    """Sabotage: whoever asks gets the Overviews of who sees all."""
    return for_viewer_of_each(Viewer(), releases, *([mergers] if mergers else []))


def earlier_raad_of_laren():
    """Sabotage: what only that raad said, and only in the round before."""
    release = Release.objects.select_related("round__partnership").earliest("round__closes_at")
    (overview,) = everything(None, [release])
    return comma(overview.cells[CODES["Laren"], "raad"].factors[1].mean)


def leak_another_raad(monkeypatch):
    """Ontwikkeling shows the raad of Laren instead of one's own."""
    monkeypatch.setattr(
        development_page,
        "lines_of_place",
        lambda rounds, place, role: lines_of_place(
            everything(None, _releases(), rounds[0].mergers)[::-1], _laren(rounds), role
        ),
    )


def _releases():
    return list(Release.objects.select_related("round__partnership").order_by("-round__closes_at"))


def _laren(rounds):
    return rounds[-1].place(CODES["Laren"])


def leak_all_of_each_round(monkeypatch):
    """Pages that compare rounds take them as they are."""
    monkeypatch.setattr(pages, "for_viewer_of_each", everything)


def leak_in_what_became(monkeypatch):
    monkeypatch.setattr(
        agreements,
        "what_became",
        lambda *of, **more: f"{what_became(*of, **more)} Laren: {earlier_raad_of_laren()}.",
    )


def leak_in_what_changed(monkeypatch):
    """Finding I speaks of one raad."""
    monkeypatch.setattr(
        findings,
        "changed",
        lambda *rounds: Finding(
            FindingKind.CHANGED,
            emphasised(f"Laren: {earlier_raad_of_laren()}."),
            1,
            roles=("raad",),
        ),
    )


def leak_in_the_report(monkeypatch):
    """Reports take the rounds as they are."""
    monkeypatch.setattr(material, "for_viewer_of_each", everything)


def leak_what_both_rounds_have(monkeypatch):
    """Groups that both rounds have are shown to who may not see others: here one other raad."""
    monkeypatch.setattr(trend, "_same_places", lambda *rounds: False)
    monkeypatch.setattr(
        trend,
        "common_cells",
        lambda earlier, now, role: tuple(
            overview.cells[CODES["Laren"], "raad"]
            for overview in everything(None, _releases())[::-1]
        ),
    )


LEAKS = [
    (leak_what_both_rounds_have, "dashboards:development"),
    (leak_another_raad, "dashboards:development"),
    (leak_all_of_each_round, "dashboards:development"),
    (leak_in_what_became, "dashboards:agenda"),
    (leak_in_what_became, "dashboards:development"),
    (leak_in_what_changed, "dashboards:overview"),
    (leak_in_what_changed, "dashboards:presentation"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("leak", "where"), LEAKS)
def test_leak_between_rounds_is_caught(leak, where, monkeypatch):
    of = two_rounds()
    may_be = allowed(of, READER).decimals | said_whatever_was_answered()
    assert seen_on(of, READER, where).decimals <= may_be
    leak(monkeypatch)
    forget_what_was_made()

    before = seen_on(of, READER, where)
    assert not before.decimals <= may_be
    expected = exactly(of, {where: before})
    swap_under_the_numbers(of)
    assert exactly(of, {where: seen_on(of, READER, where)}) != expected


@pytest.mark.pdf
@pytest.mark.attack
def test_leak_between_rounds_in_a_report_is_caught(monkeypatch):
    of = two_rounds()
    leak_in_the_report(monkeypatch)
    browser, _ = READER.enter(of)
    report = page_of(of, "reports:report", "samenwerking")
    before = fetch(browser, report).content

    assert not before.decimals <= allowed(of, READER).decimals | said_whatever_was_answered()
    expected = exactly(of, {report: before})
    swap_under_the_numbers(of)
    assert exactly(of, {report: fetch(browser, report).content}) != expected


# --- What is attacked is there ---------------------------------------------------------------


def test_reader_of_a_merged_municipality_is_told_of_both_rounds():
    of = two_rounds()
    beside = seen_on(of, READER, "dashboards:development").text

    assert "raden van Renswoude en Uitgeest samen, daarna raad Rhenen." in beside
    assert "Afgesproken in najaar 2024" in beside
    assert "Sinds najaar 2024 is" in seen_on(of, READER, "dashboards:overview").text


@pytest.mark.parametrize("place", ["Laren", *BEFORE])
def test_reader_of_a_merged_municipality_may_print_no_raad_of_another(place):
    of = two_rounds()
    may_be = allowed(of, READER)

    assert f"raad {place}" not in {cell.label for cell in may_be.cells}
    assert f"raad {place}" in {cell.label for cell in allowed(of, MANAGER).cells}
