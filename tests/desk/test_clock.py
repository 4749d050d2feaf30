import datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.desk import retention
from assessments.desk.actions import close_round
from assessments.desk.clock import close_due_rounds, destroy_left_over_keys
from assessments.desk.monitoring import identity
from assessments.management.commands import tick
from assessments.models import Ballot, Release, Round
from assessments.survey.keys import make_key
from tests import builders
from tests.full_disks import nothing_can_be_written

pytestmark = pytest.mark.django_db(transaction=True)


def due(slug="samen", seconds=61):
    current_round = builders.opened_round(builders.partnership(slug=slug))
    Round.objects.filter(pk=current_round.pk).update(
        closes_at=timezone.now() - datetime.timedelta(seconds=seconds)
    )
    return current_round


def test_tick_closes_what_is_due_and_says_so(capsys, key_directory):
    due()
    builders.opened_round(builders.partnership(slug="later"))

    call_command("tick")

    assert "Rondes gesloten: 1." in capsys.readouterr().out
    assert Release.objects.get().round.partnership.slug == "samen"
    assert len(list(key_directory.iterdir())) == 1


def test_tick_twice_does_nothing_more(capsys):
    due()
    call_command("tick")
    call_command("tick")

    assert Release.objects.count() == 1
    assert capsys.readouterr().out.count("Rondes gesloten: 0.") == 1


def test_tick_waits_for_a_save_that_was_on_its_way():
    due(seconds=55)

    assert close_due_rounds() == 0


def test_round_without_its_key_is_an_alarm_and_keeps_the_others_going(key_directory, caplog):
    broken = due("kapot")
    builders.ballots(broken, answers=[4] * 5)
    (key,) = key_directory.iterdir()
    key.unlink()
    due("heel")

    assert close_due_rounds() == 1

    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    broken.refresh_from_db()
    assert broken.is_open
    assert Ballot.objects.count() == 5


def broken(*_args, **_kwargs):
    raise RuntimeError("kapot")


@pytest.fixture
def told(settings):
    """The mails to whoever runs the installation."""
    settings.ADMINS = [("", "beheer@example.nl")]
    return lambda: [letter.subject for letter in mail.outbox]


@pytest.mark.parametrize("failing", range(len(tick.JOBS)))
def test_job_that_fails_stops_no_other(failing, monkeypatch, capsys):
    jobs = [*tick.JOBS]
    jobs[failing] = (jobs[failing][0], broken)
    monkeypatch.setattr(tick, "JOBS", jobs)

    with pytest.raises(CommandError) as ended:
        call_command("tick")

    assert ended.value.returncode == 1
    assert str(ended.value) == f"Mislukt: {jobs[failing][0]}."
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{text}: 0." for text, job in jobs if job is not broken]


def test_round_closes_though_the_machine_cannot_remember(monkeypatch, caplog):
    write = identity._write

    def write_without_room(known):
        with nothing_can_be_written():
            write(known)

    call_command("tick")
    monkeypatch.setattr(identity, "_write", write_without_room)
    current_round = due()
    call_command("tick")

    current_round.refresh_from_db()
    assert current_round.state == Round.State.RELEASED
    assert "STATE_DIR can't be written" in caplog.text


def test_failure_of_a_job_is_mailed_once_and_logged_each_time(monkeypatch, told, caplog):
    monkeypatch.setattr(tick, "JOBS", [("Stuk", broken)])
    for _ in range(3):
        with pytest.raises(CommandError):
            call_command("tick")

    assert told() == ["[Django] ERROR: tick: broken failed"]
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING", "WARNING"]


def test_round_that_cannot_be_closed_stops_no_other_round(monkeypatch):
    def close(*, current_round):
        if current_round.partnership.slug == "kapot":
            raise RuntimeError
        close_round(current_round=current_round)

    due("kapot")
    due("heel")
    monkeypatch.setattr("assessments.desk.clock.close_round", close)

    with pytest.raises(ExceptionGroup):
        close_due_rounds()

    assert [each.round.partnership.slug for each in Release.objects.all()] == ["heel"]


def test_round_that_cannot_be_forgotten_leaves_the_log_to_be_forgotten(monkeypatch):
    forgotten = []
    monkeypatch.setattr(retention, "rounds_due", lambda: [None])
    monkeypatch.setattr(retention, "forget_round", broken)
    monkeypatch.setattr(
        retention, "forget_log", lambda dry_run: forgotten.append("log") or retention.Numbers()
    )

    with pytest.raises(ExceptionGroup):
        retention.forget()

    assert forgotten == ["log"]


def test_key_that_a_crash_left_behind_is_destroyed(key_directory):
    current_round = due()
    close_due_rounds()
    make_key(current_round)

    assert destroy_left_over_keys() == 1

    assert list(key_directory.iterdir()) == []
