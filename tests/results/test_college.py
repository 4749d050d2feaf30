import pytest

from assessments.reports.pages.factor import factor_page
from assessments.results.college import to_ask_the_college
from tests.results.builders import CODES, INSTRUMENT, at, group, overview, raden, three_roles

STATEMENTS = INSTRUMENT.factor(6).statements


def test_college_is_asked_about_the_statement_on_which_it_differs_most_from_the_raden():
    seen = overview(*three_roles(raad={"t6b": at("2.8")}))

    assert to_ask_the_college(seen, STATEMENTS, None).code == "6b"


def test_college_is_asked_about_the_first_statement_where_nothing_differs():
    assert to_ask_the_college(overview(*three_roles()), STATEMENTS, None).code == "6a"


def test_college_is_asked_with_its_own_raad_in_mind():
    seen = overview(*raden(Laren={"t6b": at("2.8")}, Ede={"t6a": at("2.6")}), *three_roles()[1:])

    assert to_ask_the_college(seen, STATEMENTS, None).code == "6a"
    assert to_ask_the_college(seen, STATEMENTS, CODES["Laren"]).code == "6b"


def test_nothing_is_asked_where_no_college_was_invited_or_no_raad_is_shown():
    assert to_ask_the_college(overview(*raden(Laren={})), STATEMENTS, None) is None
    assert to_ask_the_college(overview(group("college", "Laren", 20)), STATEMENTS, None) is None


def test_college_in_half_steps_is_asked_about_the_largest_difference_too():
    college = group("college", "Laren", 7, t6b=[0, 0, 0, 0, 7, 0])
    seen = overview(group("raad", "Laren", 20), college)

    assert to_ask_the_college(seen, STATEMENTS, None).code == "6b"


@pytest.mark.parametrize("code", [None, CODES["Laren"], CODES["Ede"]])
@pytest.mark.parametrize("differing", [{}, {"t6a": at("2.6")}, {"t6b": at("2.6")}])
def test_page_and_report_ask_the_college_the_same(code, differing):
    """A tie, and a raad that isn't shown, too."""
    raad = group("raad", "Laren", 20, **differing)
    seen = overview(raad, group("college", "Laren", 3), group("college", "Ede", 3))
    factor = INSTRUMENT.factor(6)

    on_page = to_ask_the_college(seen, factor.statements, code)

    assert factor_page(seen, code, factor).ask_the_college == on_page.short_name
