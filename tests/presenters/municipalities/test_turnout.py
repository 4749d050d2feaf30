"""Who answered: the same numbers for pages, slides and paper."""

from assessments.presenters.municipalities.turnout import (
    NamedResponse,
    Response,
    response_table,
    responses_beside,
    responses_of_place,
)
from tests.reports import builders
from tests.results.builders import CODES, group, overview

LAREN = CODES["Laren"]
BEL = (
    group("raad", "Blaricum", 11, of=15),
    group("raad", "Laren", 3, of=15),
    group("college", "Blaricum", 3, of=4),
    group("college", "Laren", 4, of=4),
    group("organisatie", "BEL Combinatie", 62, of=90),
)
PHOTO = "Het is een foto van wie meedeed, geen steekproef."


def told(name, submitted, invited):
    return NamedResponse(name, Response(submitted, invited))


def of_groups(seen, code):
    return responses_beside(seen, code)


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


def test_response_table_says_what_is_not_counted_apart_and_who_came_later():
    later = overview(group("raad", "Laren", 11, of=15, added=2), group("raad", "Ede", 9))

    assert response_table(overview(*BEL[:2])).notes == (PHOTO,)
    assert response_table(overview(*BEL)).notes[1].startswith("Niet apart: in deze groep")
    assert response_table(later).notes[-1] == (
        "Van de 24 genodigden zijn er 2 na het openen toegevoegd."
    )


def test_response_table_has_its_totals_on_one_line():
    table = response_table(overview(*BEL))

    assert table.in_short == "raad 14 van 30 · college 7 van 8 · organisatie 62 van 90"


def test_response_table_is_long_from_nine_rows_on():
    raden = [group("raad", f"Gemeente {n:02}", 9) for n in range(1, 10)]

    assert response_table(overview(*raden)).is_long
    assert not response_table(overview(*raden[1:])).is_long


def test_response_without_a_count_says_so():
    assert (Response(11, 15).text, Response(None, 4).text) == ("11 van 15", "niet apart")


def test_responses_of_a_place_are_by_role():
    assert responses_of_place(overview(*BEL), LAREN) == (
        told("raad", 3, 15),
        told("college", None, 4),
    )


def test_turnouts_count_the_own_raad_and_each_role():
    assert of_groups(builders.bel(), LAREN) == (
        told("onze raad", 11, 15),
        told("alle raden", 31, 43),
        told("colleges samen", 10, 12),
        told("BEL Combinatie", 62, 90),
    )


def test_turnouts_count_those_who_are_not_shown_too():
    assert of_groups(builders.nothing_shown(), LAREN) == (
        told("onze raad", 3, 15),
        told("alle raden", 3, 15),
        told("organisatie", 0, 9),
    )


def test_turnouts_leave_a_role_out_that_was_not_asked():
    built = overview(group("raad", "Laren", 11, of=15), group("raad", "Eemnes", 9))
    assert [turnout.name for turnout in of_groups(built, LAREN)] == [
        "onze raad",
        "alle raden",
    ]


def test_turnouts_count_all_raden_for_who_sees_only_one():
    built = overview(
        group("raad", "Laren", 11, of=15),
        group("raad", "Eemnes", 5, of=8),
        group("raad", "Blaricum", 4, of=5),
        own="Laren",
        sees_others=False,
    )
    assert of_groups(built, LAREN)[1] == told("alle raden", 20, 28)
