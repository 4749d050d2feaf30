import pytest
from django.core.cache import caches
from django.urls import reverse

from tests.accounts.steps import PASSWORD, code_of, give_app, sign_in
from tests.builders import ballots, manager, opened_round, partnership, user
from tests.survey.visiting import link

pytestmark = pytest.mark.django_db
HALL = "192.0.2.10"
"""The one address of everybody in the town hall."""


def signed_in(client):
    return "_auth_user_id" in client.session


def fail(client, email="jan@example.nl", times=1, address=HALL):
    """The last answer to that many wrong passwords."""
    for _ in range(times):
        response = sign_in(client, email, "iets heel anders", REMOTE_ADDR=address)
    return response


@pytest.mark.slow
def test_three_hundred_people_sign_in_from_one_address(client):
    user("jan@example.nl")
    for _ in range(300):
        assert sign_in(client, "jan@example.nl", REMOTE_ADDR=HALL)["Location"] == reverse("desk")
        client.post(reverse("account_logout"))


def test_guessing_at_one_account_stops(client):
    user("jan@example.nl")
    assert fail(client, times=5).status_code == 200
    response = fail(client)
    assert response.status_code == 429
    assert response["Retry-After"] == "300"
    assert "Er waren te veel mislukte pogingen" in response.content.decode()


def test_guessing_at_one_account_stops_from_many_addresses_too(client):
    user("jan@example.nl")
    for number in range(5):
        assert fail(client, address=f"198.51.100.{number}").status_code == 200
    assert fail(client, address="198.51.100.6").status_code == 429


def test_right_password_is_not_tried_once_guessing_has_stopped(client):
    user("jan@example.nl")
    fail(client, times=6)
    assert sign_in(client, "jan@example.nl", REMOTE_ADDR=HALL).status_code == 429
    assert not signed_in(client)


def test_guessing_may_go_on_five_minutes_later(client, time_machine):
    time_machine.move_to("2026-11-23 12:00:00+01:00")
    user("jan@example.nl")
    fail(client, times=6)
    time_machine.shift(301)
    sign_in(client, "jan@example.nl", REMOTE_ADDR=HALL)
    assert signed_in(client)


def test_guessing_at_many_accounts_from_one_address_stops(client):
    user("jan@example.nl")
    for number in range(50):
        assert fail(client, f"iemand{number}@example.nl").status_code == 200
    assert fail(client, "nog.iemand@example.nl").status_code == 429


def test_successes_in_between_make_no_room_for_guesses(client):
    user("jan@example.nl")
    user("piet@example.nl")
    for number in range(50):
        assert fail(client, f"iemand{number}@example.nl").status_code == 200
        if number % 10 == 0:
            sign_in(client, "jan@example.nl", REMOTE_ADDR=HALL)
            client.post(reverse("account_logout"))
    assert fail(client, "piet@example.nl").status_code == 429


def test_other_people_still_sign_in_while_one_account_is_guessed_at(client):
    user("jan@example.nl")
    user("piet@example.nl")
    fail(client, times=6)
    sign_in(client, "piet@example.nl", REMOTE_ADDR=HALL)
    assert signed_in(client)


def test_guessing_at_codes_stops(client):
    secret = give_app(manager(partnership()))
    sign_in(client, "beheerder@example.nl")
    for _ in range(5):
        response = client.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert response.status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 429
    right = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert right.status_code == 429
    assert not signed_in(client)


def test_mails_with_a_link_to_one_address_are_limited(client):
    user("jan@example.nl")
    for _ in range(3):
        response = client.post(reverse("account_reset_password"), {"email": "jan@example.nl"})
        assert response.status_code == 302
    response = client.post(reverse("account_reset_password"), {"email": "jan@example.nl"})
    assert response.status_code == 429
    assert "Even wachten" in response.content.decode()


def test_guessing_at_the_old_password_stops(client):
    client.force_login(user("jan@example.nl"))
    form = {"oldpassword": "fout", "password1": PASSWORD + "!", "password2": PASSWORD + "!"}
    for _ in range(5):
        assert client.post(reverse("account_change_password"), form).status_code == 200
    assert client.post(reverse("account_change_password"), form).status_code == 429


def test_counting_is_by_the_address_before_our_own_proxy(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(50):
        forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}, {HALL}"}
        sign_in(client, f"iemand{number}@example.nl", "fout", REMOTE_ADDR="10.0.0.1", **forged)
    from_hall = {"HTTP_X_FORWARDED_FOR": HALL}
    from_elsewhere = {"HTTP_X_FORWARDED_FOR": "203.0.113.77"}
    assert sign_in(client, "a@example.nl", "fout", **from_hall).status_code == 429
    assert sign_in(client, "b@example.nl", "fout", **from_elsewhere).status_code == 200


def test_counters_are_not_pushed_out_by_many_others(client):
    user("jan@example.nl")
    fail(client, times=5)
    for number in range(400):
        caches["default"].set(f"teller-{number}", 1)
    assert fail(client).status_code == 429


@pytest.mark.slow
def test_three_hundred_people_enter_the_survey_from_one_address(client):
    current_round = opened_round()
    for invitation in ballots(current_round, answers=[None] * 300):
        response = client.post(link(invitation), REMOTE_ADDR=HALL)
        assert response.status_code == 302
