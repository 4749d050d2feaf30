from assessments.dashboards.college import to_ask_the_college
from tests.results.builders import CODES, INSTRUMENT, at, group, overview, raden, three_roles

STATEMENTS = INSTRUMENT.factor(6).statements


def test_college_is_asked_about_the_statement_on_which_it_differs_most_from_the_raden():
    seen = overview(*three_roles(raad={"t6b": at("2.8")}))

    assert to_ask_the_college(seen, STATEMENTS).code == "6b"


def test_college_is_asked_about_the_first_statement_where_nothing_differs():
    assert to_ask_the_college(overview(*three_roles()), STATEMENTS).code == "6a"


def test_college_is_asked_with_its_own_raad_in_mind():
    seen = overview(*raden(Laren={"t6b": at("2.8")}, Ede={"t6a": at("2.6")}), *three_roles()[1:])
    laren = seen.cells[CODES["Laren"], "raad"]

    assert to_ask_the_college(seen, STATEMENTS).code == "6a"
    assert to_ask_the_college(seen, STATEMENTS, laren).code == "6b"


def test_nothing_is_asked_where_no_college_was_invited_or_no_raad_is_shown():
    assert to_ask_the_college(overview(*raden(Laren={})), STATEMENTS) is None
    assert to_ask_the_college(overview(group("college", "Laren", 20)), STATEMENTS) is None
