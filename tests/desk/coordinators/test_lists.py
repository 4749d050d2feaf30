"""Who is ready, who is reminded, and lists that are locked."""

import datetime

import pytest
from django.utils import timezone

from assessments.desk.actions import open_round
from assessments.desk.coordinators import actions
from assessments.desk.coordinators.queries import lists_of
from assessments.desk.mailings.actions import NothingToSend
from assessments.desk.mailings.occasions import mail_for
from assessments.desk.partnerships.actions import remove_municipality
from assessments.desk.people.actions import NotNow, change, move, remove, remove_group
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.rows import Row
from assessments.desk.planning.actions import create_round
from assessments.models import AuditEntry, Invitation, Mailing, PeopleList, Round
from tests import builders
from tests.desk.coordinators.test_own_people import said, url

pytestmark = pytest.mark.django_db


def log():
    entries = AuditEntry.objects.order_by("pk").select_related("actor")
    return [(entry.actor.email, entry.action, entry.detail) for entry in entries]


def mark(browser, current_round, place, ready="1"):
    return browser.post(url("mark_ready", current_round, place.code), {"ready": ready})


def ready_now(current_round, place, by):
    actions.mark_ready(current_round=current_round, municipality=place, ready=True, by=by)


@pytest.fixture
def listed(draft):
    """With somebody of each municipality on the list."""
    for place in ("Laren", "Eemnes", "Blaricum"):
        builders.invite(draft, place)
    return draft


# --- Ready ----------------------------------------------------------------------------------


def test_coordinator_says_that_the_list_is_ready(griffie, listed, laren):
    mark(griffie, listed, laren)

    page = griffie.get(url("people", listed))
    assert PeopleList.objects.get().municipality == laren
    assert "Laren is klaar sinds" in page.text
    assert "U kunt de lijst aanpassen tot de vragenlijst opent." in page.text
    assert log() == [("griffie@laren.example", "list-ready", "Laren")]


def test_list_that_is_ready_can_still_change(griffie, listed, laren):
    builders.invite(listed, "Laren", "college")
    mark(griffie, listed, laren)
    raad = Invitation.objects.get(municipality=laren, role="raad")
    griffie.post(url("remove_person", listed, raad.pk))

    assert not listed.invitations.filter(municipality=laren, role="raad").exists()
    assert PeopleList.objects.get().ready_at


def test_list_is_not_ready_after_all(griffie, listed, laren):
    mark(griffie, listed, laren)
    mark(griffie, listed, laren, ready="")

    assert PeopleList.objects.get().ready_at is None
    assert [action for _who, action, _detail in log()] == ["list-ready", "list-not-ready"]


def test_empty_list_is_not_ready(griffie, draft, laren):
    mark(griffie, draft, laren)

    assert not PeopleList.objects.exists()
    assert said(griffie, draft) == ["Er staat nog niemand op de lijst."]


def test_coordinator_marks_no_other_list(griffie, listed, eemnes):
    assert mark(griffie, listed, eemnes).status_code == 404
    assert not PeopleList.objects.exists()


def test_ready_is_said_before_the_round_opens_only(griffie, listed, laren):
    open_round(current_round=listed)
    mark(griffie, listed, laren)

    assert not PeopleList.objects.exists()
    assert said(griffie, listed) == ["Dat kan nu niet: de ronde is open."]


def test_manager_sees_who_is_ready_and_who_is_not(desk, listed, laren, griffier, by):
    ready_now(listed, laren, griffier)

    for name in ("round", "people", "lists"):
        text = " ".join(desk.get(url(name, listed)).text.split())
        assert "1 van de 3 gemeenten is klaar. Nog niet: Blaricum en Eemnes." in text, name


def test_manager_says_it_for_a_municipality_without_a_coordinator(desk, listed, eemnes):
    assert f"{eemnes.code}/klaar/" in desk.get(url("lists", listed)).text
    mark(desk, listed, eemnes)
    assert PeopleList.objects.get().municipality == eemnes


def test_all_are_ready(listed, by):
    for place in listed.municipalities.all():
        ready_now(listed, place, by)
    assert lists_of(listed, None).text == "Alle 3 gemeenten zijn klaar."


def taken_off(current_round, person, by):
    remove(person=person, by=by)


def taken_off_with_the_group(current_round, person, by):
    place = ListedPlace(person.municipality_id, "", person.place_name)
    remove_group(current_round=current_round, place=place, role="raad", by=by)


def moved(current_round, person, by):
    eemnes = builders.municipality("Eemnes")
    to = ListedPlace(eemnes.pk, eemnes.code, eemnes.name)
    move(current_round=current_round, people=[person], to=(to, "raad"), by=by)


def corrected(current_round, person, by):
    row = Row(0, "Eemnes", "raad", person.name, "ander@eemnes.example")
    change(person=person, row=row, by=by)


@pytest.mark.parametrize("gone", [taken_off, taken_off_with_the_group, moved, corrected])
def test_list_with_nobody_left_is_not_ready(draft, laren, eemnes, by, gone):
    (person,) = builders.invite(draft, "Laren")
    builders.invite(draft, "Eemnes")
    for place in (laren, eemnes):
        ready_now(draft, place, by)

    gone(draft, person, by)

    ready = [state.municipality for state in lists_of(draft, None).states if state.ready_at]
    assert ready == [eemnes]


def test_municipality_that_left_and_comes_back_is_not_ready(of, listed, eemnes, by):
    ready_now(listed, eemnes, by)
    listed.invitations.all().delete()
    remove_municipality(partnership=of, municipality=eemnes, by=by)

    assert not PeopleList.objects.exists()


def test_lists_are_for_managers(griffie, listed):
    assert griffie.get(url("lists", listed)).status_code == 404


# --- Locked ---------------------------------------------------------------------------------


@pytest.fixture
def locked(listed, by):
    actions.lock_lists(current_round=listed, lock=True, by=by)
    return listed


def changing(current_round, laren):
    person = current_round.invitations.get(municipality=laren)
    of_person = "new_link" if current_round.is_open else "change_person"
    return [
        *(url(name, current_round) for name in ("import_people", "add_person", "print_cards")),
        *(url(name, current_round) for name in ("take_people", "check_people", "invite_own")),
        url("mark_ready", current_round, laren.code),
        url("remove_group", current_round, f"{laren.code}-raad"),
        url("remove_person", current_round, person.pk),
        url(of_person, current_round, person.pk),
    ]


@pytest.mark.parametrize("is_open", [False, True])
def test_locked_list_is_read_but_not_changed(griffie, locked, laren, is_open):
    if is_open:
        open_round(current_round=locked)
    form = {"place": laren.code, "role": "raad", "name": "Jan", "email": "", "ready": "1"}
    cards = {f"spares-{laren.code}-raad": "1", "rows": '[[1,"Laren","raad","Jan",""]]'}

    for address in changing(locked, laren):
        assert griffie.post(address, form | cards).status_code == 302, address
        assert len(said(griffie, locked)) == 1, address
    assert locked.invitations.count() == 3
    assert not PeopleList.objects.exists()


def test_locked_list_says_so_and_offers_nothing(griffie, locked, laren):
    text = griffie.get(url("people", locked)).text

    assert "De beheerder heeft de lijsten vastgezet." in text
    assert [word for word in ("toevoegen/", "verwijderen/", "importeren/") if word in text] == []


def test_locked_list_still_lets_a_lost_link_be_sent_again(griffie, locked, laren):
    """That changes nothing on it."""
    open_round(current_round=locked)
    person = locked.invitations.get(municipality=laren)
    locked.invitations.update(sent_at=timezone.now())
    text = griffie.get(url("people", locked)).text
    griffie.post(url("resend_links", locked), {"mens": person.pk})

    assert "Dezelfde link opnieuw sturen" in text
    assert [word for word in ("nieuwe-link/", "verwijderen/") if word in text] == []
    assert [each.kind for each in locked.mailings.all()] == [Mailing.Kind.SAME_LINK]


def test_list_that_was_locked_meanwhile_does_not_change(griffier, locked, laren):
    with pytest.raises(NotNow):
        ready_now(locked, laren, griffier)


def test_manager_still_changes_locked_lists(desk, locked, laren):
    form = {"place": laren.code, "role": "raad", "name": "Jan", "email": ""}
    desk.post(url("add_person", locked), form)
    assert locked.invitations.filter(name="Jan").exists()


def test_manager_locks_and_unlocks(desk, listed, griffie, laren):
    desk.post(url("lock_lists", listed), {"lock": "1"})
    desk.post(url("lock_lists", listed), {"lock": "0"})
    mark(griffie, listed, laren)

    assert PeopleList.objects.exists()
    assert [action for _who, action, _detail in log()][:2] == ["lists-locked", "lists-unlocked"]


@pytest.mark.parametrize("name", ["lock_lists", "remind_coordinators"])
def test_coordinator_locks_and_reminds_nobody(griffie, listed, name, eemnes):
    assert griffie.post(url(name, listed), {"lock": "1", "code": eemnes.code}).status_code == 404
    assert not Round.objects.get().has_locked_lists


def test_round_like_an_earlier_one_begins_with_open_lists(locked, laren, by):
    ready_now(locked, laren, by)
    open_round(current_round=locked)
    like = create_round(
        partnership=locked.partnership,
        by=by,
        like=locked,
        title="Volgend jaar",
        opens_at=locked.opens_at,
        closes_at=locked.closes_at,
    )

    assert like.invitations.count() == 3
    assert not like.has_locked_lists
    assert len(lists_of(like, None).waiting) == 3


# --- Reminded -------------------------------------------------------------------------------


def remind(current_round, by, *places):
    codes = [place.code for place in places]
    return actions.remind_coordinators(current_round=current_round, codes=codes, by=by)


@pytest.fixture
def colleague(of, eemnes):
    return builders.coordinator(of, eemnes, "griffie@eemnes.example")


def test_reminder_goes_to_who_is_not_ready(listed, laren, eemnes, griffier, colleague, by):
    ready_now(listed, laren, griffier)
    mailing = remind(listed, by, laren, eemnes)

    assert [message.user for message in mailing.messages.all()] == [colleague]
    assert log()[-1] == ("beheerder@example.nl", "lists-asked-for", "Eemnes")


def test_reminder_goes_once_a_day(listed, laren, griffier, by):
    remind(listed, by, laren)
    with pytest.raises(NothingToSend):
        remind(listed, by, laren)

    PeopleList.objects.update(reminded_on=timezone.localdate() - datetime.timedelta(days=1))
    remind(listed, by, laren)
    assert Mailing.objects.count() == 2


def test_button_reminds_the_one_that_it_names(desk, listed, laren, griffier):
    assert "Herinner Laren" in desk.get(url("lists", listed)).text
    desk.post(url("remind_coordinators", listed), {"code": laren.code})

    assert Mailing.objects.get().kind == "lists"
    assert "Herinner Laren" not in desk.get(url("lists", listed)).text


def test_reminder_says_where_the_list_is(listed, laren, griffier, by):
    mailing = remind(listed, by, laren)
    mail = mail_for(mailing, mailing.messages.get())

    assert mail.to == ["griffie@laren.example"]
    assert mail.subject == "Herinnering van BEL: wie doet er mee uit Laren?"
    assert f"http://testserver{url('people', listed)}" in mail.body
    assert "Eemnes" not in mail.body


@pytest.mark.parametrize("meanwhile", ["ready", "locked", "open", "left"])
def test_reminder_is_not_sent_when_it_is_not_wanted_any_more(
    listed, laren, griffier, by, meanwhile
):
    mailing = remind(listed, by, laren)
    if meanwhile == "ready":
        ready_now(listed, laren, griffier)
    elif meanwhile == "locked":
        actions.lock_lists(current_round=listed, lock=True, by=by)
    elif meanwhile == "open":
        open_round(current_round=listed)
    else:
        griffier.memberships.all().delete()
    mailing.round.refresh_from_db()

    assert mail_for(mailing, mailing.messages.get()) is None


def test_nobody_is_reminded_of_a_list_that_does_not_change(locked, laren, griffier, by):
    with pytest.raises(NotNow):
        remind(locked, by, laren)
