"""What a manager adds to the agenda over HTTP, and who may not."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.followup.actions import change_item
from assessments.followup.final import make_final
from assessments.models import AgendaItem, Round
from tests import builders
from tests.results.builders import raden, release

pytestmark = pytest.mark.django_db

WRITTEN = {
    "note": "Eerst dit.",
    "action": "Eén A4",
    "owner": "De griffier",
    "due_on": "2026-03-01",
    "sign": "Iedereen noemt dezelfde",
    "progress": "busy",
}


@pytest.fixture
def made():
    return release(*raden(Laren={}, Ede={}))


@pytest.fixture
def manager(client, made):
    account = builders.manager(made.round.partnership)
    client.force_login(account)
    return account


def item_address(made, number=6):
    args = [made.round.partnership.slug, made.round_id, number]
    return reverse("followup:agenda_item", args=args)


def order_address(made):
    return reverse("followup:agenda_order", args=[made.round.partnership.slug, made.round_id])


def agenda(made, place):
    page = reverse("dashboards:agenda", args=[made.round.partnership.slug, made.round_id])
    return f"{page}#{place}"


# --- Who may --------------------------------------------------------------------------------


def outsider(of):
    return builders.user("buiten@example.nl")


def reader(of):
    return builders.reader(of)


def reader_of_one(of):
    return builders.reader(of, builders.municipality("Laren"), "laren@example.nl")


def manager_elsewhere(of):
    return builders.manager(builders.partnership(slug="elders"), "elders@example.nl")


@pytest.mark.parametrize("who", [outsider, reader, reader_of_one, manager_elsewhere])
def test_only_managers_find_the_ways_to_change_the_agenda(client, made, who):
    Round.objects.update(shared_at=made.round.closes_at)
    client.force_login(who(made.round.partnership))

    assert client.get(item_address(made)).status_code == 404
    assert client.post(item_address(made), WRITTEN).status_code == 404
    assert client.post(order_address(made), {"order": "6,8"}).status_code == 404
    assert not AgendaItem.objects.exists()


def test_visitor_is_asked_to_sign_in(client, made):
    for address in (item_address(made), order_address(made)):
        response = client.post(address, WRITTEN)
        assert response.url == f"{reverse('account_login')}?next={address}"


def test_changes_without_a_token_are_refused(made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(builders.manager(made.round.partnership))

    assert client.post(item_address(made), WRITTEN).status_code == 403
    assert client.post(order_address(made), {"order": "6,8"}).status_code == 403
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize("number", [0, 11])
def test_factor_that_does_not_exist_is_not_found(client, made, manager, number):
    assert client.get(item_address(made, number)).status_code == 404
    assert client.post(item_address(made, number), WRITTEN).status_code == 404


def test_round_without_results_is_not_found(client, made, manager):
    draft = builders.draft_round(made.round.partnership)
    address = reverse("followup:agenda_item", args=[made.round.partnership.slug, draft.pk, 6])

    assert client.get(address).status_code == 404


def test_order_is_only_taken_by_a_form(client, made, manager):
    assert client.get(order_address(made)).status_code == 405


# --- A note and an action -------------------------------------------------------------------


def test_note_and_action_are_written_and_lead_back_to_the_factor(client, made, manager):
    response = client.post(item_address(made), WRITTEN)

    assert (response.status_code, response.url) == (302, agenda(made, "factor-6"))
    (item,) = AgendaItem.objects.all()
    assert (item.note, item.action, item.due_on.isoformat()) == (
        WRITTEN["note"],
        WRITTEN["action"],
        WRITTEN["due_on"],
    )


def test_form_shows_what_was_written(client, made, manager):
    client.post(item_address(made), WRITTEN)
    form = client.get(item_address(made)).context["form"]

    assert {name: form[name].value() for name in ("note", "action", "owner", "sign")} == {
        name: WRITTEN[name] for name in ("note", "action", "owner", "sign")
    }
    assert 'value="2026-03-01"' in str(form["due_on"])


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"action": ""}, "Vul in wat u gaat doen, of laat de hele afspraak leeg."),
        ({"due_on": "morgen"}, "Voer een geldige datum in."),
        ({"note": "x" * 201}, "Dit is te lang: het zijn 201 tekens, en er passen er 200."),
        ({"progress": "bijna"}, "Selecteer een geldige keuze. bijna is geen beschikbare keuze."),
    ],
)
def test_bad_input_is_refused_in_dutch_and_nothing_is_lost(client, made, manager, wrong, text):
    response = client.post(item_address(made), WRITTEN | wrong)
    html = response.content.decode()

    assert response.status_code == 422
    assert text in html
    assert WRITTEN["owner"] in html
    assert "Fout:" in html
    assert not AgendaItem.objects.exists()


def test_final_reports_leave_only_the_progress(client, made, manager):
    change_item(release=made, factor_number=6, by=manager, action="Eén A4")
    make_final(release=made, by=manager)
    page = client.get(item_address(made))

    assert list(page.context["form"].fields) == ["progress"]
    assert client.post(item_address(made), {"progress": "done"}).status_code == 302
    (item,) = AgendaItem.objects.all()
    assert (item.action, item.progress) == ("Eén A4", "done")


def test_final_reports_without_an_action_leave_nothing_to_fill_in(client, made, manager):
    make_final(release=made, by=manager)
    html = client.get(item_address(made)).content.decode()

    assert "Bij deze factor is niets afgesproken" in html
    assert "<form" not in html.split("<main")[1]


def test_text_that_comes_after_the_reports_became_final_is_refused_and_not_lost(
    client, made, manager
):
    make_final(release=made, by=manager)
    response = client.post(item_address(made), WRITTEN)
    html = response.content.decode()

    assert response.status_code == 422
    assert "De rapporten zijn vastgesteld." in html
    assert WRITTEN["note"] in html
    assert not AgendaItem.objects.exists()


def test_item_of_a_demonstration_says_so(client, made, manager):
    made.round.partnership.fictitious = True
    made.round.partnership.save()

    assert "VERZONNEN" in client.get(item_address(made)).content.decode()


# --- The order ------------------------------------------------------------------------------


def positions():
    return dict(AgendaItem.objects.values_list("factor_number", "position"))


def test_order_is_kept_and_leads_back_to_the_group(client, made, manager):
    response = client.post(order_address(made), {"order": "8,6,3", "group": "bespreken"})

    assert (response.status_code, response.url) == (302, agenda(made, "groep-bespreken"))
    assert positions() == {8: 1, 6: 2, 3: 3}


def test_order_of_the_rule_can_be_taken_back(client, made, manager):
    client.post(order_address(made), {"order": "8,6,3"})
    response = client.post(order_address(made), {"restore": "1"})

    assert (response.status_code, response.url) == (302, agenda(made, "volgorde"))
    assert positions() == {}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        *({"order": order} for order in ("", "6,6", "6,11", "0,6", "6;8", "a", "6,")),
        {"order": "6,8", "group": "<script>"},
    ],
)
def test_order_that_does_not_exist_is_refused_in_dutch(client, made, manager, sent):
    client.post(order_address(made), {"order": "8,6,3"})
    response = client.post(order_address(made), sent)

    assert response.status_code == 422
    assert "Deze volgorde bestaat niet. Er is niets veranderd." in response.content.decode()
    assert positions() == {8: 1, 6: 2, 3: 3}


@pytest.mark.parametrize("sent", [{"order": "6,8"}, {"restore": "1"}])
def test_order_stays_once_the_reports_are_final(client, made, manager, sent):
    client.post(order_address(made), {"order": "8,6,3"})
    make_final(release=made, by=manager)
    response = client.post(order_address(made), sent)

    assert response.status_code == 422
    assert "De rapporten zijn vastgesteld." in response.content.decode()
    assert positions() == {8: 1, 6: 2, 3: 3}
