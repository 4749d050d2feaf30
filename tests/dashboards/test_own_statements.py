"""The page of what a partnership asked of its own."""

import datetime

import pytest
from django.urls import reverse

from tests.dashboards.reading import drawn_answers, tables
from tests.dashboards.visiting import address, manager_of, reader_of
from tests.results.builders import WITH_OWN, at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "eigen-stellingen/"


def asked(*voices, **fields):
    return release(*voices, asked=WITH_OWN, **fields)


def test_page_has_each_statement_with_its_answers(look):
    html = look(asked(*three_roles(raad={"te1": [1, 2, 5, 4, 4, 4]})), PAGE)

    assert "Deze stellingen zijn van BEL, niet van WagenaarHoes." in " ".join(html.split())
    assert "Stelling e1: Taken" in html
    assert tables(html)["figure-e1"][2][:8] == ["alle raden", "1", "2", "5", "4", "4", "4", "16"]
    assert list(drawn_answers(html)) == ["figure-e1", "figure-e2"]
    assert "verschil in beeld" not in html


def test_pages_with_statements_lead_to_it_only_where_there_are_any(look):
    having, without = asked(*three_roles()), release(*three_roles())

    assert address(having, PAGE) in look(having, "stellingen/")
    assert address(having, PAGE) in look(having, "spinnenweb/")
    assert address(without, PAGE) not in look(without, "stellingen/")


def test_round_without_own_statements_has_no_such_page(client):
    of = release(*three_roles())
    client.force_login(manager_of(of))

    assert client.get(address(of, PAGE)).status_code == 404


def test_page_compares_with_the_round_before_that_asked_the_same(look):
    before = asked(
        *raden(Laren={"te1": at("2.8")}),
        title="Vorige ronde",
        opens_at=datetime.datetime(2023, 9, 1, tzinfo=datetime.UTC),
        closes_at=datetime.datetime(2023, 10, 1, tzinfo=datetime.UTC),
    )
    now = asked(*raden(Laren={"te1": at("3.6")}), partnership=before.round.partnership)

    html = " ".join(look(now, PAGE).split())

    assert "Stelling e1: sinds Vorige ronde" in html or "sinds najaar 2023" in html
    assert "raden: 2,8 → 3,6 ↑ gestegen 0,8" in html


def test_reader_of_one_municipality_sees_nothing_of_others(look):
    of = asked(*raden(Laren={}, Ede={}, Eemnes={}))

    html = look(of, PAGE, user=reader_of(of, "Laren"))

    assert "raad Laren" in html
    assert "Ede" not in html
    assert "Eemnes" not in html


@pytest.mark.parametrize("places", [["Laren"], ["Laren", "Ede", "Eemnes", "Blaricum"]])
def test_page_asks_as_much_for_many_municipalities(client, django_assert_num_queries, places):
    of = asked(*(group("raad", name, 20) for name in places))
    client.force_login(manager_of(of))
    url = reverse("dashboards:own_statements", args=[of.round.partnership.slug, of.round_id])
    client.get(url)

    with django_assert_num_queries(7):
        client.get(url)
