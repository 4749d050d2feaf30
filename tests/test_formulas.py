import pytest

from assessments.formulas import escaped


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@som"])
def test_what_looks_like_a_formula_is_escaped(text):
    assert escaped(text) == f"'{text}"


@pytest.mark.parametrize("sign", ["\t", "\r", "\x0b", " \n"])
def test_formula_does_not_hide_behind_a_sign_that_is_not_seen(sign):
    assert escaped(f"{sign}=1") == "'=1"


def test_other_text_is_not_escaped():
    assert escaped("Jan-Piet = 1") == "Jan-Piet = 1"
