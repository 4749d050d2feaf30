"""What the log keeps of changes to the people of a round: names, against fictitious people."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from assessments import audit
from assessments.desk.people.places import ListedPlace, group_name
from assessments.models import Invitation, Round, User


def described(person: Invitation) -> str:
    return f"{group_of(person)}: {person.name} {person.email}".strip()


def group_of(person: Invitation) -> str:
    return group_name(ListedPlace(person.municipality_id, "", person.place_name), person.role)


def subject_of(person: Invitation) -> audit.Subject:
    return audit.Subject(
        partnership=person.round.partnership,
        current_round=person.round,
        action=audit.Action.PEOPLE_CHANGED,
        name=person.public_id,
    )


def record_about(person: Invitation, action: audit.Action, by: User, detail: str) -> None:
    audit.record_each(
        current_round=person.round, action=action, by=by, details=[detail[: audit.MAX_DETAIL]]
    )


def record_groups(
    current_round: Round, action: audit.Action, by: User, people: Sequence[tuple[str, str]]
) -> None:
    """Who (group, person) came or went, as many in one entry as it holds: against fictitious
    people."""
    in_order = sorted(people, key=itemgetter(0))
    details = [
        detail
        for name, group in groupby(in_order, key=itemgetter(0))
        for detail in packed(name, [person.strip() for _group, person in group])
    ]
    audit.record_each(current_round=current_round, action=action, by=by, details=details)


def packed(name: str, people: Sequence[str]) -> Iterator[str]:
    """ "raad Laren: Jan …; Piet …", begun anew whenever it would become too long."""
    entry = ""
    for person in people:
        longer = f"{entry}; {person}" if entry else f"{name}: {person}"
        if entry and len(longer) > audit.MAX_DETAIL:
            yield entry
            longer = f"{name}: {person}"
        entry = longer[: audit.MAX_DETAIL]
    yield entry
