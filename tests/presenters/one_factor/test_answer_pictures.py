"""The picture of a table of answers holds the numbers of the table, and no others."""

import pytest

from assessments.presenters.one_factor.answer_pictures import answers_picture, reach_of
from assessments.presenters.one_factor.distributions import statement_tables
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles


def picture(seen, code="1a", *, fictitious=False):
    tables = statement_tables(seen, INSTRUMENT.factor(int(code[:-1])))
    table = tables["ab".index(code[-1])]
    return answers_picture(table, reach_of(tables), fictitious=fictitious)


def rows(made):
    return [row for group in made.groups for row in group.rows]


def said(made):
    return [(row.name, row.said) for row in rows(made)]


def test_picture_counts_people():
    (row,) = rows(picture(overview(group("raad", "Laren", 20, t1a=[1, 2, 5, 4, 4, 4]))))
    assert [segment.number for segment in row.bar.segments] == ["1", "2", "5", "4", "4", "4"]


def test_picture_says_how_many_gave_an_opinion_and_who_agrees():
    made = picture(overview(group("raad", "Laren", 20, t1a=[2, 2, 2, 4, 4, 6])))
    assert said(made) == [("raden", "14 meningen · 57\u00a0% eens")]


def test_picture_of_few_answers_is_only_a_rounded_mean():
    made = picture(overview(group("raad", "Laren", 20), group("college", "Laren", 7)))
    assert [(row.said, row.bar is None) for row in rows(made)][1:] == [("ongeveer 3,5", True)]


def test_picture_of_a_withheld_statement_says_so():
    made = picture(overview(*three_roles(raad={"t1a": [0, 0, 2, 2, 0, 16]})))
    assert said(made)[0] == ("raden", "niet getoond")
    assert rows(made)[0].bar is None


def test_picture_has_the_raden_under_the_roles():
    made = picture(overview(*raden(Laren={"t1a": at("2.8")}, Ede={}), group("raad", "Rhenen", 7)))
    assert [(each.heading, [row.name for row in each.rows]) for each in made.groups] == [
        ("Per rol", ["raden"]),
        ("Per raad", ["raad Ede", "raad Laren", "raad Rhenen"]),
    ]


def test_pictures_of_a_factor_share_one_scale():
    seen = overview(group("raad", "Laren", 20, t1a=[10, 0, 10, 0, 0, 0], t1b=[0, 0, 0, 10, 10, 0]))
    middles = {row.bar.middle for code in ("1a", "1b") for row in rows(picture(seen, code))}
    assert middles == {"42.86"}


@pytest.mark.parametrize("fictitious", [True, False])
def test_picture_of_a_demonstration_says_so(fictitious):
    made = picture(overview(*three_roles()), fictitious=fictitious)
    assert made.fictitious is fictitious
    assert rows(made)[0].bar.title.startswith("VERZONNEN. ") is fictitious
