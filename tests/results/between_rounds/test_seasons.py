import datetime

import pytest

from assessments.results.between_rounds.seasons import names_apart, season, when_earlier
from tests.results.builders import overview


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (1, "winter 2024-2025"),
        (2, "winter 2024-2025"),
        (3, "voorjaar 2025"),
        (5, "voorjaar 2025"),
        (6, "zomer 2025"),
        (8, "zomer 2025"),
        (9, "najaar 2025"),
        (11, "najaar 2025"),
        (12, "winter 2025-2026"),
    ],
)
def test_season_is_as_people_remember(month, name):
    assert season(datetime.date(2025, month, 15)) == name


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (["2024-10-01", "2025-10-01"], ("najaar 2024", "najaar 2025")),
        (["2025-01-10", "2025-12-10"], ("winter 2024-2025", "winter 2025-2026")),
        (["2025-09-10", "2025-11-10"], ("september 2025", "november 2025")),
        (["2025-09-10", "2025-09-30"], ("10 september 2025", "30 september 2025")),
        (["2025-09-10", "2025-09-10"], ("ronde 1", "ronde 2")),
    ],
)
def test_rounds_never_carry_the_same_name(days, names):
    assert names_apart([*map(day, days)]) == names


def test_earlier_round_is_named_beside_this_one():
    earlier, now = (overview(closed_on=day(f"2025-{month}-10")) for month in ("09", "11"))

    assert when_earlier(earlier, now) == "september 2025"
