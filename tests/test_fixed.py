from django.template import engines


def test_fixed_part_is_made_once():
    page = engines["django"].from_string("{% load fixed %}{% fixed %}{{ who }}{% endfixed %}")

    assert page.render({"who": "eerst"}) == "eerst"
    assert page.render({"who": "daarna"}) == "eerst"
