"""What a manager does with the people of a round, or a coordinator with those of one municipality.

While it is in preparation they can be added, changed and removed freely. Once it is open nobody
moves between groups: add, take back, or start somebody's form anew. Each verb says and does the
same whether or not that person has answered.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import access, audit
from assessments.desk.people.checking import (
    Checked,
    Known,
    Outcome,
    check,
    doubles,
    why_double,
)
from assessments.desk.people.places import ListedPlace, group_name, places_of
from assessments.desk.people.recording import (
    described,
    group_of,
    packed,
    record_about,
    record_groups,
    subject_of,
)
from assessments.desk.people.rows import Row
from assessments.edit_conflicts import Check, unchecked
from assessments.models import Invitation, Municipality, Round, User
from assessments.survey import actions as survey

DRAFT, OPEN = Round.State.DRAFT, Round.State.OPEN


class NotNow(Exception):
    """The round is in another state by now, or its lists are locked: nothing was done."""


class Refused(Exception):
    """Nothing was changed; the message says why, in Dutch."""


def take(
    *, current_round: Round, rows: Iterable[Row], by: User, own: Municipality | None = None
) -> list[Checked]:
    """Invite everybody who is new among these; every row with what became of it.

    Only people of `own`, for its coordinator. Raises `NotNow` when the round is closed or
    cancelled, or the lists are locked.
    """
    with list_held(current_round, by, DRAFT, OPEN) as locked:
        checked = check(rows, places_of(current_round, own), known(current_round, own))
        new = [each for each in checked if each.outcome is Outcome.NEW]
        Invitation.objects.bulk_create(
            Invitation(round=current_round, added=locked.is_open, **_fields(each)) for each in new
        )
        named = [(each.group_name, f"{each.row.name} {each.row.email}") for each in new]
        record_groups(current_round, audit.Action.PEOPLE_ADDED, by, named)
    return checked


def add(*, current_round: Round, row: Row, by: User, own: Municipality | None = None) -> Checked:
    """Invite one person, of `own` when that is given.

    Raises `NotNow`, and `Refused` for somebody who is there already. What is returned says also
    when there is somebody else of this name.
    """
    (checked,) = take(current_round=current_round, rows=[row], by=by, own=own)
    if checked.outcome is not Outcome.NEW:
        raise Refused(checked.reason)
    return checked


def change(
    *,
    person: Invitation,
    row: Row,
    by: User,
    own: Municipality | None = None,
    require_seen: Check = unchecked,
) -> None:
    """Correct anything about somebody, in preparation; with `own`, who stays somebody of it.

    Raises `NotNow`, `Refused`, and what `require_seen` raises.
    """
    current_round = person.round
    with list_held(current_round, by, DRAFT):
        if not current_round.invitations.filter(pk=person.pk, revoked=False).exists():
            raise Refused(_("Deze persoon staat niet meer op de lijst."))
        person.refresh_from_db()
        require_seen(person, subject_of(person))
        others = known(current_round, own, but=[person])
        (checked,) = check([row], places_of(current_round, own), others)
        if checked.outcome is not Outcome.NEW:
            raise Refused(checked.reason)
        before, group = described(person), (person.municipality_id, person.role)
        fields = _fields(checked)
        for name, value in fields.items():
            setattr(person, name, value)
        if (person.municipality_id, person.role) != group:
            # The group stands on a printed card.
            person.card_digest = None
            fields["card_digest"] = None
        person.save(update_fields=fields)
        person.refresh_from_db()
        subject_of(person).record(by=by, detail=f"{before} → {described(person)}")
        _reopen_empty_lists(current_round)


def rename(*, person: Invitation, name: str, by: User, require_seen: Check = unchecked) -> None:
    """Correct how somebody's name is written, in an open round: nothing else changes.

    Raises `NotNow`, `Refused`, and what `require_seen` raises.
    """
    with list_held(person.round, by, OPEN):
        person.refresh_from_db()
        if person.revoked:
            raise Refused(_("Deze persoon staat niet meer op de lijst."))
        require_seen(person, subject_of(person))
        group = (person.municipality_id, person.role)
        others = known(person.round, but=[person])
        double = why_double(group, Row(0, name=name, email=person.email), others)
        if double:
            raise Refused(double)
        before, person.name = described(person), name
        person.save(update_fields=["name"])
        subject_of(person).record(by=by, detail=f"{before} → {described(person)}")


def move(
    *, current_round: Round, people: Collection[Invitation], to: tuple[ListedPlace, str], by: User
) -> int:
    """Put people in another group (place and role), in preparation: all of them, or nobody.

    How many weren't there yet. Raises `NotNow`, and `Refused` when somebody of that group is
    the same person.
    """
    place, role = to
    with list_held(current_round, by, DRAFT):
        moving = [
            person
            for person in _still_listed(current_round, people)
            if (person.municipality_id, person.role) != (place.pk, role)
        ]
        rows = [Row(0, name=person.name, email=person.email) for person in moving]
        double = doubles((place.pk, role), rows, known(current_round, but=moving))
        if double:
            raise Refused(_not_moved(double))
        named = [f"{person.name} {person.email}".strip() for person in moving]
        # The group stands on a printed card.
        current_round.invitations.filter(pk__in=[person.pk for person in moving]).update(
            municipality=place.pk, role=role, card_digest=None
        )
        title = _("verplaatst naar {group}").format(group=group_name(place, role))
        audit.record_each(
            current_round=current_round,
            action=audit.Action.PEOPLE_CHANGED,
            by=by,
            details=packed(title, named) if moving else (),
        )
        _reopen_empty_lists(current_round)
    return len(moving)


def remove(*, person: Invitation, by: User) -> None:
    """Take somebody off the list; in an open round, with everything that was answered.

    Raises `NotNow` when the round is closed or cancelled.
    """
    remove_each(current_round=person.round, people=[person], by=by)


def remove_each(*, current_round: Round, people: Collection[Invitation], by: User) -> int:
    """The same for several people; how many were still there. Raises `NotNow`."""
    with list_held(current_round, by, DRAFT, OPEN) as locked:
        listed = _still_listed(current_round, people)
        named = [(group_of(person), f"{person.name} {person.email}") for person in listed]
        for person in listed:
            if locked.is_open:
                survey.revoke(invitation=person)
            else:
                person.delete()
        record_groups(current_round, audit.Action.PEOPLE_REMOVED, by, named)
        if not locked.is_open:
            _reopen_empty_lists(current_round)
    return len(listed)


def remove_group(*, current_round: Round, place: ListedPlace, role: str, by: User) -> int:
    """Take a whole group off the list, in preparation; how many. Raises `NotNow`."""
    with list_held(current_round, by, DRAFT):
        group = current_round.invitations.filter(municipality=place.pk, role=role)
        number = group.count()
        group.delete()
        audit.record_each(
            current_round=current_round,
            action=audit.Action.PEOPLE_REMOVED,
            by=by,
            details=[f"{group_name(place, role)}: {number}"],
        )
        _reopen_empty_lists(current_round)
    return number


def reissue(*, person: Invitation, email: str, by: User) -> None:
    """A new link, perhaps to another address: the earlier one is useless, the form is empty.

    Raises `NotNow` unless the round is open, `Refused` when the address is somebody's already.
    """
    with list_held(person.round, by, OPEN):
        group = (person.municipality_id, person.role)
        others = known(person.round, but=[person])
        double = why_double(group, Row(0, name=person.name, email=email), others)
        if double:
            raise Refused(double)
        before = described(person)
        survey.reissue(invitation=person, email=email)
        person.refresh_from_db()
        record_about(
            person, audit.Action.PEOPLE_CHANGED, by, f"{before} → {_('nieuwe link')} {email}"
        )


def known(
    current_round: Round, own: Municipality | None = None, but: Collection[Invitation] = ()
) -> list[Known]:
    """Everybody on the list (of `own`, for its coordinator), without those in `but`. One query."""
    people = current_round.invitations.filter(revoked=False, spare=False)
    if own is not None:
        people = people.filter(municipality=own)
    if but:
        people = people.exclude(pk__in=[person.pk for person in but])
    return list(people.values_list("municipality", "role", "name", "email"))


@contextmanager
def list_held(current_round: Round, by: User, *states: Round.State) -> Iterator[Round]:
    """The round, locked, so that what is checked still holds when it is saved.

    Raises `NotNow` in a state that isn't among these, and when its lists are locked to `by`.
    """
    with transaction.atomic():
        rounds = Round.objects.select_for_update(of=("self",)).select_related("partnership")
        locked = rounds.get(pk=current_round.pk)
        if locked.state not in states or is_barred(locked, by):
            raise NotNow
        yield locked


def is_barred(current_round: Round, by: User) -> bool:
    """Whether the lists are locked to this user; managers may still change them."""
    locked = current_round.has_locked_lists
    return locked and not access.manages(by, current_round.partnership_id)


def _still_listed(current_round: Round, people: Collection[Invitation]) -> list[Invitation]:
    """These people as they are now, without who was taken off the list meanwhile."""
    listed = current_round.invitations.filter(
        pk__in=[person.pk for person in people], revoked=False
    )
    return list(listed.select_related("municipality").order_by("pk"))


def _reopen_empty_lists(current_round: Round) -> None:
    """A list with nobody on it isn't ready, whatever was said of it before."""
    people = current_round.invitations.invited().filter(municipality=OuterRef("municipality"))
    ready = current_round.people_lists.exclude(ready_at=None)
    ready.filter(~Exists(people)).update(ready_at=None)


def _not_moved(double: Sequence[tuple[Row, str]]) -> str:
    (first, why), *more = double
    text = _("Er is niemand verplaatst. {name}: {why}").format(name=first.name, why=why)
    if not more:
        return text
    others = ngettext("Dat geldt ook voor {n} ander.", "Dat geldt ook voor {n} anderen.", len(more))
    return f"{text} {others.format(n=len(more))}"


def _fields(checked: Checked) -> dict[str, object]:
    return {
        "municipality_id": checked.place.pk if checked.place else None,
        "role": checked.role,
        "name": checked.row.name,
        "email": checked.row.email,
    }
