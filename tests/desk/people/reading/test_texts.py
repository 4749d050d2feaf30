import pytest

from assessments.desk.people.limits import MAX_LINES, TooLarge
from tests.desk.people import files
from tests.desk.people.files import HEADINGS, JAN, PIET, people_in


def names(content):
    return [row.name for row in people_in(content)]


@pytest.mark.parametrize("note", ["eerst; dan\nlater", "a\nb\nc", 'zei "nee"; en\nging', "x\r\ny"])
def test_a_note_with_line_breaks_and_delimiters_is_one_cell(note):
    content = files.csv([*HEADINGS, "Notitie"], [*JAN, note], [*PIET, ""])

    assert names(content) == ["Jan de Vries", "Piet Bos"]


def test_a_heading_with_a_line_break_is_read():
    content = files.csv(["Gemeente", "Rol", "Naam", "E-mail\n(zakelijk)"], JAN)

    assert [row.email for row in people_in(content)] == ["jan@laren.nl"]


def test_a_bad_quote_spoils_no_other_row():
    content = (
        'Gemeente;Rol;Naam;E-mail\nLaren;raad;"Jan" de Vries;\nLaren;raad;"Bos; Piet";p@laren.nl\n'
    )

    assert names(content) == ['"Jan" de Vries', "Bos; Piet"]


def test_two_open_quotes_swallow_nobody():
    content = 'Laren;raad;"Jan;\nLaren;raad;Mia;\nLaren;raad;Piet";\n'

    assert names(content) == ['"Jan', "Mia", 'Piet"']


def test_only_rows_in_the_other_encoding_are_doubtful():
    first, second, third = (
        files.csv(["Laren", "raad", name, ""], encoding=encoding)
        for name, encoding in [("René", "utf-8"), ("Jan", "utf-8"), ("Loïs", "cp1252")]
    )

    rows = people_in(first + second + third)

    assert [row.doubt for row in rows] == ["", "", "letters"]
    assert [(row.name, row.doubt) for row in rows] == [
        ("René", ""),
        ("Jan", ""),
        ("Loïs", "letters"),
    ]


def test_rows_after_a_cell_with_line_breaks_are_still_the_doubtful_ones():
    good = files.csv(HEADINGS, ["Laren", "raad", "René\nBos", ""], encoding="utf-8")
    other = files.csv(["Laren", "raad", "Loïs", ""], encoding="cp1252")

    assert [(row.number, row.doubt) for row in people_in(good + other)] == [(2, ""), (3, "letters")]


def test_letters_that_went_wrong_before_are_doubtful():
    rows = people_in(files.csv(["Laren", "raad", "RenÃ©", ""], ["Laren", "raad", "Ãdne", ""]))

    assert [row.doubt for row in rows] == ["letters", ""]


@pytest.mark.parametrize("line", ["\n", "\r", ";;;\n", '"\n', '"x;y\n'])
def test_more_lines_than_a_list_has_are_refused_uncounted(line):
    with pytest.raises(TooLarge, match=r"100\.000 regels"):
        people_in((line * (MAX_LINES + 1)).encode())


def test_empty_lines_below_a_list_are_no_people():
    content = files.csv(HEADINGS, JAN) + b";;;\r\n" * 50_000

    assert names(content) == ["Jan de Vries"]
