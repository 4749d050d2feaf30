"""What a manager does with the users of a partnership."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from assessments import audit
from assessments.edit_conflicts import Check, unchecked
from assessments.models import Member, Municipality, Partnership, User


class Refused(Exception):
    """It can't be done; the message says why, in Dutch."""


@transaction.atomic
def add_member(
    *,
    partnership: Partnership,
    name: str,
    email: str,
    level: Member.Level,
    municipality: Municipality | None,
    by: User,
) -> Member:
    """Give somebody a place; who has no account gets one without a password.

    The name is only used for a new account. Raises `Refused` for who has a place already.
    """
    first, last = split_name(name)
    account, _ = User.objects.get_or_create(
        email=email.lower(),
        defaults={"first_name": first, "last_name": last, "password": make_password(None)},
    )
    member, is_new = Member.objects.get_or_create(
        partnership=partnership,
        user=account,
        defaults={"level": level, "municipality": municipality},
    )
    if not is_new:
        raise Refused("Deze persoon is al gebruiker van deze samenwerking.")
    _record(member, audit.Action.MEMBER_ADDED, by)
    return member


@transaction.atomic
def change_member(
    *,
    member: Member,
    level: Member.Level,
    municipality: Municipality | None,
    by: User,
    require_seen: Check = unchecked,
) -> None:
    """Raises `Refused` when no manager would be left, what `require_seen` raises."""
    if level != Member.Level.MANAGER:
        _keep_a_manager(member)
    locked = Member.objects.select_for_update().filter(pk=member.pk).first()
    if locked is None:
        raise Refused("Deze persoon is geen gebruiker meer van deze samenwerking.")
    require_seen(locked, _subject(member, audit.Action.MEMBER_CHANGED))
    Member.objects.filter(pk=member.pk).update(level=level, municipality=municipality)
    member.refresh_from_db()
    _record(member, audit.Action.MEMBER_CHANGED, by)


@transaction.atomic
def remove_member(*, member: Member, by: User) -> None:
    """Take the place away; the account stays. Raises `Refused` when no manager would be left."""
    _keep_a_manager(member)
    _record(member, audit.Action.MEMBER_REMOVED, by)
    Member.objects.filter(pk=member.pk).delete()


@transaction.atomic
def rename(*, account: User, name: str) -> None:
    """Somebody gives another name for themselves: from now on, everywhere.

    What is in logs already keeps the name of then, and each log says who has another one now.
    """
    if name == str(account):
        return
    for member in account.memberships.select_related("partnership"):
        audit.record(
            partnership=member.partnership,
            action=audit.Action.MEMBER_CHANGED,
            by=account,
            detail=f"{account.email}: heet nu {name}",
        )
    account.first_name, account.last_name = split_name(name)
    account.save(update_fields=["first_name", "last_name"])


def split_name(name: str) -> tuple[str, str]:
    """As an account keeps it: the first word, and the rest."""
    first, _, last = name.partition(" ")
    return first, last


def describe(member: Member) -> str:
    """The level in words, with the municipality of whoever is of one."""
    if member.municipality is None:
        return str(member.get_level_display())
    return f"{member.get_level_display()} van {member.municipality.name}"


def _keep_a_manager(member: Member) -> None:
    """Two managers who leave at the same time wait for each other here."""
    managers = Member.objects.filter(
        partnership=member.partnership_id, level=Member.Level.MANAGER
    ).select_related("user")
    active = {each.pk: each.user.is_active for each in managers.select_for_update(of=("self",))}
    if active.pop(member.pk, None) is not None and not any(active.values()):
        raise Refused("Er moet een beheerder blijven. Maak eerst iemand anders beheerder.")


def _record(member: Member, action: audit.Action, by: User) -> None:
    _subject(member, action).record(by=by, detail=f"{member.user.email}: {describe(member)}")


def _subject(member: Member, action: audit.Action) -> audit.Subject:
    return audit.Subject(member.partnership, action, f"member-{member.pk}")
