"""Somebody changes how they are called."""

import pytest
from django.urls import reverse

from assessments.models import AuditEntry
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/account/naam/"


@pytest.fixture
def account(client):
    of = builders.partnership()
    account = builders.manager(of)
    account.first_name, account.last_name = "Anna", "de Vries"
    account.save()
    client.force_login(account)
    return account


def test_name_is_changed_everywhere_from_now_on(client, account):
    before = client.post(reverse("archive_partnership", args=["samen"]))
    assert before.status_code == 302

    response = client.post(PAGE, {"name": "  Anna  Bakker-de Vries "}, follow=True)

    account.refresh_from_db()
    assert (account.first_name, account.last_name) == ("Anna", "Bakker-de Vries")
    assert "Uw naam is gewijzigd." in response.text
    assert "Anna Bakker-de Vries" in client.get(reverse("members", args=["samen"])).text


def test_logs_keep_the_name_of_then_and_say_the_new_one(client, account):
    client.post(reverse("archive_partnership", args=["samen"]))
    client.post(PAGE, {"name": "Anna Bakker"})

    newest, archived = AuditEntry.objects.all()
    assert archived.actor_name == "Anna de Vries"
    assert newest.actor_name == "Anna de Vries"
    assert newest.detail == "beheerder@example.nl: heet nu Anna Bakker"


def test_same_name_is_not_logged(client, account):
    client.post(PAGE, {"name": "Anna de Vries"})

    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("name", "said"), [(" ", "Vul uw naam in."), ("a" * 151, "150"), ("\u200b", "Vul uw naam in.")]
)
def test_name_that_is_none_is_refused(client, account, name, said):
    response = client.post(PAGE, {"name": name})

    account.refresh_from_db()
    assert response.status_code == 422
    assert said in response.text
    assert str(account) == "Anna de Vries"


def test_name_is_markup_nowhere(client, account):
    client.post(PAGE, {"name": "<b>Anna</b> Bakker"})

    assert "<b>Anna" not in client.get(reverse("mfa_index")).text
    assert "&lt;b&gt;Anna" in client.get(reverse("mfa_index")).text


def test_who_lacks_the_second_factor_sets_that_up_first(client, account, settings):
    settings.REQUIRE_SECOND_FACTOR = True

    assert client.post(PAGE, {"name": "Iemand Anders"}).url == reverse("mfa_index")
    account.refresh_from_db()
    assert str(account) == "Anna de Vries"
