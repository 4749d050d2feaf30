"""Record who did what. Never an answer, never who answered."""

from collections.abc import Collection, Iterable

from django.db.models import Q, Value
from django.db.models.functions import Concat, Left

from assessments.models import AuditEntry, Partnership, Release, Round, User

Action = AuditEntry.Action
MAX_DETAIL = AuditEntry._meta.get_field("detail").max_length or 0


def record(
    *,
    partnership: Partnership,
    action: AuditEntry.Action,
    by: User | None,
    current_round: Round | None = None,
    detail: str = "",
) -> AuditEntry:
    """Write an entry in the partnership's log; `by` is None when the system did it by itself."""
    return AuditEntry.objects.create(
        partnership=partnership,
        round=current_round,
        actor=by,
        actor_name=_name(by),
        action=action,
        detail=detail,
    )


def record_each(
    *,
    current_round: Round,
    action: AuditEntry.Action,
    by: User,
    details: Iterable[str],
) -> None:
    """Several entries about a round at once, each with one of `details`."""
    AuditEntry.objects.bulk_create(
        AuditEntry(
            partnership_id=current_round.partnership_id,
            round=current_round,
            actor=by,
            actor_name=_name(by),
            action=action,
            detail=detail,
        )
        for detail in details
    )


def outlive_round(current_round: Round, *, naming: Collection[AuditEntry.Action]) -> None:
    """Let a round's entries stay when it goes: under its title, those in `naming` without names."""
    entries = AuditEntry.objects.filter(round=current_round)
    kept = entries.exclude(Q(detail="") | Q(action__in=naming))
    titled = Concat(Value(f"{current_round.title}: "), "detail")
    kept.update(round=None, detail=Left(titled, MAX_DETAIL))
    entries.update(round=None, detail=current_round.title)


def record_download(*, release: Release, by: User, what: str) -> AuditEntry:
    return record(
        partnership=release.round.partnership,
        action=Action.DOWNLOADED,
        by=by,
        current_round=release.round,
        detail=what,
    )


def _name(by: User | None) -> str:
    """It stays in the log when the account goes."""
    return str(by) if by else ""
