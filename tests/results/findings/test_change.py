"""What changed since an earlier round (I)."""

import datetime

import pytest

from assessments.results.findings.change import changed
from tests.results.builders import at, group, overview, raden


def earlier_and_now(before, after, people=20):
    before_that = datetime.date(2024, 10, 1)
    earlier = overview(group("raad", "Laren", people, f6=at(before, people)), closed_on=before_that)
    return earlier, overview(group("raad", "Laren", people, f6=at(after, people)))


def test_i_says_what_rose_since_when():
    earlier, now = earlier_and_now("2.8", "3.6")

    assert changed(now, earlier).text == (
        "Sinds najaar 2024 is Organisatie bij de raden gestegen: van 2,8 naar 3,6."
    )


def test_i_says_what_fell():
    earlier, now = earlier_and_now("3.8", "3.3")

    assert "gedaald: van 3,8 naar 3,3" in changed(now, earlier).text


def test_i_takes_the_largest_change():
    earlier = overview(*raden(Laren={"f2": at("4.0"), "f6": at("2.8")}))
    now = overview(*raden(Laren={"f2": at("3.3"), "f6": at("3.6")}))

    assert changed(now, earlier).factor_number == 6


@pytest.mark.parametrize(
    ("people", "after", "said"),
    [
        (10, "3.7", False),
        (10, "3.8", True),
        (20, "3.4", False),
        (20, "3.5", True),
        (100, "3.2", False),
        (100, "3.3", True),
    ],
)
def test_i_begins_at_the_limit_of_its_number_of_answers(people, after, said):
    earlier, now = earlier_and_now("3.0", after, people)

    assert bool(changed(now, earlier)) is said
