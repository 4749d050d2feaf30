"""What a manager sees of an open round, and what closing it now would show."""

from dataclasses import dataclass
from functools import cached_property

from assessments.models import Role, Round
from assessments.results.blocks import K, partition
from assessments.results.scores import ENOUGH_FOR_A_DISTRIBUTION
from assessments.results.wording import over_all
from assessments.survey.queries import Progress, progress


@dataclass(frozen=True)
class Line:
    """A group as it is shown, and what it needs to be seen."""

    group: Progress

    @property
    def for_a_mean(self) -> int:
        """How many must still submit before the group is shown; 0 when enough did."""
        return max(0, K - self.group.submitted)

    @property
    def for_a_distribution(self) -> int:
        return max(0, ENOUGH_FOR_A_DISTRIBUTION - self.group.submitted)

    @property
    def can_have_a_mean(self) -> bool:
        """Whether so many are invited that the group can be shown."""
        return self.group.invited >= K

    @property
    def can_have_a_distribution(self) -> bool:
        return self.group.invited >= ENOUGH_FOR_A_DISTRIBUTION


@dataclass(frozen=True)
class Outlook:
    """The groups of an open round, and what the rule would do with them now."""

    groups: tuple[Progress, ...]

    @property
    def invited(self) -> int:
        return sum(group.invited for group in self.groups)

    @property
    def started(self) -> int:
        return sum(group.started for group in self.groups)

    @property
    def submitted(self) -> int:
        return sum(group.submitted for group in self.groups)

    @property
    def too_small(self) -> list[Progress]:
        """Groups as they are shown that would not be shown if the round closed now."""
        return [group for group in self.as_shown if group.submitted < K]

    @property
    def rough(self) -> list[Progress]:
        """Groups as they are shown that would get a mean in half steps and no distribution."""
        return [
            group for group in self.as_shown if K <= group.submitted < ENOUGH_FOR_A_DISTRIBUTION
        ]

    @property
    def as_shown(self) -> list[Progress]:
        """The groups, with the colleges as the one group that they are always shown as."""
        colleges = [group for group in self.groups if group.role == Role.COLLEGE]
        shown = [group for group in self.groups if group.role != Role.COLLEGE]
        if colleges:
            raden = sum(group.role == Role.RAAD for group in shown)
            shown.insert(raden, together(colleges))
        return shown

    @property
    def lines(self) -> list[Line]:
        """The progress page, line by line."""
        return [Line(group) for group in self.as_shown]

    @cached_property
    def left_out(self) -> list[Progress]:
        """Groups as they are shown whose answers, if any, would be counted nowhere."""
        parts = partition({(group.code, group.role): group.submitted for group in self.groups})
        alone = {(group.code, group.role) for group in self.groups} & set(parts.left_out)
        roles = {role for _code, role in alone}
        return [
            group
            for group in self.too_small
            if (group.code, group.role) in alone
            or (group.role == Role.COLLEGE and group.role in roles)
        ]


def together(colleges: list[Progress]) -> Progress:
    return Progress(
        code="",
        name=over_all(Role.COLLEGE),
        role=Role.COLLEGE,
        invited=sum(group.invited for group in colleges),
        started=sum(group.started for group in colleges),
        submitted=sum(group.submitted for group in colleges),
    )


def outlook(current_round: Round) -> Outlook:
    return Outlook(tuple(progress(current_round)))
