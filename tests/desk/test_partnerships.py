import datetime

import pytest
from django.urls import reverse

from assessments.desk.actions import close_round
from assessments.models import AuditEntry, Municipality, Partnership
from tests import builders

pytestmark = pytest.mark.django_db
FIELDS = {
    "name": "Regio Zuid",
    "form": "public-body",
    "description": "Samen afval ophalen.",
    "sharing": "open",
}


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", "Blaricum")


def page(name, *args, **query):
    return reverse(name, args=args, query=query)


def test_create_makes_a_partnership_managed_by_its_maker(client):
    account = builders.user(makes_partnerships=True)
    client.force_login(account)

    response = client.post(page("create_partnership"), FIELDS)

    made = Partnership.objects.get()
    assert response.url == page("partnership_municipalities", "regio-zuid")
    assert made.members.get().user == account
    assert made.members.get().is_manager


@pytest.mark.parametrize("article", ["", "de", "het"])
def test_article_is_chosen_in_the_form(client, of, article):
    client.force_login(builders.manager(of))

    client.post(page("change_partnership", "samen"), FIELDS | {"article": article})

    of.refresh_from_db()
    assert of.article == article


def test_article_that_the_name_has_already_is_refused(client, of):
    client.force_login(builders.manager(of))
    doubled = FIELDS | {"name": "De BEL-samenwerking", "article": "de"}

    response = client.post(page("change_partnership", "samen"), doubled)

    assert "De naam begint al met “de”. Haal dat woord daar weg" in response.text
    of.refresh_from_db()
    assert of.name == "Samen"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["nobody's member", "manager", "reader", "staff"])
def test_create_is_not_there_for_whom_no_administrator_gave_the_right(client, of, who, method):
    makers = {"manager": builders.manager, "reader": builders.reader}
    staff = {"is_staff": who == "staff"}
    client.force_login(makers[who](of) if who in makers else builders.user(**staff))

    response = getattr(client, method)(page("create_partnership"), FIELDS)

    assert response.status_code == 404
    assert Partnership.objects.count() == 1


@pytest.mark.parametrize("right", ["is_superuser", "makes_partnerships"])
def test_create_is_offered_to_who_may(client, right):
    client.force_login(builders.user("met@example.nl", **{right: True}))
    assert page("create_partnership") in client.get(page("desk")).text
    assert client.get(page("create_partnership")).status_code == 200

    client.force_login(builders.user("zonder@example.nl"))
    assert page("create_partnership") not in client.get(page("desk")).text


def test_create_asks_a_second_factor_of_who_has_no_place_yet(client, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    client.force_login(builders.user(makes_partnerships=True))

    response = client.post(page("create_partnership"), FIELDS)

    assert response.url == page("mfa_index")
    assert not Partnership.objects.exists()


def test_create_with_a_taken_name_gets_another_address(client):
    client.force_login(builders.user(makes_partnerships=True))
    client.post(page("create_partnership"), FIELDS)
    client.post(page("create_partnership"), FIELDS)
    client.post(page("create_partnership"), FIELDS | {"name": "Nieuw"})

    assert sorted(Partnership.objects.values_list("slug", flat=True)) == [
        "nieuw-2",
        "regio-zuid",
        "regio-zuid-2",
    ]


def test_description_over_300_characters_is_refused_with_what_was_typed(client):
    client.force_login(builders.user(makes_partnerships=True))

    response = client.post(page("create_partnership"), FIELDS | {"description": "x" * 301})

    assert response.status_code == 422
    assert "x" * 301 in response.text
    assert not Partnership.objects.exists()


def test_change_saves_and_records(desk, of):
    response = desk.post(page("change_partnership", of.slug), FIELDS)

    of.refresh_from_db()
    assert response.url == page("partnership", "samen")
    assert of.name == "Regio Zuid"
    assert AuditEntry.objects.get().action == "changed"


def test_hiding_the_only_other_municipality_is_refused(desk, of):
    of.municipalities.remove(builders.municipality("Blaricum"))

    response = desk.post(page("change_partnership", of.slug), FIELDS | {"sharing": "own"})

    of.refresh_from_db()
    assert response.status_code == 422
    assert "het geheel min de eigen gemeente is de andere" in response.text
    assert of.sharing == "open"


@pytest.mark.parametrize("words", ["utrecht", "GM0344", "gm0344", "trech"])
def test_municipality_is_found_by_name_and_code(desk, of, words):
    Municipality.objects.create(code="GM0344", name="Utrecht")

    response = desk.get(page("partnership_municipalities", of.slug, zoek=words))

    assert page("add_municipality", of.slug, "GM0344") in response.text


@pytest.mark.parametrize("words", ["sudwest", "Súdwest-Fr", "1900", "gm1900"])
def test_municipality_is_found_without_accents_and_by_bare_number(desk, of, words):
    Municipality.objects.create(code="GM1900", name="Súdwest-Fryslân")

    response = desk.get(page("partnership_municipalities", "samen", zoek=words))

    assert [each.name for each in response.context["found"]] == ["Súdwest-Fryslân"]


def test_search_with_htmx_gives_only_the_results(desk, of):
    Municipality.objects.create(code="GM0344", name="Utrecht")
    address = page("partnership_municipalities", of.slug, zoek="utrecht")

    response = desk.get(address, headers={"HX-Request": "true", "HX-Target": "found"})

    assert "Utrecht" in response.text
    assert "<html" not in response.text


def test_dissolved_municipality_is_found_with_a_note(desk, of):
    eemsdelta = Municipality.objects.create(code="GM1979", name="Eemsdelta")
    dissolved = {"dissolved": datetime.date(2021, 1, 1), "successor": eemsdelta}
    Municipality.objects.create(code="GM0003", name="Appingedam", **dissolved)

    response = desk.get(page("partnership_municipalities", of.slug, zoek="appin"))

    assert "Opgeheven op 1 januari 2021." in response.text
    assert "Nu: Eemsdelta." in response.text


def test_merged_municipality_offers_its_successor(desk, of):
    eemsdelta = Municipality.objects.create(code="GM1979", name="Eemsdelta")
    Municipality.objects.filter(name="Laren").update(
        dissolved=datetime.date(2021, 1, 1), successor=eemsdelta
    )

    response = desk.get(page("partnership_municipalities", of.slug))

    assert "Laren is sinds 1 januari 2021 deel van Eemsdelta." in response.text
    assert "Eemsdelta toevoegen" in response.text


def test_added_municipality_is_in_rounds_that_are_being_prepared_only(desk, of):
    opened = builders.opened_round(of)
    draft = builders.draft_round(of)
    utrecht = Municipality.objects.create(code="GM0344", name="Utrecht")

    desk.post(page("add_municipality", of.slug, "GM0344"))

    assert utrecht in of.municipalities.all()
    assert utrecht in draft.municipalities.all()
    assert utrecht not in opened.municipalities.all()


def test_municipality_with_people_in_a_draft_is_not_removed(desk, of):
    builders.invite(builders.draft_round(of), "Laren")
    laren = builders.municipality("Laren")

    response = desk.post(page("remove_municipality", of.slug, laren.code), follow=True)

    assert "Verwijder hen eerst." in response.text
    assert laren in of.municipalities.all()


def test_removed_municipality_is_gone(desk, of):
    laren = builders.municipality("Laren")

    desk.post(page("remove_municipality", of.slug, laren.code))

    assert laren not in of.municipalities.all()


def test_archived_partnership_leaves_the_desk_and_can_come_back(desk, of):
    desk.post(page("archive_partnership", of.slug))
    assert desk.get(page("desk")).context["desk"].managed == ()

    desk.post(page("restore_partnership", of.slug))
    assert page("partnership", of.slug) in desk.get(page("desk")).text


def test_archived_partnership_offers_no_new_round(desk, of):
    button = reverse("create_round", args=[of.slug])
    assert button in desk.get(page("partnership", of.slug)).text

    Partnership.objects.update(archived=True)

    assert button not in desk.get(page("partnership", of.slug)).text


def test_partnership_with_an_open_round_is_not_archived(desk, of):
    builders.opened_round(of)

    response = desk.post(page("archive_partnership", of.slug), follow=True)

    of.refresh_from_db()
    assert "Er is nog een ronde open." in response.text
    assert not of.archived


def test_archived_partnership_is_listed_for_its_managers_only(client, desk, of):
    Partnership.objects.update(archived=True)
    address = page("partnership", "samen")

    assert address in desk.get(page("desk")).text
    client.force_login(builders.reader(of))
    assert address not in client.get(page("desk")).text


def test_joint_organisation_with_people_in_a_draft_is_not_removed(desk, of):
    Partnership.objects.update(joint_organisation="BEL Combinatie")
    of.refresh_from_db()
    draft = builders.draft_round(of, joint_organisation="BEL Combinatie")
    draft.invitations.create(role="organisatie", name="Kees", email="kees@example.nl")

    response = desk.post(page("change_partnership", "samen"), FIELDS)

    assert response.status_code == 422
    assert "Er staan mensen van de gezamenlijke organisatie in een ronde" in response.text
    of.refresh_from_db()
    assert of.joint_organisation == "BEL Combinatie"


def test_desk_says_what_to_do_first(desk, of):
    response = desk.get(page("desk"))

    assert page("create_round", "samen") in response.text
    assert "Er is nog geen ronde." in response.text


def test_desk_says_that_results_are_not_shared_yet(desk, of):
    current_round = builders.opened_round(of)
    close_round(current_round=current_round)

    response = desk.get(page("desk"))

    assert "nog niet gedeeld" in response.text
    assert page("round", "samen", current_round.pk) in response.text


def test_choosing_municipalities_says_that_two_can_hide_nothing(desk, of):
    of.municipalities.remove(builders.municipality("Laren"))
    Partnership.objects.update(sharing="own")

    response = desk.get(page("partnership_municipalities", "samen"))

    assert "het geheel min de eigen gemeente is de andere" in response.text


def test_audit_log_shows_who_did_what(desk, of):
    desk.post(page("change_partnership", of.slug), FIELDS)

    response = desk.get(page("audit_log", of.slug))

    assert "beheerder@example.nl" in response.text
    assert "gewijzigd" in response.text


@pytest.mark.parametrize(
    "name",
    [
        "partnership",
        "change_partnership",
        "partnership_municipalities",
        "archive_partnership",
        "audit_log",
        "create_round",
    ],
)
def test_page_of_a_partnership_is_not_found_by_others(client, of, name):
    assert client.get(page(name, of.slug)).status_code == 302
    client.force_login(builders.reader(of))
    assert client.get(page(name, of.slug)).status_code == 404
    client.force_login(builders.user("ander@example.nl"))
    assert client.get(page(name, of.slug)).status_code == 404
