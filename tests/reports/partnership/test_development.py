"""What changed since the previous round, in a table."""

import datetime

from assessments.reports.partnership.development import development
from tests.results.builders import at, group, overview


def raden(mean, people=20, **facts):
    return overview(
        group("raad", "Laren", people, f6=at(mean, people)), group("college", "Laren", 6), **facts
    )


def test_development_says_then_now_and_whether_it_is_clear():
    found = development(raden("2.2", closed_on=datetime.date(2023, 10, 1)), raden("3.1"))
    assert (found.since, found.headings) == ("najaar 2023", ("alle raden",))
    assert found.rows[5].name == "6 Organisatie"
    assert found.rows[5].cells == ("2,2 → 3,1 ▲ gestegen",)
    assert found.rows[0].cells == ("3,5 → 3,5 ongeveer gelijk gebleven",)


def test_development_of_a_first_round_is_nothing():
    assert development(None, raden("3.1")) is None


def test_development_of_other_groups_is_nothing():
    assert development(overview(group("raad", "Eemnes", 20)), raden("3.1")) is None


def test_development_over_an_election_says_to_be_careful():
    before = raden("2.2", closed_on=datetime.date(2021, 10, 1))
    found = development(before, raden("3.1", closed_on=datetime.date(2022, 10, 1)))
    assert len(found.cautions) == 1
    assert "gemeenteraadsverkiezingen (16 maart 2022)" in found.cautions[0]
    assert development(raden("2.2"), raden("3.1")).cautions == ()
