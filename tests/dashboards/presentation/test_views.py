"""The presentation as a page: for whom, with which numbers, at what cost."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.followup.actions import reorder
from assessments.models import Partnership
from tests.dashboards.reading import comma, drawn_answers, figures, numbers, tables, without_scripts
from tests.dashboards.visiting import address, manager_of, reader_of
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "presentatie/"
DIVIDED = [4, 4, 4, 4, 4, 0]
FAR = three_roles(raad={"f6": at("2.8"), "t4b": DIVIDED}, college={"f6": at("4.1")})


def test_page_has_a_section_with_a_heading_per_slide(look):
    html = look(release(*FAR, title="Najaar 2025"), PAGE)

    assert html.count('<section class="slide ') == html.count('tabindex="-1">') == 12
    assert '<h1 id="dia-1-kop" tabindex="-1">Najaar 2025</h1>' in html
    assert "Over <strong>Organisatie</strong> denken raden en colleges heel verschillend" in html


def test_factors_to_begin_with_have_their_two_questions(look):
    made = release(*FAR)
    html = look(made, PAGE)

    assert "Wie geeft de opdracht, wie voert uit, wie is eindverantwoordelijk?" in html
    assert "Wat vraagt de samenwerking van onze gemeente aan tijd, geld en aandacht?" in html
    assert "Bespreken: Raden 2,8 en colleges 4,1. Dat is 1,3 verschil." in " ".join(html.split())


def test_dot_charts_equal_their_tables(look):
    html = look(release(*FAR), PAGE)
    drawn = {name: f for name, f in figures(html).items() if "answers" not in name}

    assert set(drawn) == {"slide-factor-6", "slide-factors"}
    for name, figure in drawn.items():
        _head, *rows = tables(html)[name]
        for place, trace in enumerate(figure["data"], start=1):
            shown = [row[place].split()[0] for row in rows]
            assert [comma(x) for x in trace["x"]] == shown


def test_change_is_drawn_as_its_table_says(look):
    before = release(
        *three_roles(raad={"f6": at("2.8")}),
        opens_at=datetime.datetime(2024, 9, 1, 9, tzinfo=datetime.UTC),
        closes_at=datetime.datetime(2024, 10, 1, 9, tzinfo=datetime.UTC),
    )
    now = release(*three_roles(raad={"f6": at("3.9")}), partnership=before.round.partnership)
    html = look(now, PAGE)
    span, then, since = figures(html)["slide-change-6-raad"]["data"]
    _head, row = tables(html)["slide-change-6-raad"]

    assert row == ["6 Organisatie", "2,8", "3,9", "↑ gestegen 1,1"]
    assert [comma(x) for x in (*then["x"], *since["x"])] == row[1:3]
    assert (then["name"], since["name"]) == ("najaar 2024", "najaar 2025")
    assert span["x"][:2] == [2.8, 3.9]


def test_answers_equal_their_table(look):
    html = look(release(*FAR), PAGE)
    (name,) = [each for each in drawn_answers(html) if "answers-4b" in each]
    drawn = [counts for _group, counts, _said in drawn_answers(html)[name]]
    rows = [row for row in tables(html)[name] if len(row) == 9][1:]

    assert [tuple(row[1:7]) for row in rows] == drawn
    assert drawn[0] == ("4", "4", "4", "4", "4", "0")


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
    assert html.index("2 Identiteit</h2>") < html.index("6 Organisatie</h2>")
    assert "De volgorde is aangepast door de beheerder." not in html

    reorder(release=made, factor_numbers=[6, 2], by=manager_of(made))
    html = look(made, PAGE)
    assert html.index("6 Organisatie</h2>") < html.index("2 Identiteit</h2>")
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
    everything = look(made, PAGE)
    assert 1.3 in numbers(figures(everything))
    assert "1,3 tot 3,8" in everything

    html = look(made, PAGE, reader_of(made, "Laren"))
    assert 1.3 not in numbers(figures(html))
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
