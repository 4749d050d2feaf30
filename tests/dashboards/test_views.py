import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.models import Municipality, Partnership, Round
from tests import builders
from tests.dashboards.reading import comma, figures, numbers, tables, without_scripts
from tests.results.builders import CODES, at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

FEW = [0, 0, 2, 2, 0, 16]
ANSWERS = ["Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"]


def shared():
    return timezone.now() - datetime.timedelta(days=1)


def address(of, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    current_round = of.round
    return f"/uitkomsten/{current_round.partnership.slug}/{current_round.pk}/?{query}"


@pytest.fixture
def look(client):
    """The page of a release, as its manager or as the given user sees it."""

    def open_page(of, user=None, **asked):
        client.force_login(user or builders.manager(of.round.partnership))
        response = client.get(address(of, **asked))
        assert response.status_code == 200
        return response.content.decode()

    return open_page


def reader_of(of, name):
    Partnership.objects.update(sharing=Partnership.Sharing.OWN)
    Round.objects.update(shared_at=shared())
    return builders.reader(of.round.partnership, Municipality.objects.get(name=name))


# --- Who may look ---------------------------------------------------------------------------


def test_outsider_does_not_find_the_page(client):
    made = release(*three_roles(), shared_at=shared())
    client.force_login(builders.user())

    assert client.get(address(made)).status_code == 404


def test_visitor_is_asked_to_sign_in_whether_the_page_exists_or_not(client):
    there = address(release(*three_roles(), shared_at=shared()))
    nowhere = reverse("dashboards:overview", args=["nergens", 1])
    for page in (there, nowhere):
        wanted = page.rstrip("?")
        assert client.get(page).url == f"{reverse('account_login')}?next={wanted}"


def test_manager_of_another_partnership_does_not_find_the_page(client):
    made = release(*three_roles(), shared_at=shared())
    client.force_login(builders.manager(builders.partnership(slug="elders")))

    assert client.get(address(made)).status_code == 404


def test_reader_does_not_find_the_page_before_it_is_shared(client):
    made = release(*three_roles())
    client.force_login(builders.reader(made.round.partnership))
    assert client.get(address(made)).status_code == 404

    Round.objects.update(shared_at=shared())
    assert client.get(address(made)).status_code == 200


def test_page_takes_no_posts(client):
    made = release(*three_roles())
    client.force_login(builders.manager(made.round.partnership))

    assert client.post(address(made)).status_code == 405


def test_page_is_kept_by_no_cache_between(client):
    made = release(*three_roles())
    client.force_login(builders.manager(made.round.partnership))

    assert client.get(address(made))["Cache-Control"] == "private, no-cache"


# --- What the page says ---------------------------------------------------------------------


def test_page_names_the_round(look):
    html = look(
        release(
            *raden(Laren={}, Ede={}),
            title="Najaar 2025",
            commissioner="De presidia",
            guide="M. de Vries",
            discussed_on=datetime.date(2025, 11, 6),
            discussed_at="Raadhuis",
        )
    )

    assert "<h1>Najaar 2025</h1>" in html
    assert (
        "Zelfevaluatie van Ede en Laren, gehouden van 1 september 2025 tot 1 oktober 2025." in html
    )
    assert "Opdrachtgever: De presidia" in html
    assert "Begeleiding: M. de Vries" in html
    assert "Gesprek: 6 november 2025, Raadhuis" in html


def test_page_says_who_answered(look):
    html = look(release(group("raad", "Laren", 11, of=15), group("college", "Laren", 5, of=6)))

    assert tables(html)["table"] == [
        ["Gemeente", "raad", "college"],
        ["Laren", "11 van 15 73 %", "5 van 6 83 %"],
        ["Samen", "11 van 15 73 %", "5 van 6 83 %"],
    ]


def test_page_says_how_many_people_are_counted_nowhere(look):
    html = look(release(*raden(Laren={}), group("college", "Laren", 4)))

    assert "De antwoorden van 4 mensen zijn nergens meegeteld" in html


def test_findings_link_to_their_evidence(look):
    html = look(release(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})))

    assert "Over <strong>Organisatie</strong> denken raden en colleges heel verschillend" in html
    assert '<a href="#factor-6">Bekijk Organisatie</a>' in html
    assert 'id="factor-6"' in html


def test_every_link_within_the_page_leads_somewhere(look):
    html = look(release(*raden(Laren={"f3": at("2.8"), "t1a": FEW}, Ede={"f3": at("3.8")})))
    parts = html.split('href="')[1:]
    addresses = {part.split('"')[0].split("#")[1] for part in parts if "#" in part.split('"')[0]}

    assert {"overzichtstabel", "factor-10", "overview-notes", "ten-notes", "main"} <= addresses
    assert [name for name in addresses if f'id="{name}"' not in html] == []


def test_agenda_puts_each_factor_in_a_group_with_its_reason(look):
    html = look(release(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})))
    agenda = html[html.index('id="gespreksagenda"') :]

    assert "Wat ziet u dat de ander niet ziet?" in agenda
    assert ">6 Organisatie</a>: raden 2,8 en colleges 4,1. Dat is 1,3 verschil." in agenda
    assert agenda.count('<li><a href="#factor-') == 10


def test_page_links_to_the_report_of_each_municipality(look):
    made = release(*raden(Laren={}, Ede={}), group("organisatie", "BEL Combinatie", 20))
    reports = f"{address(made).rstrip('?')}rapport/"

    assert look(made).count(f'href="{reports}') == 2
    html = look(made, reader_of(made, "Laren"))
    assert f'<a href="{reports}{CODES["Laren"]}.pdf">Rapport Laren (pdf)</a>' in html
    assert html.count(f'href="{reports}') == 1


def test_page_that_is_not_shared_says_so(look):
    made = release(*three_roles())
    assert "Nog niet gedeeld." in look(made)

    Round.objects.update(shared_at=shared())
    assert "Nog niet gedeeld." not in look(made, manager_of(made))


def manager_of(of):
    return of.round.partnership.members.get().user


def test_page_of_a_demonstration_says_so_on_the_page_and_in_every_picture(look):
    made = release(*three_roles())
    assert "VERZONNEN" not in look(made)

    Partnership.objects.update(invented=True)
    html = look(made, manager_of(made))
    assert html.count('"text":"VERZONNEN"') == 2
    assert "Dit is een demonstratie. Alle antwoorden zijn verzonnen." in html


def test_page_with_nothing_to_show_says_so_and_draws_nothing(look):
    html = look(release(group("raad", "Laren", 3, of=15)))

    assert "Er zijn te weinig antwoorden om iets te tonen." in html
    assert "De antwoorden van 3 mensen zijn nergens meegeteld" in html
    assert "data-figure" not in html


# --- Numbers: withheld, rounded, and the same in pictures -----------------------------------


def test_mean_in_half_steps_is_called_approximate(look):
    html = look(release(group("raad", "Laren", 7)))

    assert tables(html)["figure-factors"][1] == ["1 Belangen", "ongeveer 3,5", "niet getoond"]
    assert "5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde." in html


def test_withheld_factor_says_why_and_links_to_the_rule(look):
    html = look(release(group("raad", "Laren", 20, t6a=FEW)))

    assert tables(html)["figure-factors"][6][:2] == ["6 Organisatie", "niet getoond"]
    assert "Geen cijfer voor deze factor: één van de twee stellingen" in html
    assert '<a href="/kleine-groepen/">Waarom tonen wij niet alles?</a>' in html


def test_withheld_statement_has_no_numbers(look):
    html = look(release(group("raad", "Laren", 20, t6a=FEW)))

    assert tables(html)["figure-6"][2] == ["alle raden", "niet getoond"]


def test_dot_chart_equals_its_table(look):
    made = release(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8"), "t7a": FEW}),
        group("college", "Laren", 7),
        group("organisatie", "Laren", 20, f6=at("4.1")),
    )
    html = look(made)
    head, *rows = tables(html)["figure-factors"]
    span, *roles = figures(html)["figure-factors"]["data"]

    assert head[1:4] == ["alle raden40 mensen", "colleges samen7 mensen", "organisatie20 mensen"]
    for place, trace in enumerate(roles, start=1):
        cells = dict(enumerate((row[place].removeprefix("ongeveer ") for row in rows), start=1))
        shown = {round(y): comma(x) for x, y in zip(trace["x"], trace["y"], strict=True)}
        assert {n: text.split()[0] for n, text in cells.items() if text[0].isdigit()} == shown
    low, high, numbers = span["x"][::3], span["x"][1::3], span["y"][::3]
    ranges = {row[0].split()[0]: row[4] for row in rows if row[4] != "–"}
    assert {
        str(n): f"{comma(a)} tot {comma(b)}" for a, b, n in zip(low, high, numbers, strict=True)
    } == ranges


def test_distributions_equal_their_tables(look):
    made = release(
        group("raad", "Laren", 20, t6a=[1, 2, 5, 4, 4, 4], t6b=[2, 4, 4, 6, 4, 0], t7a=FEW),
        group("college", "Laren", 7),
        group("organisatie", "Laren", 40, t6a=[8, 8, 8, 8, 4, 4]),
    )
    html = look(made)
    pictures = figures(html)
    assert len(pictures) == 11
    for number in range(1, 11):
        bars = [t for t in pictures[f"figure-{number}"]["data"] if t["type"] == "bar"]
        drawn = [list(counts) for counts in zip(*(bar["text"] for bar in bars), strict=True)]
        rows = [row for row in tables(html)[f"figure-{number}"] if len(row) == 11]
        assert [row[1:7] for row in rows[1:]] == drawn
        people = [row[7] for row in rows[1:]]
        assert people == [str(n) for n in bars[0]["customdata"]]
        for bar, place in zip(bars[:5], range(1, 6), strict=True):
            shares = [round(100 * int(row[place]) / int(row[7]), 1) for row in rows[1:]]
            assert bar["x"] == shares


def test_overview_table_shows_the_chosen_role_and_order(look):
    made = release(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}),
        group("organisatie", "Laren", 20, f6=at("4.1")),
        group("organisatie", "Ede", 20, f6=at("3.1")),
    )
    html = look(made, rol="organisatie", sorteer=CODES["Laren"])
    rows = tables(html)["table heat-table"]

    assert rows[0] == ["factor", "organisatie40 mensen", "Ede20 mensen", "Laren20 mensen"]
    assert rows[1] == ["6 Organisatie", "3,6", "3,1", "4,1"]
    assert 'aria-sort="descending"' in html
    assert f"?rol=organisatie&amp;sorteer=-{CODES['Laren']}#overzichtstabel" in html
    assert '<a href="?rol=organisatie#overzichtstabel" aria-current="true">' in html


def test_overview_table_shades_every_mean_and_marks_its_band(look):
    html = look(release(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("4.2")})))

    assert '<td class="heat-2">2,8 <b aria-hidden="true">▼</b>' in html
    assert '<td class="heat-5">4,2 <b aria-hidden="true">▲</b>' in html


def test_overview_table_says_why_a_place_is_not_shown(look):
    html = look(
        release(*raden(Laren={}), group("raad", "Renswoude", 4), group("raad", "Rhenen", 3))
    )

    assert (
        '<td class="why" rowspan="10">Niet apart getoond: minder dan vijf antwoorden. '
        "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen.</td>"
    ) in html


def test_overview_table_links_to_the_rule_only_where_something_is_not_shown(look):
    link = '<a href="/kleine-groepen/">Waarom tonen wij niet alles?</a>'
    assert link not in look(release(*raden(Laren={}, Ede={})))

    colleges = release(group("college", "Laren", 10), group("college", "Ede", 10))
    assert (
        look(colleges, builders.manager(colleges.round.partnership, "x@example.nl")).count(link)
        == 1
    )


@pytest.mark.parametrize("asked", [{"rol": "burgers"}, {"sorteer": "<script>"}, {"rol": "college"}])
def test_overview_table_bears_any_address(look, asked):
    assert tables(look(release(*raden(Laren={})), **asked))["table heat-table"][1][1] == "3,5"


# --- Sharing of one's own only --------------------------------------------------------------


def test_reader_of_one_municipality_sees_nothing_of_the_others(look):
    made = release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}),
        group("organisatie", "Ede", 20, f3=at("1.4")),
        group("organisatie", "Laren", 20, f3=at("3.4")),
    )
    everything = look(made)
    assert "1,3" in without_scripts(everything)
    assert 1.3 in numbers(figures(everything))
    assert "De raad van <strong>Ede</strong>" in everything

    html = look(made, reader_of(made, "Laren"))
    heat = tables(html)["table heat-table"]
    assert heat[0] == ["factor", "alle raden40 mensen", "Laren20 mensen"]
    assert heat[3] == ["3 Keuze", "2,6", "3,8"]
    assert "1,3" not in without_scripts(html)
    assert 1.3 not in numbers(figures(html))
    assert "spreiding van de raden" not in html
    assert "laagste tot hoogste raad" not in html
    assert "De raad van <strong>" not in html
    assert [row[0] for row in tables(html)["table"]] == ["Gemeente", "Laren", "Samen"]


def test_reader_of_one_municipality_sees_no_other_organisation(look):
    made = release(
        group("organisatie", "Ede", 20, f3=at("1.4")),
        group("organisatie", "Laren", 20, f3=at("3.4")),
    )
    assert "1,4" in without_scripts(look(made, rol="organisatie"))

    html = look(made, reader_of(made, "Laren"), rol="organisatie")
    assert tables(html)["table heat-table"][3] == ["3 Keuze", "2,4", "3,4"]
    assert "1,4" not in without_scripts(html)


def test_reader_of_one_municipality_gets_no_page_that_was_made_for_another(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("2.2")}))
    laren = reader_of(made, "Laren")
    ede = builders.reader(
        made.round.partnership, Municipality.objects.get(name="Ede"), email="ede@example.nl"
    )
    look(made)
    first, second = look(made, laren), look(made, ede)

    assert tables(first)["table heat-table"][3][2] == "3,8"
    assert tables(second)["table heat-table"][3][2] == "2,2"


# --- Cost -----------------------------------------------------------------------------------


def queries(client, municipalities):
    made = release(
        *raden(**{f"Gemeente {n:02}": {} for n in range(1, municipalities + 1)}),
        group("college", "Gemeente 01", 9),
    )
    client.force_login(builders.manager(made.round.partnership, f"{municipalities}@example.nl"))
    client.get(address(made))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address(made))
    assert len(tables(response.content.decode())["table heat-table"][0]) == municipalities + 2
    return len(captured)


def test_page_needs_as_many_queries_for_thirty_municipalities_as_for_three(client):
    few, many = queries(client, 3), queries(client, 30)

    assert few == many
    assert 0 < few <= 8
