"""What a manager adds to released results.

The order, notes and agreed actions are printed: once the reports are final they stay as they are
(`ReportsAreFinal`). How far an action is may be told for as long as one likes, because the next
round shows what became of it; reports don't print it.
"""

import datetime
from collections.abc import Sequence

from django.db import transaction

from assessments import audit
from assessments.followup.final import before_final
from assessments.models import AgendaItem, Release, User


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
) -> None:
    """Write what is said about a factor, in place of what was. Raises `ReportsAreFinal`."""
    with before_final(release):
        release.agenda_items.update_or_create(
            factor_number=factor_number,
            defaults={
                "note": note,
                "action": action,
                "owner": owner,
                "due_on": due_on,
                "sign": sign,
                "progress": progress,
            },
        )
        _remove_empty(release)
        _record(release, by, f"factor {factor_number}")


def change_progress(*, release: Release, factor_number: int, progress: str, by: User) -> None:
    """Tell how far an agreed action is. Without such an action nothing changes."""
    with transaction.atomic():
        agreed = release.agenda_items.filter(factor_number=factor_number).exclude(action="")
        if agreed.update(progress=progress):
            _record(release, by, f"factor {factor_number}, stand")


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
