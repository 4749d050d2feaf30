import pytest

from assessments.desk.people.limits import CannotTake, TooLarge
from assessments.desk.people.rows import Row
from tests.desk.people import files
from tests.desk.people.files import HEADINGS, JAN, PIET, people_in

JAN_ROW = Row(2, "Laren", "raad", "Jan de Vries", "jan@laren.nl")
PIET_ROW = Row(3, "Eemnes", "college", "Piet Bos", "piet@eemnes.nl")


def tabs(*rows):
    return "\r\n".join("\t".join(row) for row in rows)


def test_text_from_a_spreadsheet_gives_its_rows():
    assert people_in(tabs(HEADINGS, JAN, PIET)) == [JAN_ROW, PIET_ROW]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_text_is_split_at_any_delimiter(delimiter):
    text = "\n".join(delimiter.join(row) for row in (HEADINGS, JAN, PIET))

    assert people_in(text) == [JAN_ROW, PIET_ROW]


def test_text_without_headings_is_read_in_the_fixed_order():
    assert people_in(tabs(JAN)) == [Row(1, "Laren", "raad", "Jan de Vries", "jan@laren.nl")]


def test_text_with_commas_in_names_is_still_split_at_tabs():
    (row,) = people_in(tabs(["Laren", "raad", "Vries, mr. J., de", "jan@laren.nl"]))

    assert row.name == "Vries, mr. J., de"


@pytest.mark.parametrize(
    "headings",
    [
        ["E-MAIL", "naam", "Rol", "gemeente"],
        ["E-mailadres:", "Volledige naam", "functie", "Gemeente of organisatie"],
        ["Mail", "Voor- en achternaam", "Rol/functie", "Gemeentenaam"],
    ],
)
def test_headings_are_known_in_any_order_and_wording(headings):
    assert people_in(tabs(headings, JAN[::-1])) == [JAN_ROW]


def test_other_columns_are_not_looked_at():
    text = tabs(["Nr", *HEADINGS, "Partij"], ["1", *JAN, "VVD"])

    assert people_in(text) == [JAN_ROW]


def test_parts_of_a_name_are_joined():
    text = tabs(
        ["Achternaam", "Tussenvoegsel", "Voornaam", "Gemeente", "Rol"],
        ["Vries", "de", "Jan", "Laren", "raad"],
        ["Bos", "", "Piet", "Laren", "raad"],
    )

    assert [row.name for row in people_in(text)] == ["Jan de Vries", "Piet Bos"]


def test_a_title_above_the_headings_is_skipped():
    text = tabs(["Deelnemers BEL"], [], HEADINGS, JAN)

    assert people_in(text) == [Row(4, "Laren", "raad", "Jan de Vries", "jan@laren.nl")]


def test_a_list_without_e_mail_column_has_empty_addresses():
    (row,) = people_in(tabs(HEADINGS[:3], JAN[:3]))

    assert row.email == ""


def test_a_missing_column_is_named():
    with pytest.raises(CannotTake, match=r"andere naam: rol, naam\."):
        people_in(tabs(["Gemeente", "E-mail"], ["Laren", "jan@laren.nl"]))


@pytest.mark.parametrize("text", ["", "  \n\t\t\n", "Gemeente\tRol\tNaam\tE-mail"])
def test_a_list_with_nobody_is_refused(text):
    with pytest.raises(CannotTake, match="staat niemand"):
        people_in(text)


def test_a_row_keeps_its_number_after_an_empty_one():
    assert [row.number for row in people_in(tabs(HEADINGS, JAN, [], PIET))] == [2, 4]


def test_a_short_row_has_empty_cells():
    (row,) = people_in(tabs(HEADINGS, ["Laren", "raad"]))

    assert row == Row(2, "Laren", "raad", "", "")


def test_csv_of_dutch_excel_is_read():
    content = files.csv(HEADINGS, ["Laren", "raad", 'Zoë "Zo" Löwe; jr.', "zoe@laren.nl"])

    (row,) = people_in(content)

    assert row == Row(2, "Laren", "raad", 'Zoë "Zo" Löwe; jr.', "zoe@laren.nl")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_any_encoding(encoding):
    content = files.csv(HEADINGS, ["Laren", "raad", "Anaïs Çelik", "a@laren.nl"], encoding=encoding)

    (row,) = people_in(content)

    assert row.name == "Anaïs Çelik"


def test_csv_in_windows_1252_keeps_its_own_signs():
    (row,) = people_in(files.csv(["Laren", "raad", "D’Artagnan – Š€", ""], encoding="cp1252"))

    assert row.name == "D’Artagnan – Š€"


def test_csv_may_begin_with_a_mark_and_a_quote():
    content = "\ufeff" + '"Gemeente, of organisatie","Rol","Naam"\n"Laren","raad","Jan, de"\n'

    assert people_in(content.encode()) == [Row(2, "Laren", "raad", "Jan, de", "")]


def test_csv_may_name_its_delimiter():
    content = b"sep=;\r\n" + files.csv(HEADINGS, JAN, encoding="utf-8")

    assert people_in(content) == [Row(3, "Laren", "raad", "Jan de Vries", "jan@laren.nl")]


def test_a_cell_with_a_line_break_stays_one_row():
    (row,) = people_in(files.csv(HEADINGS, ["Laren", "raad", "Jan\r\nde Vries", "jan@laren.nl"]))

    assert row == JAN_ROW


@pytest.mark.parametrize("name", ['"Jan" de Vries', 'Jan "de" Vries', '"Jan de Vries'])
def test_a_quote_in_a_name_swallows_nobody(name):
    rows = people_in(tabs(["Laren", "raad", name, "jan@laren.nl"], PIET, PIET))

    assert [(row.number, row.place) for row in rows] == [(1, "Laren"), (2, "Eemnes"), (3, "Eemnes")]
    assert rows[0].email == "jan@laren.nl"


def test_a_quote_that_opens_a_very_long_list_swallows_nobody():
    rows = people_in(tabs(['"Laren', "raad", "Jan", ""], *[PIET] * 4000))

    assert (len(rows), rows[0].place) == (4001, '"Laren')


def test_a_file_of_exactly_5000_people_is_taken():
    content = files.csv(HEADINGS, *[["Laren", "raad", f"P{n}", ""] for n in range(5000)])

    assert len(people_in(content)) == 5000


@pytest.mark.slow
@pytest.mark.parametrize("kind", [files.csv, lambda *rows: files.xlsx(rows), files.libreoffice])
def test_a_file_of_5001_people_is_too_large(kind):
    people = [["Laren", "raad", f"P{n}", ""] for n in range(5001)]

    with pytest.raises(TooLarge, match=r"meer dan 5\.000 rijen"):
        people_in(kind(HEADINGS, *people))


def test_a_file_over_2_mb_is_too_large():
    with pytest.raises(TooLarge, match="2 MB"):
        people_in(b"a" * 2_000_001)


def test_text_over_2_mb_is_too_large():
    with pytest.raises(TooLarge, match="2 MB"):
        people_in("é" * 1_000_001)


@pytest.mark.slow
def test_a_small_file_with_more_than_2_mb_of_text_is_too_large():
    long = [["x" * 300, "x" * 300, "x" * 300, f"{n}"] for n in range(4000)]

    with pytest.raises(TooLarge, match="2 MB"):
        people_in(files.xlsx(long))


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\x03",
        b"%PDF-1.7\n\x81\x8d\x00",
        b"\xff\xfea",
    ],
)
def test_something_else_than_a_list_is_refused(content):
    with pytest.raises(CannotTake, match="kunnen wij niet lezen"):
        people_in(content)


def test_an_old_excel_file_is_refused_with_what_to_do():
    with pytest.raises(CannotTake, match=r"Sla het zonder wachtwoord op als \.xlsx"):
        people_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
