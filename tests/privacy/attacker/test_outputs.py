"""All that is served tells no more than the Overview that was attacked.

Every address of a released round is read by every viewer, in whatever kind of file
(`tests.privacy.served`). Two ways: whatever differs under the shown numbers, everything that is
served stays the same to the last byte; and every number that is served is one of the Overview's.
"""

import datetime
import shutil

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.access import viewer
from assessments.models import Block, Partnership
from assessments.results.overview import KEPT, for_viewer
from assessments.rounds.mailings.actions import announce
from tests.privacy.attacker.printed import (
    Allowed,
    drawn_counts,
    drawn_means,
    said_whatever_was_answered,
)
from tests.privacy.served.contents import Content, decimals
from tests.privacy.served.reading import fetch, read, shown, work
from tests.privacy.served.viewers import MANAGER, READER, Level
from tests.results.builders import CODES, INSTRUMENT, group, release

pytestmark = pytest.mark.django_db
OWN = "Rhenen"
PLACES = ("Laren", "Ede", OWN)
JOINT = "BEL Combinatie"

EVERYBODY = [
    (MANAGER, "open"),
    (READER, "own"),
    (Level("reader", "Laren"), "open"),
    (Level("reader", OWN), "own"),
    (Level("invited", "Laren"), "open"),
    (Level("invited", OWN), "own"),
    (Level("invited", JOINT), "open"),
    (Level("invited", JOINT), "own"),
]
OF_ONE_PLACE = [(who, sharing) for who, sharing in EVERYBODY if who.place and sharing == "own"]

# Different answers of 7 of 9 people with the same sum, and of 13 people with another mean.
ONE, OTHER = [0, 1, 2, 3, 1, 2], [0, 0, 4, 2, 1, 2]
HIGH, LOW = [0, 0, 1, 5, 7, 0], [6, 5, 1, 1, 0, 0]

EVERY_TIME = (MANAGER, Level("reader", OWN), Level("invited", "Laren"))
"""Those whose pages `make test` reads; the others only differ in what they may open."""
GETTING_FILES = (MANAGER, Level("reader", OWN), Level("invited", JOINT))
"""A file is the same for all who may have it: these get every one that there is."""


def by_viewer(*lookers):
    """`who`, how the partnership shares, and whether the files are read that take seconds."""
    return [
        *(
            pytest.param(
                *(who, sharing, False),
                id=f"{who}, {sharing}",
                marks=() if who in EVERY_TIME else pytest.mark.attack,
            )
            for who, sharing in lookers
        ),
        *(
            pytest.param(
                *(who, sharing, True),
                id=f"files of {who}, {sharing}",
                marks=[pytest.mark.pdf, pytest.mark.attack],
            )
            for who, sharing in lookers
            if who in GETTING_FILES and (sharing == "own") is bool(who.place)
        ),
    ]


@pytest.fixture(autouse=True)
def at_one_moment(media_directory):
    """What is served may say when."""
    forget_what_was_made()
    with time_machine.travel(timezone.now(), tick=False):
        yield


def forget_what_was_made():
    """A release never changes, so what is made of one is kept; here another has its digest."""
    for cache in caches.all():
        cache.clear()
    KEPT.clear()
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    DBTaskResult.objects.all().delete()


def everywhere(counts):
    return {f"f{factor.number}": counts for factor in INSTRUMENT.factors}


def made(sharing, *, people, first, second):
    """Laren and Ede answered differently, in raad and organisatie; the others as everybody does."""
    found = release(
        group("raad", "Laren", people, **everywhere(first)),
        group("raad", "Ede", people, **everywhere(second)),
        group("raad", OWN, 14, f3=[1, 2, 2, 5, 3, 1], f6=[0, 0, 1, 3, 8, 2]),
        *(group("college", name, 4) for name in PLACES),
        group("organisatie", "Laren", people, **everywhere(second)),
        group("organisatie", "Ede", people, **everywhere(first)),
        group("organisatie", OWN, 11, of=20),
        group("organisatie", JOINT, 12),
        shared_at=timezone.now() - datetime.timedelta(days=1),
    )
    Partnership.objects.update(sharing=sharing)
    found.round.partnership.refresh_from_db()
    return found


def half_steps(sharing="open"):
    return made(sharing, people=9, first=ONE, second=OTHER)


def own_only(sharing="own"):
    return made(sharing, people=13, first=HIGH, second=LOW)


def swap_under_the_numbers(of):
    """What Laren answered is Ede's and the other way round: every total stays the same."""
    for role in ("raad", "organisatie"):
        apart = Block.objects.filter(release=of, role=role)
        laren, ede = (apart.get(atoms=[CODES[name]]) for name in ("Laren", "Ede"))
        laren.tables, ede.tables = ede.tables, laren.tables
        Block.objects.bulk_update([laren, ede], ["tables"])
    forget_what_was_made()


def seen(of, who, *, slow=False) -> dict[str, Content]:
    """All that this viewer gets, by address."""
    return shown(read(*who.enter(of), slow=slow))


def allowed(of, who):
    """What may be printed for this viewer, the reports that they get included."""
    rights = who.rights(of)
    reports = (viewer(of.round.partnership, CODES[name]) for name in PLACES)
    return Allowed(
        for_viewer(rights, of), *(for_viewer(each, of) for each in reports if rights.sees_others)
    )


def exactly(served):
    return {address: content.comparable for address, content in served.items()}


def mailed(of, who):
    """The mail that says that the results are ready, as somebody who was invited gets it."""
    who.enter(of)
    of.round.invitations.update(sent_at=timezone.now())
    announce(current_round=of.round, kind="shared")
    mail.outbox.clear()
    work()
    (letter,) = mail.outbox
    of.round.mailings.all().delete()
    return letter.body


# --- The same to the last byte --------------------------------------------------------------


@pytest.mark.parametrize(("who", "sharing", "slow"), by_viewer(*EVERYBODY))
def test_nothing_depends_on_what_lies_under_half_steps(who, sharing, slow):
    of = half_steps(sharing)
    before = seen(of, who, slow=slow)
    swap_under_the_numbers(of)

    assert exactly(seen(of, who, slow=slow)) == exactly(before)


def test_half_steps_are_shown_and_what_lies_under_them_differs():
    """Otherwise it would prove nothing that they stay the same."""
    of = half_steps()

    assert any("ongeveer 3,5" in content.text for content in seen(of, MANAGER).values())
    apart = Block.objects.filter(role="raad").exclude(atoms=[CODES[OWN]])
    tables = [block.tables["1a"] for block in apart]
    assert sorted(tables) == [OTHER, ONE]


@pytest.mark.parametrize(("who", "sharing", "slow"), by_viewer(*OF_ONE_PLACE))
def test_nothing_for_one_place_depends_on_who_of_the_others_answered_what(who, sharing, slow):
    of = own_only(sharing)
    before = seen(of, who, slow=slow)
    swap_under_the_numbers(of)

    assert exactly(seen(of, who, slow=slow)) == exactly(before)


def test_pages_of_everything_depend_on_who_answered_what():
    """Otherwise it would prove nothing that those of one place don't."""
    of = own_only()
    browser, _ = MANAGER.enter(of)
    page = reverse("dashboards:overview", args=[of.round.partnership.slug, of.round.pk])
    before = fetch(browser, page)
    swap_under_the_numbers(of)

    assert fetch(browser, page).content.comparable != before.content.comparable


@pytest.mark.pdf
def test_files_for_one_place_do_not_depend_on_who_of_the_others_answered_what():
    """One of those above that make files, every time."""
    of, who = own_only(), Level("reader", OWN)
    before = seen(of, who, slow=True)
    swap_under_the_numbers(of)

    assert exactly(seen(of, who, slow=True)) == exactly(before)


@pytest.mark.pdf
@pytest.mark.attack
def test_reports_depend_on_what_their_municipality_answered():
    """Otherwise it would prove nothing that the others don't."""
    of = own_only()
    before = exactly(seen(of, MANAGER, slow=True))
    swap_under_the_numbers(of)

    after = exactly(seen(of, MANAGER, slow=True))
    slug, pk = of.round.partnership.slug, of.round.pk
    own = reverse("reports:report", args=[slug, pk, "raad", CODES["Laren"]])
    assert before[own] != after[own]


@pytest.mark.parametrize(
    ("who", "make"), [(Level("invited", "Laren"), half_steps), (Level("invited", OWN), own_only)]
)
def test_mail_about_the_results_depends_on_nothing_that_is_not_shown(who, make):
    of = make()
    before = mailed(of, who)
    swap_under_the_numbers(of)

    assert mailed(of, who) == before


# --- Every number is one that was attacked --------------------------------------------------


@pytest.mark.parametrize("make", [own_only, pytest.param(half_steps, marks=pytest.mark.attack)])
@pytest.mark.parametrize(("who", "sharing", "slow"), by_viewer(*EVERYBODY))
def test_every_number_is_the_overviews(make, who, sharing, slow):
    of = make(sharing)
    may_be = allowed(of, who)
    said = said_whatever_was_answered()

    for address, content in seen(of, who, slow=slow).items():
        assert content.decimals <= may_be.decimals | said, address
        assert content.percentages <= may_be.percentages, address
        assert content.distributions <= may_be.distributions, address
        if content.kind == "text/html":
            html = content.data.decode()
            assert drawn_means(html) <= may_be.means, address
            assert drawn_counts(html) <= may_be.counts, address


@pytest.mark.parametrize(
    ("who", "make"), [(Level("invited", "Laren"), half_steps), (Level("invited", OWN), own_only)]
)
def test_every_number_in_the_mail_is_the_overviews(who, make):
    of = make()

    assert decimals(mailed(of, who)) <= allowed(of, who).decimals


def test_pages_of_everything_print_numbers_that_one_place_may_not_see():
    of = own_only()
    may_be = allowed(of, Level("reader", OWN))

    printed = set().union(*(content.decimals for content in seen(of, MANAGER).values()))
    assert not printed <= may_be.decimals | said_whatever_was_answered()
