import datetime

from assessments.results.between_rounds.elections import election_days, elections_between

Day = datetime.date


def test_election_days_are_the_known_ones():
    assert list(election_days(2018, 2030)) == [
        Day(2018, 3, 21),
        Day(2022, 3, 16),
        Day(2026, 3, 18),
        Day(2030, 3, 20),
    ]


def test_election_lies_between_two_days_or_on_the_last():
    election = Day(2026, 3, 18)
    day = datetime.timedelta(days=1)

    assert elections_between(election - day, election + day) == [election]
    assert elections_between(election - day, election) == [election]
    assert elections_between(election, election + day) == []
    assert elections_between(Day(2023, 1, 1), Day(2026, 3, 17)) == []


def test_more_elections_may_lie_between():
    found = elections_between(Day(2018, 1, 1), Day(2022, 12, 31))

    assert found == [Day(2018, 3, 21), Day(2022, 3, 16)]
