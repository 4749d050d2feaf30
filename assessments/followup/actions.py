"""What a manager adds to released results.

The order, notes and agreed actions are printed: once the reports are final they stay as they are
(`ReportsAreFinal`). How far an action is may be told for as long as one likes, because the next
round shows what became of it; reports don't print it.
"""

import datetime
from collections.abc import Mapping, Sequence

from django.db import transaction

from assessments import audit
from assessments.edit_conflicts import Check, unchecked
from assessments.followup.final import before_final
from assessments.models import AgendaItem, Release, Round, User


def change_item(
    *,
    release: Release,
    factor_number: int,
    by: User,
    note: str = "",
    action: str = "",
    owner: str = "",
    due_on: datetime.date | None = None,
    sign: str = "",
    progress: str = AgendaItem.Progress.TO_DO,
    require_seen: Check = unchecked,
) -> None:
    """Write what is said about a factor, in place of what was.

    Raises `ReportsAreFinal`, and what `require_seen` raises.
    """
    fields = {
        "note": note,
        "action": action,
        "owner": owner,
        "due_on": due_on,
        "sign": sign,
        "progress": progress,
    }
    with before_final(release):
        item = _item(release, factor_number)
        require_seen(item, _subject(release, factor_number))
        _write(item, fields, by)
        _remove_empty(release)


def change_progress(
    *,
    release: Release,
    factor_number: int,
    progress: str,
    by: User,
    require_seen: Check = unchecked,
) -> None:
    """Tell how far an agreed action is. Without such an action nothing changes.

    Raises what `require_seen` raises.
    """
    with transaction.atomic():
        # Whoever writes the whole item holds the round too.
        Round.objects.select_for_update().get(pk=release.round_id)
        item = _item(release, factor_number)
        require_seen(item, _subject(release, factor_number))
        if item.action:
            _write(item, {"progress": progress}, by)


def reorder(*, release: Release, factor_numbers: Sequence[int], by: User) -> None:
    """Put the factors of one group in this order. Raises `ReportsAreFinal`."""
    with before_final(release):
        for position, number in enumerate(factor_numbers, start=1):
            release.agenda_items.update_or_create(
                factor_number=number, defaults={"position": position}
            )
        _record(release, by, "volgorde")


def restore_order(*, release: Release, by: User) -> None:
    """Back to the order of the rule. Raises `ReportsAreFinal`."""
    with before_final(release):
        release.agenda_items.update(position=None)
        _remove_empty(release)
        _record(release, by, "volgorde")


def _item(release: Release, factor_number: int) -> AgendaItem:
    """What is said about a factor, or an item to say it in."""
    found = release.agenda_items.filter(factor_number=factor_number).first()
    return found or AgendaItem(release=release, factor_number=factor_number)


def _write(item: AgendaItem, fields: Mapping[str, object], by: User) -> None:
    changed = audit.changed_fields(item, fields)
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    if changed:
        detail = f"factor {item.factor_number}: {', '.join(changed)}"
        _subject(item.release, item.factor_number).record(by=by, detail=detail)


def _subject(release: Release, factor_number: int) -> audit.Subject:
    return audit.Subject(
        partnership=release.round.partnership,
        current_round=release.round,
        action=audit.Action.AGENDA_CHANGED,
        name=f"factor-{factor_number}",
    )


def _remove_empty(release: Release) -> None:
    release.agenda_items.filter(position=None, note="", action="").delete()


def _record(release: Release, by: User, detail: str) -> None:
    """What was changed; never what was written."""
    audit.record(
        partnership=release.round.partnership,
        action=audit.Action.AGENDA_CHANGED,
        by=by,
        current_round=release.round,
        detail=detail,
    )
