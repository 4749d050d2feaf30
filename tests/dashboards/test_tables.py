from assessments.dashboards.tables import Response, response_table
from tests.results.builders import group, overview

BEL = (
    group("raad", "Blaricum", 11, of=15),
    group("raad", "Laren", 3, of=15),
    group("college", "Blaricum", 3, of=4),
    group("college", "Laren", 4, of=4),
    group("organisatie", "BEL Combinatie", 62, of=90),
)


def test_response_table_has_a_row_per_place_and_a_total():
    table = response_table(overview(*BEL))

    assert table.roles == ("raad", "college", "organisatie")
    assert [(row.name, row.roles) for row in table.rows] == [
        ("Blaricum", (Response(11, 15), Response(None, 4), None)),
        ("Laren", (Response(3, 15), Response(None, 4), None)),
        ("BEL Combinatie", (None, None, Response(62, 90))),
    ]
    assert table.total == (Response(14, 30), Response(7, 8), Response(62, 90))


def test_response_table_keeps_a_group_in_which_nobody_answered():
    table = response_table(overview(group("raad", "Laren", 0, of=15), group("raad", "Ede", 9)))

    assert [row.roles for row in table.rows] == [(Response(9, 9),), (Response(0, 15),)]


def test_response_table_of_one_municipality_hides_the_others():
    table = response_table(overview(*BEL, own="Laren", sees_others=False))

    assert [row.name for row in table.rows] == ["Laren", "BEL Combinatie"]
    assert table.total[0] is None
