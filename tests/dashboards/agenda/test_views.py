"""The page with the conversation agenda: what everybody reads, and what managers can do there."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.followup.actions import change_item, reorder
from assessments.followup.final import make_final
from assessments.models import Municipality, Partnership, Round
from tests import builders
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

FAR = {"f3": at("2.5"), "f6": at("2.2"), "t8a": [0, 0, 5, 5, 0, 10]}
SHARED = datetime.datetime(2025, 10, 5, tzinfo=datetime.UTC)


def address(of):
    return reverse("dashboards:agenda", args=[of.round.partnership.slug, of.round_id])


def earlier(of, *voices, **fields):
    """A release of the same partnership, a year before."""
    fields = {
        "title": "Najaar 2024",
        "opens_at": datetime.datetime(2024, 9, 1, 9, tzinfo=datetime.UTC),
        "closes_at": datetime.datetime(2024, 10, 1, 9, tzinfo=datetime.UTC),
    } | fields
    before = release(*voices, **fields)
    Round.objects.filter(pk=before.round_id).update(partnership=of.round.partnership)
    before.round.partnership = of.round.partnership
    return before


@pytest.fixture
def look(client):
    """The page as its manager or the given user sees it."""

    def open_page(of, user=None):
        client.force_login(user or manager_of(of))
        response = client.get(address(of))
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return open_page


def manager_of(of):
    partnership = of.round.partnership
    member = partnership.members.filter(level="manager").first()
    return (
        member.user if member else builders.manager(partnership, f"{partnership.slug}@example.nl")
    )


def reader_of(of, place=None):
    Round.objects.update(shared_at=SHARED)
    municipality = Municipality.objects.get(name=place) if place else None
    return builders.reader(of.round.partnership, municipality)


# --- Who may look ---------------------------------------------------------------------------


def test_agenda_is_found_by_members_only(client):
    made = release(*three_roles(), shared_at=SHARED)
    client.force_login(builders.user())

    assert client.get(address(made)).status_code == 404


def test_reader_does_not_find_the_agenda_before_it_is_shared(client):
    made = release(*three_roles())
    client.force_login(builders.reader(made.round.partnership))
    assert client.get(address(made)).status_code == 404

    Round.objects.update(shared_at=SHARED)
    assert client.get(address(made)).status_code == 200


def test_visitor_is_asked_to_sign_in(client):
    page = address(release(*three_roles(), shared_at=SHARED))

    assert client.get(page).url == f"{reverse('account_login')}?next={page}"


def test_agenda_takes_no_posts_and_is_kept_by_no_cache_between(client):
    made = release(*three_roles())
    client.force_login(manager_of(made))

    assert client.post(address(made)).status_code == 405
    assert client.get(address(made))["Cache-Control"] == "private, no-cache"


# --- What everybody reads -------------------------------------------------------------------


def test_every_factor_is_in_a_group_with_its_reason_in_numbers(look):
    html = look(release(*three_roles(raad=FAR)))

    assert html.count('<li id="factor-') == 10
    assert "Raden 2,2 en colleges 3,5. Dat is 1,3 verschil." in html
    assert "50 % van de raadsleden kiest “weet niet” bij “" in html
    assert "Van de raden is 55 % het eens, van de colleges 55 %, van de organisaties" in html
    assert "Geen factoren in deze groep." in html


def test_second_reason_is_named_after_ook(look):
    both = {"t6a": [0, 10, 0, 0, 0, 10], "t6b": at("2.0")}
    html = look(release(*three_roles(raad=both)))

    assert "Ook: raden 2,0 en colleges 3,5. Dat is 1,5 verschil." in html


def test_conversation_begins_with_at_most_three_factors(look):
    html = look(release(*three_roles(raad=FAR)))
    begin = html.split('id="begin-hier"')[1].split("</section>")[0]

    assert begin.count("<li>") == 3
    assert ">Organisatie</a>" in begin
    assert "Raden en colleges 1,3 uit elkaar" in begin


def test_limits_are_explained_in_words_and_numbers(look):
    html = look(release(*three_roles()))

    assert "Wij kijken of in elke groep een meerderheid het eens is" in html
    assert "Of één raad ligt 0,8 of meer van het gemiddelde van de andere raden." in html
    assert "U mag de volgorde zelf veranderen. Dan staat erbij dat u dat deed." in html


def test_agenda_with_nothing_to_show_says_so(look):
    html = look(release(group("raad", "Laren", 3, of=15)))

    assert "Er zijn te weinig antwoorden om een gesprek mee te beginnen." in html
    assert "Te weinig antwoorden om iets te zeggen over: Belangen, Identiteit" in html


def test_page_of_a_demonstration_says_so(look):
    made = release(*three_roles())
    Partnership.objects.update(fictitious=True)

    assert "VERZONNEN" in look(made)


def write_six(of, **changes):
    values = {
        "note": "Eerst <b>dit</b>.",
        "action": "Eén A4",
        "owner": "De griffier",
        "due_on": datetime.date(2026, 3, 1),
        "sign": "Iedereen noemt dezelfde",
        "progress": "busy",
    } | changes
    change_item(release=of, factor_number=6, by=manager_of(of), **values)


@pytest.mark.parametrize("place", [None, "Laren"])
def test_notes_and_actions_are_read_by_all_and_changed_by_managers_only(look, place):
    made = release(*three_roles(raad=FAR))
    write_six(made)
    html = look(made, reader_of(made, place))

    for text in (
        "Eerst &lt;b&gt;dit&lt;/b&gt;.",
        "Eén A4",
        "<dd>De griffier</dd>",
        "<dd>1 maart 2026</dd>",
        "<dd>Iedereen noemt dezelfde</dd>",
        "<dd>bezig</dd>",
    ):
        assert text in html
    assert "<form" not in html.split("<main")[1]
    assert "U mag de volgorde zelf veranderen." not in html
    assert reverse("followup:agenda_item", args=args_of(made, 6)) not in html


def args_of(made, number):
    return [made.round.partnership.slug, made.round_id, number]


# --- What a manager can do ------------------------------------------------------------------


def test_manager_can_add_to_every_factor(look):
    made = release(*three_roles())
    html = look(made)

    for number in range(1, 11):
        assert f'href="{reverse("followup:agenda_item", args=args_of(made, number))}"' in html


def test_buttons_send_the_order_of_the_group_with_one_factor_moved(look):
    html = look(release(*three_roles(raad={"f3": at("2.5"), "f6": at("2.2"), "f8": at("2.4")})))
    group_ = html.split('id="groep-bespreken"')[1].split("</section>")[0]

    assert group_.count('<button class="btn-quiet"') == 4
    for order in ("8,6,3", "6,3,8"):
        assert group_.count(f'name="order" value="{order}"') == 2


def test_pressing_a_button_moves_the_factor_and_marks_the_page(client, look):
    made = release(*three_roles(raad={"f3": at("2.5"), "f6": at("2.2"), "f8": at("2.4")}))
    mark = "De volgorde is aangepast door de beheerder."
    assert mark not in look(made)

    order = reverse("followup:agenda_order", args=args_of(made, 6)[:2])
    client.post(order, {"order": "8,6,3", "group": "bespreken"})
    html = look(made)
    assert mark in html
    assert html.index('id="factor-8"') < html.index('id="factor-6"') < html.index('id="factor-3"')
    assert "Terug naar de volgorde van de regel" in html

    client.post(order, {"restore": "1"})
    assert mark not in look(made)


def test_reader_reads_that_the_order_was_changed(look):
    made = release(*three_roles(raad=FAR))
    reorder(release=made, factor_numbers=[3, 6], by=manager_of(made))
    html = look(made, reader_of(made))

    assert "De volgorde is aangepast door de beheerder." in html
    assert "Terug naar de volgorde van de regel" not in html


def test_final_reports_leave_managers_the_progress_of_actions(look):
    made = release(*three_roles(raad=FAR))
    write_six(made)
    make_final(release=made, by=manager_of(made))
    html = look(made)

    assert "De rapporten zijn vastgesteld op" in html
    assert 'name="order"' not in html
    assert html.count("Stand bijwerken") == 1
    assert "toevoegen" not in html


# --- What became of it ----------------------------------------------------------------------


def test_next_round_shows_what_became_of_the_actions(look):
    made = release(*three_roles(raad={"f6": at("3.6")}))
    before = earlier(made, *three_roles(raad={"f6": at("2.8")}))
    write_six(before, progress="done")
    html = look(made)

    assert (
        "Afgesproken in najaar 2024: Eén A4. Stand: gedaan. De raden gaven toen 2,8, nu 3,6. "
        "Of dat door de afspraak komt, weet u zelf het best."
    ) in html
    assert f'href="{reverse("followup:agenda_item", args=args_of(before, 6))}"' in html


def test_actions_of_a_round_that_a_reader_may_not_see_are_not_shown(look):
    made = release(*three_roles())
    before = earlier(made, *three_roles())
    write_six(before)
    reader = reader_of(made)
    assert "Eén A4" in look(made, reader)

    Round.objects.filter(pk=before.round_id).update(shared_at=None)
    assert "Eén A4" not in look(made, reader)


def test_first_round_has_no_earlier_actions(look):
    assert "Wat is er van de vorige afspraken geworden?" not in look(release(*three_roles()))


# --- Sharing of one's own only, and cost ------------------------------------------------------


def test_reader_of_one_municipality_reads_nothing_of_the_others(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}))
    assert "Ede" in look(made)
    assert "1,3" in look(made)

    Partnership.objects.update(sharing=Partnership.Sharing.OWN)
    html = look(made, reader_of(made, "Laren"))
    assert "Ede" not in html
    assert "1,3" not in html


def cost(client, municipalities, rounds):
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    voices = [*raden(**{name: {} for name in names}), group("college", names[0], 9)]
    made = release(*voices)
    for n in range(1, rounds):
        closes_at = datetime.datetime(2025 - n, 10, 1, 9, tzinfo=datetime.UTC)
        write_six(earlier(made, *voices, closes_at=closes_at, opens_at=closes_at - WEEK))
    client.force_login(manager_of(made))
    client.get(address(made))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address(made))
    assert len(response.content) < 60_000
    return len(captured)


WEEK = datetime.timedelta(weeks=1)


def test_agenda_needs_as_many_queries_for_many_municipalities_and_rounds(client):
    few = cost(client, 3, 1)

    assert cost(client, 30, 5) == few
    assert 0 < few <= 8
