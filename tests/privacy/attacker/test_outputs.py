"""Pages, pictures and reports tell no more than the Overview that was attacked.

Two ways: whatever differs under the shown numbers, everything that is served stays the same to the
last byte; and every number that is served is one of the Overview's.
"""

import datetime
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from assessments.access import Viewer, releases_for_task
from assessments.models import Block, Municipality, Partnership
from assessments.reports.council import COUNCIL
from assessments.reports.material import material, released
from assessments.results.overview import for_viewer
from assessments.survey.links import link_for
from tests import builders
from tests.privacy.attacker.printed import (
    Allowed,
    decimals,
    drawn_counts,
    drawn_means,
    page_text,
    percentages,
    said_by_templates,
)
from tests.results.builders import CODES, INSTRUMENT, group, release

pytestmark = pytest.mark.django_db
ROLES = ("raad", "college", "organisatie")
OWN = "Rhenen"

# Different answers of 7 of 9 people with the same sum, and of 13 people with another mean.
ONE, OTHER = [0, 1, 2, 3, 1, 2], [0, 0, 4, 2, 1, 2]
HIGH, LOW = [0, 0, 1, 5, 7, 0], [6, 5, 1, 1, 0, 0]


@pytest.fixture(autouse=True)
def no_kept_figures():
    """Releases made in tests have the same digest; what was drawn of one isn't another's."""
    caches["figures"].clear()


def everywhere(counts):
    return {f"f{factor.number}": counts for factor in INSTRUMENT.factors}


def made(sharing, *, people, first, second):
    """Laren and Ede answered differently, in raad and organisatie; Rhenen as everybody does."""
    found = release(
        group("raad", "Laren", people, **everywhere(first)),
        group("raad", "Ede", people, **everywhere(second)),
        group("raad", OWN, 14, f3=[1, 2, 2, 5, 3, 1], f6=[0, 0, 1, 3, 8, 2]),
        *(group("college", name, 4) for name in ("Laren", "Ede", OWN)),
        group("organisatie", "Laren", people, **everywhere(second)),
        group("organisatie", "Ede", people, **everywhere(first)),
        group("organisatie", OWN, 11, of=20),
        shared_at=timezone.now() - datetime.timedelta(days=1),
    )
    Partnership.objects.update(sharing=sharing)
    return found


def half_steps(sharing="open"):
    return made(sharing, people=9, first=ONE, second=OTHER)


def own_only():
    return made("own", people=13, first=HIGH, second=LOW)


def swap_under_the_numbers(of):
    """What Laren answered is Ede's and the other way round: every total stays the same."""
    for role in ("raad", "organisatie"):
        laren, ede = Block.objects.filter(release=of, role=role).exclude(atoms=[CODES[OWN]])
        laren.tables, ede.tables = ede.tables, laren.tables
        Block.objects.bulk_update([laren, ede], ["tables"])
    caches["figures"].clear()


def person(of, name):
    """Somebody of this raad who was invited."""
    found = of.round.invitations.filter(municipality__name=name).first()
    return found or builders.invite(of.round, name)[0]


def browser_of(of, who):
    """Signed in as a manager or a reader of this place."""
    browser, partnership = Client(), of.round.partnership
    email = f"{who.lower()}@example.nl"
    if member := partnership.members.filter(user__email=email).first():
        account = member.user
    elif who == "manager":
        account = builders.manager(partnership, email)
    else:
        place = Municipality.objects.get(name=who) if who in CODES else None
        account = builders.reader(partnership, place, email)
    browser.force_login(account)
    return browser


def pages(of, who):
    """The overview page for each role, as somebody who signs in sees it."""
    slug, pk = of.round.partnership.slug, of.round.pk
    browser = browser_of(of, who)
    responses = [browser.get(f"/uitkomsten/{slug}/{pk}/?rol={role}") for role in ROLES]
    assert [response.status_code for response in responses] == [200] * len(ROLES)
    return [response.text for response in responses]


def linked_page(of, name):
    """What somebody who was invited sees behind the own link."""
    browser = Client()
    invitation = person(of, name)
    answer = browser.post(urlsplit(link_for(invitation)).path, {"next": "results"}, follow=True)
    assert answer.status_code == 200
    return answer.text


def report(of, name):
    """The text of the report for the raad of this municipality."""
    found = material(released(releases_for_task(of.pk)), CODES[name])
    return COUNCIL.make(found)


def text_of(pdf):
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())


# --- The same to the last byte --------------------------------------------------------------


@pytest.mark.parametrize("who", ["manager", "everything", "Laren", OWN])
def test_page_does_not_depend_on_what_lies_under_half_steps(who):
    of = half_steps()
    before = pages(of, who)
    swap_under_the_numbers(of)

    assert pages(of, who) == before
    assert "ongeveer 3,5" in before[0]


@pytest.mark.parametrize("sharing", ["open", "own"])
def test_page_behind_a_link_does_not_depend_on_what_lies_under_half_steps(sharing):
    of = half_steps(sharing)
    before = linked_page(of, "Laren")
    swap_under_the_numbers(of)

    assert linked_page(of, "Laren") == before


def test_pages_of_one_place_do_not_depend_on_who_of_the_others_answered_what():
    of = own_only()
    before = [*pages(of, OWN), linked_page(of, OWN)]
    everything = pages(of, "manager")
    swap_under_the_numbers(of)

    assert [*pages(of, OWN), linked_page(of, OWN)] == before
    assert pages(of, "manager") != everything


@pytest.mark.pdf
def test_report_of_one_place_does_not_depend_on_who_of_the_others_answered_what():
    of = own_only()
    before = report(of, OWN)
    swap_under_the_numbers(of)

    assert report(of, OWN) == before


@pytest.mark.pdf
@pytest.mark.attack
def test_report_does_not_depend_on_what_lies_under_half_steps():
    of = half_steps()
    before = report(of, "Laren")
    swap_under_the_numbers(of)

    assert report(of, "Laren") == before


@pytest.mark.pdf
@pytest.mark.attack
def test_report_depends_on_what_its_municipality_answered():
    of = own_only()
    before = report(of, "Laren")
    swap_under_the_numbers(of)

    assert report(of, "Laren") != before


# --- Every number is one that was attacked --------------------------------------------------


@pytest.mark.parametrize(
    ("who", "own", "sees_others"),
    [("manager", None, True), ("Laren", "Laren", True), (OWN, OWN, False)],
)
@pytest.mark.parametrize("make", [half_steps, own_only])
def test_page_prints_and_draws_the_overviews_numbers_only(make, who, own, sees_others):
    of = make()
    Partnership.objects.update(sharing="open" if sees_others else "own")
    of.round.partnership.refresh_from_db()
    allowed = Allowed(for_viewer(Viewer(CODES.get(own), sees_others), of))

    for html in pages(of, who):
        text = page_text(html)
        assert decimals(text) <= allowed.decimals | said_by_templates("dashboards")
        assert percentages(text) <= allowed.percentages
        assert drawn_means(html) <= allowed.means
        assert drawn_counts(html) <= allowed.counts


def test_page_of_everything_prints_numbers_that_one_place_may_not_see():
    of = own_only()
    allowed = Allowed(for_viewer(Viewer(CODES[OWN], sees_others=False), of))

    html = pages(of, "manager")[0]
    assert not decimals(page_text(html)) <= allowed.decimals | said_by_templates("dashboards")


@pytest.mark.pdf
@pytest.mark.parametrize("make", [own_only, pytest.param(half_steps, marks=pytest.mark.attack)])
def test_report_prints_the_overviews_numbers_only(make):
    of = make()
    sees_others = of.round.partnership.sharing == "open"
    allowed = Allowed(for_viewer(Viewer(CODES[OWN], sees_others), of), public=True)

    text = text_of(report(of, OWN))
    assert decimals(text) <= allowed.decimals | said_by_templates("reports")
    assert percentages(text) <= allowed.percentages
