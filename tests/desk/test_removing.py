"""Removing a round that was made by mistake, and nothing else."""

import pytest
from django.urls import reverse

from assessments.desk.actions import close_round, open_round
from assessments.desk.cards.actions import Order, print_cards
from assessments.desk.cards.groups import groups_of
from assessments.desk.people.actions import add
from assessments.desk.people.rows import Row
from assessments.desk.planning.actions import NotInPreparation, remove_round, tick
from assessments.models import AuditEntry, Contact, Invitation, Round
from assessments.survey.keys import has_key, make_key
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    return builders.partnership("Laren")


@pytest.fixture
def draft(of):
    return builders.draft_round(of, title="Per ongeluk")


def page(current_round):
    return reverse("remove_round", args=[current_round.partnership.slug, current_round.pk])


def log(of):
    entries = of.audit_entries.order_by("pk")
    return list(entries.values_list("action", "actor__email", "round", "detail"))


def test_remove_takes_people_cards_contacts_and_a_left_over_key(draft, by):
    builders.invite(draft, number=3)
    Contact.objects.create(round=draft, name="De griffie", phone="035")
    make_key(draft)

    remove_round(current_round=draft, by=by)

    assert not Round.objects.exists()
    assert not Invitation.objects.exists()
    assert not Contact.objects.exists()
    assert not has_key(draft)


def test_remove_leaves_other_rounds_of_the_partnership(of, draft, by):
    other = builders.draft_round(of, title="Najaar 2026")
    builders.invite(other, number=2)

    remove_round(current_round=draft, by=by)

    assert list(Round.objects.all()) == [other]
    assert other.invitations.count() == 2


def test_log_of_a_removed_round_keeps_what_was_done_without_names(of, draft, by):
    add(current_round=draft, row=Row(0, "Laren", "raad", "Jan Jansen", "jan@example.nl"), by=by)
    tick(current_round=draft, item="announced", done=True, by=by)
    assert "Jan Jansen jan@example.nl" in log(of)[0][3]

    remove_round(current_round=draft, by=by)

    ticked = "Per ongeluk: ☑ De griffiers hebben de vooraankondiging verstuurd."
    assert log(of) == [
        ("people-added", by.email, None, "Per ongeluk"),
        ("changed", by.email, None, ticked),
        ("removed", by.email, None, "Per ongeluk"),
    ]


def test_log_keeps_a_detail_that_becomes_too_long_as_far_as_it_fits(of, draft, by):
    AuditEntry.objects.create(partnership=of, round=draft, action="changed", detail="x" * 300)

    remove_round(current_round=draft, by=by)

    assert log(of)[0][3] == "Per ongeluk: " + "x" * 287


def test_log_of_other_rounds_stays_as_it_is(of, draft, by):
    other = builders.draft_round(of, title="Najaar 2026")
    tick(current_round=other, item="announced", done=True, by=by)
    before = log(of)

    remove_round(current_round=draft, by=by)

    assert log(of)[:-1] == before


def test_round_that_was_opened_meanwhile_is_not_removed(of, draft, by):
    builders.instrument()
    builders.invite(draft)
    open_round(current_round=Round.objects.get(pk=draft.pk))

    with pytest.raises(NotInPreparation):
        remove_round(current_round=draft, by=by)

    assert Round.objects.get().state == Round.State.OPEN
    assert Invitation.objects.count() == 1
    assert has_key(draft)
    assert [entry[0] for entry in log(of)] == ["opened"]


def test_round_that_was_removed_meanwhile_is_not_removed_twice(of, draft, by):
    remove_round(current_round=Round.objects.get(pk=draft.pk), by=by)

    with pytest.raises(NotInPreparation):
        remove_round(current_round=draft, by=by)

    assert [entry[0] for entry in log(of)] == ["removed"]


def test_page_says_what_goes_and_removes_nothing_yet(desk, draft, by):
    builders.invite(draft, number=12)
    Invitation.objects.update(email="")
    orders = [Order(group, 3, 0) for group in groups_of(draft, None) if group.role == "raad"]
    print_cards(current_round=draft, orders=orders, replace=False, by=by)

    shown = " ".join(desk.get(page(draft)).text.split())

    assert "12 mensen op de lijst, met namen, e-mailadressen" in shown
    assert "de codes van 3 kaarten" in shown
    assert Round.objects.get() == draft


def test_manager_removes_a_draft_and_finds_it_in_the_log(desk, draft, of):
    assert page(draft) in desk.get(reverse("round", args=[of.slug, draft.pk])).text

    answer = desk.post(page(draft), follow=True)

    assert answer.redirect_chain == [(reverse("partnership", args=[of.slug]), 302)]
    assert "De ronde “Per ongeluk” is verwijderd." in answer.text
    assert not Round.objects.exists()
    shown = desk.get(reverse("audit_log", args=[of.slug])).text
    assert "ronde in voorbereiding verwijderd" in shown
    assert "Per ongeluk" in shown


def test_reader_and_outsider_find_no_such_page(client, of, draft):
    elsewhere = builders.partnership(slug="elders")
    for account in (
        builders.reader(of),
        builders.manager(elsewhere, email="elders@example.nl"),
    ):
        client.force_login(account)
        assert client.get(page(draft)).status_code == 404
        assert client.post(page(draft)).status_code == 404
    assert Round.objects.get() == draft


def _open(of):
    return builders.opened_round(of)


def _released(of):
    current_round = builders.opened_round(of)
    close_round(current_round=current_round)
    return current_round


def _cancelled(of):
    current_round = builders.draft_round(of)
    Round.objects.update(state=Round.State.CANCELLED)
    return current_round


@pytest.mark.parametrize("made", [_open, _released, _cancelled])
def test_round_that_was_ever_open_can_not_be_removed(desk, of, made):
    current_round = made(of)
    own_page = reverse("round", args=[of.slug, current_round.pk])
    assert page(current_round) not in desk.get(own_page).text

    answer = desk.post(page(current_round), follow=True)

    assert answer.redirect_chain == [(own_page, 302)]
    assert "Dat kan niet meer" in answer.text
    assert Round.objects.get() == current_round
