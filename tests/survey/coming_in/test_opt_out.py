"""Where a mail program's "unsubscribe" leads: to the choice, by a page that does nothing."""

from urllib.parse import urlsplit

import pytest

from assessments.desk.actions import close_round
from assessments.models import Invitation
from assessments.survey.links import opt_out_link
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    (person,) = builders.invite(builders.opened_round(contact_name="Griffie", contact_phone="035"))
    return person


def page(person):
    return urlsplit(opt_out_link(person)).path


def test_looking_at_it_changes_nothing_however_often(client, person):
    for _time in range(3):
        assert client.get(page(person)).status_code == 200

    assert Invitation.objects.get().email
    assert not client.cookies.keys() & {"sessionid", "__Host-sessionid"}


def test_nothing_is_done_by_a_mail_program_that_posts_by_itself(client, person):
    response = client.post(page(person), {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 405
    assert Invitation.objects.get().email


def test_it_leads_to_the_question_and_then_wipes_name_and_address(client, person):
    shown = client.get(page(person)).text
    link = page(person).removesuffix("afmelden/")
    assert f'action="{link}"' in shown

    asked = client.post(link, {"next": "withdraw"}, follow=True)
    assert "Wilt u niet meedoen?" in asked.text
    client.post(asked.redirect_chain[-1][0], {"forget": "1"})

    gone = Invitation.objects.get()
    assert (gone.revoked, gone.name, gone.email) == (True, "", "")


def test_whoever_has_a_newer_link_is_told_whom_to_ask(client, person):
    Invitation.objects.update(version=2)
    person.refresh_from_db()

    text = client.get(page(person)).text

    assert "Vraag dan om u van de lijst te halen: Griffie, 035" in text
    assert 'value="withdraw"' not in text


def test_it_is_closed_with_the_round(client, person):
    close_round(current_round=person.round)

    assert client.get(page(person)).status_code == 410


def test_made_up_link_is_not_found(client, person):
    assert client.get(page(person).replace("/afmelden", "x/afmelden")).status_code == 404
