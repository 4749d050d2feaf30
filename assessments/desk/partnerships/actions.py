"""What a manager does with a partnership itself."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from assessments import audit
from assessments.edit_conflicts import Check, unchecked
from assessments.models import Member, Municipality, Partnership, Round, User

RESERVED = ("nieuw",)
"""Words that mean something else in an address of the desk."""


NAMES_A_LINE = 8
"""Of municipalities, in the log: an entry has room for so many."""


class Refused(Exception):
    """It can't be done; the message says why, in Dutch."""


@transaction.atomic
def create_partnership(*, by: User, **fields: Any) -> Partnership:
    """A new partnership, managed by whoever makes it."""
    partnership = Partnership.objects.create(slug=_free_slug(fields["name"]), **fields)
    Member.objects.create(partnership=partnership, user=by, level=Member.Level.MANAGER)
    audit.record(partnership=partnership, action=audit.Action.CREATED, by=by)
    return partnership


@transaction.atomic
def change_partnership(
    *, partnership: Partnership, by: User, require_seen: Check = unchecked, **fields: Any
) -> None:
    """Save changed fields. The address stays, so that links keep working.

    Raises what `require_seen` raises.
    """
    locked = Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    subject = audit.Subject(locked, audit.Action.CHANGED, "settings")
    require_seen(locked, subject)
    changed = audit.changed_fields(locked, fields)
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save(update_fields=fields)
    _keep_drafts_in_step(locked)
    if changed:
        subject.record(by=by, detail=", ".join(changed))


@transaction.atomic
def add_municipality(*, partnership: Partnership, municipality: Municipality, by: User) -> None:
    partnership.municipalities.add(municipality)
    _keep_drafts_in_step(partnership)
    _record(partnership, by, f"+ {municipality.name}")


@transaction.atomic
def add_municipalities(
    *, partnership: Partnership, municipalities: Collection[Municipality], by: User
) -> None:
    """Several at once; who takes part already stays as it is."""
    partnership.municipalities.add(*municipalities)
    _keep_drafts_in_step(partnership)
    names = [each.name for each in municipalities]
    for begin in range(0, len(names), NAMES_A_LINE):
        _record(partnership, by, f"+ {', '.join(names[begin : begin + NAMES_A_LINE])}")


@transaction.atomic
def remove_municipality(*, partnership: Partnership, municipality: Municipality, by: User) -> None:
    """Raises `Refused` when people of it are invited in a round that is being prepared."""
    rounds = partnership.rounds.filter(state=Round.State.DRAFT)
    if rounds.filter(invitations__municipality=municipality).exists():
        raise Refused(
            f"Er staan mensen van {municipality.name} in een ronde in voorbereiding. "
            "Verwijder hen eerst."
        )
    partnership.municipalities.remove(municipality)
    _keep_drafts_in_step(partnership)
    _record(partnership, by, f"- {municipality.name}")


@transaction.atomic
def archive_partnership(*, partnership: Partnership, by: User) -> None:
    """Take it off everybody's desk; nothing is deleted. Raises `Refused` while a round is open."""
    # Locked, so that no round opens meanwhile.
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    if partnership.rounds.filter(state=Round.State.OPEN).exists():
        raise Refused("Er is nog een ronde open. Sluit of annuleer die eerst.")
    Partnership.objects.filter(pk=partnership.pk).update(archived=True)
    audit.record(partnership=partnership, action=audit.Action.ARCHIVED, by=by)


@transaction.atomic
def restore_partnership(*, partnership: Partnership, by: User) -> None:
    Partnership.objects.filter(pk=partnership.pk).update(archived=False)
    _record(partnership, by, "uit het archief")


def _keep_drafts_in_step(partnership: Partnership) -> None:
    """A round keeps the municipalities it is held with, from its opening on."""
    for draft in partnership.rounds.filter(state=Round.State.DRAFT):
        draft.municipalities.set(partnership.municipalities.all())
        draft.people_lists.exclude(municipality__in=partnership.municipalities.all()).delete()
        Round.objects.filter(pk=draft.pk).update(joint_organisation=partnership.joint_organisation)


def _record(partnership: Partnership, by: User, detail: str) -> None:
    audit.record(partnership=partnership, action=audit.Action.CHANGED, by=by, detail=detail)


def _free_slug(name: str) -> str:
    """The name as it can stand in an address, with a number when another one has it."""
    slug = slugify(name)[:40] or "samenwerking"
    alike = Partnership.objects.filter(slug__startswith=slug)
    taken = {*RESERVED, *alike.values_list("slug", flat=True)}
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(free for free in (slug, *numbered) if free not in taken)
