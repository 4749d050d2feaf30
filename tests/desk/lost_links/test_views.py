"""One answer, whatever the address: nothing is looked up while somebody waits."""

import re

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from assessments.desk.lost_links.finding import address_digest
from assessments.models import Invitation, Mailing
from assessments.survey.links import link_for
from tests import builders
from tests.desk.mailings.working import work
from tests.survey.visiting import heading, words

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/link-kwijt/"
ANSWER = (
    "Staat dit adres op de lijst van een open vragenlijst, dan krijgt u binnen een paar minuten "
    "een mail met uw link."
)


@pytest.fixture
def person():
    (person,) = builders.invite(builders.opened_round())
    return person


def ask(client, address, **extra):
    return client.post(PAGE, {"email": address}, **extra)


@pytest.mark.parametrize("page", ["/", "/code/", PAGE])
def test_form_stands_where_people_look_for_their_link(client, page):
    html = client.get(page).text

    assert f'action="{PAGE}"' in html
    assert "Link kwijt? Vul uw mailadres in." in html


def test_somebody_on_the_list_is_mailed_the_same_link_by_the_worker(client, person):
    response = ask(client, f" {person.email.upper()} ")

    assert ANSWER in words(response)
    assert mail.outbox == []
    work()
    assert [message.to for message in mail.outbox] == [[person.email]]
    assert link_for(person) in mail.outbox[0].body
    person.refresh_from_db()
    assert (person.version, person.sent_at, person.refusal) == (1, None, "")


def test_who_is_on_no_list_gets_the_same_answer_and_no_mail(client, person):
    response, other = ask(client, "ander@example.nl"), ask(client, person.email)

    assert (response.status_code, words(response)) == (other.status_code, words(other))
    mail.outbox.clear()
    work()
    assert [message.to for message in mail.outbox] == [[person.email]]


@pytest.mark.parametrize("address", ["", "x", "a@b\r\nBcc: c@d.nl@", "a" * 250 + "@example.nl"])
def test_what_is_no_address_is_refused_before_anything_is_queued(client, address):
    response = ask(client, address)

    assert response.status_code == 422
    assert heading(response) == "Link kwijt?"
    assert DBTaskResult.objects.count() == 0


def test_lines_within_an_address_reach_no_header(client, person):
    ask(client, f"{person.email}\r\nBcc: dief@example.nl")
    work()

    assert mail.outbox == []


def test_form_of_another_site_is_refused(person):
    client = Client(enforce_csrf_checks=True)

    assert ask(client, person.email).status_code == 403
    assert DBTaskResult.objects.count() == 0


def test_queue_holds_no_address(client, person):
    ask(client, person.email)

    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [address_digest(person.email)], "kwargs": {}}
    assert re.fullmatch("[0-9a-f]{64}", address_digest(person.email))


def test_other_mail_goes_before_it(client, person):
    ask(client, person.email)

    assert DBTaskResult.objects.get().priority < 0


def test_one_address_is_mailed_five_times_a_day_with_one_answer_for_all(client, person):
    answers = {
        (response.status_code, words(response))
        for response in (ask(client, person.email) for _ in range(7))
    }
    work()

    assert len(answers) == 1
    assert DBTaskResult.objects.filter(priority__lt=0).count() == 5


def test_network_that_asks_all_the_time_waits(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"lost_link": "2/5m/ip"}
    statuses = [
        ask(client, f"p{number}@example.nl", REMOTE_ADDR="192.0.2.1").status_code
        for number in range(3)
    ]

    assert statuses == [200, 200, 429]
    assert ask(client, "x@example.nl", REMOTE_ADDR="192.0.2.2").status_code == 200


def test_manager_is_not_shown_who_asked(client, person):
    Invitation.objects.update(refusal="")
    ask(client, person.email)
    work()
    assert Mailing.objects.get().kind == "lost-link"

    client.force_login(builders.manager(person.round.partnership))
    page = words(client.get(f"/werkplek/samen/{person.round.pk}/mail/"))
    assert "Er is nog niets verstuurd." in page
    assert person.round.partnership.audit_entries.filter(action="links-resent").count() == 0
