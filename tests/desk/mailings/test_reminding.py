"""Who watches a reminder on the pages of a manager learns of nobody whether they answered."""

import re

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from assessments.desk.mailings import actions
from assessments.survey.actions import cast
from tests import builders
from tests.desk.mailings.working import work

pytestmark = pytest.mark.django_db(transaction=True)

WATCHED = ("mail", "people", "round", "progress")
ANSWERED = {1, 2, 5, 7, 8, 11, 12, 13, 17, 21}


@pytest.fixture
def of():
    return builders.partnership()


@pytest.fixture
def people(of):
    """Twenty-five people in the order of the list, ten of whom submitted."""
    current_round = builders.opened_round(of)
    people = builders.invite(current_round, number=25, sent_at=timezone.now())
    cast(current_round=current_round, answers={people[n]: (4,) * 20 for n in ANSWERED})
    return people


class Watcher:
    """Reads the manager's pages each time that the mail server is given a mail."""

    def __init__(self, desk, current_round):
        where = [current_round.partnership.slug, current_round.pk]
        self.addresses = [reverse(name, args=where) for name in WATCHED]
        self.desk, self.seen = desk, []

    def look(self):
        texts = [self.desk.get(address).text for address in self.addresses]
        part = self.desk.get(self.addresses[0], headers={"HX-Target": "progress"})
        connections.close_all()
        self.seen.append("".join([*texts, part.text]))

    def told(self, people):
        """Who, in the order of the list, were being mailed as far as the pages count."""
        numbers = [re.search(r"(\d+) van 25 verstuurd", text) for text in self.seen]
        return {people[int(number[1])].email for number in numbers if number}


@pytest.fixture
def watcher(desk, people, inbox):
    watcher = Watcher(desk, people[0].round)
    inbox.watch = watcher.look
    actions.remind(current_round=people[0].round, by=None)
    work()
    return watcher


def without_tokens(text):
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)


def test_numbers_beside_a_reminder_tell_of_nobody(watcher, people, inbox):
    assert len(inbox.recipients) == len(watcher.seen) == 15
    assert watcher.told(people) == set()


def test_pages_stay_the_same_while_a_reminder_runs(watcher):
    assert len({without_tokens(text) for text in watcher.seen}) == 1


def test_order_of_a_mailing_is_not_that_of_the_list(watcher, people, inbox):
    in_order = [person.email for person in people if person.email in set(inbox.recipients)]

    assert inbox.recipients != in_order
