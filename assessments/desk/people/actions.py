"""What a manager does with the people of a round, or a coordinator with those of one municipality.

While it is in preparation they can be added, changed and removed freely. Once it is open nobody
moves between groups: add, take back, or start somebody's form anew. Each verb says and does the
same whether or not that person has answered.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _

from assessments import access, audit
from assessments.desk.people.checking import Checked, Known, Outcome, check, why_double
from assessments.desk.people.places import ListedPlace, group_name, places_of
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
    with _locked(current_round, by, DRAFT, OPEN) as locked:
        checked = check(rows, places_of(current_round, own), known(current_round))
        new = [each for each in checked if each.outcome is Outcome.NEW]
        Invitation.objects.bulk_create(
            Invitation(round=current_round, added=locked.is_open, **_fields(each)) for each in new
        )
        _record_groups(current_round, audit.Action.PEOPLE_ADDED, by, new)
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
    with _locked(current_round, by, DRAFT):
        if not current_round.invitations.filter(pk=person.pk, revoked=False).exists():
            raise Refused(_("Deze persoon staat niet meer op de lijst."))
        person.refresh_from_db()
        require_seen(person, _subject(person))
        others = known(current_round, but=person)
        (checked,) = check([row], places_of(current_round, own), others)
        if checked.outcome is not Outcome.NEW:
            raise Refused(checked.reason)
        before, group = _described(person), (person.municipality_id, person.role)
        fields = _fields(checked)
        for name, value in fields.items():
            setattr(person, name, value)
        if (person.municipality_id, person.role) != group:
            # The group stands on a printed card.
            person.card_digest = None
            fields["card_digest"] = None
        person.save(update_fields=fields)
        person.refresh_from_db()
        _subject(person).record(by=by, detail=f"{before} → {_described(person)}")


def remove(*, person: Invitation, by: User) -> None:
    """Take somebody off the list; in an open round, with everything that was answered.

    Raises `NotNow` when the round is closed or cancelled.
    """
    with _locked(person.round, by, DRAFT, OPEN) as locked:
        described = _described(person)
        if locked.is_open:
            survey.revoke(invitation=person)
        else:
            person.delete()
        _record(person, audit.Action.PEOPLE_REMOVED, by, described)


def remove_group(*, current_round: Round, place: ListedPlace, role: str, by: User) -> int:
    """Take a whole group off the list, in preparation; how many. Raises `NotNow`."""
    with _locked(current_round, by, DRAFT):
        group = current_round.invitations.filter(municipality=place.pk, role=role)
        number = group.count()
        group.delete()
        audit.record_each(
            current_round=current_round,
            action=audit.Action.PEOPLE_REMOVED,
            by=by,
            details=[f"{group_name(place, role)}: {number}"],
        )
    return number


def reissue(*, person: Invitation, email: str, by: User) -> None:
    """A new link, perhaps to another address: the earlier one is useless, the form is empty.

    Raises `NotNow` unless the round is open, `Refused` when the address is somebody's already.
    """
    with _locked(person.round, by, OPEN):
        group = (person.municipality_id, person.role)
        others = known(person.round, but=person)
        double = why_double(group, Row(0, name=person.name, email=email), others)
        if double:
            raise Refused(double)
        before = _described(person)
        survey.reissue(invitation=person, email=email)
        person.refresh_from_db()
        _record(person, audit.Action.PEOPLE_CHANGED, by, f"{before} → {_('nieuwe link')} {email}")


def known(current_round: Round, but: Invitation | None = None) -> list[Known]:
    """Everybody on the list, without `but`. One query."""
    people = current_round.invitations.filter(revoked=False, spare=False)
    if but is not None:
        people = people.exclude(pk=but.pk)
    return list(people.values_list("municipality", "role", "name", "email"))


@contextmanager
def _locked(current_round: Round, by: User, *states: Round.State) -> Iterator[Round]:
    """The round, locked, so that what is checked still holds when it is saved."""
    with transaction.atomic():
        locked = Round.objects.select_for_update().get(pk=current_round.pk)
        if locked.state not in states or is_barred(locked, by):
            raise NotNow
        yield locked


def is_barred(current_round: Round, by: User) -> bool:
    """Whether the lists are locked to this user; managers may still change them."""
    locked = current_round.has_locked_lists
    return locked and not access.manages(by, current_round.partnership_id)


def _fields(checked: Checked) -> dict[str, object]:
    return {
        "municipality_id": checked.place.pk if checked.place else None,
        "role": checked.role,
        "name": checked.row.name,
        "email": checked.row.email,
    }


def _described(person: Invitation) -> str:
    place = ListedPlace(person.municipality_id, "", person.place_name)
    return f"{group_name(place, person.role)}: {person.name} {person.email}".strip()


def _subject(person: Invitation) -> audit.Subject:
    return audit.Subject(
        partnership=person.round.partnership,
        current_round=person.round,
        action=audit.Action.PEOPLE_CHANGED,
        name=person.public_id,
    )


def _record(person: Invitation, action: audit.Action, by: User, detail: str) -> None:
    audit.record_each(
        current_round=person.round, action=action, by=by, details=[detail[: audit.MAX_DETAIL]]
    )


def _record_groups(
    current_round: Round, action: audit.Action, by: User, people: Sequence[Checked]
) -> None:
    """Who came into which group, as many in one entry as it holds: against fictitious people."""
    in_order = sorted(people, key=lambda each: each.group_name)
    details = [
        detail
        for name, group in groupby(in_order, key=lambda each: each.group_name)
        for detail in _packed(name, [f"{each.row.name} {each.row.email}".strip() for each in group])
    ]
    audit.record_each(current_round=current_round, action=action, by=by, details=details)


def _packed(name: str, people: Sequence[str]) -> Iterator[str]:
    """ "raad Laren: Jan …; Piet …", begun anew whenever it would become too long."""
    entry = ""
    for person in people:
        longer = f"{entry}; {person}" if entry else f"{name}: {person}"
        if entry and len(longer) > audit.MAX_DETAIL:
            yield entry
            longer = f"{name}: {person}"
        entry = longer[: audit.MAX_DETAIL]
    yield entry
