"""Ten Boer, whose work Groningen's staff did, until it became part of Groningen in 2019.

Early 2018: the raad of Ten Boer is convinced that together they are stronger; in Groningen many
raadsleden don't know.
"""

import datetime
from decimal import Decimal

from assessments.management.demonstration.story import (
    JOINT,
    PartnershipStory,
    RoundStory,
    Told,
    Town,
    groups,
    means,
)

TOWNS = (
    Town("Ten Boer", "GM0009", inhabitants=7_300, college=3),
    # When its council was elected, in 2014, Groningen had not yet passed 200,000.
    Town("Groningen", "GM0014", inhabitants=198_000, college=7),
)

WINTER_2018 = RoundStory(
    name="ten-boer-2018",
    title="Zelfevaluatie Ten Boer en Groningen, begin 2018",
    opened_on=datetime.date(2018, 1, 15),
    closed_on=datetime.date(2018, 2, 4),
    discussed_on=datetime.date(2018, 2, 22),
    discussed_at="het gemeentehuis van Ten Boer",
    groups=groups(
        TOWNS,
        raad={"Ten Boer": 12, "Groningen": 26},
        college={"Ten Boer": 3, "Groningen": 6},
        organisatie={JOINT: (28, 40)},
    ),
    means=means(
        "3.8 3.7|4.1 3.3|3.7 3.5|3.5 3.4|3.6 3.5|3.4 3.3|3.8 3.7|3.4 3.5|3.6 3.5|3.5 3.5",
        "4.0 3.9|4.2 3.5|3.9 3.9|3.7 3.6|3.7 3.6|3.7 3.6|4.0 3.9|3.6 3.7|3.6 3.6|3.7 3.7",
        "3.9 3.8|3.9 3.3|3.7 3.6|3.6 3.4|3.5 3.5|3.4 3.3|3.7 3.7|3.5 3.4|3.8 3.7|3.5 3.6",
    ),
    told_of={
        ("GM0009", "3a"): Told(mean=Decimal("3.9")),
        ("GM0009", "3b"): Told(mean=Decimal("4.3"), dont_know=0),
        ("GM0014", "3a"): Told(mean=Decimal("3.6"), dont_know=5),
        ("GM0014", "3b"): Told(mean=Decimal("3.1"), dont_know=13),
    },
)

TEN_BOER_GRONINGEN = PartnershipStory(
    name="Ten Boer en Groningen",
    slug="ten-boer-groningen",
    form="centre",
    description=(
        "Medewerkers van Groningen deden bijna al het ambtelijke werk van Ten Boer, tot Ten Boer "
        "in 2019 bij Groningen kwam."
    ),
    towns=TOWNS,
    joint_organisation="Groningse medewerkers voor Ten Boer",
    client="De colleges van Ten Boer en Groningen",
    contact_name="E. Voorbeeld",
    contact_phone="085 000 00 05",
    introductions={
        "raad": "Ten Boer en Groningen willen leren van de jaren waarin zij samenwerkten.",
        "college": "Ten Boer en Groningen willen leren van de jaren waarin zij samenwerkten.",
        "organisatie": (
            "Ten Boer en Groningen willen leren van de jaren waarin u voor Ten Boer werkte."
        ),
    },
    rounds=(WINTER_2018,),
)
