"""What is kept of releases reaches nobody who may not see it.

Overviews, pictures, parts of pages and finished reports are made once and used again. Here whoever
could get another's asks first or last: with other rights, of another partnership's release that
has the same digest, and after a change of what the partnership shares.
"""

import datetime
from dataclasses import fields, replace

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from assessments import access
from assessments.access import Viewer
from assessments.followup.queries import ReactionText
from assessments.models import Municipality, Release
from assessments.reports import files
from assessments.reports.catalogue import KINDS, offered
from assessments.reports.material import released
from assessments.results.between_rounds.mergers import NO_MERGERS, Dissolved, Mergers
from assessments.results.overview import KEPT, Place, for_viewer_of_each
from tests.privacy.attacker.worlds import OWN, forget_what_was_made, merge, two_rounds
from tests.privacy.served.reading import fetch, read, shown
from tests.privacy.served.viewers import MANAGER, Level
from tests.results.builders import CODES, group, release

pytestmark = pytest.mark.django_db

VIEWERS = [
    Viewer(),
    *(
        Viewer(CODES[name], sees)
        for name in ("Laren", "Ede", "BEL Combinatie")
        for sees in (False, True)
    ),
]
LATER = datetime.date(2026, 1, 1)
MERGER = Mergers((Dissolved(Place(CODES["Ede"], "Ede"), LATER, Place(CODES["Laren"], "Laren")),))


def of_two_partnerships():
    """With the same municipalities, sizes and digest; only the answers differ."""
    people = [group("raad", "Laren", 12, f1=[6, 6, 0, 0, 0, 0]), group("raad", "Ede", 12)]
    others = [group("raad", "Laren", 12), group("raad", "Ede", 12, f1=[0, 0, 0, 6, 6, 0])]
    staff = group("organisatie", "BEL Combinatie", 12)
    made = release(*people, staff), release(*others, staff)
    Release.objects.update(digest="0" * 64)
    for each in made:
        each.digest = "0" * 64
    return made


def told(viewer, of, mergers=NO_MERGERS):
    """All that an Overview says; its cells are made when they are asked for."""
    (overview,) = for_viewer_of_each(viewer, [of], mergers)
    said = {field.name: getattr(overview, field.name) for field in fields(overview)}
    return said | {"cells": dict(overview.cells), "others": dict(overview.others)}


def told_afresh(*asked):
    KEPT.clear()
    return told(*asked)


# --- Overviews -------------------------------------------------------------------------------


def test_overview_is_the_viewers_own_whoever_asked_before():
    asked = [(viewer, of) for of in of_two_partnerships() for viewer in VIEWERS]
    afresh = [told_afresh(*each) for each in asked]
    KEPT.clear()

    for order in (asked, asked[::-1]):
        for each in order:
            assert told(*each) == afresh[asked.index(each)]
    assert len({repr(each) for each in afresh}) == len(asked)


def test_overview_with_a_merger_is_not_the_one_without():
    of, _ = of_two_partnerships()
    apart, together = told_afresh(Viewer(), of), told_afresh(Viewer(), of, MERGER)
    KEPT.clear()

    assert [told(Viewer(), of), told(Viewer(), of, MERGER)] == [apart, together]
    assert together["merged"]
    assert not apart["merged"]


def test_overview_has_the_names_of_now():
    of, _ = of_two_partnerships()
    told(Viewer(), of)
    Municipality.objects.filter(code=CODES["Ede"]).update(name="Anders")

    assert told(Viewer(), of) == told_afresh(Viewer(), of)


def test_cells_of_others_are_in_no_overview_that_is_kept_for_one_place():
    of, _ = of_two_partnerships()
    own = Viewer(CODES["Ede"], sees_others=False)
    told(Viewer(), of)

    assert told(own, of)["cells"][CODES["Laren"], "raad"].reason == "other municipality"


# --- Pages -----------------------------------------------------------------------------------

LOOKERS = (MANAGER, Level("reader", "Laren"), Level("reader", OWN))
ONE_OF_EACH = (
    "",
    f"gemeenten/{CODES['Laren']}/",
    "rollen/",
    "factoren/3/",
    "ontwikkeling/",
    "spinnenweb/",
    "stellingen/",
    "eigen-stellingen/",
    "presentatie/",
    "presentatie/draaiboek/",
)


@pytest.fixture
def at_one_moment():
    forget_what_was_made()
    with time_machine.travel(timezone.now(), tick=False):
        yield
    forget_what_was_made()


def one_of_each(of, who):
    """A page of each kind that this viewer gets."""
    browser, _ = who.enter(of)
    stem = reverse("dashboards:overview", args=[of.round.partnership.slug, of.round.pk])
    served = {end: fetch(browser, stem + end) for end in ONE_OF_EACH}
    return {end: each.content.comparable for end, each in served.items()}


def all_there_is(of, who):
    return {address: content.comparable for address, content in shown(read(*who.enter(of))).items()}


def share(of, sharing):
    of.round.partnership.sharing = sharing
    of.round.partnership.save()


@pytest.mark.slow
@pytest.mark.usefixtures("at_one_moment")
@pytest.mark.parametrize(
    "pages", [one_of_each, pytest.param(all_there_is, marks=pytest.mark.attack)]
)
def test_page_is_the_viewers_own_whoever_looked_before(pages):
    of = two_rounds()
    looks = [(sharing, who) for sharing in ("own", "open") for who in LOOKERS]
    afresh = {}
    for sharing, who in looks:
        forget_what_was_made()
        share(of, sharing)
        afresh[sharing, who] = pages(of, who)

    forget_what_was_made()
    for sharing, who in looks:
        share(of, sharing)
        assert pages(of, who) == afresh[sharing, who], (who, sharing)
    assert len({repr(each) for each in afresh.values()}) > len(LOOKERS)


@pytest.mark.usefixtures("at_one_moment")
def test_page_is_of_its_own_release_whatever_its_digest():
    one, other = of_two_partnerships()
    afresh = one_of_each(other, MANAGER)
    forget_what_was_made()
    one_of_each(one, MANAGER)

    assert one.digest == other.digest
    assert one_of_each(other, MANAGER) == afresh


@pytest.mark.slow
@pytest.mark.usefixtures("at_one_moment")
def test_page_that_compares_rounds_knows_of_a_merger_at_once():
    of = two_rounds()
    Municipality.objects.filter(successor__isnull=False).update(successor=None, dissolved=None)
    one_of_each(of, MANAGER)
    merge()

    kept = one_of_each(of, MANAGER)
    forget_what_was_made()
    assert kept == one_of_each(of, MANAGER)


# --- Reports ---------------------------------------------------------------------------------


def stored(of, sharing, **added):
    """Where each report is kept, by its kind and reader."""
    share(of, sharing)
    found = released(access.releases_for_task(of.pk))
    found = replace(found, added=replace(found.added, **added))
    return {
        (report.kind.code, report.reader): files.stored_as(found, report)
        for kind in KINDS
        for viewer in (Viewer(), *(Viewer(code, sharing == "open") for code in found_codes(found)))
        for report in offered(found, viewer)
        if report.kind == kind
    }


def found_codes(found):
    return [place.code for place in found.places]


def test_reports_of_releases_with_the_same_digest_are_other_files():
    one, other = of_two_partnerships()

    assert not {*stored(one, "open").values()} & {*stored(other, "open").values()}


def test_reports_of_one_release_are_each_a_file():
    of, _ = of_two_partnerships()
    names = stored(of, "own")

    assert len({*names.values()}) == len(names) > 8


def test_reports_that_tell_less_once_others_are_hidden_are_other_files():
    of, _ = of_two_partnerships()
    before, after = stored(of, "open"), stored(of, "own")

    same = {key for key in before if after.get(key) == before[key]}
    assert same == {("samenwerking", None)}


def test_all_reports_together_are_another_file_with_another_reaction():
    of, _ = of_two_partnerships()
    before = stored(of, "open")
    after = stored(of, "open", reactions={CODES["Laren"]: ReactionText("het presidium", "Nee")})

    changed = {key for key in before if after[key] != before[key]}
    assert ("alle", None) in changed
    assert ("raad", CODES["Laren"]) in changed
    assert ("raad", CODES["Ede"]) not in changed
