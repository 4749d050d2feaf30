import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from assessments.models import Member
from tests.accounts.steps import PASSWORD, code_of, give_app, mailed, set_up_app, sign_in
from tests.builders import ballots, manager, opened_round, partnership, reader, user

pytestmark = pytest.mark.django_db
SET_UP = "/account/"


@pytest.fixture(autouse=True)
def _second_factor_required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def signed_in(client):
    return "_auth_user_id" in client.session


def closed_pages():
    return ["/werkplek/", "/werkplek/samen/gebruikers/", "/uitkomsten/samen/1/", "/beheer/"]


@pytest.mark.parametrize("path", closed_pages())
@pytest.mark.parametrize("level", list(Member.Level))
def test_member_without_second_factor_gets_nothing_but_setting_it_up(client, path, level):
    place = partnership()
    client.force_login(manager(place) if level == Member.Level.MANAGER else reader(place))
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, SET_UP)


def test_member_without_second_factor_changes_nothing_either(client):
    place = partnership()
    client.force_login(manager(place))
    other = Member.objects.create(partnership=place, user=user("jan@example.nl"), level="manager")
    response = client.post(f"/werkplek/samen/gebruikers/{other.pk}/verwijderen/")
    assert response["Location"] == SET_UP
    assert place.members.count() == 2


def test_staff_without_second_factor_gets_no_admin(client):
    client.force_login(user(is_staff=True, is_superuser=True))
    assert client.get("/beheer/")["Location"] == SET_UP


def test_unknown_pages_stay_unknown(client):
    client.force_login(manager(partnership()))
    assert client.get("/bestaat-niet/").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["home", "code", "lost_link", "privacy", "protection", "accessibility", "account_logout"],
)
def test_public_pages_stay_open(client, name):
    client.force_login(manager(partnership()))
    assert client.get(reverse(name)).status_code == 200


def test_survey_stays_open(client):
    """A manager may be a councillor too."""
    place = partnership()
    current_round = opened_round(place)
    (invitation,) = ballots(current_round, answers=[None])
    client.force_login(manager(place))
    path = reverse("survey:start", args=[invitation.public_id])
    assert client.get(path).headers.get("Location") != SET_UP


def test_somebody_without_a_place_needs_no_second_factor(client):
    client.force_login(user())
    assert client.get("/werkplek/").status_code == 200


def test_second_factor_can_be_left_out_by_a_setting(client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(manager(partnership()))
    assert client.get("/werkplek/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client):
    account = manager(partnership())
    Authenticator.objects.create(user=account, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(account)
    assert client.get("/werkplek/")["Location"] == SET_UP


def test_app_is_set_up_right_after_signing_in_without_typing_the_password_again(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    response, _ = set_up_app(client)
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(response["Location"]).context["unused_codes"]) == 10
    assert client.get("/werkplek/").status_code == 200


def test_app_asks_for_the_password_when_signing_in_was_long_ago(client, time_machine):
    time_machine.move_to("2026-11-23 12:00:00+01:00")
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    time_machine.shift(301)
    response = client.get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    response = client.post(response["Location"], {"password": PASSWORD})
    assert response["Location"] == reverse("mfa_activate_totp")
    assert client.get(response["Location"]).status_code == 200


def test_app_with_a_wrong_code_is_not_set_up(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    client.get(reverse("mfa_activate_totp"))
    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert response.context["form"].errors == {"code": ["Dat klopt niet. Probeer het opnieuw."]}
    assert Authenticator.objects.count() == 0


def test_app_is_set_up_by_an_account_whose_address_was_never_confirmed(client):
    """Anybody can make allauth note an unconfirmed address; it must lock nobody out."""
    account = manager(partnership())
    account.emailaddress_set.create(email=account.email, verified=False)
    sign_in(client, account.email)
    set_up_app(client)
    assert client.get("/werkplek/").status_code == 200


def test_signing_in_asks_for_the_code_and_then_leads_on(client):
    secret = give_app(manager(partnership()))
    response = sign_in(client, "beheerder@example.nl")
    assert response["Location"] == reverse("mfa_authenticate")
    assert not signed_in(client)
    response = client.post(response["Location"], {"code": code_of(secret)})
    assert response["Location"] == reverse("desk")
    assert signed_in(client)


def test_code_works_once(client):
    secret = give_app(manager(partnership()))
    code = code_of(secret)
    sign_in(client, "beheerder@example.nl")
    client.post(reverse("mfa_authenticate"), {"code": code})
    client.post(reverse("account_logout"))
    sign_in(client, "beheerder@example.nl")
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert not signed_in(client)


def test_recovery_code_works_once(client):
    account = manager(partnership())
    sign_in(client, account.email)
    set_up_app(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for expected in (True, False):
        client.post(reverse("account_logout"))
        sign_in(client, account.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert signed_in(client) is expected


def test_recovery_codes_are_saved_as_a_file_with_a_dutch_name(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    set_up_app(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    response = client.get(reverse("mfa_download_recovery_codes"))
    assert response["Content-Disposition"] == 'attachment; filename="herstelcodes.txt"'
    assert response.content.decode().split()[-10:] == codes


def test_recovery_codes_without_a_second_factor_are_not_made(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    response = client.post(reverse("mfa_generate_recovery_codes"))
    assert response.context["form"].errors == {"__all__": ["Stel eerst een tweede stap in."]}


def test_switching_off_the_last_second_factor_closes_everything_again(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get("/werkplek/")["Location"] == SET_UP


def test_forgotten_password_does_not_pass_the_second_factor_by(client):
    give_app(manager(partnership()))
    client.post(reverse("account_reset_password"), {"email": "beheerder@example.nl"})
    path = mailed()[0].body.split("http://testserver")[1].split()[0]
    form_path = client.get(path)["Location"]
    new = {"password1": "vier losse woorden samen", "password2": "vier losse woorden samen"}
    assert client.post(form_path, new)["Location"] == reverse("mfa_authenticate")
    assert not signed_in(client)


@pytest.mark.django_db(transaction=True)
def test_setting_up_is_mailed_to_the_owner(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    set_up_app(client)
    assert [message.subject for message in mailed()] == ["Inloggen met een code staat aan"]


def test_second_factor_costs_one_query_a_page(client, django_assert_num_queries, settings):
    account = manager(partnership())
    give_app(account)
    client.force_login(account)
    settings.REQUIRE_SECOND_FACTOR = False
    with django_assert_num_queries(7):
        client.get("/werkplek/")
    settings.REQUIRE_SECOND_FACTOR = True
    with django_assert_num_queries(8):
        client.get("/werkplek/")
