"""What stands in a reader's tabs and history: which page it is, of which round and partnership."""

import re

import pytest
from django.urls import reverse

from assessments.presenters.sections import SECTIONS
from tests.dashboards.visiting import reader_of
from tests.results.builders import raden, release

pytestmark = pytest.mark.django_db
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def test_title_of_each_page_of_a_reader_says_which_page_it_is(client):
    made = release(*raden(Laren={}, Ede={}), title="Najaar 2025")
    client.force_login(reader_of(made, "Laren"))

    titles = [
        " ".join(TITLE.search(client.get(url_of(made, name)).text)[1].split())
        for name, _shown in SECTIONS
    ]

    names = [str(shown) for _name, shown in SECTIONS]
    # The page of the factors begins with the first.
    names[names.index("Factoren")] = "1 Belangen"
    about = f"Najaar 2025, uitkomsten van {made.round.partnership.name}"
    assert titles == [f"{name}: {about}" for name in names]


def url_of(of, name):
    return reverse(name, args=[of.round.partnership.slug, of.round.pk])
