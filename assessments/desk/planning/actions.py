"""Preparing a round: make it, change or remove it, take over from another, tick the checklist."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from assessments import audit
from assessments.desk.planning.checklist import by_hand
from assessments.desk.retention import NAMING
from assessments.edit_conflicts import Check, unchecked
from assessments.models import (
    Contact,
    Invitation,
    MailText,
    Municipality,
    OwnStatement,
    Partnership,
    Round,
    User,
)
from assessments.survey.keys import destroy_key


class NotInPreparation(Exception):
    """The round was opened, or removed, meanwhile."""


@transaction.atomic
def create_round(
    *, partnership: Partnership, by: User, like: Round | None = None, **fields: Any
) -> Round:
    """A round in preparation, with the partnership's municipalities.

    `like` is an earlier round whose contacts, own statements, own words of mails, and people as far
    as they are still kept, come along.
    """
    current_round = Round.objects.create(
        partnership=partnership, joint_organisation=partnership.joint_organisation, **fields
    )
    current_round.municipalities.set(partnership.municipalities.all())
    taken_over = _take_over(current_round, like) if like else ""
    _record(current_round, audit.Action.CREATED, by, taken_over)
    return current_round


@transaction.atomic
def change_round(
    *, current_round: Round, by: User, require_seen: Check = unchecked, **fields: Any
) -> None:
    """Save changed fields of a round in preparation.

    Raises `NotInPreparation`, and what `require_seen` raises.
    """
    locked = locked_draft(current_round)
    subject = audit.Subject(
        locked.partnership, audit.Action.CHANGED, "settings", current_round=locked
    )
    require_seen(locked, subject)
    changed = audit.changed_fields(locked, fields)
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save(update_fields=fields)
    if changed:
        subject.record(by=by, detail=", ".join(changed))


def remove_round(*, current_round: Round, by: User) -> None:
    """Remove a round that was never opened, with its people, cards and contacts.

    The log keeps what was done with it, without names. Raises `NotInPreparation`.
    """
    with transaction.atomic():
        locked = locked_draft(current_round)
        audit.outlive_round(locked, naming=NAMING)
        locked.delete()
        audit.record(
            partnership=current_round.partnership,
            action=audit.Action.REMOVED,
            by=by,
            detail=current_round.title,
        )
    # Of an opening that was cut off: it never sealed anything.
    destroy_key(current_round)


@transaction.atomic
def set_contacts(
    *,
    current_round: Round,
    contacts: Mapping[Municipality | None, tuple[str, str]],
    by: User,
    require_seen: Check = unchecked,
) -> None:
    """Name and telephone per municipality, None being the joint organisation.

    Raises `NotInPreparation`, and what `require_seen` raises: it gets
    the contacts that are there, by municipality.
    """
    locked = locked_draft(current_round)
    subject = audit.Subject(
        locked.partnership, audit.Action.CHANGED, "contacts", current_round=locked
    )
    before = {each.municipality: each for each in locked.contacts.select_related("municipality")}
    require_seen(before, subject)
    known = {place: (each.name, each.phone) for place, each in before.items()}
    given = {place: words for place, words in contacts.items() if all(words)}
    changed = [place for place in {**known, **given} if known.get(place) != given.get(place)]
    locked.contacts.all().delete()
    Contact.objects.bulk_create(
        Contact(round=locked, municipality=municipality, name=name, phone=phone)
        for municipality, (name, phone) in given.items()
    )
    if changed:
        names = (place.name if place else locked.joint_organisation for place in changed)
        subject.record(by=by, detail=f"wie mensen kunnen bellen: {', '.join(names)}")


def locked_draft(current_round: Round) -> Round:
    """The round as it is now, kept in preparation until the transaction ends.

    Raises `NotInPreparation`.
    """
    drafts = Round.objects.select_for_update(of=("self",)).select_related("partnership")
    locked = drafts.filter(pk=current_round.pk, state=Round.State.DRAFT).first()
    if locked is None:
        raise NotInPreparation
    return locked


@transaction.atomic
def tick(*, current_round: Round, item: str, done: bool, by: User) -> None:
    """Tick or untick a point of the checklist that only people can judge."""
    locked = Round.objects.select_for_update().get(pk=current_round.pk)
    ticked = set(locked.checked)
    locked.checked = sorted(ticked | {item} if done else ticked - {item})
    locked.save(update_fields=["checked"])
    mark = "☑" if done else "☐"
    _record(current_round, audit.Action.CHANGED, by, f"{mark} {by_hand(item)}")


def _take_over(current_round: Round, like: Round) -> str:
    """What the log says of it."""
    places = _places(current_round)
    Contact.objects.bulk_create(
        Contact(
            round=current_round,
            municipality=contact.municipality,
            name=contact.name,
            phone=contact.phone,
        )
        for contact in like.contacts.select_related("municipality")
        if contact.municipality in places
    )
    _take_over_words(current_round, like)
    people = Invitation.objects.bulk_create(
        Invitation(
            round=current_round,
            municipality=person.municipality,
            role=person.role,
            name=person.name,
            email=person.email,
        )
        for person in like.invitations.select_related("municipality").filter(revoked=False)
        if (person.name or person.email) and person.municipality in places
    )
    text = ngettext("zoals {title}: {n} mens", "zoals {title}: {n} mensen", len(people))
    return text.format(title=like.title, n=len(people))


def _take_over_words(current_round: Round, like: Round) -> None:
    OwnStatement.objects.bulk_create(
        OwnStatement(
            round=current_round,
            number=each.number,
            text=each.text,
            short_name=each.short_name,
            scope=each.scope,
        )
        for each in like.own_statements.all()
    )
    MailText.objects.bulk_create(
        MailText(
            round=current_round,
            letter=each.letter,
            role=each.role,
            subject=each.subject,
            opening=each.opening,
        )
        for each in like.mail_texts.all()
    )


def _places(current_round: Round) -> set[Municipality | None]:
    """Where people of the round can be from, None being the joint organisation."""
    joint = {None} if current_round.joint_organisation else set()
    return {*current_round.municipalities.all(), *joint}


def _record(current_round: Round, action: audit.Action, by: User, detail: str = "") -> None:
    audit.record(
        partnership=current_round.partnership,
        current_round=current_round,
        action=action,
        by=by,
        detail=detail,
    )
