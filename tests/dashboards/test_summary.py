"""The summary stands by itself: on the page of an invited person there is nothing below it."""

import re

from django.template.loader import render_to_string

from assessments.dashboards.summary import summary_context
from tests.dashboards.reading import tables
from tests.results.builders import at, overview, raden, three_roles

FAR = three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})


def summary(seen):
    context = summary_context(seen)
    return render_to_string("dashboards/_summary.html", context), context


def test_summary_has_what_stands_out_and_the_ten_factors():
    html, _context = summary(overview(*FAR))

    assert "denken raden en colleges heel verschillend" in html
    assert "Begin het gesprek hier" in html
    assert tables(html)["figure-factors"][6] == ["6 Organisatie", "2,8", "4,1", "3,5", "3,5"]


def test_summary_links_to_nothing_that_is_not_in_it():
    html, _context = summary(overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")})))
    names = re.findall(r'href="[^"]*#([^"]+)"', html)

    assert names
    assert [name for name in names if f'id="{name}"' not in html] == []


def test_summary_carries_no_data_for_a_script():
    _html, context = summary(overview(*FAR))

    assert "pictures" not in context
