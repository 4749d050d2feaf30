"""The way between the pages of a released round."""

from django.urls import reverse

from assessments.presenters.sections import SECTIONS, sections


def test_sections_mark_the_page_at_hand():
    assert [each.url_name for each in sections("dashboards:overview") if each.is_current] == [
        "dashboards:overview"
    ]


def test_sections_have_a_page_each():
    for url_name, _name in SECTIONS:
        assert reverse(url_name, args=["bel", 3]).startswith("/uitkomsten/bel/3/")
