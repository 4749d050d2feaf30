"""Municipalities beside each other, in columns or in rows."""

import pytest

from assessments.reports.partnership.place_tables import heat_tables, turnout_tables
from tests.reports import builders
from tests.results.builders import REAL, at, group, overview


def raad(name, people=12, **tables):
    return group("raad", name, people, of=15, **tables)


def test_few_municipalities_stand_in_columns_with_the_whole_first():
    (table,) = heat_tables(overview(raad("Laren", f6=at("2.4", 10)), raad("Eemnes")))
    assert not table.lies_down
    assert table.headings == ("Alle raden", "Eemnes", "Laren")
    six = table.lines[5]
    assert six.name == "6 Organisatie"
    assert [(cell.text, cell.heat) for cell in six.cells] == [("3,0", 3), ("3,5", 4), ("2,4", 1)]


@pytest.mark.parametrize(
    ("number", "sizes"), [(6, [10]), (7, [8]), (20, [21]), (21, [11, 11]), (30, [16, 15])]
)
def test_more_than_six_lie_in_rows_evenly_over_the_pages(number, sizes):
    names = [f"Gemeente {n:02}" for n in range(1, number + 1)]
    tables = heat_tables(overview(*map(raad, names)))
    assert [len(table.lines) for table in tables] == sizes
    assert [table.lies_down for table in tables] == [number > 6] * len(sizes)
    assert [table.continued for table in tables] == [False, True][: len(sizes)]


def test_small_groups_have_no_number_and_a_reason():
    (table,) = heat_tables(
        overview(raad("Laren"), raad("Eemnes", 7), raad("Blaricum", 3), raad("Ede", 3))
    )
    one = dict(zip(table.headings, table.lines[0].cells, strict=True))
    assert one["Eemnes"].short == "ca. 3,5"
    assert one["Blaricum"].text == "–"
    assert one["Raden van Blaricum en Ede samen"].short.startswith("ca.")
    assert table.notes[0].startswith("Bij een gemiddelde staat welk deel het eens is")
    assert table.notes[1:] == (
        "ca.: 5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde.",
        "Blaricum en Ede. Niet apart getoond: minder dan vijf antwoorden. De antwoorden tellen mee "
        "bij raden van Blaricum en Ede samen.",
    )


def test_nothing_is_laid_beside_one_municipality_or_one_organisation():
    assert heat_tables(builders.one_municipality()) == ()
    assert turnout_tables(builders.one_municipality()) == ()
    assert [table.title for table in heat_tables(builders.bel())] == ["Raden naast elkaar"]


def test_who_does_not_see_others_has_no_table():
    built = overview(raad("Laren"), raad("Eemnes"), own="Laren", sees_others=False)
    assert heat_tables(built) == turnout_tables(built) == ()


def test_turnouts_have_every_place_by_role():
    (table,) = turnout_tables(builders.bel())
    laren, joint = table.rows[-2:]
    assert (laren.name, [each and each.text for each in laren.roles]) == (
        "Laren",
        ["11 van 15", "niet apart", None],
    )
    assert [each and each.text for each in joint.roles] == [None, None, "62 van 90"]


def test_turnouts_of_many_go_on_and_end_with_their_totals():
    names = [f"Gemeente {n:02}" for n in range(1, 31)] + list(REAL)
    tables = turnout_tables(overview(*map(raad, names)))

    assert [len(table.rows) for table in tables] == [38]
    assert [(table.is_last, table.height) for table in tables] == [(True, 39)]
