"""Is everything there to do the work? And what happens when a key isn't."""

import datetime
import time

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.desk.clock import destroy_left_over_keys, report_lost_keys
from assessments.desk.mailings.sending import send_mailing
from assessments.desk.monitoring import alarms
from assessments.desk.monitoring.health import newest_migrations, problems
from assessments.models import Ballot, Mailing, Round
from tests import builders
from tests.survey.visiting import enter, find_key, heading, lose_key, url

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def of():
    return builders.partnership("Laren", name="Geheime Samenwerking", slug="geheim")


@pytest.fixture
def opened(of):
    current_round = builders.opened_round(of)
    builders.ballots(current_round, answers=[4] * 6, invited=7)
    return current_round


def send_waiting():
    for task in DBTaskResult.objects.all():
        send_mailing.func(*task.args_kwargs["args"])


def test_everything_in_order_is_said_in_plain_text(client, opened):
    response = client.get("/gezond/")

    assert (response.status_code, response.text) == (200, "in orde\n")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


def test_lost_key_is_unhealthy_and_names_nobody(client, opened, key_directory):
    lose_key(key_directory)

    response = client.get("/gezond/")

    assert response.status_code == 503
    assert response.text == "Open rondes waarvan de sleutel ontbreekt: 1.\n"


def test_damaged_key_is_a_lost_key(client, opened, key_directory):
    (key,) = key_directory.iterdir()
    key.write_bytes(b"half")

    assert client.get("/gezond/").status_code == 503


def test_closed_round_needs_no_key(client, opened, key_directory):
    lose_key(key_directory)
    Round.objects.update(state=Round.State.CANCELLED)

    assert client.get("/gezond/").status_code == 200


def test_unsafe_directory_is_unhealthy(client, key_directory):
    key_directory.chmod(0o755)

    response = client.get("/gezond/")

    assert response.status_code == 503
    assert response.text == "De map voor de sleutels (BALLOT_KEY_DIR) is open voor anderen.\n"


def test_missing_directory_is_unhealthy(client, key_directory):
    key_directory.rmdir()

    assert client.get("/gezond/").status_code == 503


def test_database_that_is_away_is_unhealthy(opened):
    def away(*_args):
        raise OperationalError("secret host name")

    with connection.execute_wrapper(away):
        assert problems() == ["De database is niet bereikbaar."]


@pytest.fixture
def unmigrated():
    """The program is newer than its database."""
    recorder = MigrationRecorder(connection)
    app, name = next(each for each in newest_migrations() if each[0] == "assessments")
    recorder.record_unapplied(app, name)
    yield
    recorder.record_applied(app, name)


def test_database_that_misses_a_migration_is_not_unreachable(client, unmigrated):
    response = client.get("/gezond/")

    assert response.status_code == 503
    assert response.text == "De database is nog niet bijgewerkt: voer “manage.py migrate” uit.\n"


@pytest.fixture
def told(settings):
    """The mails to whoever runs the installation."""
    settings.ADMINS = [("", "beheer@example.nl")]
    return lambda: [letter.subject for letter in mail.outbox]


def test_failure_is_mailed_once_however_often_somebody_asks(client, key_directory, told):
    key_directory.chmod(0o755)
    assert [client.get("/gezond/").status_code for _ in range(5)] == [503] * 5

    (subject,) = told()
    assert "ERROR: De map voor de sleutels (BALLOT_KEY_DIR) is open voor anderen." in subject


def test_next_failure_is_mailed_again(client, key_directory, told, time_machine):
    start = time.time()
    for number, mode in enumerate((0o755, 0o700, 0o755), start=1):
        time_machine.move_to(start + number * (alarms.SETTLED + 60))
        key_directory.chmod(mode)
        client.get("/gezond/")

    assert len(told()) == 2


def test_failure_of_which_nothing_says_that_it_is_over_is_another_after_a_day(told, time_machine):
    start = time.time()
    for days in (0, 0.9, 1.8, 3):
        time_machine.move_to(start + days * alarms.FORGOTTEN)
        alarms.sound("storage", "the storage is away")

    assert len(told()) == 2


def test_failure_that_comes_and_goes_is_one(client, key_directory, told):
    for mode in (0o755, 0o700, 0o755):
        key_directory.chmod(mode)
        client.get("/gezond/")

    assert len(told()) == 1


def test_other_failure_beside_it_is_mailed_too(client, opened, key_directory, told):
    key_directory.chmod(0o755)
    client.get("/gezond/")
    lose_key(key_directory)
    client.get("/gezond/")

    assert len(told()) == 2


def test_health_needs_no_second_factor_and_no_https(client, of, settings):
    settings.REQUIRE_SECOND_FACTOR = settings.SECURE_SSL_REDIRECT = True
    client.force_login(builders.manager(of))

    assert client.get("/gezond/").status_code == 200


def test_managers_are_mailed_once_however_often_the_clock_ticks(opened, key_directory, caplog):
    builders.manager(opened.partnership)
    lose_key(key_directory)

    assert [report_lost_keys() for _ in range(3)] == [1, 1, 1]
    send_waiting()

    (letter,) = mail.outbox
    assert letter.to == ["beheerder@example.nl"]
    assert letter.subject == "Najaar 2026: de sleutel ontbreekt, niemand kan nu antwoorden"
    assert f"http://testserver/werkplek/geheim/{opened.pk}/" in letter.body
    lines = {(record.levelname, record.getMessage()) for record in caplog.records}
    assert lines == {("CRITICAL", f"round {opened.pk} is open and its key is missing")}


def test_mail_is_not_sent_when_the_key_is_back(opened, key_directory):
    builders.manager(opened.partnership)
    lose_key(key_directory)
    report_lost_keys()
    find_key(key_directory)
    send_waiting()

    assert mail.outbox == []


def test_partnership_without_managers_is_still_an_alarm(opened, key_directory):
    lose_key(key_directory)

    assert report_lost_keys() == 1
    assert not Mailing.objects.exists()


def test_clock_says_how_many_keys_are_lost(opened, key_directory, capsys):
    lose_key(key_directory)
    call_command("tick")

    assert "Open rondes zonder sleutel: 1." in capsys.readouterr().out


def test_managers_page_sounds_the_alarm(client, opened, key_directory):
    client.force_login(builders.manager(opened.partnership))
    page = reverse("round", args=["geheim", opened.pk])
    alarm = "De sleutel van deze ronde ontbreekt"
    assert alarm not in client.get(page).text
    lose_key(key_directory)

    response = client.get(page)

    assert response.status_code == 200
    assert alarm in response.text
    assert reverse("cancel_round", args=["geheim", opened.pk]) in response.text


def test_who_is_answering_is_told_and_nothing_is_lost(client, opened, key_directory):
    person = opened.invitations.last()
    enter(client, person)
    builders.save(person, _1a=4)
    lose_key(key_directory)

    response = client.get(url("factor", person, 1))

    assert response.status_code == 503
    assert heading(response) == "De vragenlijst is even niet bereikbaar"
    find_key(key_directory)
    assert client.get(url("factor", person, 1)).status_code == 200


@pytest.mark.parametrize("whole_directory", [False, True])
def test_round_without_its_key_can_be_cancelled(client, opened, key_directory, whole_directory):
    client.force_login(builders.manager(opened.partnership))
    for key in key_directory.iterdir():
        key.unlink()
    if whole_directory:
        key_directory.rmdir()

    response = client.post(
        reverse("cancel_round", args=["geheim", opened.pk]), {"title": opened.title}, follow=True
    )

    assert "Alle antwoorden zijn vernietigd" in response.text
    opened.refresh_from_db()
    assert opened.state == Round.State.CANCELLED
    assert opened.cancelled_on == timezone.localdate()
    assert not Ballot.objects.exists()


def test_key_that_cannot_be_destroyed_is_a_failure(opened, settings, tmp_path):
    Round.objects.update(state=Round.State.CANCELLED)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a directory")
    settings.BALLOT_KEY_DIR = in_the_way

    with pytest.raises(NotADirectoryError):
        destroy_left_over_keys()


def test_file_that_is_no_key_is_left_where_it_is(opened, key_directory):
    Round.objects.update(state=Round.State.CANCELLED)
    note = key_directory / "lees-mij.key"
    note.write_text("geen sleutel")

    assert destroy_left_over_keys() == 1

    assert list(key_directory.iterdir()) == [note]


def test_lost_key_at_closing_time_keeps_the_ballots(opened, key_directory):
    lose_key(key_directory)
    past = timezone.now() - datetime.timedelta(minutes=5)
    Round.objects.update(closes_at=past)
    call_command("tick")
    assert Ballot.objects.count() == 6

    find_key(key_directory)
    call_command("tick")

    opened.refresh_from_db()
    assert opened.state == Round.State.RELEASED
