"""How many had submitted by the end of each day, and what it tells afterwards."""

import datetime
import itertools
import operator

import pytest
import time_machine
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round
from assessments.desk.people.actions import remove
from assessments.desk.progress import outlook, refresh_all_counts
from assessments.desk.response_by_day import course, with_day
from assessments.models import Round
from assessments.survey import actions
from tests import builders

MONDAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)


def days(*counts, invited):
    """What is kept after so many days, from what is submitted in each."""
    kept = {}
    for number, submitted in enumerate(counts):
        kept = with_day(kept, invited=invited, submitted=submitted, day=MONDAY + number * DAY)
    return kept


def shown(kept):
    return {each.role: each.submitted for each in course(kept).series}


def test_fewer_than_ten_invited_have_no_days():
    assert days({"raad": 4}, {"raad": 9}, invited={"raad": 9}) == {}


def test_one_day_is_no_course_yet():
    assert not course(days({"raad": 4}, invited={"raad": 10}))


def test_role_of_ten_is_shown_beside_everybody():
    kept = days(
        {"raad": 4, "college": 2, "organisatie": 0},
        {"raad": 6, "college": 2, "organisatie": 7},
        invited={"raad": 10, "college": 10, "organisatie": 11},
    )

    assert course(kept).days == (MONDAY, MONDAY + DAY)
    assert shown(kept) == {"": (6, 15), "raad": (4, 6), "college": (2, 2), "organisatie": (0, 7)}


def test_role_of_nine_takes_the_smallest_other_with_it():
    """Everybody minus the roles that are shown would be its count."""
    invited = {"raad": 30, "college": 9, "organisatie": 12}
    kept = days(*[{"raad": 4, "college": 2, "organisatie": 5}] * 2, invited=invited)

    assert kept["2026-11-23"] == {"raad": 4, "": 7}
    assert shown(kept) == {"": (11, 11), "raad": (4, 4)}


def test_only_role_is_everybody():
    assert shown(days({"raad": 4}, {"raad": 5}, invited={"raad": 15})) == {"": (4, 5)}


def test_groups_of_several_roles_are_never_a_line():
    kept = days(*[{"raad": 4, "": 9}] * 2, invited={"raad": 15, "": 15})

    assert shown(kept) == {"": (13, 13), "raad": (4, 4)}


def test_role_that_falls_below_ten_is_joined_on_earlier_days_too():
    before = days({"raad": 4, "college": 3}, invited={"raad": 30, "college": 10})
    after = with_day(
        before,
        invited={"raad": 30, "college": 9},
        submitted={"raad": 5, "college": 3},
        day=MONDAY + DAY,
    )

    assert after == {"2026-11-23": {"": 7}, "2026-11-24": {"": 8}}


def test_role_that_was_joined_stays_joined():
    before = days({"raad": 4, "college": 3}, invited={"raad": 30, "college": 9})
    after = with_day(
        before,
        invited={"raad": 30, "college": 10},
        submitted={"raad": 4, "college": 4},
        day=MONDAY + DAY,
    )

    assert after == {"2026-11-23": {"": 7}, "2026-11-24": {"": 8}}


def test_no_day_keeps_more_than_a_later_one():
    kept = days({"raad": 6}, {"raad": 9}, {"raad": 7}, {"raad": 8}, invited={"raad": 15})

    assert shown(kept) == {"": (6, 7, 7, 8)}


def test_count_of_the_same_day_takes_the_place_of_the_earlier():
    first = days({"raad": 6}, invited={"raad": 15})

    assert with_day(first, invited={"raad": 15}, submitted={"raad": 8}, day=MONDAY) == {
        "2026-11-23": {"raad": 8}
    }


def test_before_a_day_is_what_the_day_before_it_ended_with():
    kept = days({"raad": 6}, {"raad": 9}, invited={"raad": 15})

    assert [course(kept).before(MONDAY + number * DAY) for number in range(3)] == [0, 6, 9]


def test_course_of_nothing_is_none():
    assert not course({})


# --- An attacker -----------------------------------------------------------------------------


def test_everybody_minus_roles_that_are_shown_is_ten_people_or_nobody():
    for sizes in itertools.product(range(0, 33, 3), repeat=3):
        sized = zip(("raad", "college", "organisatie"), sizes, strict=True)
        invited = {role: size for role, size in sized if size}
        # Everybody submitted, so that a count says of how many people it is.
        lines = shown(days(invited, invited=invited)).values()
        everybody, *roles = [line[-1] for line in lines if line] or [0]
        for subtracted in itertools.product((0, 1), repeat=len(roles)):
            left = everybody - sum(map(operator.mul, roles, subtracted))
            assert left == 0 or left >= 10, sizes


def views(*, gone_had_submitted, keep, most=3):
    """All that can be seen afterwards of three days, on the last of which somebody was removed."""
    for submitted in itertools.product(range(most + 1), repeat=3):
        for day in range(3) if gone_had_submitted else [None]:
            counts = list(itertools.accumulate(submitted))
            if day is not None:
                counts = [n + (day <= number < 2) for number, n in enumerate(counts)]
            yield tuple(keep(counts))


def kept_as_we_do(counts):
    return shown(days(*[{"raad": n} for n in counts], invited={"raad": 15}))[""]


def test_afterwards_nobody_can_tell_whether_who_was_removed_had_submitted():
    """Each course that can be seen may be of somebody who had, and of somebody who hadn't."""
    for had in (True, False):
        of_this = {*views(gone_had_submitted=had, keep=kept_as_we_do)}
        assert of_this <= {*views(gone_had_submitted=not had, keep=kept_as_we_do, most=8)}


def test_days_as_they_were_would_tell_it():
    """The same attacker, of a course that is what was counted: a fall tells."""
    had = {*views(gone_had_submitted=True, keep=tuple)}
    assert had - {*views(gone_had_submitted=False, keep=tuple, most=8)}


class Story:
    """A round of fifteen, in which a manager looks only at its end."""

    def __init__(self, clock):
        self.clock = clock
        self.round = builders.opened_round()
        self.people = builders.invite(self.round, number=16)

    def night(self):
        refresh_all_counts()
        self.clock.shift(DAY)

    def end(self):
        """What is kept of each day."""
        outlook(self.round)
        return [*self.round.submitted_by_day.values()]


@pytest.fixture
def story(db):
    with time_machine.travel(timezone.now().replace(hour=11), tick=False) as clock:
        yield Story(clock)


@pytest.mark.parametrize("way", ["removed", "withdrew"])
def test_who_goes_leaves_no_fall(story, way):
    *others, gone = story.people
    for person in [*others[:6], gone]:
        builders.submit(person)
    story.night()
    builders.submit(others[6])
    story.night()
    if way == "removed":
        remove(person=gone, by=builders.manager(story.round.partnership))
    else:
        actions.withdraw(invitation=gone)
    story.night()

    assert story.end() == [{"raad": 7}] * 4


def test_days_are_the_same_whoever_submitted(story):
    """Nothing of a person is in them: only the counts that were shown."""
    for person in story.people[:4]:
        builders.submit(person)
    story.night()
    for person in story.people[8:11]:
        builders.submit(person)

    assert story.end() == [{"raad": 4}, {"raad": 7}]


@pytest.mark.parametrize("end", [close_round, cancel_round])
def test_days_are_gone_once_the_round_has_ended(story, end):
    outlook(story.round)
    assert story.round.submitted_by_day

    end(current_round=story.round, by=builders.manager(story.round.partnership))

    assert Round.objects.get().submitted_by_day == {}
