"""What is done with several people: asked first, then done."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import AuditEntry, Invitation, Message
from assessments.survey import actions as survey
from tests import builders
from tests.survey.visiting import words

pytestmark = pytest.mark.django_db
NAMES = ("move_people", "remove_people", "resend_links")


def url(name, current_round):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])


def chosen(people, **more):
    return {"mens": [person.pk for person in people]} | more


def sent(current_round, number=3, **fields):
    builders.invite(current_round, number=number)
    Invitation.objects.update(**{"sent_at": timezone.now()} | fields)
    return list(Invitation.objects.order_by("pk"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "odd", [[], [""], ["x"], ["0"], ["-1"], ["9" * 30], ["\0"], ["²"], ["1 OR 1=1"]]
)
def test_who_ticked_nobody_is_asked_to(desk, draft, opened, name, odd):
    current_round = opened if name == "resend_links" else draft
    builders.invite(current_round)

    for method in (desk.get, desk.post):
        response = method(url(name, current_round), {"mens": odd}, follow=True)
        assert response.redirect_chain == [(url("people", current_round), 302)]
        assert "Kruis eerst aan om wie het gaat." in words(response)
    assert Invitation.objects.filter(revoked=False).count() == 1


@pytest.fixture
def elsewhere():
    return builders.invite(builders.opened_round(builders.partnership("Ede", slug="ede")), "Ede")


def test_people_of_another_partnership_are_nobody_here(desk, opened, elsewhere):
    builders.invite(opened)

    response = desk.post(url("remove_people", opened), chosen(elsewhere))

    assert response["Location"] == url("people", opened)
    assert Invitation.objects.filter(revoked=True).count() == 0


def test_a_loose_card_and_who_was_removed_are_nobody_too(desk, opened):
    (card,) = builders.invite(opened, role="college")
    (gone,) = builders.invite(opened)
    Invitation.objects.filter(pk=card.pk).update(name="", email="")
    survey.revoke(invitation=gone)

    response = desk.get(url("remove_people", opened), chosen([card, gone]))

    assert response["Location"] == url("people", opened)


# --- Removing --------------------------------------------------------------------------------


def test_before_removing_the_page_says_how_many_and_who(desk, opened):
    people = sent(opened)

    page = words(desk.get(url("remove_people", opened), chosen(people[:2])))

    assert "2 mensen verwijderen?" in page
    assert "Persoon 0 (raad Laren)" in page
    assert "Persoon 1 (raad Laren)" in page
    assert "Persoon 2" not in page
    assert "Dit kunt u niet terugdraaien." in page
    assert not Invitation.objects.filter(revoked=True).exists()


def test_several_are_removed_from_an_open_round(desk, opened, by):
    people = builders.ballots(opened, answers=(4, None, 2))

    page = words(desk.post(url("remove_people", opened), chosen(people[:2]), follow=True))

    assert "2 mensen staan niet meer op de lijst." in page
    assert [each.revoked for each in Invitation.objects.order_by("pk")] == [True, True, False]
    entry = AuditEntry.objects.get(action="people-removed")
    assert entry.detail.startswith("raad Laren: Persoon 0 p0.raad.Laren@example.nl; Persoon 1 ")


def test_several_are_removed_in_preparation_and_leave_nothing(desk, draft):
    people = builders.invite(draft, number=3)

    desk.post(url("remove_people", draft), chosen(people[1:]))

    assert [person.name for person in Invitation.objects.all()] == ["Persoon 0"]


# --- Moving ----------------------------------------------------------------------------------


def key_of(place, role):
    return f"{builders.municipality(place).code}-{role}"


def test_several_are_moved_to_another_group(desk, draft):
    people = builders.invite(draft, number=3)
    Invitation.objects.update(card_digest=None)
    Invitation.objects.filter(pk=people[0].pk).update(card_digest="0" * 64)

    data = chosen(people[:2], group=key_of("Eemnes", "college"))
    page = words(desk.post(url("move_people", draft), data, follow=True))

    assert "2 mensen zijn verplaatst naar college Eemnes." in page
    moved = Invitation.objects.filter(role="college", municipality__name="Eemnes")
    assert list(moved.values_list("name", "card_digest").order_by("pk")) == [
        ("Persoon 0", None),
        ("Persoon 1", None),
    ]
    assert AuditEntry.objects.get(action="people-changed").detail.startswith(
        "verplaatst naar college Eemnes: Persoon 0 "
    )


def test_people_move_to_the_joint_organisation(desk, draft):
    people = builders.invite(draft)

    desk.post(url("move_people", draft), chosen(people, group="samen-organisatie"))

    assert draft.invitations.get().atom == ("", "organisatie")


def test_nobody_moves_when_one_is_there_already(desk, draft):
    people = builders.invite(draft, number=2)
    (there,) = builders.invite(draft, role="college")
    Invitation.objects.filter(pk=there.pk).update(
        email=Invitation.objects.get(name="Persoon 1").email
    )

    response = desk.post(
        url("move_people", draft), chosen(people, group=key_of("Laren", "college"))
    )

    assert response.status_code == 422
    why = "Er is niemand verplaatst. Persoon 1: Dit e-mailadres staat al in deze groep."
    assert why in words(response)
    assert Invitation.objects.filter(role="raad").count() == 2


@pytest.mark.parametrize("group", ["", "samen-raad", "GM0000-raad"])
def test_a_group_that_is_not_there_is_refused(desk, draft, group):
    people = builders.invite(draft)

    response = desk.post(url("move_people", draft), chosen(people, group=group))

    assert response.status_code == 422
    assert draft.invitations.get().role == "raad"


def test_nobody_is_moved_once_the_round_is_open(desk, opened):
    people = sent(opened)

    data = chosen(people, group=key_of("Laren", "college"))
    page = words(desk.post(url("move_people", opened), data, follow=True))

    assert "Dat kan nu niet: de ronde is open." in page
    assert Invitation.objects.filter(role="raad").count() == 3


# --- The same link again ---------------------------------------------------------------------


def test_before_sending_the_page_says_who_gets_it_and_who_does_not(desk, opened):
    people = sent(opened, 4)
    Invitation.objects.filter(pk=people[1].pk).update(email="")
    Invitation.objects.filter(pk=people[2].pk).update(sent_at=None)

    page = words(desk.get(url("resend_links", opened), chosen(people)))

    assert "2 mensen krijgen een mail met dezelfde link als eerst." in page
    assert "Persoon 1: heeft geen e-mailadres" in page
    assert "Persoon 2: kreeg nog geen uitnodiging" in page
    assert not Message.objects.exists()


def test_the_same_link_goes_to_several(desk, opened):
    people = sent(opened)

    page = words(desk.post(url("resend_links", opened), chosen(people[:2]), follow=True))

    assert "2 mensen krijgen dezelfde link opnieuw. De mails zijn onderweg." in page
    queued = Message.objects.values_list("invitation", flat=True)
    assert set(queued) == {person.pk for person in people[:2]}


def test_twice_in_a_row_says_that_nobody_is_left(desk, opened):
    people = sent(opened)
    desk.post(url("resend_links", opened), chosen(people))

    page = words(desk.post(url("resend_links", opened), chosen(people), follow=True))

    assert "Er is niemand om de link nu opnieuw te sturen." in page
    assert Message.objects.count() == 3


def test_nothing_is_sent_once_no_answers_are_taken(desk, opened):
    people = sent(opened)
    opened.closes_at = timezone.now() - datetime.timedelta(hours=1)
    opened.save()

    desk.post(url("resend_links", opened), chosen(people))

    assert not Message.objects.exists()


@pytest.mark.parametrize("number", [2, 90])
def test_asking_costs_as_many_queries_for_any_number(
    desk, opened, number, django_assert_num_queries
):
    people = sent(opened, number)
    desk.get(url("resend_links", opened), chosen(people))

    with django_assert_num_queries(5):
        desk.get(url("resend_links", opened), chosen(people))
