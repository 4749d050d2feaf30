"""Take a fictitious partnership away, with all that was made of it. No real one is touched."""

from django.db import transaction

from assessments.desk.actions import cancel_round
from assessments.models import Partnership, Release, Round, User
from assessments.survey.keys import destroy_key


def remove(partnership: Partnership, *, by: User) -> None:
    """Destroy ballots and keys first, as when a round is cancelled; then everything else."""
    if not partnership.fictitious:
        raise ValueError(partnership.name)
    for current_round in partnership.rounds.all():
        if current_round.is_open:
            cancel_round(current_round=current_round, by=by)
        destroy_key(current_round)
    with transaction.atomic():
        Release.objects.filter(round__partnership=partnership).delete()
        Round.objects.filter(partnership=partnership).delete()
        partnership.delete()
