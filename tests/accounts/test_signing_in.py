import pytest
from allauth.account.models import EmailAddress
from django.urls import NoReverseMatch, reverse

from tests.accounts.steps import PASSWORD, link_in, mailed, sign_in
from tests.builders import manager, partnership, user

pytestmark = pytest.mark.django_db


def signed_in(client):
    return "_auth_user_id" in client.session


def test_sign_in_leads_to_the_desk(client):
    manager(partnership())
    response = sign_in(client, "beheerder@example.nl")
    assert (response.status_code, response["Location"]) == (302, reverse("desk"))
    assert signed_in(client)


def test_sign_in_takes_the_address_in_any_case(client):
    manager(partnership())
    sign_in(client, "Beheerder@Example.NL")
    assert signed_in(client)


def test_sign_in_says_the_same_for_a_wrong_password_and_an_unknown_address(client):
    manager(partnership())
    wrong = sign_in(client, "beheerder@example.nl", "iets heel anders")
    unknown = sign_in(client, "niemand@example.nl", PASSWORD)
    text = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
    assert wrong.context["form"].non_field_errors() == [text]
    assert unknown.context["form"].non_field_errors() == [text]
    assert not signed_in(client)


def test_sign_in_stays_a_workday_and_no_longer(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    assert client.session.get_expiry_age() == 12 * 3600
    assert not client.session.get_expire_at_browser_close()


def test_sign_in_leads_back_to_where_somebody_was_going(client):
    manager(partnership())
    going = reverse("desk") + "?ergens"
    form = {"login": "beheerder@example.nl", "password": PASSWORD, "next": going}
    assert client.post(reverse("account_login"), form)["Location"] == going


def test_sign_in_does_not_lead_to_another_site(client):
    manager(partnership())
    form = {"login": "beheerder@example.nl", "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(reverse("account_login"), form)["Location"] == reverse("desk")


def test_inactive_account_is_told_so(client):
    account = manager(partnership())
    account.is_active = False
    account.save()
    response = sign_in(client, "beheerder@example.nl")
    assert response["Location"] == reverse("account_inactive")
    assert not signed_in(client)


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "socialaccount_signup", "socialaccount_connections"]
)
def test_nobody_registers_adds_addresses_or_connects_accounts(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup", "login", "email", "3rdparty", "3rdparty/signup"])
def test_english_addresses_of_allauth_are_not_there(client, path):
    assert client.get(f"/account/{path}/").status_code == 404


def test_signing_out_asks_first_and_ends_the_session(client):
    client.force_login(manager(partnership()))
    assert client.get(reverse("account_logout")).status_code == 200
    assert signed_in(client)
    assert client.post(reverse("account_logout"))["Location"] == reverse("home")
    assert not signed_in(client)


def test_forgotten_password_sends_a_link_that_works_once(client):
    user("jan@example.nl")
    client.post(reverse("account_reset_password"), {"email": "Jan@example.nl"})
    (message,) = mailed()
    assert (message.to, message.subject) == (["jan@example.nl"], "Kies een nieuw wachtwoord")
    path = link_in(message)
    form_path = client.get(path)["Location"]
    new = {"password1": "vier losse woorden samen", "password2": "vier losse woorden samen"}
    assert client.post(form_path, new)["Location"] == reverse("desk")
    assert signed_in(client)
    client.post(reverse("account_logout"))
    assert "werkt niet meer" in client.get(path).content.decode()
    sign_in(client, "jan@example.nl", "vier losse woorden samen")
    assert signed_in(client)


def test_forgotten_password_link_works_seven_days(client, time_machine):
    time_machine.move_to("2026-11-23 12:00:00+01:00")
    user("jan@example.nl")
    client.post(reverse("account_reset_password"), {"email": "jan@example.nl"})
    path = link_in(mailed()[0])
    time_machine.shift(6.9 * 24 * 3600)
    assert client.get(path).status_code == 302
    time_machine.shift(0.2 * 24 * 3600)
    assert "werkt niet meer" in client.get(path).content.decode()


def test_forgotten_password_of_an_unknown_address_looks_the_same_and_sends_nothing(client):
    user("jan@example.nl")
    known = client.post(reverse("account_reset_password"), {"email": "jan@example.nl"})
    unknown = client.post(reverse("account_reset_password"), {"email": "piet@example.nl"})
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert [message.to for message in mailed()] == [["jan@example.nl"]]


def test_new_password_is_mailed_to_its_owner_as_text_and_html(client):
    client.force_login(user("jan@example.nl"))
    new = {
        "oldpassword": PASSWORD,
        "password1": "vier losse woorden samen",
        "password2": "vier losse woorden samen",
    }
    response = client.post(reverse("account_change_password"), new)
    assert response["Location"] == reverse("mfa_index")
    (message,) = mailed()
    assert message.subject == "Uw wachtwoord is gewijzigd"
    assert "Deed u dit niet?" in message.body
    (html,) = message.alternatives
    assert html.mimetype == "text/html"
    assert "Deed u dit niet?" in html.content
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("te kort", "Dit wachtwoord is te kort. Kies er een van ten minste 12 tekens."),
        ("jan@example.nl1", "Dit wachtwoord lijkt te veel op uw naam of e-mailadres."),
        ("qwertyuiop123", "Dit wachtwoord is te algemeen."),
        (
            "Gemeenteraad2026!",
            "Dit wachtwoord is te raden: het bestaat uit woorden die bij deze site horen.",
        ),
    ],
)
def test_weak_password_is_refused_in_dutch(client, password, error):
    client.force_login(user("jan@example.nl"))
    new = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    response = client.post(reverse("account_change_password"), new)
    assert response.context["form"].errors["password1"] == [error]


def test_two_different_new_passwords_are_refused_politely(client):
    client.force_login(user("jan@example.nl"))
    new = {"oldpassword": PASSWORD, "password1": "vier losse woorden", "password2": "vijf woorden"}
    response = client.post(reverse("account_change_password"), new)
    assert response.context["form"].errors == {
        "password2": ["Typ hier hetzelfde wachtwoord nog een keer."]
    }


def test_address_of_an_account_lives_in_one_place(client):
    """allauth would sign in by rows of its own too, which nobody here keeps up to date."""
    user("jan@example.nl")
    client.post(reverse("account_reset_password"), {"email": "jan@example.nl"})
    client.post(
        client.get(link_in(mailed()[0]))["Location"],
        {"password1": "vier losse woorden samen", "password2": "vier losse woorden samen"},
    )
    assert signed_in(client)
    assert EmailAddress.objects.count() == 0


def test_admin_is_entered_through_the_same_door(client):
    response = client.get("/beheer/")
    login = client.get(response["Location"])
    assert login["Location"].startswith(reverse("account_login"))
