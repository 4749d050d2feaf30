"""A digest is printed in every report, so it may give nothing back of what isn't shown."""

from itertools import product

import pytest

from assessments.results.release import digest_of, release_round
from tests import builders

pytestmark = pytest.mark.django_db
PEOPLE = 12
OPINIONS = (1, 2, 2, 3, 4, 4, 5, 5)
"""Eight, so that only a mean in half steps is shown."""


@pytest.fixture
def release():
    """All is shown but one table: of twelve people four don't know about the first statement."""
    current_round = builders.opened_round(builders.partnership("Laren"))
    others = [4, 4, 3, 3, 3, 2, 2, 5, 5, 1, 4, 3]
    ballots = [
        (first, *[other] * 19) for first, other in zip((*OPINIONS, *[6] * 4), others, strict=True)
    ]
    builders.ballots(current_round, answers=ballots)
    return release_round(current_round)


def recovered(release, salt):
    """The hidden table, by trying all that eight people may have answered; None if none fits."""
    contents = {
        name: getattr(release, name)
        for name in (
            *("released_on", "rule_version", "groups", "totals", "left_out", "left_out_people"),
        )
    }
    (block,) = release.blocks.all()
    published = release.digest
    for counts in product(range(len(OPINIONS) + 1), repeat=5):
        if sum(counts) == len(OPINIONS):
            block.tables["1a"] = [*counts, PEOPLE - len(OPINIONS)]
            if digest_of(release.round, contents, [block], salt=salt) == published:
                return list(counts)
    return None


def test_who_tries_every_table_does_not_find_the_hidden_one(release):
    assert recovered(release, salt="") is None


def test_who_knows_the_salt_would_find_it(release):
    """Otherwise it would prove nothing."""
    assert recovered(release, release.salt) == [1, 2, 1, 2, 2]


def test_two_releases_of_the_same_answers_have_other_salts():
    salts = set()
    for slug in ("een", "twee"):
        of = builders.partnership("Laren", slug=slug)
        salts.add(release_round(builders.opened_round(of)).salt)

    assert len(salts) == 2
