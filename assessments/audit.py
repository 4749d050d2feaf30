"""Record who did what. Never an answer, never who answered."""

from collections.abc import Iterable

from assessments.models import AuditEntry, Partnership, Release, Round, User

Action = AuditEntry.Action


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
        partnership=partnership, round=current_round, actor=by, action=action, detail=detail
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
            action=action,
            detail=detail,
        )
        for detail in details
    )


def record_download(*, release: Release, by: User, what: str) -> AuditEntry:
    return record(
        partnership=release.round.partnership,
        action=Action.DOWNLOADED,
        by=by,
        current_round=release.round,
        detail=what,
    )
