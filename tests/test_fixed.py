import pytest
from django.template import TemplateSyntaxError, engines

from assessments.templatetags.fixed import MOST_VALUES


def page_of(text):
    return engines["django"].from_string("{% load fixed %}" + text)


def test_fixed_part_is_made_once():
    page = page_of("{% fixed %}{{ who }}{% endfixed %}")

    assert page.render({"who": "eerst"}) == "eerst"
    assert page.render({"who": "daarna"}) == "eerst"


def test_fixed_part_is_made_once_for_each_value():
    page = page_of("{% fixed place %}{{ who }}{% endfixed %}")

    assert page.render({"place": ("Laren",), "who": "eerst"}) == "eerst"
    assert page.render({"place": ("Ede",), "who": "daarna"}) == "daarna"
    assert page.render({"place": ("Laren",), "who": "later"}) == "eerst"


def test_fixed_part_keeps_no_more_than_some_values():
    page = page_of("{% fixed number %}{{ number }}{{ who }}{% endfixed %}")
    for number in range(MOST_VALUES + 1):
        page.render({"number": number, "who": "eerst"})

    assert page.render({"number": 0, "who": "daarna"}) == "0daarna"


def test_fixed_part_of_two_values_is_refused():
    with pytest.raises(TemplateSyntaxError):
        page_of("{% fixed one two %}{% endfixed %}")
