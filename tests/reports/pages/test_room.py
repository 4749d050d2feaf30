"""The rest of a page is for notes, and a page never runs over for them."""

from dataclasses import replace

import pytest

from assessments.reports.pages.factor import factor_page
from assessments.reports.pages.room import PAGE, height, with_room_for_notes
from tests.reports import builders
from tests.results.builders import CODES, INSTRUMENT


def page(built, number=2):
    return factor_page(built, CODES["Laren"], INSTRUMENT.factor(number))


def lines(built, number=2):
    return len(with_room_for_notes(page(built, number)).note_lines)


def test_room_is_used_for_notes_where_little_is_shown():
    assert lines(builders.nothing_shown()) == 19
    assert lines(builders.own_raad_withheld()) == 6


def test_room_for_a_single_line_stays_empty():
    assert lines(builders.bel(), 6) == 0


@pytest.mark.parametrize("number", range(1, 11))
@pytest.mark.parametrize("built", [builders.nothing_shown(), builders.bel(), builders.many(30)])
def test_page_with_notes_is_no_higher_than_a4(built, number):
    noted = with_room_for_notes(page(built, number))
    assert height(noted) + 8.7 * len(noted.note_lines) < PAGE


def test_longer_meaning_takes_room_from_notes():
    short = page(builders.bel())
    longer = replace(short.statements[0], meaning=("Een zin. " * 30,))
    assert height(replace(short, statements=(longer, short.statements[1]))) > height(short)
