import pytest
from django.template import TemplateSyntaxError, engines

from assessments.templatetags.fixed import MOST_SIGNS


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


def test_fixed_part_keeps_no_more_than_so_many_signs():
    page = page_of("{% fixed number %}{{ long }}{% endfixed %}")
    for number in range(3):
        page.render({"number": number, "long": "x" * (MOST_SIGNS // 2)})

    assert page.render({"number": 2, "long": "daarna"}) == "x" * (MOST_SIGNS // 2)
    assert page.render({"number": 0, "long": "daarna"}) == "daarna"


def test_fixed_part_of_two_values_is_refused():
    with pytest.raises(TemplateSyntaxError):
        page_of("{% fixed one two %}{% endfixed %}")
