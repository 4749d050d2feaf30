"""A municipality is ready with its list; managers lock the lists and remind who isn't ready."""

from collections.abc import Collection

from django.utils import timezone

from assessments import audit
from assessments.desk.coordinators.queries import lists_of
from assessments.desk.mailings.actions import NothingToSend, ask_coordinators
from assessments.desk.people.actions import NotNow, list_held
from assessments.models import Mailing, Municipality, PeopleList, Round, User

DRAFT, OPEN = Round.State.DRAFT, Round.State.OPEN


class NobodyListed(Exception):
    """There is nobody on the list that would be ready."""


def mark_ready(*, current_round: Round, municipality: Municipality, ready: bool, by: User) -> None:
    """A municipality is ready with its list, or not after all.

    Raises `NobodyListed`, and `NotNow` when the round isn't prepared any more or the lists are
    locked to `by`.
    """
    with list_held(current_round, by, DRAFT) as locked:
        people = locked.invitations.invited().filter(municipality=municipality)
        if ready and not people.exists():
            raise NobodyListed
        kept, _is_new = PeopleList.objects.get_or_create(round=locked, municipality=municipality)
        if ready is (kept.ready_at is not None):
            return
        kept.ready_at = timezone.now() if ready else None
        kept.save(update_fields=["ready_at"])
        action = audit.Action.LIST_READY if ready else audit.Action.LIST_NOT_READY
        _record(locked, action, by, municipality.name)


def lock_lists(*, current_round: Round, lock: bool, by: User) -> None:
    """Let coordinators only look at their lists, or change them again. Raises `NotNow`."""
    with list_held(current_round, by, DRAFT, OPEN) as locked:
        if lock is locked.has_locked_lists:
            return
        locked.lists_locked_at = timezone.now() if lock else None
        locked.save(update_fields=["lists_locked_at"])
        action = audit.Action.LISTS_LOCKED if lock else audit.Action.LISTS_UNLOCKED
        _record(locked, action, by)
    current_round.refresh_from_db(fields=["lists_locked_at"])


def remind_coordinators(*, current_round: Round, codes: Collection[str], by: User) -> Mailing:
    """Mail the coordinators of these municipalities, as far as they aren't ready: once a day each.

    Raises `NothingToSend`, and `NotNow` when the lists don't change any more.
    """
    with list_held(current_round, by, DRAFT) as locked:
        if locked.has_locked_lists:
            raise NotNow
        states = [
            state
            for state in lists_of(locked, None).states
            if state.municipality.code in codes and state.can_be_reminded
        ]
        if not states:
            raise NothingToSend
        for state in states:
            PeopleList.objects.update_or_create(
                round=locked,
                municipality=state.municipality,
                defaults={"reminded_on": timezone.localdate()},
            )
        users = [user.pk for state in states for user in state.coordinators]
        mailing = ask_coordinators(current_round=locked, users=users, by=by)
        names = ", ".join(state.municipality.name for state in states)
        _record(locked, audit.Action.LISTS_ASKED_FOR, by, names)
    return mailing


def _record(current_round: Round, action: audit.Action, by: User, detail: str = "") -> None:
    audit.record(
        partnership=current_round.partnership,
        current_round=current_round,
        action=action,
        by=by,
        detail=detail,
    )
