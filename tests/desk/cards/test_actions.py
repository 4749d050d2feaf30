"""Giving out codes: who gets one, who keeps one, and what the number of cards tells."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse

from assessments.desk.actions import close_round
from assessments.desk.cards import actions
from assessments.desk.cards.actions import Order
from assessments.desk.cards.groups import groups_of
from assessments.desk.people import actions as people
from assessments.desk.people.rows import Row
from assessments.models import AuditEntry, Invitation
from assessments.survey import actions as survey
from assessments.survey.queries import invited_in_group
from tests import builders
from tests.desk.cards.paper import CODE, codes_of, fresh, holder, text_of, without_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(opened, by):
    """Print cards of one group; the PDF."""

    def make(people=0, spares=0, replace=False, key="raad"):
        group = next(group for group in groups_of(opened, None) if group.key.endswith(key))
        order = Order(group, people, spares)
        return actions.print_cards(current_round=opened, orders=[order], replace=replace, by=by)

    return make


def invited(current_round):
    """As the entry page of somebody of the first raad says it."""
    laren = builders.municipality("Laren")
    return invited_in_group(Invitation(round=current_round, municipality=laren, role="raad"))


@pytest.fixture
def opened(of):
    of.municipalities.set([builders.municipality("Laren")])
    return builders.opened_round(of)


def test_each_person_without_an_address_gets_a_card_of_their_own(opened, printed):
    people = without_address(opened, number=3)
    builders.invite(opened, "Laren", "raad", 2)

    codes = codes_of(printed(people=3))

    assert {holder(code) for code in codes} == set(people)


def test_database_keeps_the_digest_of_a_code_only(opened, printed):
    without_address(opened)

    (code,) = codes_of(printed(people=1))

    row = " ".join(map(str, Invitation.objects.values_list().get()))
    assert holder(code).card_digest in row
    assert code not in row
    assert code.replace("-", "") not in row


def test_spare_card_counts_as_invited_and_as_added_from_printing(opened, printed):
    used, _unused = codes_of(printed(spares=2))
    assert invited(opened) == {"invited": 2, "added": 2}

    builders.save(holder(used), _1a=4)

    assert invited(opened) == {"invited": 2, "added": 2}


def test_spare_card_of_before_opening_is_not_added(of, by):
    of.municipalities.set([builders.municipality("Laren")])
    draft = builders.draft_round(of)
    group = groups_of(draft, None)[0]
    actions.print_cards(current_round=draft, orders=[Order(group, 0, 2)], replace=False, by=by)

    assert invited(draft) == {"invited": 2, "added": 0}


@pytest.mark.parametrize("used", [0, 1, 2])
def test_how_many_are_invited_tells_nothing_of_how_many_cards_were_used(opened, printed, used):
    people = without_address(opened, number=2)
    printed(people=2)
    spares = [holder(code) for code in codes_of(printed(spares=2))]
    for person in [*people[:used], *spares[:used]]:
        builders.save(fresh([person])[0], _1a=4)

    printed(people=2, spares=1, replace=True)

    assert invited(opened) == {"invited": 5, "added": 3}


def test_card_that_nobody_asked_for_counts_once_it_is_used(opened, printed):
    (person,) = without_address(opened)
    printed(people=1)
    builders.save(fresh([person])[0], _1a=4)
    (left_over,) = codes_of(printed(people=1, replace=True))
    assert invited(opened) == {"invited": 1, "added": 0}

    builders.save(holder(left_over), _1a=4)

    assert invited(opened) == {"invited": 2, "added": 1}


def test_card_of_the_joint_organisation_has_no_municipality(opened, printed):
    (code,) = codes_of(printed(spares=1, key="samen-organisatie"))

    assert holder(code).atom == ("", "organisatie")


def test_people_who_have_a_card_keep_it_when_others_get_one(opened, printed):
    without_address(opened)
    (earlier,) = codes_of(printed(people=1))
    newcomer = without_address(opened, number=2)[-1]

    (code,) = codes_of(printed(people=1))

    assert holder(earlier) is not None
    assert holder(code) != holder(earlier)
    assert fresh([newcomer])[0].card_digest is None


def test_spare_cards_stay_good_when_more_are_made(printed):
    earlier = codes_of(printed(spares=2))

    printed(spares=1)

    assert all(holder(code) for code in earlier)


def test_cards_that_are_made_again_replace_those_that_nobody_used(opened, printed):
    people = without_address(opened, number=2)
    earlier = codes_of(printed(people=2))

    codes = codes_of(printed(people=2, replace=True))

    assert [holder(code) for code in earlier] == [None, None]
    assert {holder(code) for code in codes} == set(people)


def test_card_with_answers_keeps_them_and_gives_its_code_up(opened, printed):
    people = without_address(opened, number=2)
    used, _unused = codes_of(printed(people=2))
    person = holder(used)
    builders.save(person, _1a=4)

    codes = codes_of(printed(people=2, replace=True))

    assert holder(used) is None
    assert survey.read_draft(invitation=person).answers[0] == 4
    assert sorted(holder(code).spare for code in codes) == [False, True]
    assert person in people
    assert person not in [holder(code) for code in codes]


def test_card_whose_answers_were_withdrawn_is_unused(opened, printed):
    (person,) = without_address(opened)
    (earlier,) = codes_of(printed(people=1))
    builders.save(holder(earlier), _1a=4)
    survey.withdraw(invitation=holder(earlier))

    (code,) = codes_of(printed(people=1, replace=True))

    assert (holder(earlier), holder(code)) == (None, person)


def test_cards_tell_nothing_about_who_answered(opened, printed):
    """The same sheet comes out, whether one of two people has answered or nobody has."""
    without_address(opened, number=2)
    codes = codes_of(printed(people=2))
    before = CODE.sub("CODE", text_of(printed(people=2, replace=True)))
    (person, _other) = opened.invitations.order_by("pk")
    builders.save(person, _1a=4)

    after = CODE.sub("CODE", text_of(printed(people=2, replace=True)))

    assert len(codes) == 2
    assert after == before


def test_page_tells_nothing_about_who_answered(opened, printed, desk):
    without_address(opened, number=2)
    printed(people=2)
    address = reverse("cards", args=[opened.partnership.slug, opened.pk])
    before = desk.get(address).context["form"].groups
    builders.save(opened.invitations.first(), _1a=4)

    printed(people=2, replace=True)

    assert desk.get(address).context["form"].groups == before


def test_unused_spare_cards_go_when_cards_are_made_again(printed):
    used, unused = codes_of(printed(spares=2))
    person = holder(used)
    builders.save(person, _1a=4)

    printed(spares=1, replace=True)

    assert survey.read_draft(invitation=person).answers[0] == 4
    assert [holder(used), holder(unused)] == [None, None]
    assert Invitation.objects.filter(spare=True).exclude(card_digest=None).count() == 1


def test_other_groups_keep_their_cards(opened, printed):
    (code,) = codes_of(printed(spares=1, key="college"))

    printed(spares=1, replace=True)

    assert holder(code) is not None


def test_browser_that_came_in_with_an_earlier_card_has_to_come_in_again(opened, printed, client):
    without_address(opened)
    (earlier,) = codes_of(printed(people=1))
    start = client.post("/code/", {"code": earlier})["Location"]
    assert client.get(start).status_code == 200

    (code,) = codes_of(printed(people=1, replace=True))

    assert client.get(start).status_code == 410
    anew = client.post("/code/", {"code": code})["Location"]
    assert anew != start
    assert client.get(anew).status_code == 200


def test_cards_can_be_made_before_the_round_opens(of, by):
    draft = builders.draft_round(of)
    people = without_address(draft)
    orders = [Order(group, 1, 0) for group in groups_of(draft, None) if group.without_card]

    document = actions.print_cards(current_round=draft, orders=orders, replace=False, by=by)

    assert [holder(code) for code in codes_of(document)] == people


@pytest.mark.parametrize(("place", "still_good"), [("Laren", True), ("Eemnes", False)])
def test_card_of_somebody_who_moves_to_another_group_is_useless(by, place, still_good):
    draft = builders.draft_round(by.memberships.get().partnership)
    draft.municipalities.add(builders.municipality("Eemnes"))
    (person,) = without_address(draft)
    orders = [Order(group, 1, 0) for group in groups_of(draft, None) if group.without_card]
    document = actions.print_cards(current_round=draft, orders=orders, replace=False, by=by)

    people.change(person=fresh([person])[0], row=Row(1, place, "raad", "Een Ander"), by=by)

    (code,) = codes_of(document)
    assert (holder(code) == person) is still_good


def test_closed_round_gets_no_cards(opened, printed):
    close_round(current_round=opened)

    with pytest.raises(actions.NotNow):
        printed(spares=1)

    assert not Invitation.objects.exists()


def test_printing_is_in_the_log_as_it_was_asked_for(opened, printed, by):
    without_address(opened)

    printed(people=1, spares=2)
    printed(people=1, replace=True)

    entries = AuditEntry.objects.filter(action=AuditEntry.Action.CARDS_PRINTED).order_by("pk")
    assert [(entry.actor, entry.detail) for entry in entries] == [
        (by, "raad Laren: kaarten: 3, waarvan los: 2"),
        (by, "raad Laren: kaarten: 1, waarvan los: 0; eerdere ongeldig gemaakt"),
    ]


@pytest.mark.django_db(transaction=True)
def test_card_that_is_used_at_this_very_moment_keeps_its_answers(opened, printed):
    without_address(opened)
    (code,) = codes_of(printed(people=1))
    person = holder(code)
    saved, may_end = threading.Event(), threading.Event()

    def answer():
        with transaction.atomic():
            builders.save(person, revision=0, _1a=4)
            saved.set()
            may_end.wait(20)
        connection.close()

    answering = threading.Thread(target=answer)
    answering.start()
    assert saved.wait(20)
    # Printing has to wait for what is being saved.
    threading.Timer(3, may_end.set).start()
    (other,) = codes_of(printed(people=1, replace=True))
    answering.join()

    assert may_end.is_set()
    assert holder(code) is None
    assert holder(other) != person
    assert survey.read_draft(invitation=person).answers[0] == 4
