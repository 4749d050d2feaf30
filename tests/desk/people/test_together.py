"""Two managers at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.mailings.actions import NothingToSend, resend
from assessments.desk.people import actions
from assessments.desk.people.rows import Row
from assessments.models import Invitation
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


def together(*verbs):
    """What each of these gave, or how it refused, when all began at once."""
    start = Barrier(len(verbs))

    def run(verb):
        try:
            start.wait()
            return verb()
        except (actions.Refused, actions.NotNow) as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def test_two_managers_invite_somebody_once(opened, by):
    row = Row(1, "Laren", "raad", "Jan", "jan@laren.nl")

    given = together(*[lambda: actions.add(current_round=opened, row=row, by=by)] * 4)

    assert given.count(actions.Refused) == 3
    assert Invitation.objects.count() == 1


def test_somebody_is_removed_or_counted_but_never_both(opened, by):
    people = builders.ballots(opened, answers=(4, 4, 4, 4, 2, 5))

    removed, release = together(
        lambda: actions.remove(person=people[0], by=by),
        lambda: close_round(current_round=opened),
    )

    (group,) = [group for group in release.groups if group[2]]
    assert group[2:] == ([6, 6, 0] if removed is actions.NotNow else [5, 5, 0])


def test_two_managers_send_the_same_link_once(opened, by):
    people = builders.invite(opened, number=3)
    Invitation.objects.update(sent_at=timezone.now())

    def send():
        try:
            return resend(current_round=opened, people=people, by=by).total
        except NothingToSend:
            return NothingToSend

    given = together(*[send] * 3)

    assert sorted(map(str, given)) == sorted(map(str, [3, NothingToSend, NothingToSend]))
