"""Until the reports are final, people may add to them; from then on they stay as they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from assessments import audit
from assessments.models import Release, Round, User


class ReportsAreFinal(Exception):
    """Nothing that the reports print can be changed any more."""


@contextmanager
def before_final(release: Release) -> Iterator[None]:
    """A transaction in which the reports can't become final. Raises `ReportsAreFinal`."""
    with transaction.atomic():
        if Round.objects.select_for_update().get(pk=release.round_id).has_final_reports:
            raise ReportsAreFinal
        yield


def make_final(*, release: Release, by: User) -> None:
    """Fix what the reports print. Doing it again changes nothing."""
    with transaction.atomic():
        fresh = Round.objects.filter(pk=release.round_id, reports_final_at__isnull=True)
        if fresh.update(reports_final_at=timezone.now()):
            audit.record(
                partnership=release.round.partnership,
                action=audit.Action.REPORTS_FINAL,
                by=by,
                current_round=release.round,
            )
