"""The presentation as a page: for whom, with which numbers, at what cost."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.followup.actions import reorder
from assessments.models import Partnership
from tests.dashboards.reading import drawn_answers, tables, without_scripts
from tests.dashboards.visiting import address, manager_of, reader_of
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "presentatie/"
DIVIDED = [4, 4, 4, 4, 4, 0]
FAR = three_roles(raad={"f6": at("2.8"), "t4b": DIVIDED}, college={"f6": at("4.1")})


def test_page_has_a_section_with_a_heading_per_slide(look):
    html = look(release(*FAR, title="Najaar 2025"), PAGE)

    assert html.count('<section class="slide ') == html.count('tabindex="-1">') == 10
    assert '<h2 id="dia-1-kop" tabindex="-1"> Najaar 2025 </h2>' in " ".join(html.split())
    assert "Over <strong>Organisatie</strong> denken raden en colleges heel verschillend" in html


def test_factors_to_begin_with_have_their_two_questions(look):
    html = look(release(*FAR), PAGE)

    assert "Wie geeft de opdracht, wie voert uit, wie is eindverantwoordelijk?" in html
    assert "Wat vraagt de samenwerking van onze gemeente aan tijd, geld en aandacht?" in html


def test_slides_are_those_that_the_address_asks_for(look):
    html = look(release(*FAR), PAGE, factor=1)

    assert "Wij praten over Belangen" in html
    assert "Wat wil uw gemeente over vier jaar bereikt hebben" in html
    assert "Wie geeft de opdracht" not in html


def test_means_are_in_the_table_that_has_their_marks(look):
    html = look(release(*FAR), PAGE)
    head, *rows = tables(html)["slide-roles-6-raad"]

    assert head[0] == "6 Organisatie"
    assert [(row[0], row[-1]) for row in rows] == [
        *(("raden", "2,8"), ("colleges", "4,1"), ("organisatie", "3,5")),
    ]


def test_change_is_told_as_its_table_says(look):
    before = release(
        *three_roles(raad={"f6": at("2.8")}),
        opens_at=datetime.datetime(2024, 9, 1, 9, tzinfo=datetime.UTC),
        closes_at=datetime.datetime(2024, 10, 1, 9, tzinfo=datetime.UTC),
    )
    now = release(*three_roles(raad={"f6": at("3.9")}), partnership=before.round.partnership)
    html = look(now, PAGE)
    _head, then, since = tables(html)["slide-change-6-raad"]

    assert (then[0], then[-1]) == ("najaar 2024", "2,8")
    assert (since[0], since[-1]) == ("najaar 2025", "3,9")
    assert "↑ gestegen 1,1" in html


def test_pictures_stand_without_a_script(look):
    html = look(release(*FAR), PAGE)

    assert "plotly" not in html
    assert "data-figure" not in html


def test_answers_equal_their_table(look):
    html = look(release(*FAR), PAGE)
    name = "slide-answers-4"
    drawn = [counts for _group, counts, _said in drawn_answers(html)[name]]
    rows = [row for row in tables(html)[name] if len(row) == 9][1:]

    assert [tuple(row[1:7]) for row in rows] == drawn
    assert len(drawn) == 6
    assert drawn[3] == ("4", "4", "4", "4", "4", "0")


def test_every_slide_of_a_demonstration_says_so(look):
    made = release(*FAR)
    assert "VERZONNEN" not in look(made, PAGE)

    Partnership.objects.update(fictitious=True)
    html = look(made, PAGE)
    assert html.count('<span class="fictitious-mark">VERZONNEN</span>') == 1 + html.count(
        '<section class="slide '
    )
    assert html.count("fictitious-mark answers-mark") == html.count("data-answers=") > 0


def test_order_of_the_manager_is_followed_and_said(look):
    made = release(
        *three_roles(
            raad={"f6": at("2.8"), "f2": at("2.6")}, college={"f6": at("4.1"), "f2": at("4.1")}
        )
    )
    html = look(made, PAGE)
    assert "Begin bij Identiteit en Organisatie" in html
    assert "De volgorde is aangepast door de beheerder." not in html

    reorder(release=made, factor_numbers=[6, 2], by=manager_of(made))
    html = look(made, PAGE)
    assert "Begin bij Organisatie en Identiteit" in html
    assert "De volgorde is aangepast door de beheerder." in html


def test_page_is_not_found_by_others(client):
    made = release(*FAR)
    client.force_login(manager_of(release(*FAR)))

    assert client.get(address(made, PAGE)).status_code == 404


def test_reader_of_one_municipality_sees_no_number_of_another(look):
    made = release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}),
        group("college", "Laren", 4),
        group("college", "Ede", 6),
    )
    assert "1,3 tot 3,8 · 2 raden" in look(made, PAGE)

    html = look(made, PAGE, reader_of(made, "Laren"))
    assert "1,3" not in without_scripts(html)
    assert "laagste tot hoogste raad" not in html


def queries(client, municipalities):
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    made = release(*raden(**{name: {} for name in names}))
    client.force_login(manager_of(made))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(made, PAGE)).status_code == 200
    return len(captured)


def test_page_needs_as_many_queries_for_thirty_municipalities_as_for_three(client):
    few, many = queries(client, 3), queries(client, 30)

    assert few == many
    assert 0 < few <= 8
