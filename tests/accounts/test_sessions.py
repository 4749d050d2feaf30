"""Sessions as the database has them, and the list of one's own."""

import datetime

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DjangosOwn
from django.core import serializers
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import Session
from samenwerking.accounts.sessions import SessionStore, digest
from tests import builders
from tests.accounts.steps import PASSWORD, sign_in
from tests.builders import user
from tests.survey.visiting import enter

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)
LIST = "/account/ingelogd/"


@pytest.fixture
def account():
    return user("jan@example.nl")


def browser(account, user_agent=FIREFOX, **extra):
    """Another browser in which this account signs in."""
    client = Client(headers={"user-agent": user_agent}, **extra)
    sign_in(client, account.email)
    return client


def is_in(client):
    return client.get(LIST).status_code == 200


def listed(client):
    return client.get(LIST).context["whereabouts"]


# --- Under a digest -------------------------------------------------------------------------


def test_database_holds_no_key(client, account):
    sign_in(client, account.email)
    key = client.cookies["sessionid"].value
    (row,) = Session.objects.all()
    assert row.pk == digest(key)
    assert key not in serializers.serialize("json", [row]) + repr(row.get_decoded())


def test_copy_of_the_database_opens_no_session(client, account):
    """With Django's own table the key in it is all that a thief needs."""
    own = DjangosOwn()
    own["mine"] = 1
    own.save()
    stolen = own.model.objects.get().session_key
    assert DjangosOwn(stolen).load() == {"mine": 1}

    sign_in(client, account.email)
    thief = Client()
    thief.cookies["sessionid"] = Session.objects.get().pk
    assert not is_in(thief)
    assert is_in(client)


def test_new_key_keeps_what_was_remembered_and_ends_the_old(account):
    session = SessionStore()
    session["mine"] = 1
    session.save()
    old = session.session_key
    session.cycle_key()
    session.save()
    assert SessionStore(session.session_key).load() == {"mine": 1}
    assert SessionStore(old).load() == {}
    assert Session.objects.count() == 1


def test_flushed_session_is_gone():
    session = SessionStore()
    session["mine"] = 1
    session.save()
    session.flush()
    assert Session.objects.count() == 0


def test_session_that_was_ended_meanwhile_does_not_come_back(client, account):
    sign_in(client, account.email)
    session = SessionStore(client.cookies["sessionid"].value)
    session["late"] = True
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
    assert Session.objects.count() == 0


def test_key_that_somebody_made_up_is_not_taken(client):
    client.cookies["sessionid"] = "0123456789abcdef0123456789abcdef"
    client.get(reverse("account_login"))
    assert Session.objects.count() == 0


def test_clearsessions_takes_what_expired():
    for age in (-1, 60):
        session = SessionStore()
        session.set_expiry(datetime.timedelta(seconds=age))
        session.save()
    call_command("clearsessions")
    assert Session.objects.get().expire_date > timezone.now()


def test_asynchronous_session_is_under_its_digest_too():
    async def go_through():
        session = SessionStore()
        await session.aset("mine", 1)
        await session.asave()
        key = session.session_key
        assert await SessionStore(key).aload() == {"mine": 1}
        assert await sync_to_async(Session.objects.get)(pk=digest(key))
        await session.acycle_key()
        assert not await SessionStore().aexists(key)
        await session.aflush()

    async_to_sync(go_through)()
    assert Session.objects.count() == 0


def test_session_of_who_answers_tells_nothing_of_its_use(client):
    (person,) = builders.invite(builders.opened_round())
    enter(client, person)
    (row,) = Session.objects.all()
    assert (row.user_id, row.last_seen) == (None, None)
    assert "signed_in" not in row.get_decoded()


def test_sessions_go_with_their_account(client, account):
    sign_in(client, account.email)
    account.delete()
    assert Session.objects.count() == 0


# --- Where one is signed in -----------------------------------------------------------------


def test_own_browsers_are_listed_here_first(account, time_machine):
    time_machine.move_to("2026-11-23 12:00:00+01:00", tick=False)
    here = browser(account)
    time_machine.shift(600)
    browser(account, IPHONE)
    browser(user("piet@example.nl"))
    first, second = listed(here)
    assert (first.browser, first.is_here) == ("Firefox op Windows", True)
    assert (second.browser, second.is_here) == ("Safari op iPhone", False)
    assert second.since - first.since == datetime.timedelta(minutes=10)


def test_list_holds_no_key_and_no_network_address(account):
    other = browser(account, IPHONE, REMOTE_ADDR="192.0.2.77")
    page = browser(account).get(LIST).content.decode()
    assert other.cookies["sessionid"].value not in page
    kept = repr([(row.session_data, row.get_decoded()) for row in Session.objects.all()])
    assert "192.0.2.77" not in page + kept


def test_list_costs_three_queries_however_long_it_is(account, django_assert_num_queries):
    here = browser(account)
    for _ in range(5):
        browser(account)
    # Session and user; the sessions of this user.
    with django_assert_num_queries(3):
        assert len(listed(here)) == 6


def test_one_session_is_ended(account):
    here, other = browser(account), browser(account, IPHONE)
    (elsewhere,) = [each for each in listed(here) if not each.is_here]
    here.post(reverse("account_end_session"), {"session": elsewhere.pk})
    assert (is_in(here), is_in(other)) == (True, False)


def test_session_of_somebody_else_is_not_ended(account):
    here, other = browser(account), browser(user("piet@example.nl"))
    theirs = digest(other.cookies["sessionid"].value)
    here.post(reverse("account_end_session"), {"session": theirs})
    assert is_in(other)


def test_log_overal_uit_ends_them_all_and_nobody_elses(account):
    here, other, piet = browser(account), browser(account, IPHONE), browser(user("p@example.nl"))
    page = here.get(LIST).content.decode()
    assert "Log overal uit" in page
    response = here.post(reverse("account_end_all_sessions"), follow=True)
    assert "U bent overal uitgelogd." in response.content.decode()
    assert (is_in(here), is_in(other), is_in(piet)) == (False, False, True)


def test_sessions_end_with_a_button_only(account):
    here = browser(account)
    for name in ("account_end_session", "account_end_all_sessions"):
        assert here.get(reverse(name)).status_code == 405
    assert is_in(here)


def test_list_is_for_who_is_signed_in(client):
    assert client.get(LIST)["Location"].startswith(reverse("account_login"))


def test_new_password_takes_others_from_the_list_too(account):
    here, other = browser(account), browser(account, IPHONE)
    new = {"password1": "vier losse woorden samen", "password2": "vier losse woorden samen"}
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new})
    assert [each.is_here for each in listed(here)] == [True]
    assert not is_in(other)


# --- Last seen ------------------------------------------------------------------------------


def test_last_seen_is_written_once_a_quarter(account, time_machine, django_assert_num_queries):
    time_machine.move_to("2026-11-23 12:00:00+01:00", tick=False)
    here = browser(account)
    signed_in = timezone.now()
    time_machine.shift(14 * 60)
    with django_assert_num_queries(3):
        here.get(LIST)
    assert Session.objects.get().last_seen == signed_in
    time_machine.shift(2 * 60)
    with django_assert_num_queries(4):
        here.get(LIST)
    assert Session.objects.get().last_seen == timezone.now()


def test_being_seen_makes_no_session_longer(account, time_machine):
    time_machine.move_to("2026-11-23 08:00:00+01:00", tick=False)
    here = browser(account)
    ends = Session.objects.get().expire_date
    for _hour in range(11):
        time_machine.shift(3600)
        assert is_in(here)
    assert Session.objects.get().expire_date == ends
    time_machine.shift(3601)
    assert not is_in(here)


def test_two_hours_without_a_page_end_a_session(account, time_machine):
    time_machine.move_to("2026-11-23 08:00:00+01:00", tick=False)
    here, other = browser(account), browser(account)
    time_machine.shift(2 * 3600)
    assert is_in(here)
    time_machine.shift(15 * 60)

    assert [each.is_here for each in listed(here)] == [True]
    assert not is_in(other)


@pytest.mark.django_db(transaction=True)
def test_database_that_fails_at_the_end_of_a_page_asks_to_try_again(client, monkeypatch):
    def away(*_arguments, **_more):
        raise OperationalError("the server closed the connection unexpectedly")

    client.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr(Session, "save", away)
        response = enter(client, builders.invite(builders.opened_round())[0])

    assert (response.status_code, response["Retry-After"]) == (503, "10")
