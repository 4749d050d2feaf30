"""When councils are elected: pure, from the rule of the Kieswet."""

import datetime
from collections.abc import Iterator


def election_days(first_year: int, last_year: int) -> Iterator[datetime.date]:
    """Days of municipal elections: the third Wednesday of March, every four years from 2018."""
    for year in range(first_year, last_year + 1):
        if year % 4 == 2:
            march = datetime.date(year, 3, 1)
            first_wednesday = march + datetime.timedelta(days=(2 - march.weekday()) % 7)
            yield first_wednesday + datetime.timedelta(weeks=2)


def elections_between(earlier: datetime.date, later: datetime.date) -> list[datetime.date]:
    """Days of municipal elections after the one day, up to and including the other."""
    days = election_days(earlier.year, later.year)
    return [day for day in days if earlier < day <= later]
