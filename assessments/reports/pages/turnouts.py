"""How many of whom answered, as a report says it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import label_over_all
from assessments.results.overview import Overview
from assessments.roles import RAAD, ROLES


@dataclass(frozen=True)
class Turnout:
    """How many of the invited people of a group answered, shown or not."""

    name: str
    submitted: int
    invited: int


def turnouts(overview: Overview, code: str | None) -> tuple[Turnout, ...]:
    """Who answered: the own raad and each role over the partnership, as far as invited."""
    own = next((g for g in overview.groups if g.place.code == code and g.role == RAAD), None)
    counted = []
    if own and own.submitted is not None:
        counted.append(Turnout(_("onze raad"), own.submitted, own.invited))
    for role in ROLES:
        invited, submitted = overview.responses(role)
        counted.append(Turnout(label_over_all(overview, role), submitted, invited))
    return tuple(turnout for turnout in counted if turnout.invited)
