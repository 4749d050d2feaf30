"""All twenty statements in one order."""

from assessments.presenters.statements import ranked_statements
from tests.results.builders import INSTRUMENT, group, overview, three_roles

MOST, LEAST = [0, 0, 2, 10, 8, 0], [4, 8, 6, 2, 0, 0]
RANKED = three_roles(
    raad={"t7a": MOST, "t3b": LEAST, "t8a": [0, 0, 2, 18, 0, 0]},
    college={"t3b": MOST},
)


def ranked(*voices, by=""):
    return ranked_statements(overview(*voices), by)


def codes(rows):
    return [row.statement.code for row in rows]


def texts(row):
    return [share.shown.text for share in row.shares]


def test_statements_are_ranked_by_the_share_of_the_first_role():
    found = ranked(*RANKED)

    assert found.by == "raad"
    assert codes(found.rows)[:3] == ["7a", "8a", "1a"]
    assert codes(found.rows)[-1] == "3b"
    assert sorted(codes(found.rows)) == sorted(INSTRUMENT.codes)


def test_row_has_the_share_of_each_role_and_the_gap_between_the_outermost():
    row = ranked(*RANKED).rows[-1]

    assert texts(row) == ["10\u00a0%", "90\u00a0%", "55\u00a0%"]
    assert (row.gap, row.place) == (80, 20)


def test_same_share_is_the_same_place_in_the_order_of_the_instrument():
    rows = ranked(*RANKED).rows

    assert [row.place for row in rows[:4]] == [1, 1, 3, 3]
    assert codes(rows[2:5]) == ["1a", "1b", "2a"]


def test_share_is_of_who_gave_an_opinion():
    (row,) = [
        each
        for each in ranked(group("raad", "Laren", 20, t6a=[0, 0, 5, 5, 0, 10])).rows
        if each.statement.code == "6a"
    ]

    assert texts(row) == ["50\u00a0%"]


def test_other_role_gives_another_order():
    assert codes(ranked(*RANKED, by="college").rows)[0] == "3b"


def test_gap_gives_another_order():
    found = ranked(*RANKED, by="verschil")

    assert codes(found.rows)[0] == "3b"
    assert found.title == (
        "Het grootste verschil: van de colleges is 90\u00a0% het eens met “Samen staan we "
        "sterker”, van de raden 10\u00a0%"
    )


def test_title_has_the_first_and_the_last():
    assert ranked(*RANKED).title == (
        "Van de raden is 90\u00a0% het eens met “Goede verhoudingen”, 10\u00a0% met “Samen staan "
        "we sterker”"
    )


def test_order_that_is_not_there_becomes_the_first_role():
    one = group("raad", "Laren", 20)

    assert ranked(one, by="nergens").by == "raad"
    assert ranked(one, by="college").by == "raad"
    assert ranked(one, by="verschil").by == "raad"
    assert not ranked(one).has_gaps


def test_statement_in_half_steps_comes_last_and_says_why():
    found = ranked(group("raad", "Laren", 20, t1a=[0, 0, 3, 4, 0, 13], t1b=[0, 0, 1, 2, 0, 17]))
    half, none = found.rows[-2:]

    assert codes([half, none]) == ["1a", "1b"]
    assert (half.place, texts(half), texts(none)) == (None, ["niet getoond"], ["niet getoond"])
    notes = [found.notes[row.shares[0].shown.note - 1] for row in (half, none)]
    assert notes[0].startswith("5 tot 9 antwoorden.")
    assert notes[1] == "Niet getoond: minder dan vijf mensen gaven hier hun mening."


def test_slide_has_the_first_four_and_the_last_four():
    found = ranked(*RANKED)

    assert codes(found.most) == codes(found.rows[:4])
    assert codes(found.least) == codes(found.rows[-4:])


def test_slide_has_no_statement_twice_where_few_are_shown():
    few = {f"f{n}": [0, 0, 1, 2, 0, 17] for n in range(4, 11)}
    found = ranked(group("raad", "Laren", 20, **few))

    assert codes(found.most) == ["1a", "1b", "2a", "2b"]
    assert codes(found.least) == ["3a", "3b"]


def test_nothing_shown_has_no_title():
    found = ranked(group("raad", "Laren", 3))

    assert (found.by, found.groups, found.title, found.most) == ("", (), "", ())
