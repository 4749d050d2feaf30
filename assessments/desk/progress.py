"""What a manager sees of an open round, a coordinator of the own municipality, and what closing it
would show.

Counts are kept for a quarter of an hour, and groups of fewer than five invited are counted with
others: who looks before and after somebody submits, sees nothing of it. Only how many submitted in
all is live, on the screen in the hall.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Literal

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.desk.response_by_day import with_day
from assessments.models import Municipality, Role, Round
from assessments.results.blocks import K
from assessments.results.scores import ENOUGH_FOR_A_DISTRIBUTION
from assessments.results.turnout import counted_together
from assessments.results.wording import bodies, enumeration, over_all, together
from assessments.survey.queries import Progress, progress

KEPT_FOR = datetime.timedelta(minutes=15)


@dataclass(frozen=True)
class ProgressLine:
    """A group, or groups that are counted together, and what it needs to be seen."""

    name: str
    role: str
    """Empty for groups of several roles."""
    invited: int
    started: int
    submitted: int
    is_joined: bool = False
    """Several groups, as one of them has too few people to be counted apart."""
    codes: Sequence[str] = ()
    """Whose people they are: codes of municipalities, "" for the joint organisation."""

    def is_only_of(self, own: Municipality) -> bool:
        """Whether nobody of another place is counted in it; colleges are counted together."""
        return self.role != Role.COLLEGE and set(self.codes) == {own.code}

    @property
    def for_a_mean(self) -> int:
        """How many must still submit before the group is shown; 0 when enough did."""
        return max(0, K - self.submitted)

    @property
    def for_a_distribution(self) -> int:
        return max(0, ENOUGH_FOR_A_DISTRIBUTION - self.submitted)

    @property
    def can_have_a_mean(self) -> bool:
        """Whether so many are invited that the group can be shown."""
        return self.invited >= K

    @property
    def can_have_a_distribution(self) -> bool:
        return self.invited >= ENOUGH_FOR_A_DISTRIBUTION


@dataclass(frozen=True)
class Outlook:
    """How far an open round is, as it was `at` a moment, and what the rule would do with it."""

    lines: tuple[ProgressLine, ...]
    at: datetime.datetime | None = None

    @property
    def invited(self) -> int:
        return sum(line.invited for line in self.lines)

    @property
    def started(self) -> int:
        return sum(line.started for line in self.lines)

    @property
    def submitted(self) -> int:
        return sum(line.submitted for line in self.lines)

    @property
    def too_small(self) -> list[ProgressLine]:
        """What would not be shown if the round closed now."""
        return [line for line in self.lines if line.submitted < K]

    @property
    def rough(self) -> list[ProgressLine]:
        """What would get a mean in half steps, at best, and no distribution."""
        return [
            line
            for line in self.lines
            if not line.is_joined and K <= line.submitted < ENOUGH_FOR_A_DISTRIBUTION
        ]

    @cached_property
    def left_out(self) -> list[ProgressLine]:
        """Those whose answers, if any, would be counted nowhere: made of what is shown only."""
        return [line for line in self.too_small if self._pool_of(line.role) < K]

    def _pool_of(self, role: str) -> int:
        """How many could be pooled in a role, at most."""
        pooled = (each for each in self.lines if each.submitted < K or each.is_joined)
        return sum(each.submitted for each in pooled if each.role == role)


def outlook(current_round: Round, own: Municipality | None = None) -> Outlook:
    """The counts of an open round that are shown now; to a coordinator, those of `own` only."""
    refresh_counts(current_round)
    return last_outlook(current_round, own)


def last_outlook(current_round: Round, own: Municipality | None = None) -> Outlook:
    """The counts as they were last shown: nothing is counted, so for many rounds at once."""
    lines = (ProgressLine(**kept) for kept in current_round.counts or ())
    shown = (line for line in lines if own is None or line.is_only_of(own))
    return Outlook(tuple(shown), current_round.counted_at)


def refresh_counts(current_round: Round) -> bool:
    """Count an open round anew if that was a quarter of an hour ago; whether it was."""
    now, last = timezone.now(), current_round.counted_at
    if last is not None and now < last + KEPT_FOR:
        return False
    # Who counts at the same time shows the counts that were first; nor does who has had the round
    # in hand for long put back the days of then.
    due = _to_count(now).filter(pk=current_round.pk, counted_at=last)
    is_new = bool(due.update(**_counted(current_round, now), counted_at=now))
    current_round.refresh_from_db(fields=["counts", "counted_at", "submitted_by_day"])
    return is_new or (current_round.counted_at != last and refresh_counts(current_round))


def _counted(current_round: Round, now: datetime.datetime) -> dict[str, object]:
    lines = list(lines_of(progress(current_round)))
    days = with_day(
        current_round.submitted_by_day,
        invited=by_role(lines, "invited"),
        submitted=by_role(lines, "submitted"),
        day=timezone.localdate(now),
    )
    return {"counts": [asdict(line) for line in lines], "submitted_by_day": days}


def by_role(lines: Iterable[ProgressLine], what: Literal["invited", "submitted"]) -> Counter[str]:
    """Role → how many; "" for groups of several roles that are counted together."""
    numbers: Counter[str] = Counter()
    for line in lines:
        numbers[line.role] += getattr(line, what)
    return numbers


def refresh_all_counts() -> int:
    """The same for every open round, so that nobody who looks chooses the moment; how many."""
    return sum(map(refresh_counts, _to_count(timezone.now()).defer("instrument", "counts")))


def _to_count(now: datetime.datetime) -> QuerySet[Round]:
    """Open rounds that were counted a quarter of an hour ago, or never."""
    due = Q(counted_at=None) | Q(counted_at__lte=now - KEPT_FOR)
    return Round.objects.filter(due, state=Round.State.OPEN)


def lines_of(groups: Collection[Progress]) -> Iterator[ProgressLine]:
    """As they are counted: the colleges as the one group that they are always shown as."""
    of_atom = {group.atom: group for group in groups}
    colleges = []
    for atoms in counted_together({group.atom: group.invited for group in groups}):
        found = [group for group in groups if group.atom in atoms]
        if {group.role for group in found} == {Role.COLLEGE}:
            colleges += found
            if len(colleges) == sum(role == Role.COLLEGE for _, role in of_atom):
                yield _line(over_all(Role.COLLEGE), colleges)
        else:
            yield _line(_name(found), found, is_joined=_is_joined(found))


def _is_joined(groups: Collection[Progress]) -> bool:
    return len(groups) > 1 or any(group.invited < K for group in groups)


def _name(groups: Collection[Progress]) -> str:
    roles = list(dict.fromkeys(group.role for group in groups))
    if len(groups) == 1:
        return next(iter(groups)).name
    if len(roles) == 1:
        return together(roles[0], [group.place for group in groups])
    return _("{bodies} samen").format(bodies=enumeration([bodies(role) for role in roles]))


def _line(name: str, groups: Collection[Progress], *, is_joined: bool = False) -> ProgressLine:
    roles = {group.role for group in groups}
    return ProgressLine(
        name=name,
        role=roles.pop() if len(roles) == 1 else "",
        invited=sum(group.invited for group in groups),
        started=sum(group.started for group in groups),
        submitted=sum(group.submitted for group in groups),
        is_joined=is_joined,
        codes=tuple(sorted({group.code for group in groups})),
    )
