"""The three roles, once: what they and their people are called, and how they are drawn. Pure.

`results.wording` makes sentences of these words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments import palette

RAAD, COLLEGE, ORGANISATIE = "raad", "college", "organisatie"
ROLES = (RAAD, COLLEGE, ORGANISATIE)
"""In the order in which they are shown."""


@dataclass(frozen=True)
class RoleFacts:
    """What is said of a role, and its look wherever groups stand beside each other."""

    key: str
    name: Promise
    """In full."""
    short: Promise
    people: Promise
    the_people: Promise
    members: Promise
    """For whom a paper is."""
    bodies: Promise
    the_bodies: Promise
    over_all: Promise
    """The label of the role over the whole partnership."""
    listed: Promise
    """The same as short as it stands in a row of groups."""
    of_one: Promise
    """The label of a municipality's group, {name}."""
    the_one: Promise
    """The same in a sentence."""
    the_one_in_full: Promise
    """The same to its own people."""
    colour: str
    dark_colour: str
    """For text, and under white text."""
    mark: str
    """ "dot", "triangle" or "square"."""
    sign: str
    """The mark as a letter."""
    dash: str
    """Of a line: "solid", "dash" or "dot"."""


def role_facts(role: str) -> RoleFacts:
    """Raises KeyError when there is no such role."""
    return _FACTS[role]


_FACTS: Mapping[str, RoleFacts] = MappingProxyType(
    {
        RAAD: RoleFacts(
            key=RAAD,
            name=_("raad"),
            short=_("raad"),
            people=_("raadsleden"),
            the_people=_("de raadsleden"),
            members=_("leden van de raad"),
            bodies=_("raden"),
            the_bodies=_("de raden"),
            over_all=_("alle raden"),
            listed=_("raden"),
            of_one=_("raad {name}"),
            the_one=_("de raad van {name}"),
            the_one_in_full=_("de raad van {name}"),
            colour=palette.SERIES[0],
            dark_colour=palette.SERIES_DARK[0],
            mark="dot",
            sign="●",
            dash="solid",
        ),
        COLLEGE: RoleFacts(
            key=COLLEGE,
            name=_("college"),
            short=_("college"),
            people=_("collegeleden"),
            the_people=_("de collegeleden"),
            members=_("leden van het college"),
            bodies=_("colleges"),
            the_bodies=_("de colleges"),
            over_all=_("colleges samen"),
            listed=_("colleges"),
            of_one=_("college {name}"),
            the_one=_("het college van {name}"),
            the_one_in_full=_("het college van {name}"),
            colour=palette.SERIES[1],
            dark_colour=palette.SERIES_DARK[1],
            mark="triangle",
            sign="▲",
            dash="dash",
        ),
        ORGANISATIE: RoleFacts(
            key=ORGANISATIE,
            name=_("ambtelijke organisatie"),
            short=_("organisatie"),
            people=_("ambtenaren"),
            the_people=_("de ambtenaren"),
            members=_("ambtenaren"),
            bodies=_("organisaties"),
            the_bodies=_("de organisaties"),
            over_all=_("organisatie"),
            listed=_("organisatie"),
            of_one=_("organisatie {name}"),
            the_one=_("de organisatie van {name}"),
            the_one_in_full=_("de ambtelijke organisatie van {name}"),
            colour=palette.SERIES[2],
            dark_colour=palette.SERIES_DARK[2],
            mark="square",
            sign="■",
            dash="dot",
        ),
    }
)
