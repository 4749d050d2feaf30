"""Write the own statements of a round in preparation."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from assessments import audit
from assessments.desk.planning.actions import locked_draft
from assessments.edit_conflicts import Check, unchecked
from assessments.models import OwnStatement, Round, User

FIELDS = ("text", "short_name", "scope")


@transaction.atomic
def set_own_statements(
    *,
    current_round: Round,
    statements: Iterable[Mapping[str, str]],
    by: User,
    require_seen: Check = unchecked,
) -> None:
    """These, in this order, in place of what was there; each has `FIELDS`.

    Raises `NotInPreparation`, IntegrityError for more than there is room for, and what
    `require_seen` raises: it gets the statements that are there, by number.
    """
    locked = locked_draft(current_round)
    subject = audit.Subject(
        locked.partnership, audit.Action.CHANGED, "own-statements", current_round=locked
    )
    before = list(locked.own_statements.all())
    require_seen({each.number: each for each in before}, subject)
    after = [
        OwnStatement(round=locked, number=number, **{name: each[name] for name in FIELDS})
        for number, each in enumerate(statements, start=1)
    ]
    if list(map(_values, before)) == list(map(_values, after)):
        return
    locked.own_statements.all().delete()
    OwnStatement.objects.bulk_create(after)
    names = ", ".join(each.short_name for each in after)
    subject.record(by=by, detail=f"eigen stellingen: {names or 'geen'}")


def _values(statement: OwnStatement) -> tuple[str, ...]:
    return tuple(getattr(statement, name) for name in FIELDS)
