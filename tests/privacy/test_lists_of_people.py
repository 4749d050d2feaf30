"""Whoever handles people doesn't notice who started or sent in: not by a word, nor by work done.

Each person is looked at in every way that a manager has, alone and with others, and all of it is
undone before the next, so that only what they answered differs between them.
"""

from unittest import mock

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from assessments.models import Invitation
from assessments.survey import actions as survey
from tests import builders
from tests.privacy.coming_in.noticing import Stranger, told_apart

pytestmark = pytest.mark.django_db
NOTHING, DRAFT, SENT_IN = "nothing", "draft", "sent in"
STATES = (NOTHING, DRAFT, SENT_IN, NOTHING)
"""Of the first nothing is used: it is to warm up on."""
FIRST = 900_001


class Watcher(Stranger):
    """The manager's browser, in which everybody is alike but for what they answered."""

    def _plain(self, text):
        person = self.person
        for own in (person.email, str(person.pk)):
            text = text.replace(own, "PERSON")
        return super()._plain(text)

    def see(self, method, page, /, *args, **sent):
        current_round = self.person.round
        address = reverse(page, args=[current_round.partnership.slug, current_round.pk, *args])
        response = self.ask(method, address, sent)
        if response.status_code == 302:
            # Nobody is found, and what there is to say is said.
            self.ask("get", f"{response['Location']}?zoek=xyz")


@pytest.fixture
def opened():
    return builders.opened_round(builders.partnership("Laren"))


@pytest.fixture
def people(opened):
    """All of one name and with numbers as long, mailed a while ago."""
    people = builders.invite(opened, number=len(STATES) + 1)
    for number, person in enumerate(people):
        Invitation.objects.filter(pk=person.pk).update(
            id=FIRST + number, name="De een", email=f"p{number}@example.nl", sent_at=timezone.now()
        )
    found = list(Invitation.objects.select_related("round__partnership").order_by("pk"))
    for person, state in zip(found, STATES, strict=False):
        answer(person, state)
    return found


def answer(person, state):
    if state == DRAFT:
        builders.save(person, _1a=4)
    if state == SENT_IN:
        builders.submit(person)


def send_again(watcher, other):
    key, both = watcher.person.pk, [watcher.person.pk, other.pk]
    watcher.see("get", "resend_links", mens=both)
    watcher.see("post", "resend_links", mens=[key])
    watcher.see("get", "resend_links", mens=both)
    watcher.see("post", "resend_links", mens=both)
    watcher.see("post", "resend_links", mens=both)


def handle(watcher, other):
    """Everything that can be done with somebody, alone and beside another."""
    key, both = watcher.person.pk, [watcher.person.pk, other.pk]
    send_again(watcher, other)
    for name in ("change_person", "new_link", "remove_person"):
        watcher.see("get", name, key)
    watcher.see("get", "remove_people", mens=both)
    # As long as before: the list is read again after each.
    watcher.see("post", "change_person", key, name="De zes")
    watcher.see("post", "change_person", key, name=" ")
    watcher.see("post", "new_link", key, email=other.email)
    watcher.see("post", "new_link", key, email="q9@example.nl")
    watcher.see("post", "move_people", mens=both, group="x")
    watcher.see("post", "remove_people", mens=both)
    watcher.see("post", "remove_people", mens=both)


def noticed_of(people, browser, handle):
    """Of each person (sent in, or begun; all that was noticed), without the first."""
    *watched, other = people
    noticed = []
    for person, state in zip(watched, STATES, strict=True):
        watcher = Watcher(person)
        watcher.browser = browser
        with transaction.atomic():
            handle(watcher, other)
            transaction.set_rollback(True)
        noticed.append((state, repr(watcher.noticed)))
    return noticed[1:]


@pytest.fixture
def desk(client, opened):
    client.force_login(builders.manager(opened.partnership))
    return client


@pytest.mark.slow
def test_handling_people_tells_of_nobody_what_they_answered(people, desk):
    assert survey.has_submitted(invitation=people[2])

    assert told_apart(noticed_of(people, desk, handle)) == 0


@pytest.mark.parametrize(
    "leaking", ["assessments.desk.mailings.actions", "assessments.desk.people.several.views"]
)
@pytest.mark.slow
def test_a_reason_that_looked_at_answers_would_be_noticed(people, desk, leaking):
    """What the test above would miss, if it only looked at pages where nothing goes wrong."""

    def leak(person):
        return "stuurde al in" if person.submitted_on else ""

    with mock.patch(f"{leaking}.why_not_again", leak):
        assert told_apart(noticed_of(people, desk, send_again)) == STATES.count(SENT_IN)


LISTS = [
    f"{page}?volgorde={order}{more}"
    for page in ("people", "export_people")
    for order in ("groep", "naam", "mail")
    for more in ("", "&zoek=een", "&alles=1")
]


def everything_listed(browser, current_round):
    """Bytes of each page and file, and how many queries it took."""
    seen = []
    for each in LISTS:
        name, _, query = each.partition("?")
        kind = ["csv"] if name == "export_people" else []
        watcher = Stranger(Invitation(public_id="nobody"))
        watcher.browser = browser
        address = reverse(name, args=[current_round.partnership.slug, current_round.pk, *kind])
        watcher.ask("get", f"{address}?{query}")
        seen.append(watcher.noticed)
    return seen


def test_lists_and_files_are_the_same_before_and_after_people_answered(opened, desk):
    people = builders.invite(opened, number=6)
    Invitation.objects.update(sent_at=timezone.now())
    everything_listed(desk, opened)
    before = everything_listed(desk, opened)

    builders.save(people[0], _1a=4)
    builders.submit(people[3])
    builders.submit(people[5])

    assert everything_listed(desk, opened) == before


# --- Who asks for a lost link -----------------------------------------------------------------


def asked(address):
    """What a stranger notices who types an address."""
    stranger = Stranger(Invitation(public_id="nobody"))
    stranger.ask("post", "/link-kwijt/", {"email": address})
    return repr(stranger.noticed)


def test_asking_for_a_link_tells_nothing_of_an_address(people):
    asked("eerst@example.nl")
    states = {person.email: state for person, state in zip(people, STATES, strict=False)}
    elsewhere = {f"x{number}@example.nl": "on no list" for number in range(3)}

    noticed = [(state, asked(address)) for address, state in (states | elsewhere).items()]

    assert told_apart(noticed) == 0


def test_a_request_that_looked_the_address_up_would_be_noticed(people):
    asked("eerst@example.nl")

    def look_up(digest):
        if Invitation.objects.filter(email="p1@example.nl").exists():
            Invitation.objects.first()

    with mock.patch("assessments.desk.lost_links.asking.mail_lost_links") as task:
        task.enqueue.side_effect = look_up
        there = asked("p1@example.nl")
        Invitation.objects.filter(email="p1@example.nl").update(email="")
        assert asked("p9@example.nl") != there
