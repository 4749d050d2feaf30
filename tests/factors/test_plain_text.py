"""What people type or paste is kept without the signs that nothing can hold."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factors.plain_text import lines, one_line
from tests.signs import EVERY


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_new_line_is_one_line_break_or_one_space(sign):
    assert lines(f"Eerste {sign}tweede") == "Eerste \ntweede"
    assert one_line(f"Eerste {sign} tweede") == "Eerste tweede"


@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\x9f", "\u202e", "\u2069", "\ud800", "\ufeff"])
def test_sign_without_a_meaning_is_left_out(sign):
    assert lines(f"sa{sign}men") == one_line(f"sa{sign}men") == "samen"


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [("a\tb", "a b"), ("Sint\x1eJans", "Sint-Jans"), ("\uf0b7 punt", "• punt"), ("e\u0301", "é")],
)
def test_sign_with_a_meaning_is_written_as_everybody_does(pasted, meant):
    assert lines(pasted) == meant


@pytest.mark.parametrize("text", ["a  b", "a\xa0b", "می‌خواهم", "👩‍👧", "\u200fa", "❤️", "10\u202f%"])
def test_sign_that_a_script_needs_stays(text):
    assert one_line(text) == text


@given(st.text(st.characters()))
def test_what_is_left_can_stand_in_xml_and_stays_as_it_is(text):
    left = lines(text + EVERY)
    assert lines(left) == left
    assert one_line(one_line(left)) == one_line(left)
    ElementTree.fromstring(f"<p>{escape(left)}</p>")  # noqa: S314 - our own text
    left.encode()
