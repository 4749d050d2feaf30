"""Rounds beside each other: who sees which, what the tables say, and the same in the picture."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.followup.actions import change_item
from assessments.models import Municipality, Partnership, Round
from tests import builders
from tests.dashboards.reading import comma, figures, numbers, tables, without_scripts
from tests.dashboards.visiting import address, manager_of, reader_of, shared
from tests.results.builders import CODES, at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "ontwikkeling/"
WEEK = datetime.timedelta(weeks=3)


def held(*rounds, **fields):
    """Releases of one partnership, one a year up to 2025, the oldest first; the newest of them."""
    made = []
    for back, voices in zip(range(len(rounds) - 1, -1, -1), rounds, strict=True):
        closes_at = datetime.datetime(2025 - back, 10, 1, 9, tzinfo=datetime.UTC)
        made.append(release(*voices, closes_at=closes_at, opens_at=closes_at - WEEK, **fields))
    newest = made[-1]
    for number, each in enumerate(made):
        Round.objects.filter(pk=each.round_id).update(partnership=newest.round.partnership)
        type(each).objects.filter(pk=each.pk).update(digest=f"{newest.pk}{number}".ljust(64, "0"))
    return newest


@pytest.fixture
def look(client):
    """The page as its manager or the given user sees it."""

    def open_page(of, user=None, **asked):
        client.force_login(user or manager_of(of))
        response = client.get(address(of, PAGE, **asked))
        assert response.status_code == 200
        return response.content.decode()

    return open_page


LOW, HIGH = {"f6": at("2.8")}, {"f6": at("3.6")}


# --- Who may look -----------------------------------------------------------------------------


def test_page_is_found_by_members_only_and_by_readers_once_it_is_shared(client):
    made = held(three_roles(), three_roles())
    client.force_login(builders.user())
    assert client.get(address(made, PAGE)).status_code == 404

    client.force_login(builders.reader(made.round.partnership))
    assert client.get(address(made, PAGE)).status_code == 404
    Round.objects.update(shared_at=shared())
    assert client.get(address(made, PAGE)).status_code == 200


def test_visitor_is_asked_to_sign_in(client):
    page = address(held(three_roles()), PAGE)

    assert client.get(page).url == f"{reverse('account_login')}?next={page}"


def test_page_takes_no_posts(client):
    made = held(three_roles())
    client.force_login(manager_of(made))

    assert client.post(address(made, PAGE)).status_code == 405


def test_reader_sees_no_round_that_is_not_shared(look):
    made = held(three_roles(raad={"f6": at("1.3")}), three_roles())
    Round.objects.filter(pk=made.round_id).update(shared_at=shared())
    assert "1,3" in look(made)

    html = look(made, builders.reader(made.round.partnership))
    assert "1,3" not in html
    assert "Dit is de eerste ronde." in html


# --- What it says -----------------------------------------------------------------------------


def test_first_round_says_what_comes_after_the_next(look):
    html = look(held(three_roles()))

    assert "Dit is de eerste ronde. Na de volgende ziet u hier wat er veranderde." in html
    assert "<table" not in html
    assert "data-figure" not in html


def test_change_below_the_limit_shows_its_number(look):
    made = held(three_roles(raad={"f6": at("3.5")}), three_roles(raad={"f6": at("3.7")}))

    assert tables(look(made))["development-raad"][6][3] == "ongeveer gelijk gebleven (+0,2)"


def test_roles_have_a_column_per_round_and_what_changed_in_words(look):
    html = look(held(three_roles(raad=LOW), three_roles(raad=HIGH)))
    rows = tables(html)["development-raad"]

    assert rows[0] == [
        "Factor",
        "najaar 202420 mensen",
        "najaar 202520 mensen",
        "sinds najaar 2024",
    ]
    assert rows[6] == ["6 Organisatie", "2,8", "3,6", "↑ gestegen 0,8"]
    assert rows[1] == ["1 Belangen", "3,5", "3,5", "ongeveer gelijk gebleven"]
    assert [name for name in tables(html) if name.startswith("development")] == [
        "development-raad",
        "development-college",
        "development-organisatie",
        "development-place",
    ]


def test_arrow_is_said_in_words_too(look):
    html = look(held(three_roles(raad=LOW), three_roles(raad=HIGH)))

    arrow = '<b><span aria-hidden="true">↑</span><span class="visually-hidden">gestegen</span></b>'
    assert html.count(arrow) == 2


def test_clear_changes_come_first_in_sentences(look):
    html = look(held(three_roles(raad=LOW), three_roles(raad=HIGH)))
    assert "Sinds najaar 2024 is <strong>Organisatie</strong> bij de raden gestegen" in html

    html = look(held(three_roles(), three_roles()))
    assert "Geen enkele verandering bij een rol is groot genoeg voor een pijl." in html


def test_no_more_than_five_changes_are_told_in_sentences(look):
    many = {f"f{n}": at("2.5") for n in range(1, 8)}
    html = look(held(three_roles(raad=many), three_roles()))

    assert html.count("Sinds najaar 2024 is <strong>") == 5
    assert "En nog 2 veranderingen: zie de tabellen." in html


def years_under(picture):
    return len(re.findall(r">20\d\d</text>", picture))


@pytest.mark.parametrize(("rounds", "years"), [(3, 3), (5, 2)])
def test_names_of_rounds_that_do_not_fit_under_a_small_picture_are_left_out(look, rounds, years):
    html = look(held(*[three_roles()] * rounds))
    wide, small = (part.split("</svg>")[0] for part in html.split('<svg class="picture-')[1:])

    assert years_under(wide) == years_under(small) == 10 * years


def test_what_cannot_be_compared_says_why(look):
    html = look(held([group("raad", "Laren", 9)], raden(Laren={})))

    assert tables(html)["development-raad"][1][3] == "geen vergelijking"
    assert "Geen vergelijking met najaar 2024: toen waren er te weinig antwoorden." in html


def test_cautions_are_shown_and_name_their_rounds_when_there_are_more(look):
    few = [group("raad", "Laren", 20, of=50)]
    response = "Alle raden: in najaar 2024 antwoordde 40\u00a0%, nu 100\u00a0%."
    html = look(held(few, raden(Laren={})))
    assert response in html
    assert "Van najaar 2024 naar najaar 2025" not in html

    html = look(held(few, few, raden(Laren={})))
    assert response in html
    assert "Van najaar 2024 naar najaar 2025" in html


def test_only_the_five_newest_rounds_are_shown_and_the_page_says_so(look):
    html = look(held(*[raden(Laren={})] * 7))

    assert len(tables(html)["development-raad"][0]) == 7
    assert "2 eerdere rondes staan hier niet bij." in html


def test_actions_of_the_round_before_are_followed(look):
    made = held(three_roles(raad=LOW), three_roles(raad=HIGH))
    before = made.round.partnership.rounds.get(closes_at__year=2024).release
    change_item(release=before, factor_number=6, by=manager_of(made), action="Eén A4")

    assert (
        "Afgesproken in najaar 2024: Eén A4. Stand: nog niet begonnen. De raden gaven toen 2,8, "
        "nu 3,6."
    ) in look(made)


# --- One raad ---------------------------------------------------------------------------------


def test_raad_of_any_municipality_can_be_chosen(look):
    made = held(raden(Laren=LOW, Ede={}), raden(Laren=HIGH, Ede={}))
    first = look(made)
    assert tables(first)["development-place"][6][1:] == ["3,5", "3,5", "ongeveer gelijk gebleven"]
    assert f'href="?gemeente={CODES["Laren"]}#een-raad"' in first

    html = look(made, gemeente=CODES["Laren"])
    assert tables(html)["development-place"][6][1:] == ["2,8", "3,6", "↑ gestegen 0,8"]


@pytest.mark.parametrize("asked", ["GM9999", "<script>", ""])
def test_any_address_shows_a_raad(look, asked):
    html = look(held(raden(Laren={}), raden(Laren={})), gemeente=asked)

    assert "Raad Laren" in html


def test_raad_is_followed_through_a_merger(look):
    made = held(raden(Blaricum=LOW, Eemnes=LOW), raden(Laren=HIGH))
    day = datetime.date(2025, 1, 1)
    Municipality.objects.filter(name="Laren").update(established=day)
    laren = Municipality.objects.get(name="Laren")
    Municipality.objects.exclude(pk=laren.pk).update(dissolved=day, successor=laren)
    html = " ".join(look(made).split())

    assert tables(html)["development-place"][6] == [
        "6 Organisatie",
        "2,8",
        "3,6",
        "↑ gestegen 0,8",
    ]
    assert tables(html)["development-raad"][6][3] == "↑ gestegen 0,8"
    assert "Blaricum en Eemnes zijn sinds 2025 samen de gemeente Laren." in html
    assert "Vóór de herindeling: raden van Blaricum en Eemnes samen, daarna raad Laren." in html


# --- Sharing of one's own only ----------------------------------------------------------------


def test_reader_of_one_municipality_sees_that_one_and_the_roles(look):
    then = raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}, Heiloo={"f3": at("2.7")})
    now = raden(Laren={"f3": at("3.4")}, Ede={"f3": at("1.7")}, Heiloo={"f3": at("2.7")})
    made = held(then, now)
    everything = look(made, gemeente=CODES["Ede"])
    assert "1,3" in without_scripts(everything)

    html = look(made, reader_of(made, "Laren"), gemeente=CODES["Ede"])
    assert tables(html)["development-place"][3][1:3] == ["3,8", "3,4"]
    assert tables(html)["development-raad"][3][1:3] == ["2,6", "2,6"]
    for secret in ("1,3", "1,7", "Ede", CODES["Ede"]):
        assert secret not in without_scripts(html)
    assert {1.3, 1.7}.isdisjoint(numbers(figures(html)))


def test_picture_of_one_viewer_is_not_kept_for_another_set_of_rounds(look):
    made = held(three_roles(raad={"f6": at("1.3")}), three_roles(raad=LOW), three_roles())
    assert 1.3 in numbers(figures(look(made)))

    oldest = made.round.partnership.rounds.order_by("closes_at").first()
    Round.objects.exclude(pk=oldest.pk).update(shared_at=shared())
    html = look(made, builders.reader(made.round.partnership))
    assert 1.3 not in numbers(figures(html))


# --- The picture ------------------------------------------------------------------------------


FEW = [0, 0, 2, 2, 0, 16]


def test_picture_equals_its_tables(look):
    made = held(
        three_roles(raad=LOW, college={"t3a": FEW}),
        [group("raad", "Laren", 20, f6=at("3.3")), group("organisatie", "Laren", 7)],
        three_roles(raad=HIGH),
    )
    html = look(made)
    figure = figures(html)["figure-development"]
    categories = figure["layout"]["xaxis"]

    assert (categories["type"], categories["categoryarray"]) == (
        "category",
        ["2023", "2024", "2025"],
    )
    drawn = {
        (trace["name"], trace.get("xaxis", "x")): {
            x: comma(y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None
        }
        for trace in figure["data"]
    }
    for role, name in (("raad", "raden"), ("college", "colleges"), ("organisatie", "organisatie")):
        for index, row in enumerate(tables(html)[f"development-{role}"][1:]):
            cells = dict(zip(("2023", "2024", "2025"), row[1:4], strict=True))
            shown = {
                year: text.removeprefix("ongeveer ").split()[0]
                for year, text in cells.items()
                if text != "niet getoond"
            }
            axis = "x" if index == 0 else f"x{index + 1}"
            assert drawn.get((name, axis), {}) == shown


def test_line_is_broken_between_rounds_that_cannot_be_compared(look):
    html = look(held(raden(Laren={}), raden(Laren={}, Ede={}), raden(Laren={}, Ede={})))
    trace = figures(html)["figure-development"]["data"][0]

    assert list(zip(trace["x"], trace["y"], strict=True)) == [
        ("2023", 3.5),
        ("2024", None),
        ("2024", 3.5),
        ("2025", 3.5),
    ]


def test_picture_of_a_demonstration_says_so(look):
    made = held(three_roles(), three_roles())
    Partnership.objects.update(fictitious=True)

    assert look(made).count(">VERZONNEN</text>") == 2


# --- Cost -------------------------------------------------------------------------------------


def cost(client, municipalities, rounds):
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    voices = [*raden(**{name: {} for name in names}), group("college", names[0], 9)]
    made = held(*[voices] * rounds)
    client.force_login(manager_of(made))
    client.get(address(made, PAGE))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address(made, PAGE))
    assert len(response.content) < 75_000
    return len(captured)


def test_page_needs_as_many_queries_for_many_municipalities_and_rounds(client):
    few = cost(client, 3, 1)

    assert cost(client, 30, 5) == few
    assert 0 < few <= 8
