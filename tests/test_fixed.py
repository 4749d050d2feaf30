import pytest
from django.template import TemplateSyntaxError, engines

from assessments.templatetags.fixed import MOST_SIGNS


def page_of(text):
    return engines["django"].from_string("{% load fixed %}" + text)


def test_fixed_part_is_made_once():
    page = page_of("{% fixed %}{% now 'u' %}{% endfixed %}")

    assert page.render({}) == page.render({})


def test_fixed_part_is_made_once_for_all_of_its_values():
    page = page_of("{% fixed place round %}{{ place }}{{ round }} {% now 'u' %}{% endfixed %}")
    first = page.render({"place": "Laren", "round": 1})

    assert first.startswith("Laren1")
    assert page.render({"place": "Laren", "round": 1}) == first
    assert page.render({"place": "Laren", "round": 2}).startswith("Laren2")


def test_fixed_part_sees_nothing_but_its_values():
    page = page_of("{% fixed place %}{{ place }}{{ who }}{{ request }}{% endfixed %}")

    assert page.render({"place": "Laren", "who": "eerst", "request": "vraag"}) == "Laren"


def test_fixed_part_keeps_no_more_than_so_many_signs():
    page = page_of("{% fixed text %}{{ text }}{% now 'u' %}{% endfixed %}")
    texts = [letter * (MOST_SIGNS // 2 - 100) for letter in "abc"]
    first = [page.render({"text": each}) for each in texts]

    assert page.render({"text": texts[2]}) == first[2]
    assert page.render({"text": texts[0]}) != first[0]


@pytest.mark.parametrize("names", ["one.two", "one|upper", "'one'"])
def test_fixed_part_of_something_within_a_value_is_refused(names):
    with pytest.raises(TemplateSyntaxError):
        page_of(f"{{% fixed {names} %}}{{% endfixed %}}")
