"""One role, factors × municipalities: which groups, in which order, and what isn't there."""

import pytest

from assessments.presenters.municipalities.heat_order import BY_NUMBER
from assessments.presenters.municipalities.overview_table import overview_table
from tests.results.builders import CODES, at, group, overview, raden

LAREN, EDE = CODES["Laren"], CODES["Ede"]
SMALL = (
    *raden(Laren={"f3": at("2.8"), "f1": at("4.2")}),
    group("raad", "Renswoude", 4, of=11),
    group("raad", "Rhenen", 3, of=19),
)
POOLED = (
    "Niet apart getoond: minder dan vijf antwoorden. "
    "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen."
)


def numbers(table):
    return [row.factor.number for row in table.rows]


def texts(table, label):
    place = [column.label for column in table.groups].index(label)
    return [result and result.text for _column, result in (row.cells[place] for row in table.rows)]


def test_columns_are_the_role_then_places_then_pools():
    table = overview_table(overview(*SMALL), "raad")

    assert [(column.label, column.people) for column in table.groups] == [
        ("alle raden", 27),
        ("Laren", 20),
        ("Renswoude", 0),
        ("Rhenen", 0),
        ("raden van Renswoude en Rhenen samen", 7),
    ]


def test_cells_show_the_mean_per_factor():
    table = overview_table(overview(*SMALL), "raad")

    assert texts(table, "Laren") == ["4,2", "3,5", "2,8", *["3,5"] * 7]
    assert texts(table, "raden van Renswoude en Rhenen samen") == ["ongeveer 3,5"] * 10


def test_place_that_is_pooled_has_a_column_that_says_why():
    table = overview_table(overview(*SMALL), "raad")

    assert texts(table, "Rhenen") == [None] * 10
    assert table.groups[3].why == POOLED
    assert table.groups[3].sort == ""


def test_place_without_answers_has_a_column_that_says_why():
    table = overview_table(overview(*raden(Laren={}), group("raad", "Ede", 0, of=9)), "raad")

    assert [(column.label, column.why) for column in table.groups] == [
        ("alle raden", ""),
        ("Ede", "Niet getoond: uit deze groep kwamen geen antwoorden."),
        ("Laren", ""),
    ]


def test_colleges_are_one_column_with_one_sentence():
    colleges = (group("college", "Ede", 5, of=6), group("college", "Laren", 5, of=6))
    table = overview_table(overview(*colleges), "college")

    assert [column.label for column in table.groups] == ["colleges samen"]
    assert [(note.places, note.why) for note in table.missing] == [
        (
            ("Ede", "Laren"),
            "De colleges tonen wij alleen samen: 12 mensen uit 2 gemeenten, 10 gaven antwoord.",
        )
    ]


def test_joint_organisation_stands_once_and_the_others_were_not_asked():
    seen = overview(*raden(Laren={}), group("organisatie", "BEL Combinatie", 62))
    table = overview_table(seen, "organisatie")

    assert [column.label for column in table.groups] == ["BEL Combinatie"]
    assert [note.places for note in table.missing] == [("Laren",)]


def test_joint_organisation_is_not_missed_among_the_raden():
    seen = overview(*raden(Laren={}), group("organisatie", "BEL Combinatie", 62))

    assert overview_table(seen, "raad").missing == ()


def test_joint_organisation_stands_beside_organisations():
    seen = overview(group("organisatie", "Laren", 20), group("organisatie", "BEL Combinatie", 20))

    assert [c.label for c in overview_table(seen, "organisatie").groups] == [
        *("organisatie", "laagste", "verschil"),
        *("Laren", "BEL Combinatie"),
    ]


def test_viewer_of_one_municipality_sees_no_other_column():
    two = raden(Laren={}, Ede={})
    table = overview_table(overview(*two, own="Laren", sees_others=False), "raad")

    assert [(c.label, c.is_own) for c in table.groups] == [("alle raden", False), ("Laren", True)]
    assert [(note.places, note.why) for note in table.missing] == [
        (("Ede",), "Niet getoond: elke gemeente ziet alleen zichzelf en het geheel.")
    ]


def test_reasons_of_cells_are_numbered_under_the_table():
    few = [0, 0, 2, 2, 0, 16]
    table = overview_table(overview(*raden(Laren={"t3a": few}, Ede={})), "raad")
    result = table.rows[2].cells[-1][1]

    assert (result.text, result.note) == ("niet getoond", 2)
    assert table.notes[1].startswith("Geen cijfer voor deze factor: één van de twee stellingen")


def test_rows_stand_by_number_unless_asked():
    table = overview_table(overview(*SMALL), "raad")

    assert numbers(table) == list(range(1, 11))
    assert (table.sort, table.by_number.sort, table.by_number.order) == (
        BY_NUMBER,
        f"-{BY_NUMBER}",
        "ascending",
    )


def test_rows_stand_from_high_to_low_by_a_column():
    table = overview_table(overview(*SMALL), "raad", LAREN)

    assert numbers(table) == [1, 2, 4, 5, 6, 7, 8, 9, 10, 3]
    assert [(c.sort, c.order) for c in table.groups[:2]] == [
        ("geheel", "none"),
        (f"-{LAREN}", "descending"),
    ]


def test_rows_stand_from_low_to_high_the_second_time():
    table = overview_table(overview(*SMALL), "raad", f"-{LAREN}")

    assert numbers(table) == [3, 2, 4, 5, 6, 7, 8, 9, 10, 1]
    assert (table.groups[1].sort, table.groups[1].order) == (LAREN, "ascending")


def test_rows_stand_by_number_downwards():
    assert numbers(overview_table(overview(*SMALL), "raad", "-factor")) == list(range(10, 0, -1))


@pytest.mark.parametrize("sort", [LAREN, f"-{LAREN}"])
def test_rows_that_are_not_shown_come_last_either_way(sort):
    few = [0, 0, 2, 2, 0, 16]
    table = overview_table(overview(*raden(Laren={"t3a": few}, Ede={})), "raad", sort)

    assert numbers(table)[-1] == 3


@pytest.mark.parametrize("sort", ["", "onzin", "GM9999", CODES["Rhenen"], "--factor", "groep-2"])
def test_unknown_column_leaves_the_rows_by_number(sort):
    table = overview_table(overview(*SMALL), "raad", sort)

    assert (numbers(table), table.sort) == (list(range(1, 11)), BY_NUMBER)


@pytest.mark.parametrize("role", ["", "burgers", "college"])
def test_role_that_is_not_shown_becomes_the_first_that_is(role):
    assert overview_table(overview(*SMALL), role).role == "raad"


def test_nothing_to_show_is_an_empty_table():
    table = overview_table(overview(group("raad", "Laren", 3)), "raad")

    assert table.groups == ()
    assert [row.cells for row in table.rows] == [()] * 10


THREE = raden(
    Laren={"f3": at("2.8"), "f6": at("4.1")}, Ede={"f3": at("3.8")}, Eemnes={"f6": at("3.0")}
)


def test_summary_is_the_lowest_of_the_places_and_the_gap_between_them():
    table = overview_table(overview(*THREE), "raad")

    assert texts(table, "laagste") == ["3,5", "3,5", "2,8", "3,5", "3,5", "3,0", *["3,5"] * 4]
    assert texts(table, "verschil") == ["0,0", "0,0", "1,0", "0,0", "0,0", "1,1", *["0,0"] * 4]


def test_lowest_comes_first_and_then_the_highest():
    table = overview_table(overview(*THREE), "raad", "-laagste")
    lowest = next(column for column in table.groups if column.key == "laagste")

    assert numbers(table)[:3] == [3, 6, 1]
    assert (lowest.order, lowest.sort) == ("ascending", "laagste")
    first = overview_table(overview(*THREE), "raad").groups[1]
    assert (first.order, first.sort) == ("none", "-laagste")


def test_largest_gap_comes_first():
    assert numbers(overview_table(overview(*THREE), "raad", "verschil"))[:3] == [6, 3, 1]


def test_summary_leaves_out_means_in_half_steps():
    seen = overview(*raden(Laren={}, Ede={}), group("raad", "Rhenen", 7, f3=[7, 0, 0, 0, 0, 0]))

    assert texts(overview_table(seen, "raad"), "laagste")[2] == "3,5"


def test_factor_of_a_single_place_has_no_summary():
    seen = overview(*raden(Laren={}, Ede={"t3a": [0, 0, 2, 2, 0, 16]}))
    table = overview_table(seen, "raad", "verschil")

    assert numbers(table)[-1] == 3
    assert texts(table, "verschil")[-1] == "–"


def test_single_place_has_no_summary():
    seen = overview(*raden(Laren={}, Ede={}), own="Laren", sees_others=False)

    assert [column.key for column in overview_table(seen, "raad").groups] == ["geheel", LAREN]


# --- From nine municipalities on -------------------------------------------------------------


def many(number):
    """Gemeente 01 is the lowest about factor 3, the next a little higher."""
    means = (f"{2 + n / 10:.1f}" for n in range(number))
    return raden(**{f"Gemeente {n + 1:02}": {"f3": at(mean)} for n, mean in enumerate(means)})


@pytest.mark.parametrize(("number", "in_rows"), [(8, False), (9, True)])
def test_places_lie_in_rows_from_nine_on(number, in_rows):
    assert overview_table(overview(*many(number)), "raad").has_places_in_rows is in_rows


def test_place_that_is_not_shown_counts_among_the_rows():
    seen = overview(*many(8), group("raad", "Laren", 0, of=9))

    assert overview_table(seen, "raad").has_places_in_rows


def test_who_sees_one_of_many_municipalities_has_columns():
    seen = overview(*many(12), own="Gemeente 01", sees_others=False)

    assert not overview_table(seen, "raad").has_places_in_rows


def test_places_are_sorted_by_a_factor_under_the_whole_and_the_summaries():
    table = overview_table(overview(*many(9)), "raad", "-factor-3")
    labels = [group.label for group in table.groups]
    (heading,) = (each for each in table.factors if each.factor.number == 3)

    assert labels[:5] == ["alle raden", "laagste", "verschil", "Gemeente 01", "Gemeente 02"]
    assert (heading.order, heading.sort) == ("ascending", "factor-3")
    assert numbers(table) == list(range(1, 11))


def test_places_that_are_not_shown_come_last_by_a_factor():
    seen = overview(*many(8), group("raad", "Laren", 0, of=9))

    for sort in ("factor-3", "-factor-3"):
        assert overview_table(seen, "raad", sort).groups[-1].label == "Laren"


def test_factors_are_sorted_by_the_lowest_for_rows_too():
    table = overview_table(overview(*many(9)), "raad", "-laagste")

    assert table.factors[0].factor.number == 3
    assert [group.results[0].text for group in table.groups[1:4]] == ["2,0", "0,8", "2,0"]


def test_summary_says_of_how_many_groups_it_is():
    few = [0, 0, 2, 2, 0, 16]
    three = overview(*raden(Laren={}, Ede={}, Eemnes={"t3a": few}))

    assert overview_table(overview(*THREE), "raad").groups[1].of == "van 3 groepen"
    assert overview_table(three, "raad").groups[1].of == "van 2 tot 3 groepen"
