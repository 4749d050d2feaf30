import pytest
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round, open_round
from assessments.desk.people import actions
from assessments.desk.people.actions import NotNow, Refused
from assessments.desk.people.checking import Outcome
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.rows import Row
from assessments.models import AuditEntry, Ballot, Invitation, Round
from assessments.survey import actions as survey
from tests import builders

pytestmark = pytest.mark.django_db


def row(place="Laren", role="raad", name="Jan", email="jan@laren.nl", number=2):
    return Row(number, place, role, name, email)


def people(current_round):
    return list(
        current_round.invitations.order_by("pk").values_list(
            "municipality__name", "role", "name", "email"
        )
    )


def log():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "detail"))


def test_take_invites_who_is_new_and_nobody_else(draft, by):
    builders.invite(draft, "Eemnes", "college", 1)
    rows = [
        row(),
        row(place="BEL Combinatie", role="", name="Anja", email=""),
        row(name=""),
        row(place="Eemnes", role="wethouder", email="p0.college.eemnes@example.nl"),
    ]

    checked = actions.take(current_round=draft, rows=rows, by=by)

    assert [each.outcome for each in checked] == [
        Outcome.NEW,
        Outcome.NEW,
        Outcome.WRONG,
        Outcome.DOUBLE,
    ]
    assert people(draft)[1:] == [
        ("Laren", "raad", "Jan", "jan@laren.nl"),
        (None, "organisatie", "Anja", ""),
    ]


def test_take_records_who_came_into_which_group(draft, by):
    rows = [
        row(),
        row(name="Piet", email="piet@laren.nl"),
        row(place="Eemnes", name="Mia", email=""),
    ]

    actions.take(current_round=draft, rows=rows, by=by)

    assert log() == [
        ("people-added", "raad Eemnes: Mia"),
        ("people-added", "raad Laren: Jan jan@laren.nl; Piet piet@laren.nl"),
    ]
    assert AuditEntry.objects.first().actor == by


def test_take_records_many_people_in_entries_that_fit(draft, by):
    rows = [row(name=f"Persoon {n}", email=f"persoon.nummer.{n}@laren.nl") for n in range(40)]

    actions.take(current_round=draft, rows=rows, by=by)

    details = [detail for _action, detail in log()]
    assert max(map(len, details)) <= 300
    assert all(detail.startswith("raad Laren: ") for detail in details)
    assert sum(detail.count("@laren.nl") for detail in details) == 40


def test_take_with_nobody_new_records_nothing(draft, by):
    actions.take(current_round=draft, rows=[row(name="")], by=by)

    assert log() == []


def test_take_twice_adds_nobody_twice(draft, by):
    for _ in range(2):
        actions.take(current_round=draft, rows=[row()], by=by)

    assert len(people(draft)) == 1


def test_people_can_be_added_to_an_open_round(opened, by):
    actions.add(current_round=opened, row=row(), by=by)

    assert people(opened) == [("Laren", "raad", "Jan", "jan@laren.nl")]


@pytest.mark.parametrize("end", [close_round, cancel_round])
def test_nobody_is_added_after_the_end(opened, by, end):
    end(current_round=opened, by=by)

    with pytest.raises(NotNow):
        actions.add(current_round=opened, row=row(), by=by)

    assert people(opened) == []


def test_add_refuses_somebody_who_is_there_already(draft, by):
    actions.add(current_round=draft, row=row(), by=by)

    with pytest.raises(Refused, match="Dit e-mailadres staat al in deze groep"):
        actions.add(current_round=draft, row=row(name="J."), by=by)


def test_somebody_who_was_revoked_can_be_invited_again(opened, by):
    actions.add(current_round=opened, row=row(), by=by)
    actions.remove(person=opened.invitations.get(), by=by)

    actions.add(current_round=opened, row=row(role="college"), by=by)

    assert people(opened.__class__.objects.get()) == [
        ("Laren", "raad", "", ""),
        ("Laren", "college", "Jan", "jan@laren.nl"),
    ]


def test_change_corrects_anything_in_preparation(draft, by):
    (person,) = builders.invite(draft)

    actions.change(
        person=person, row=row("BEL Combinatie", "organisatie", "Jan Jansen", "j@bel.nl"), by=by
    )

    assert people(draft) == [(None, "organisatie", "Jan Jansen", "j@bel.nl")]
    assert log() == [
        (
            "people-changed",
            "raad Laren: Persoon 0 p0.raad.Laren@example.nl → BEL Combinatie: Jan Jansen j@bel.nl",
        )
    ]


def test_change_to_what_somebody_else_has_is_refused(draft, by):
    first, second = builders.invite(draft, number=2)

    with pytest.raises(Refused):
        actions.change(person=second, row=row(email=first.email), by=by)

    second.refresh_from_db()
    assert second.name == "Persoon 1"


def test_change_may_keep_the_own_address(draft, by):
    (person,) = builders.invite(draft)

    actions.change(person=person, row=row(name="Nieuw", email=person.email), by=by)

    assert people(draft)[0][2] == "Nieuw"


def test_nobody_is_moved_once_the_round_is_open(draft, by):
    (person,) = builders.invite(draft)
    open_round(current_round=draft, by=by)

    with pytest.raises(NotNow):
        actions.change(person=person, row=row(place="Eemnes"), by=by)

    assert people(draft)[0][0] == "Laren"


def test_remove_in_preparation_leaves_nothing(draft, by):
    (person,) = builders.invite(draft)

    actions.remove(person=person, by=by)

    assert people(draft) == []
    assert log() == [("people-removed", "raad Laren: Persoon 0 p0.raad.Laren@example.nl")]


@pytest.mark.parametrize("answer", [4, None])
def test_remove_from_an_open_round_does_the_same_for_everybody(opened, by, answer):
    (person,) = builders.ballots(opened, answers=(answer,))

    actions.remove(person=person, by=by)

    person.refresh_from_db()
    assert not Ballot.objects.exists()
    assert (person.revoked, person.name, person.email) == (True, "", "")
    assert log()[-1] == ("people-removed", "raad Laren: Persoon 0 p0.raad.Laren@example.nl")


def test_remove_group_leaves_other_groups(draft, by):
    builders.invite(draft, number=3)
    builders.invite(draft, role="college", number=2)
    place = ListedPlace(builders.municipality("Laren").pk, "", "Laren")

    number = actions.remove_group(current_round=draft, place=place, role="raad", by=by)

    assert number == 3
    assert {role for _place, role, *_rest in people(draft)} == {"college"}
    assert log() == [("people-removed", "raad Laren: 3")]


def test_remove_group_of_the_joint_organisation(draft, by):
    builders.invite(draft, "", "organisatie", 2)
    builders.invite(draft, "Laren", "organisatie", 1)

    actions.remove_group(
        current_round=draft,
        place=ListedPlace(None, "", "BEL Combinatie"),
        role="organisatie",
        by=by,
    )

    assert [place for place, *_rest in people(draft)] == ["Laren"]


def test_no_group_is_removed_once_the_round_is_open(opened, by):
    builders.invite(opened, number=3)
    place = ListedPlace(builders.municipality("Laren").pk, "", "Laren")

    with pytest.raises(NotNow):
        actions.remove_group(current_round=opened, place=place, role="raad", by=by)

    assert len(people(opened)) == 3


def test_reissue_changes_the_address_and_the_link(opened, by):
    (person,) = builders.invite(opened, sent_at=timezone.now())

    actions.reissue(person=person, email="nieuw@laren.nl", by=by)

    person.refresh_from_db()
    assert (person.email, person.version, person.sent_at) == ("nieuw@laren.nl", 2, None)
    assert log()[-1] == (
        "people-changed",
        "raad Laren: Persoon 0 p0.raad.Laren@example.nl → nieuwe link nieuw@laren.nl",
    )


def test_reissue_to_the_same_address_is_allowed(opened, by):
    (person,) = builders.invite(opened)

    actions.reissue(person=person, email=person.email, by=by)

    person.refresh_from_db()
    assert person.version == 2


def test_reissue_to_somebody_elses_address_is_refused(opened, by):
    first, second = builders.invite(opened, number=2)

    with pytest.raises(Refused, match="staat al in deze groep"):
        actions.reissue(person=second, email=first.email.lower(), by=by)

    second.refresh_from_db()
    assert second.version == 1


def test_reissue_waits_for_an_open_round(draft, by):
    (person,) = builders.invite(draft)

    with pytest.raises(NotNow):
        actions.reissue(person=person, email="nieuw@laren.nl", by=by)


def test_reissued_submitted_answers_still_count(opened, by):
    people = builders.ballots(opened, answers=(4, 4, 4, 4, 2))

    actions.reissue(person=people[0], email="", by=by)
    release = close_round(current_round=opened)

    assert [group[2:] for group in release.groups if any(group[2:])] == [[5, 5, 0]]


def test_removed_answers_do_not_count(opened, by):
    people = builders.ballots(opened, answers=(4, 4, 4, 4, 2, 5))

    actions.remove(person=people[0], by=by)
    release = close_round(current_round=opened)

    assert [group[2:] for group in release.groups if any(group[2:])] == [[5, 5, 0]]


def test_known_leaves_out_spare_cards_and_who_was_revoked(opened, by):
    builders.invite(opened, number=1)
    builders.invite(opened, role="college", number=1, spare=True)
    (gone,) = builders.invite(opened, "Eemnes")
    survey.revoke(invitation=gone)

    assert [each[1:] for each in actions.known(opened)] == [
        ("raad", "Persoon 0", "p0.raad.Laren@example.nl")
    ]


def test_taking_5000_rows_asks_as_much_as_taking_one(draft, by, django_assert_max_num_queries):
    assert Round.objects.count() == 1
    with django_assert_max_num_queries(12):
        actions.take(
            current_round=draft,
            rows=[row(name=f"P{n}", email=f"p{n}@laren.nl") for n in range(50)],
            by=by,
        )

    assert Invitation.objects.count() == 50


def test_rename_changes_a_name_and_nothing_else_and_is_logged(opened, by):
    (person,) = builders.invite(opened)
    before = Invitation.objects.values().get()

    actions.rename(person=person, name="Persoon Nul", by=by)

    assert Invitation.objects.values().get() == before | {"name": "Persoon Nul"}
    address = "p0.raad.Laren@example.nl"
    assert log()[-1] == (
        "people-changed",
        f"raad Laren: Persoon 0 {address} → raad Laren: Persoon Nul {address}",
    )


def test_rename_of_who_was_removed_is_refused(opened, by):
    (person,) = builders.invite(opened)
    actions.remove(person=Invitation.objects.get(), by=by)

    with pytest.raises(Refused):
        actions.rename(person=person, name="Terug", by=by)

    assert people(opened) == [("Laren", "raad", "", "")]


def test_move_leaves_who_is_there_already(draft, by):
    builders.invite(draft, number=2)
    everybody = list(draft.invitations.all())
    laren = ListedPlace(builders.municipality("Laren").pk, "", "Laren")

    assert actions.move(current_round=draft, people=everybody, to=(laren, "raad"), by=by) == 0
    assert log() == []


def test_move_refuses_two_who_would_be_the_same(draft, by):
    """In two groups of one address: in one group they are one person."""
    builders.invite(draft, "Laren", "raad")
    builders.invite(draft, "Laren", "college")
    Invitation.objects.update(email="een@laren.nl")
    eemnes = ListedPlace(builders.municipality("Eemnes").pk, "", "Eemnes")
    everybody = list(draft.invitations.all())

    with pytest.raises(Refused):
        actions.move(current_round=draft, people=everybody, to=(eemnes, "raad"), by=by)

    assert not draft.invitations.filter(municipality__name="Eemnes").exists()


@pytest.mark.parametrize("end", [close_round, cancel_round])
def test_nobody_is_renamed_moved_or_removed_after_the_end(opened, by, end):
    builders.invite(opened, number=2)
    everybody = list(opened.invitations.all())
    end(current_round=opened, by=by)
    place = ListedPlace(builders.municipality("Eemnes").pk, "", "Eemnes")

    with pytest.raises(NotNow):
        actions.rename(person=everybody[0], name="Anders", by=by)
    with pytest.raises(NotNow):
        actions.move(current_round=opened, people=everybody, to=(place, "raad"), by=by)
    with pytest.raises(NotNow):
        actions.remove_each(current_round=opened, people=everybody, by=by)


def test_remove_each_records_who_went_from_which_group(draft, by):
    builders.invite(draft, "Laren", "raad", 2)
    builders.invite(draft, "", "organisatie")

    gone = actions.remove_each(current_round=draft, people=list(draft.invitations.all()), by=by)

    assert gone == 3
    assert log() == [
        ("people-removed", "BEL Combinatie: Persoon 0 p0.organisatie.samen@example.nl"),
        (
            "people-removed",
            "raad Laren: Persoon 0 p0.raad.Laren@example.nl; Persoon 1 p1.raad.Laren@example.nl",
        ),
    ]
