"""What holds for every page of a released round: who may see it, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Partnership, Round
from tests import builders
from tests.dashboards.reading import figures, without_scripts
from tests.dashboards.visiting import address, reader_of, shared
from tests.results.builders import CODES, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGES = [
    *("", "gemeenten/", f"gemeenten/{CODES['Laren']}/", "rollen/", "factoren/", "factoren/6/"),
    *("stellingen/", "presentatie/", "presentatie/kiezen/", "presentatie/draaiboek/"),
]


@pytest.fixture(params=PAGES)
def path(request):
    return request.param


def test_outsider_does_not_find_the_page(client, path):
    made = release(*three_roles(), shared_at=shared())
    client.force_login(builders.user())

    assert client.get(address(made, path)).status_code == 404


def test_visitor_is_asked_to_sign_in_whether_the_page_exists_or_not(client, path):
    there = address(release(*three_roles(), shared_at=shared()), path)
    nowhere = reverse("dashboards:overview", args=["nergens", 1]) + path
    for wanted in (there, nowhere):
        assert client.get(wanted).url == f"{reverse('account_login')}?next={wanted}"


def test_manager_of_another_partnership_does_not_find_the_page(client, path):
    made = release(*three_roles(), shared_at=shared())
    client.force_login(builders.manager(builders.partnership(slug="elders")))

    assert client.get(address(made, path)).status_code == 404


def test_reader_does_not_find_the_page_before_it_is_shared(client, path):
    made = release(*three_roles())
    client.force_login(builders.reader(made.round.partnership))
    assert client.get(address(made, path)).status_code == 404

    Round.objects.update(shared_at=shared())
    assert client.get(address(made, path)).status_code == 200


def test_page_takes_no_posts(client, path):
    made = release(*three_roles())
    client.force_login(builders.manager(made.round.partnership))

    assert client.post(address(made, path)).status_code == 405


def test_page_is_kept_by_no_cache_between(client, path):
    made = release(*three_roles())
    client.force_login(builders.manager(made.round.partnership))

    assert client.get(address(made, path))["Cache-Control"] == "private, no-cache"


def test_page_that_is_not_shared_says_so(look, path):
    made = release(*three_roles())
    assert "Nog niet gedeeld." in look(made, path)

    Round.objects.update(shared_at=shared())
    assert "Nog niet gedeeld." not in look(made, path)


def test_page_of_a_demonstration_says_so_on_the_page_and_in_every_picture(look, path):
    made = release(*raden(Laren={}, Ede={}), group("college", "Laren", 20))
    assert "VERZONNEN" not in look(made, path)

    Partnership.objects.update(fictitious=True)
    html = look(made, path)
    assert "Dit is een demonstratie. Alle antwoorden zijn verzonnen." in html
    for picture in html.split('<svg class="picture-')[1:]:
        assert ">VERZONNEN</text>" in picture.split("</svg>")[0]


def test_page_with_nothing_to_show_says_so_and_draws_nothing(look, path):
    html = look(release(group("raad", "Laren", 3, of=15)), path)

    assert "te weinig antwoorden" in html
    assert figures(html) == {}
    assert "data-figure" not in html


def test_every_link_within_the_page_leads_somewhere(look, path):
    made = release(*raden(Laren={"t6a": [0, 0, 2, 2, 0, 16]}, Ede={}), group("college", "Laren", 4))
    html = without_scripts(look(made, path))
    parts = [part.split('"')[0] for part in html.split('href="')[1:]]
    names = {part.split("#")[1] for part in parts if part.startswith("#")}

    assert "main" in names
    assert [name for name in names if f'id="{name}"' not in html] == []


@pytest.mark.parametrize("number", [0, 11])
def test_factor_that_does_not_exist_is_not_found(client, number):
    made = release(*three_roles())
    client.force_login(builders.manager(made.round.partnership))

    assert client.get(address(made, f"factoren/{number}/")).status_code == 404


def test_municipality_of_another_round_is_not_found(client):
    made = release(*three_roles())
    client.force_login(builders.manager(made.round.partnership))

    assert client.get(address(made, f"gemeenten/{CODES['Ede']}/")).status_code == 404


def test_reader_of_one_municipality_does_not_find_the_page_of_another(client):
    made = release(*raden(Laren={}, Ede={}))
    client.force_login(reader_of(made, "Laren"))

    assert client.get(address(made, f"gemeenten/{CODES['Laren']}/")).status_code == 200
    assert client.get(address(made, f"gemeenten/{CODES['Ede']}/")).status_code == 404


# --- Cost -----------------------------------------------------------------------------------


def queries(client, path, municipalities):
    made = release(
        *raden(Laren={}, **{f"Gemeente {n:02}": {} for n in range(1, municipalities)}),
        group("college", "Laren", 9),
    )
    client.force_login(builders.manager(made.round.partnership, f"{municipalities}@example.nl"))
    client.get(address(made, path))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address(made, path))
    assert response.status_code == 200
    return len(captured)


def test_page_needs_as_many_queries_for_thirty_municipalities_as_for_three(client, path):
    few, many = queries(client, path, 3), queries(client, path, 30)

    assert few == many
    assert 0 < few <= 8
