import pytest

from assessments.formulas import escaped


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@som", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_escaped(text):
    assert escaped(text) == f"'{text}"


def test_other_text_is_not_escaped():
    assert escaped("Jan-Piet = 1") == "Jan-Piet = 1"
