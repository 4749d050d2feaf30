"""A save that waits for a closing finds the round closed."""

import threading

import pytest
from django.db import connection, transaction

from assessments.models import Ballot
from assessments.results.release import release_round
from assessments.survey.actions import Closed
from tests import builders
from tests.desk.waiting import LONG, wait_until_it_waits

pytestmark = pytest.mark.django_db(transaction=True)


def test_save_that_waited_for_the_count_is_refused_and_leaves_nothing():
    current_round = builders.opened_round()
    (person,) = builders.invite(current_round)
    outcome, asking = [], threading.Event()

    def asked(execute, *rest):
        asking.set()
        return execute(*rest)

    def save():
        try:
            with connection.execute_wrapper(asked):
                outcome.append(builders.save(person, revision=0, _1a=4))
        except Closed as refusal:
            outcome.append(refusal)
        finally:
            connection.close()

    saving = threading.Thread(target=save)
    with transaction.atomic():
        release_round(current_round)
        saving.start()
        wait_until_it_waits(saving, asking)
        assert outcome == []
    saving.join(timeout=LONG)

    assert [type(result) for result in outcome] == [Closed]
    assert not Ballot.objects.exists()
