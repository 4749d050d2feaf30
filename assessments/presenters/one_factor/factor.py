"""One factor: what the groups make of it, what that means, and what to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.presenters.compared_groups import (
    ComparedGroup,
    compared_groups,
    with_own_staff,
)
from assessments.presenters.numbers import Shown, about_agreement, shown_factor
from assessments.presenters.one_factor.nonresponse import if_others_had_answered
from assessments.presenters.one_factor.reading import about_own_college, roles_difference
from assessments.results.college import to_ask_the_college
from assessments.results.overview import Overview
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class GroupMean:
    """A group's score of a factor."""

    group: ComparedGroup
    result: Shown

    @property
    def band(self) -> str:
        """ "● midden"; "" for a mean in half steps."""
        return f"{self.result.mark} {self.result.band}".strip()


@dataclass(frozen=True)
class OneFactor:
    """All but the answers to its statements."""

    factor: FactorText
    means: tuple[GroupMean, ...]
    difference: str
    """The largest between roles, in a sentence; "" when they are about equal."""
    if_others: tuple[str, ...]
    """What those who did not answer could change, a sentence per group."""
    roles_text: str
    """For the factor about the roles: what can't be shown of the municipality's own college."""
    to_the_college: StatementText | None
    """What to ask the college about. None when no college was asked, or when no raad can be shown
    to lay beside it."""

    @property
    def groups(self) -> tuple[ComparedGroup, ...]:
        return tuple(mean.group for mean in self.means)

    @property
    def about_agreement(self) -> str:
        return about_agreement(mean.result for mean in self.means)


def groups_on_page(
    overview: Overview, factor: FactorText, code: str | None
) -> tuple[ComparedGroup, ...]:
    """Whom a municipality reads of on the page of a factor; without `code` the roles."""
    if factor.about_roles:
        return with_own_staff(overview, code)
    return compared_groups(overview, code)


def one_factor(
    overview: Overview, factor: FactorText, *, code: str | None, groups: Sequence[ComparedGroup]
) -> OneFactor:
    """`groups` as they stand beside each other; `code` of the municipality that reads it, if any.

    Raises KeyError when the round has no such municipality.
    """
    own = code if factor.about_roles else None
    return OneFactor(
        factor=factor,
        means=tuple(GroupMean(group, shown_factor(group.cell, factor)) for group in groups),
        difference=roles_difference(compared_groups(overview, code), factor),
        if_others=if_others_had_answered(overview, factor, code),
        roles_text=about_own_college(overview, own, groups, factor) if own else "",
        to_the_college=to_ask_the_college(overview, factor.statements, code),
    )
