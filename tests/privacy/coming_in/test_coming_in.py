"""Who comes with a card or a newer link doesn't notice whether something was submitted."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.desk.actions import close_round
from assessments.desk.cards.actions import Order, print_cards
from assessments.desk.cards.groups import groups_of
from assessments.models import Ballot, Invitation, User
from assessments.survey.links import card_digest, new_card_code
from tests import builders
from tests.desk.cards.paper import codes_of, holder, without_address
from tests.privacy.coming_in.noticing import Stranger, look_around, told_apart
from tests.survey.visiting import checked, draft, link, url

pytestmark = pytest.mark.django_db
NOTHING, DRAFT, SENT_IN, ANEW = "nothing", "draft", "sent in", "sent in, and begun anew"
STATES = (NOTHING, DRAFT, SENT_IN, ANEW)
PEOPLE = 4


@pytest.fixture
def current_round():
    return builders.opened_round(contact_name="De griffie")


def invited(current_round):
    people = builders.invite(current_round, number=PEOPLE + 1)
    Invitation.objects.update(name="De een of de ander")
    return people


def with_cards(current_round):
    people = invited(current_round)
    for person in people:
        person.code = new_card_code()
        person.email, person.card_digest = "", card_digest(person.code)
    Invitation.objects.bulk_update(people, ["email", "card_digest"])
    return people


def come_by_card(browser, person):
    browser.post("/code/", {"code": person.code})
    browser.post(url("start", person), {"next": "begin"})


def come_by_link(browser, person):
    browser.post(link(person))


def answer(person, state, come):
    """In a browser of their own, as far as this state."""
    browser = Client()
    if state == NOTHING:
        return browser
    come(browser, person)
    browser.post(url("save", person), {"1a": "2", "revision": str(draft_revision(person))})
    if state in (SENT_IN, ANEW):
        sent = browser.post(url("submit", person), {"revision": draft_revision(person)})
        assert sent.status_code == 200
    if state == ANEW:
        come(browser, person)
        browser.post(url("again", person))
    return browser


def draft_revision(person):
    kept = draft(person)
    return kept.revision if kept else 0


def answered(people, come):
    """Everybody answers as far as their state; the first one, in none, is to warm up on."""
    states = [NOTHING, *(STATES[n % len(STATES)] for n in range(PEOPLE))]
    for person, state in zip(people, states, strict=True):
        answer(person, state, come)
    return dict(zip(people, states, strict=True))


def noticed_of(states, come_in):
    """What a stranger notices of each person, after the first."""
    noticed = []
    for person, state in states.items():
        stranger = Stranger(person)
        come_in(stranger, person)
        look_around(stranger)
        noticed.append((state in (SENT_IN, ANEW), repr(stranger.noticed)))
    return noticed[1:]


def submitted_boxes():
    rows = Ballot.objects.exclude(submitted=None).values_list("invitation", "submitted")
    return {pk: bytes(box) for pk, box in rows}


def type_code(stranger, person):
    stranger.ask("post", "/code/", {"code": person.code})


def open_link(stranger, person):
    stranger.ask("get", link(person))
    stranger.ask("post", link(person))


def reissue(current_round, people):
    """By a manager, who lets all links be sent to an address of his own."""
    desk = Client()
    desk.force_login(builders.manager(current_round.partnership))
    for number, person in enumerate(people):
        address = reverse("new_link", args=["samen", current_round.pk, person.pk])
        assert desk.post(address, {"email": f"own{number}@example.nl"}).status_code == 302
        person.refresh_from_db()


@pytest.mark.slow
def test_card_of_somebody_else_tells_nothing_and_withdraws_nothing(current_round):
    states = answered(with_cards(current_round), come_by_card)
    before = submitted_boxes()

    assert told_apart(noticed_of(states, type_code)) == 0
    assert len(before) == PEOPLE / 2
    assert submitted_boxes() == before


@pytest.mark.slow
def test_newer_link_tells_nothing_and_withdraws_nothing(current_round):
    people = invited(current_round)
    states = answered(people, come_by_link)
    reissue(current_round, people)
    before = submitted_boxes()

    assert told_apart(noticed_of(states, open_link)) == 0
    assert submitted_boxes() == before
    release = close_round(current_round=current_round)
    assert [group[3] for group in release.groups if group[1] == "raad"] == [PEOPLE / 2]


# --- Cards that were made again ---------------------------------------------------------------


def printed(current_round, people=0, spares=0, replace=False):
    """The codes of new cards, in order."""
    (group, *_) = groups_of(current_round, None)
    by = User.objects.first() or builders.user()
    order = Order(group, people, spares)
    pdf = print_cards(current_round=current_round, orders=[order], replace=replace, by=by)
    return codes_of(pdf)


@pytest.fixture
def replaced(current_round):
    """Cards and two spare ones; a manager looks behind each code, half of them are used, and all
    are made again. What the manager noted: (used, browser) by code."""
    without_address(current_round, number=PEOPLE)
    codes = printed(current_round, people=PEOPLE, spares=2)
    noted = {}
    for number, code in enumerate(codes):
        looking = Client()
        start = looking.post("/code/", {"code": code})["Location"]
        person = holder(code)
        person.code = code
        state = (NOTHING, SENT_IN)[number % 2]
        noted[code] = (state == SENT_IN, looking, start, answer(person, state, come_by_card))
    noted["new"] = printed(current_round, people=PEOPLE, spares=2, replace=True)
    return noted


@pytest.mark.slow
def test_codes_of_cards_that_were_made_again_answer_alike(replaced):
    replaced.pop("new")
    noticed = []
    for code, (sent_in, looking, start, _) in replaced.items():
        stranger = Stranger(Invitation(public_id=start.split("/")[2]), code)
        stranger.ask("post", "/code/", {"code": code})
        stranger.browser = looking
        stranger.ask("get", start)
        stranger.ask("post", start, {"next": "begin"})
        stranger.ask("get", "/privacy/samen/")
        stranger.ask("post", "/code/", {"code": code})
        noticed.append((sent_in, repr(stranger.noticed)))

    # The first was to warm up on.
    assert told_apart(noticed[1:]) == 0


def test_addresses_behind_codes_do_not_come_back_behind_other_codes(replaced):
    before = {start for _, _, start, _ in list(replaced.values())[:-1]}
    after = {Client().post("/code/", {"code": code})["Location"] for code in replaced["new"]}

    assert len(after) == PEOPLE + 2
    assert before & after == set()


def test_browser_that_began_with_a_card_goes_on_after_new_ones_were_made(current_round):
    without_address(current_round)
    (code,) = printed(current_round, people=1)
    person = holder(code)
    person.code = code
    own = answer(person, DRAFT, come_by_card)
    printed(current_round, people=1, replace=True)

    assert own.post("/code/", {"code": code})["Location"] == url("start", person)
    assert checked(own.get(url("factor", person, 1))) == ["1a_2"]
