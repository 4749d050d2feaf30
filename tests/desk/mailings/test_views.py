import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.desk.actions import close_round
from assessments.desk.mailings.queries import refused
from assessments.models import Heartbeat, Invitation, Mailing, Message
from tests import builders
from tests.desk.mailings.working import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def of():
    return builders.partnership()


@pytest.fixture
def current_round(of):
    current_round = builders.opened_round(of)
    builders.invite(current_round, number=3)
    return current_round


def page(name, current_round):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])


def test_sending_invitations_shows_how_far_it_is(desk, current_round):
    assert "3 uitnodigingen versturen" in desk.get(page("mail", current_round)).text

    desk.post(page("send_invitations", current_round))

    response = desk.get(page("mail", current_round))
    assert "0 van 3 verstuurd" in response.text
    assert 'hx-trigger="every 2s"' in response.text


def test_progress_comes_back_alone_while_mail_waits(desk, current_round):
    desk.post(page("send_invitations", current_round))

    response = desk.get(page("mail", current_round), headers={"HX-Target": "progress"})

    assert "0 van 3 verstuurd" in response.text
    assert "<html" not in response.text


def test_page_is_fetched_anew_when_everything_went(desk, current_round):
    desk.post(page("send_invitations", current_round))
    work()

    response = desk.get(page("mail", current_round), headers={"HX-Target": "progress"})

    assert response["HX-Refresh"] == "true"
    assert "hx-trigger" not in desk.get(page("mail", current_round)).text


def test_page_offers_no_second_sending_while_invitations_wait(desk, current_round):
    desk.post(page("send_invitations", current_round))

    response = desk.get(page("mail", current_round))

    assert "De uitnodigingen zijn onderweg." in response.text
    assert "uitnodigingen versturen" not in response.text


def test_page_counts_refused_mails_apart(desk, current_round):
    Mailing.objects.create(
        round=current_round, kind="invitation", started_on="2026-10-01", total=3, refused=1
    )

    response = desk.get(page("mail", current_round))

    assert "2 van 3 verstuurd" in response.text
    assert "1 adres geweigerd." in response.text


def test_page_says_why_the_mail_server_takes_nothing(desk, current_round, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    desk.post(page("send_invitations", current_round))
    told = "De mailserver is niet bereikbaar."
    assert told not in desk.get(page("mail", current_round)).text

    work()

    assert told in desk.get(page("mail", current_round)).text


AWAY = {
    "worker": "Bel de technisch beheerder en zeg: “de worker is weg”.",
    "tick": "Bel de technisch beheerder en zeg: “de timer is weg”.",
}


def seen(**minutes_ago):
    for name, minutes in minutes_ago.items():
        at = timezone.now() - datetime.timedelta(minutes=minutes)
        Heartbeat.objects.update_or_create(name=name, machine="m", defaults={"seen_at": at})


def said_to_be_away(response):
    return [name for name, words in AWAY.items() if words in response.text]


@pytest.mark.parametrize(
    ("worker", "tick", "told"),
    [(4, 4, []), (6, 4, ["worker"]), (4, 6, ["tick"]), (6, 6, ["worker", "tick"])],
)
def test_page_says_which_of_worker_and_timer_is_away(desk, current_round, worker, tick, told):
    seen(worker=worker, tick=tick)

    assert said_to_be_away(desk.get(page("mail", current_round))) == told


def test_page_says_it_once_however_much_waits(desk, current_round):
    seen(worker=6, tick=0)
    desk.post(page("send_invitations", current_round))
    DBTaskResult.objects.update(enqueued_at=timezone.now() - datetime.timedelta(hours=1))

    response = desk.get(page("mail", current_round))

    assert response.text.count("technisch beheerder") == 1


def test_progress_says_that_the_worker_went_away_or_came_back(desk, current_round):
    desk.post(page("send_invitations", current_round))
    progress = {"path": page("mail", current_round), "headers": {"HX-Target": "progress"}}

    seen(worker=6, tick=0)
    assert said_to_be_away(desk.get(**progress)) == ["worker"]

    seen(worker=0)
    assert said_to_be_away(desk.get(**progress)) == []


def test_page_does_not_blame_the_worker_while_it_works(desk, current_round):
    seen(worker=20, tick=0)
    desk.post(page("send_invitations", current_round))
    DBTaskResult.objects.update(
        status="RUNNING", started_at=timezone.now() - datetime.timedelta(minutes=19)
    )

    assert said_to_be_away(desk.get(page("mail", current_round))) == []


def test_page_names_who_waits_for_the_mail_server_and_why(desk, current_round):
    desk.post(page("send_invitations", current_round))
    Message.objects.filter(invitation__name="Persoon 1").update(problem="De postbus is vol.")

    text = desk.get(page("mail", current_round)).text

    assert text.count("@example.nl") == 1
    assert "Persoon 1, p1.raad.Laren@example.nl" in text
    assert "De postbus is vol." in text


def test_refused_invitations_can_be_tried_again(desk, current_round):
    Invitation.objects.filter(name="Persoon 1").update(refusal="550 onbekend")
    Invitation.objects.exclude(name="Persoon 1").update(sent_at=timezone.now())
    assert "Opnieuw proberen</button>" in desk.get(page("mail", current_round)).text

    desk.post(page("send_again", current_round))
    work()

    assert not Invitation.objects.filter(sent_at=None).exists()
    assert not Invitation.objects.exclude(refusal="").exists()


def test_refused_addresses_are_shown_with_the_reason(desk, current_round):
    Invitation.objects.filter(name="Persoon 1").update(refusal="550 onbekend")

    response = desk.get(page("mail", current_round))

    assert "Persoon 1, p1.raad.Laren@example.nl" in response.text
    assert "550 onbekend" in response.text


def test_refused_people_are_in_the_order_of_places_and_surnames(current_round):
    people = [*current_round.invitations.all(), *builders.invite(current_round, "Eemnes")]
    names = ["Anna Visser", "Bob van der Berg", "Jan Bakker", "Zoë Zwart"]
    for person, name in zip(people, names, strict=True):
        Invitation.objects.filter(pk=person.pk).update(name=name, refusal="550 onbekend")

    in_order = [person.name for person in refused(current_round)]

    assert in_order == ["Zoë Zwart", "Jan Bakker", "Bob van der Berg", "Anna Visser"]


def test_second_reminder_today_is_told_and_not_sent(desk, current_round):
    desk.post(page("send_invitations", current_round))
    work()
    desk.post(page("send_reminder", current_round))

    response = desk.post(page("send_reminder", current_round), follow=True)

    assert "Er is vandaag al een herinnering verstuurd." in response.text
    assert Mailing.objects.filter(kind="reminder").count() == 1


def test_reminder_is_offered_after_inviting_and_once_a_day(desk, current_round):
    button, address = "Herinnering versturen</button>", page("mail", current_round)
    before = desk.get(address).text
    assert button not in before
    assert "Dat kan zodra er mensen per mail zijn uitgenodigd." in before

    desk.post(page("send_invitations", current_round))
    work()
    assert button in desk.get(address).text

    desk.post(page("send_reminder", current_round))
    reminded = desk.get(address).text
    assert button not in reminded
    assert "Vandaag ging er al een herinnering. Morgen kan het weer." in reminded

    current_round.mailings.filter(kind="reminder").update(
        started_on=timezone.localdate() - datetime.timedelta(days=1)
    )
    assert button in desk.get(address).text


def test_reminder_when_nobody_was_invited_is_told(desk, current_round):
    response = desk.post(page("send_reminder", current_round), follow=True)

    assert "Er is niemand om te mailen." in response.text


def test_nothing_is_sent_once_the_round_is_closed(desk, current_round):
    close_round(current_round=current_round)

    response = desk.post(page("send_invitations", current_round), follow=True)

    assert "Dat kan alleen zolang de ronde open is." in response.text
    assert not Mailing.objects.exists()


@pytest.mark.parametrize("name", ["send_invitations", "send_again", "send_reminder"])
def test_sending_is_not_found_by_readers(client, of, current_round, name):
    client.force_login(builders.reader(of))

    assert client.post(page(name, current_round)).status_code == 404
    assert not Mailing.objects.exists()


def test_mail_page_takes_the_same_queries_however_many_mailings(
    desk, current_round, django_assert_num_queries
):
    for day in range(1, 9):
        Mailing.objects.create(
            round=current_round, kind="reminder", started_on=f"2026-10-0{day}", total=3
        )

    address = page("mail", current_round)
    with django_assert_num_queries(12):
        desk.get(address)


@pytest.mark.parametrize(("attempts", "said"), [(0, "bezig"), (1, "klaar")])
def test_reminder_is_done_once_everybody_had_a_turn(desk, current_round, attempts, said):
    person = current_round.invitations.first()
    mailing = Mailing.objects.create(
        round=current_round, kind="reminder", started_on="2026-10-01", total=3, refused=1
    )
    Message.objects.create(mailing=mailing, invitation=person, attempts=attempts)

    words = " ".join(desk.get(page("mail", current_round)).text.split())

    assert f"herinnering, 1 oktober 2026: {said} <" in words
    assert "geweigerd" not in words
