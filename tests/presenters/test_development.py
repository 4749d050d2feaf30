"""What changed since the previous round, in a table."""

import datetime

from assessments.presenters.development import change_table, development_table
from assessments.presenters.development import since_the_round_before as development
from assessments.results.between_rounds.rounds_beside import lines_of_role
from tests.results.builders import at, group, overview
from tests.results.builders import raden as many

FEW = [0, 0, 2, 2, 0, 16]


def raden(mean, people=20, **facts):
    return overview(
        group("raad", "Laren", people, f6=at(mean, people)), group("college", "Laren", 6), **facts
    )


def said(found, number):
    return [
        (verdict.then_and_now, verdict.text, verdict.note)
        for verdict in found.rows[number - 1].verdicts
    ]


def test_development_says_then_now_and_whether_it_is_clear():
    found = development(raden("2.2", closed_on=datetime.date(2023, 10, 1)), raden("3.1"))
    assert (found.since, found.headings) == ("najaar 2023", ("alle raden",))
    assert found.rows[5].factor.short_name == "Organisatie"
    assert said(found, 6) == [("2,2 → 3,1", "↑ gestegen 0,9", 0)]
    assert said(found, 1) == [("3,5 → 3,5", "ongeveer gelijk gebleven", 0)]


def test_development_of_a_first_round_is_nothing():
    assert development(None, raden("3.1")) is None


NAMES = ("najaar 2023", "najaar 2025")
THEN = {"closed_on": datetime.date(2023, 10, 1)}
LOW, MIDDLE, HIGH = ({"f6": at(mean)} for mean in ("2.2", "2.6", "3.1"))
ONE_MORE = (
    overview(*many(Laren=LOW, Ede=MIDDLE), **THEN),
    overview(*many(Laren=HIGH, Ede=HIGH, Rhenen=LOW)),
)
COMPARED = "Met najaar 2023 vergeleken: alleen wie in beide rondes meetelde (Ede en Laren)."


def test_groups_that_both_rounds_have_are_compared_and_named():
    found = development(*ONE_MORE)

    assert said(found, 6) == [("2,4 → 3,1", "↑ gestegen 0,7", 1)]
    assert found.notes == (COMPARED,)


def test_table_of_groups_that_both_rounds_have_keeps_the_means_of_all():
    table = development_table(lines_of_role(ONE_MORE, "raad"), NAMES, "raad")
    six = table.rows[5]

    assert [mean.result.text for mean in six.means] == ["2,4", "2,8"]
    assert (six.of_part, six.verdict.then_and_now) == (True, "2,4 → 3,1")
    assert (six.means[1].arrow, six.means[1].joined) == ("↑", False)
    assert table.notes == (COMPARED,)


def test_table_of_one_change_is_of_what_is_compared():
    table = change_table(*ONE_MORE, "raad", "slide")
    six = table.rows[5]

    assert [mean.result.text for mean in six.means] == ["2,4", "3,1"]
    assert [column.people for column in table.columns] == [40, 40]
    assert not six.of_part


def test_many_groups_that_are_compared_are_counted():
    names = [f"Gemeente {n:02}" for n in range(1, 11)]
    before, now = (many(**{name: {} for name in each}) for each in (names[1:], names))
    found = development(overview(*before, **THEN), overview(*now))

    assert "meetelde (9 groepen)." in found.notes[0]


def test_change_below_the_limit_has_its_number():
    found = development(raden("2.9", **THEN), raden("3.1"))

    assert said(found, 6) == [("2,9 → 3,1", "ongeveer gelijk gebleven (+0,2)", 0)]


def test_factor_that_is_not_compared_says_why():
    found = development(raden("2.2", **THEN), overview(group("raad", "Laren", 20, t6a=FEW)))

    assert said(found, 6) == [("", "geen vergelijking", 1)]
    assert found.notes == ("Geen vergelijking met najaar 2023: nu zijn er te weinig antwoorden.",)


def test_development_of_other_groups_is_nothing():
    assert development(overview(group("raad", "Eemnes", 20)), raden("3.1")) is None


def test_development_over_an_election_says_to_be_careful():
    before = raden("2.2", closed_on=datetime.date(2021, 10, 1))
    found = development(before, raden("3.1", closed_on=datetime.date(2022, 10, 1)))
    assert len(found.cautions) == 1
    assert "gemeenteraadsverkiezingen (16 maart 2022)" in found.cautions[0]
    assert development(raden("2.2"), raden("3.1")).cautions == ()
