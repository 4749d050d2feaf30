"""Sharing is undone, or people are told of the results: never both."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from assessments.desk.actions import TooLateToUndo, close_round, undo_sharing
from assessments.desk.mailings.actions import NotSharedYet, tell_of_results
from assessments.models import Mailing, Round
from assessments.models.round import UNDO
from tests import builders
from tests.desk.waiting import LONG, wait_until_it_waits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def current_round():
    """Shared just now, with people to tell."""
    current_round = builders.opened_round()
    builders.invite(current_round, number=2, sent_at=timezone.now())
    close_round(current_round=current_round)
    Round.objects.update(shared_at=timezone.now())
    return Round.objects.get()


def one_after_the_other(first, second):
    """What became of `second`, which began while `first` wasn't committed yet."""
    outcome, asking = [], threading.Event()

    def asked(execute, *rest):
        asking.set()
        return execute(*rest)

    def later():
        try:
            with connection.execute_wrapper(asked):
                outcome.append(second())
        except (TooLateToUndo, NotSharedYet) as refusal:
            outcome.append(type(refusal))
        finally:
            connection.close()

    other = threading.Thread(target=later)
    with transaction.atomic():
        first()
        other.start()
        wait_until_it_waits(other, asking)
        assert outcome == []
    other.join(timeout=LONG)
    return outcome


def clocks_apart(current_round, monkeypatch):
    """For who mails the quarter of an hour is over already, for who undoes it isn't."""
    monkeypatch.setattr(
        Round, "sharing_can_be_undone", lambda shared: shared.shared_at > timezone.now()
    )
    assert current_round.shared_at > timezone.now() - UNDO


def test_nobody_is_told_of_what_is_being_undone(current_round, monkeypatch):
    clocks_apart(current_round, monkeypatch)
    by = builders.user()

    outcome = one_after_the_other(
        lambda: undo_sharing(current_round=current_round, by=by),
        lambda: tell_of_results(current_round=current_round, kind=Mailing.Kind.SHARED),
    )

    assert outcome == [NotSharedYet]
    assert not Mailing.objects.exists()


def test_what_people_are_being_told_of_stays_shared(current_round, monkeypatch):
    clocks_apart(current_round, monkeypatch)
    by = builders.user()

    outcome = one_after_the_other(
        lambda: tell_of_results(current_round=current_round, kind=Mailing.Kind.SHARED),
        lambda: undo_sharing(current_round=current_round, by=by),
    )

    assert outcome == [TooLateToUndo]
    assert Round.objects.get().is_shared()
