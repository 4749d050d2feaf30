import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.models import Ballot, Release, Round
from assessments.rounds.clock import close_due_rounds, destroy_left_over_keys
from assessments.survey.keys import make_key
from tests import builders

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


def test_key_that_a_crash_left_behind_is_destroyed(key_directory):
    current_round = due()
    close_due_rounds()
    make_key(current_round)

    assert destroy_left_over_keys() == 1

    assert list(key_directory.iterdir()) == []
