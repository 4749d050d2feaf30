"""Record who did what. Never an answer, never who answered."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model, Q, Value
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
    subject: str = "",
) -> AuditEntry:
    """Write an entry in the partnership's log; `by` is None when the system did it by itself."""
    return AuditEntry.objects.create(
        partnership=partnership,
        round=current_round,
        actor=by,
        actor_name=_name(by),
        action=action,
        detail=detail[:MAX_DETAIL],
        subject=subject,
    )


@dataclass(frozen=True)
class Subject:
    """What can be changed again and again, and is recognised in the log by its `name`."""

    partnership: Partnership
    action: AuditEntry.Action
    name: str
    current_round: Round | None = None

    def last(self) -> AuditEntry | None:
        """Who changed it last, and when."""
        entries = AuditEntry.objects.filter(
            partnership=self.partnership,
            round=self.current_round,
            action=self.action,
            subject=self.name,
        )
        return entries.select_related("actor").first()

    def record(self, *, by: User, detail: str = "") -> None:
        record(
            partnership=self.partnership,
            current_round=self.current_round,
            action=self.action,
            by=by,
            detail=detail,
            subject=self.name,
        )


def changed_fields(instance: Model, fields: Mapping[str, object]) -> list[str]:
    """Which of these would get another value, by the names that people know them by."""
    return [
        str(field.verbose_name)
        for field in instance._meta.concrete_fields
        if field.name in fields and getattr(instance, field.name) != fields[field.name]
    ]


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
