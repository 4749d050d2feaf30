import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.desk.people import rows
from assessments.desk.people.limits import CannotTake, TooLarge
from assessments.desk.people.rows import Row
from assessments.formulas import escaped

texts = st.text(max_size=400)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("  Jan \t de\r\nVries ", "Jan de Vries"),
        ("Jan\u00a0de\u2028Vries", "Jan de Vries"),
        ("\ufeffja\u200bn\u00ad", "jan"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("a\x00b\x1fc", "a b c"),
        ("\u202egnol", "gnol"),
        ("Jan_x000D_de Vries_x000b_", "Jan de Vries"),
        ("a\x0bb\x0cc\u2065", "a b c"),
        ("'=1+1", "=1+1"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("x" * 301, "x" * 300),
    ],
)
def test_a_cell_is_cleaned(written, cleaned):
    assert rows.cleaned(written) == cleaned


@pytest.mark.parametrize(
    "written",
    [
        "Jan@Laren.NL",
        " jan@laren.nl ",
        "mailto:jan@laren.nl",
        "Jan de Vries <jan@laren.nl>",
        "Jan <mailto:Jan@laren.nl>",
        "jan@laren.nl;",
        "jan@laren.nl,",
        "jan@laren.nl.",
        "Jan de Vries <jan@laren.nl>;",
        '"jan@laren.nl"',
    ],
)
def test_an_address_is_taken_out_of_what_surrounds_it(written):
    assert rows.row(1, ("", "", "", written)).email == "jan@laren.nl"


@given(st.lists(st.tuples(texts, texts, texts, texts), max_size=5))
def test_rows_come_back_from_a_form_as_they_went_in(cells):
    taken = [rows.row(number, each) for number, each in enumerate(cells, 1)]

    again = rows.from_text(rows.as_text(taken))

    assert [each.name for each in again] == [each.name for each in taken]
    assert [each.place for each in again] == [each.place for each in taken]


@given(texts)
def test_a_cleaned_cell_stays_as_it_is(text):
    once = rows.cleaned(text)

    assert rows.cleaned(once) == once
    assert rows.cleaned(escaped(once)) == once


@given(texts)
def test_a_cleaned_cell_can_be_stored_anywhere(text):
    cleaned = rows.cleaned(text)

    assert cleaned.encode().decode() == cleaned
    assert not any(ord(letter) < 32 for letter in cleaned)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geen json",
        "{}{}",
        "7",
        "[[1]]",
        '[["een","a","b","c","d"]]',
        "[null]",
        "[[1,2,3,4,5,6,7,8]]",
        "[" * 100_000,
        '[[1e999,"","","",""]]',
    ],
)
def test_what_did_not_come_from_the_form_is_refused(text):
    with pytest.raises(CannotTake):
        rows.from_text(text)


def test_rows_changed_on_the_way_are_cleaned_again():
    text = json.dumps([[1, "Laren\x00", " raad ", "\ud800Jan", "JAN@LAREN.NL"]])

    assert rows.from_text(text) == [Row(1, "Laren", "raad", "Jan", "jan@laren.nl")]


def test_a_row_keeps_its_sheet_and_doubt_in_a_form():
    taken = [Row(2, "Ede", "raad", "Jan", "", "Blad2", "letters"), Row(3, "Ede", "raad", "Piet")]

    assert rows.from_text(rows.as_text(taken)) == taken


def test_a_doubt_that_is_not_known_is_none():
    assert rows.from_text('[[1,"","","","","","<b>"]]') == [Row(1)]


def test_too_many_rows_in_a_form_are_too_large():
    with pytest.raises(TooLarge):
        rows.from_text(json.dumps([[n, "", "", "", ""] for n in range(5001)]))
