"""All that is served tells no more than the Overviews that were attacked.

Every address of a released round is read by every viewer, in whatever kind of file
(`tests.privacy.served`), also where the partnership held a round before. Two ways: whatever differs
under the shown numbers, in either round, everything that is served stays the same to the last
byte, but for the digest; and every number that is served is one of an Overview's.
"""

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from assessments.access import viewer
from assessments.desk.mailings.actions import announce
from assessments.models import Block, Release
from assessments.results.between_rounds.mergers import read_mergers
from assessments.results.overview import for_viewer_of_each
from tests.privacy.attacker.printed import (
    Allowed,
    drawn_counts,
    drawn_means,
    said_whatever_was_answered,
)
from tests.privacy.attacker.worlds import (
    JOINT,
    ONE,
    OTHER,
    OWN,
    PLACES,
    forget_what_was_made,
    half_steps,
    own_only,
    swap_under_the_numbers,
    two_rounds,
    two_rounds_in_half_steps,
)
from tests.privacy.served.contents import Content, decimals
from tests.privacy.served.reading import fetch, read, shown, work
from tests.privacy.served.viewers import MANAGER, READER, Level
from tests.results.builders import CODES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EVERYBODY = [
    (MANAGER, "open"),
    (READER, "own"),
    (Level("reader", "Laren"), "open"),
    (Level("reader", OWN), "own"),
    (Level("coordinator", OWN), "own"),
    (Level("invited", "Laren"), "open"),
    (Level("invited", OWN), "own"),
    (Level("invited", JOINT), "open"),
    (Level("invited", JOINT), "own"),
]
OF_ONE_PLACE = [(who, sharing) for who, sharing in EVERYBODY if who.place and sharing == "own"]

EVERY_TIME = (MANAGER, Level("reader", OWN), Level("invited", "Laren"))
"""Those whose pages `make test` reads; the others only differ in what they may open."""
GETTING_FILES = (MANAGER, Level("reader", OWN), Level("invited", JOINT))
"""A file is the same for all who may have it: these get every one that there is."""
WHEREVER = {
    two_rounds_in_half_steps: EVERYBODY,
    two_rounds: OF_ONE_PLACE,
    half_steps: EVERYBODY,
    own_only: OF_ONE_PLACE,
}
"""Worlds, and for whom nothing may depend on what lies under the numbers in them."""


def by_viewer(make, lookers):
    """`make`, `who`, how the partnership shares, and whether slow files are read.

    `make test` reads pages of partnerships with two rounds, and files are made of those only: there
    is all of one round in them.
    """
    every_time = make in (two_rounds, two_rounds_in_half_steps)
    return [
        *(
            pytest.param(
                *(make, who, sharing, False),
                id=f"{make.__name__}, {who}, {sharing}",
                marks=() if every_time and who in EVERY_TIME else pytest.mark.attack,
            )
            for who, sharing in lookers
        ),
        *(
            pytest.param(
                *(make, who, sharing, True),
                id=f"files of {make.__name__}, {who}, {sharing}",
                marks=[pytest.mark.pdf, pytest.mark.attack],
            )
            for who, sharing in lookers
            if every_time and who in GETTING_FILES and (sharing == "own") is bool(who.place)
        ),
    ]


@pytest.fixture(autouse=True)
def at_one_moment(media_directory):
    """What is served may say when."""
    forget_what_was_made()
    with time_machine.travel(timezone.now(), tick=False):
        yield


def seen(of, who, *, slow=False) -> dict[str, Content]:
    """All that this viewer gets of the newest round, by address."""
    return shown(read(*who.enter(of), slow=slow))


def seen_on(of, who, page) -> Content:
    """What this viewer gets of one page of the newest round."""
    browser, _ = who.enter(of)
    return fetch(browser, page_of(of, page)).content


def page_of(of, page, *args):
    return reverse(page, args=[of.round.partnership.slug, of.round.pk, *args])


def allowed(of, who):
    """What may be printed for this viewer, of each round, the reports that they get included."""
    rights = who.rights(of)
    reports = [viewer(of.round.partnership, CODES[name]) for name in PLACES]
    releases = Release.objects.filter(round__partnership=of.round.partnership)
    newest_first = list(releases.select_related("round__partnership").order_by("-round__closes_at"))
    return Allowed(
        *(
            for_viewer_of_each(each, newest_first, read_mergers())
            for each in [rights, *(reports if rights.sees_others else ())]
        ),
    )


def exactly(of, served):
    """But for the digests, which a report prints in full and pages begin."""
    digests = digests_of(of)
    return {address: content.without(digests).comparable for address, content in served.items()}


def digests_of(of):
    releases = Release.objects.filter(round__partnership=of.round.partnership)
    found = list(releases.values_list("digest", flat=True))
    return [*found, *(digest[:12] for digest in found)]


def assert_allowed(may_be, address, content):
    said = said_whatever_was_answered()
    assert content.decimals <= may_be.decimals | said, address
    assert content.percentages <= may_be.percentages, address
    assert content.distributions <= may_be.distributions, address
    if content.kind == "text/html":
        html = content.data.decode()
        assert drawn_means(html) <= may_be.means, address
        assert drawn_counts(html) <= may_be.counts, address


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


# --- The same to the last byte, and every number is one that was attacked --------------------


@pytest.mark.parametrize(
    ("make", "who", "sharing", "slow"),
    [each for make, lookers in WHEREVER.items() for each in by_viewer(make, lookers)],
)
def test_nothing_depends_on_what_lies_under_the_numbers(make, who, sharing, slow):
    of = make(sharing)
    before, may_be = seen(of, who, slow=slow), allowed(of, who)
    for address, content in before.items():
        assert_allowed(may_be, address, content)
    expected = exactly(of, before)
    swap_under_the_numbers(of)

    assert exactly(of, seen(of, who, slow=slow)) == expected


@pytest.mark.parametrize(
    ("make", "who", "sharing", "slow"),
    [
        *by_viewer(two_rounds, [each for each in EVERYBODY if each not in OF_ONE_PLACE]),
        *by_viewer(own_only, [each for each in EVERYBODY if each not in OF_ONE_PLACE]),
    ],
)
def test_every_number_is_the_overviews(make, who, sharing, slow):
    of = make(sharing)
    may_be = allowed(of, who)

    for address, content in seen(of, who, slow=slow).items():
        assert_allowed(may_be, address, content)


@pytest.mark.pdf
def test_report_on_two_rounds_does_not_depend_on_who_of_the_others_answered_what():
    """One of the files above, every time."""
    of, who = two_rounds(), Level("reader", OWN)
    browser, _ = who.enter(of)
    report = page_of(of, "reports:report", "samenwerking")
    before = fetch(browser, report).content
    assert "1,9 → 3,3" in before.text
    assert_allowed(allowed(of, who), report, before)
    expected = exactly(of, {report: before})
    swap_under_the_numbers(of)

    assert exactly(of, {report: fetch(browser, report).content}) == expected


# --- Otherwise it would prove nothing --------------------------------------------------------


@pytest.mark.parametrize("make", [half_steps, two_rounds_in_half_steps])
def test_half_steps_are_shown_and_what_lies_under_them_differs(make):
    of = make()

    assert "ongeveer 3,5" in seen_on(of, MANAGER, "dashboards:municipalities").text
    apart = Block.objects.filter(role="raad").exclude(atoms=[CODES[OWN]])
    tables = [block.tables["1a"] for block in apart]
    assert sorted(tables) == [*[OTHER] * (len(tables) // 2), *[ONE] * (len(tables) // 2)]


def test_pages_of_everything_depend_on_who_answered_what():
    of = own_only()
    before = exactly(of, {"": seen_on(of, MANAGER, "dashboards:overview")})
    swap_under_the_numbers(of)

    assert exactly(of, {"": seen_on(of, MANAGER, "dashboards:overview")}) != before


def test_pages_of_everything_print_numbers_that_one_place_may_not_see():
    of = own_only()
    may_be = allowed(of, Level("reader", OWN))

    printed = seen_on(of, MANAGER, "dashboards:municipalities").decimals
    assert not printed <= may_be.decimals | said_whatever_was_answered()


@pytest.mark.pdf
@pytest.mark.attack
def test_reports_depend_on_what_their_municipality_answered():
    of = own_only()
    browser, _ = MANAGER.enter(of)
    report = page_of(of, "reports:report", "raad", CODES["Laren"])
    before = exactly(of, {report: fetch(browser, report).content})
    swap_under_the_numbers(of)

    assert exactly(of, {report: fetch(browser, report).content}) != before


# --- Mail ------------------------------------------------------------------------------------

of_who_was_invited = pytest.mark.parametrize(
    ("who", "make"),
    [
        (Level("invited", "Laren"), two_rounds_in_half_steps),
        (Level("invited", OWN), two_rounds),
    ],
)


@of_who_was_invited
def test_mail_about_the_results_depends_on_nothing_that_is_not_shown(who, make):
    of = make()
    before = mailed(of, who)
    swap_under_the_numbers(of)

    assert mailed(of, who) == before


@of_who_was_invited
def test_every_number_in_the_mail_is_the_overviews(who, make):
    of = make()

    assert decimals(mailed(of, who)) <= allowed(of, who).decimals
