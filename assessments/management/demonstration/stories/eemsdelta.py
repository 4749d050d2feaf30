"""Appingedam, Delfzijl and Loppersum, which became one municipality in 2021.

2019: all agree on the interests and on the choice; people are attached to their own place, and
see little of a shared identity.
"""

import datetime

from assessments.management.demonstration.story import (
    PartnershipStory,
    RoundStory,
    Shape,
    Told,
    Town,
    groups,
    means,
)
from assessments.roles import ROLES

TOWNS = (
    Town("Appingedam", "GM0003", inhabitants=11_700, college=4),
    Town("Delfzijl", "GM0010", inhabitants=24_800, college=4),
    Town("Loppersum", "GM0024", inhabitants=9_700, college=4),
)

AUTUMN_2019 = RoundStory(
    name="eemsdelta-2019",
    title="Zelfevaluatie Eemsdelta, najaar 2019",
    opened_on=datetime.date(2019, 9, 30),
    closed_on=datetime.date(2019, 10, 20),
    discussed_on=datetime.date(2019, 11, 7),
    discussed_at="het gemeentehuis van Delfzijl",
    groups=groups(
        TOWNS,
        raad={"Appingedam": 11, "Delfzijl": 13, "Loppersum": 10},
        college={"Appingedam": 3, "Delfzijl": 3, "Loppersum": 3},
        organisatie={"Appingedam": (18, 30), "Delfzijl": (24, 40), "Loppersum": (12, 20)},
    ),
    means=means(
        "4.3 4.1|4.6 2.7|4.2 4.2|3.5 3.4|3.5 3.3|3.4 3.3|3.7 3.8|3.3 3.5|3.4 3.3|3.6 3.5",
        "4.2 4.2|4.4 3.0|4.2 4.2|3.8 3.7|3.7 3.5|3.7 3.6|4.0 3.9|3.7 3.6|3.6 3.5|3.8 3.7",
        "4.2 4.2|4.6 2.7|4.2 4.2|3.4 3.5|3.3 3.4|3.2 3.2|3.6 3.7|3.3 3.4|3.5 3.5|3.6 3.5",
    ),
    told={
        (role, code): Told(shape=Shape.AGREED)
        for role in ROLES
        for code in ("1a", "1b", "3a", "3b")
    },
)

EEMSDELTA = PartnershipStory(
    name="Eemsdelta",
    slug="eemsdelta",
    form="light",
    description=(
        "Appingedam, Delfzijl en Loppersum werkten samen in de Eemsdelta, tot zij in 2021 één "
        "gemeente werden."
    ),
    towns=TOWNS,
    client="De drie colleges van de Eemsdelta",
    contact_name="D. Fictief",
    contact_phone="085 000 00 04",
    introductions={
        "raad": "De drie gemeenten bereiden een besluit voor over hun toekomst.",
        "college": "De drie gemeenten bereiden een besluit voor over hun toekomst.",
        "organisatie": "De drie gemeenten bereiden een besluit voor over hun toekomst.",
    },
    rounds=(AUTUMN_2019,),
)
