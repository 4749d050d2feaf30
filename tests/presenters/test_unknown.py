"""Who chose "weet niet"."""

from assessments.presenters.unknown import unknown_table
from tests.results.builders import group, overview, three_roles

UNKNOWN = {"t8a": [2, 2, 3, 3, 2, 8]}


def test_unknown_is_counted_per_statement_and_role():
    table = unknown_table(overview(*three_roles(raad=UNKNOWN)))
    row = next(row for row in table.rows if row.statement.code == "8a")

    assert [(role.share, role.count, role.answered) for role in row.roles] == [
        (40, 8, 20),
        (0, 0, 20),
        (0, 0, 20),
    ]


def test_unknown_is_a_blind_spot_from_a_third_on():
    third = unknown_table(overview(group("raad", "Laren", 21, t8a=[3, 3, 3, 3, 2, 7])))
    less = unknown_table(overview(group("raad", "Laren", 21, t8a=[3, 3, 3, 3, 3, 6])))

    assert [(row.statement.code, role.people) for row, role in third.blind_spots] == [
        ("8a", "de raadsleden")
    ]
    assert less.blind_spots == []


def test_unknown_is_not_shown_of_fewer_than_ten_opinions():
    table = unknown_table(overview(group("raad", "Laren", 20, t8a=[0, 3, 3, 3, 0, 11])))
    row = next(row for row in table.rows if row.statement.code == "8a")

    assert [(role.share, role.count, role.is_blind_spot) for role in row.roles] == [
        (None, 0, False)
    ]
    assert table.has_gaps


def test_unknown_names_a_joint_organisation():
    staff = group("organisatie", "BEL Combinatie", 21, t8a=[3, 3, 3, 3, 2, 7])
    table = unknown_table(overview(staff))

    assert [role.people for _row, role in table.blind_spots] == ["BEL Combinatie"]
