"""Six municipalities around Alkmaar that share only the whole: each sees itself and the region.

Spring 2025: raden are divided about nerve, nearly half of raadsleden don't know how the work is
organised or what the process is, and one organisatie is too small to be counted anywhere. A second
round, after two evenings of explanation, was shared a few days ago: its links open the results.
A third is being prepared: three municipalities have a coordinator, and one of them is ready.
"""

import datetime

from assessments.management.demonstration.story import (
    Added,
    PartnershipStory,
    RoundStory,
    Shape,
    Told,
    Town,
    groups,
    means,
)

TOWNS = (
    Town("Alkmaar", "GM0361", inhabitants=111_000, college=7),
    Town("Bergen (NH.)", "GM0373", inhabitants=29_900, college=5),
    Town("Castricum", "GM0383", inhabitants=36_300, college=5),
    Town("Dijk en Waard", "GM1980", inhabitants=88_000, college=7),
    Town("Heiloo", "GM0399", inhabitants=24_200, college=4),
    Town("Uitgeest", "GM0450", inhabitants=13_600, college=4),
)

SPRING_2025 = RoundStory(
    name="alkmaar-2025",
    title="Zelfevaluatie Regio Alkmaar, voorjaar 2025",
    opened_on=datetime.date(2025, 3, 24),
    closed_on=datetime.date(2025, 4, 13),
    discussed_on=datetime.date(2025, 5, 15),
    discussed_at="het stadhuis van Alkmaar",
    groups=groups(
        TOWNS,
        raad={
            **{"Alkmaar": 26, "Bergen (NH.)": 14, "Castricum": 17},
            **{"Dijk en Waard": 25, "Heiloo": 13, "Uitgeest": 11},
        },
        college={
            **{"Alkmaar": 5, "Bergen (NH.)": 4, "Castricum": 4},
            **{"Dijk en Waard": 5, "Heiloo": 3, "Uitgeest": 3},
        },
        organisatie={
            **{"Alkmaar": (38, 60), "Bergen (NH.)": (16, 25), "Castricum": (19, 30)},
            **{"Dijk en Waard": (33, 50), "Heiloo": (11, 20), "Uitgeest": (3, 8)},
        },
    ),
    means=means(
        "3.8 3.9|4.1 3.4|3.6 3.5|3.5 3.3|3.0 3.4|3.3 3.2|3.7 3.6|3.2 3.4|3.4 3.4|3.4 3.5",
        "4.1 4.2|4.2 3.7|4.0 3.9|3.8 3.7|3.6 3.7|3.7 3.6|4.0 4.0|3.7 3.7|3.6 3.5|3.8 3.7",
        "3.9 3.9|3.9 3.3|3.6 3.5|3.4 3.4|3.3 3.4|3.2 3.2|3.7 3.6|3.3 3.4|3.7 3.6|3.5 3.5",
    ),
    told={
        ("raad", "5a"): Told(shape=Shape.DIVIDED),
        ("raad", "6a"): Told(dont_know=49),
        ("raad", "6b"): Told(dont_know=48),
        ("raad", "8a"): Told(dont_know=50),
        ("raad", "8b"): Told(dont_know=48),
    },
    added=(
        Added(
            6,
            action="Twee avonden voor alle raden over wie wat doet in de regio",
            owner="De zes griffiers",
            due_on=datetime.date(2025, 10, 1),
            sign="Minder raadsleden die “weet niet” kiezen",
            progress="done",
        ),
    ),
)

SECOND = RoundStory(
    name="alkmaar-second",
    title="Zelfevaluatie Regio Alkmaar, tweede ronde",
    just_shared=True,
    discussed_at="het gemeentehuis van Heiloo",
    groups=groups(
        TOWNS,
        raad={
            **{"Alkmaar": 29, "Bergen (NH.)": 15, "Castricum": 19},
            **{"Dijk en Waard": 27, "Heiloo": 16, "Uitgeest": 12},
        },
        college={
            **{"Alkmaar": 6, "Bergen (NH.)": 4, "Castricum": 4},
            **{"Dijk en Waard": 5, "Heiloo": 4, "Uitgeest": 3},
        },
        organisatie={
            **{"Alkmaar": (41, 60), "Bergen (NH.)": (17, 25), "Castricum": (20, 30)},
            **{"Dijk en Waard": (35, 50), "Heiloo": (13, 20), "Uitgeest": (6, 8)},
        },
    ),
    means=means(
        "3.9 3.9|4.1 3.4|3.6 3.5|3.5 3.4|3.3 3.4|3.5 3.4|3.7 3.6|3.3 3.4|3.4 3.4|3.5 3.5",
        "4.1 4.2|4.2 3.7|4.0 3.9|3.8 3.7|3.6 3.7|3.8 3.7|4.0 4.0|3.7 3.7|3.6 3.5|3.8 3.8",
        "3.9 3.9|3.9 3.4|3.6 3.5|3.4 3.4|3.3 3.4|3.2 3.2|3.7 3.6|3.3 3.4|3.7 3.6|3.5 3.5",
    ),
    told={
        ("raad", "6a"): Told(dont_know=22),
        ("raad", "6b"): Told(dont_know=20),
        ("raad", "8a"): Told(dont_know=46),
        ("raad", "8b"): Told(dont_know=43),
    },
)

THIRD = RoundStory(
    name="alkmaar-third",
    title="Zelfevaluatie Regio Alkmaar, derde ronde",
    groups=groups(
        TOWNS,
        raad={"Bergen (NH.)": 0, "Dijk en Waard": 0},
        college={"Bergen (NH.)": 0},
        organisatie={"Bergen (NH.)": (0, 12)},
    ),
    means={},
)
"""Bergen is ready, Dijk en Waard has listed its raad only, Castricum didn't begin."""

ALKMAAR = PartnershipStory(
    name="Regio Alkmaar",
    slug="regio-alkmaar",
    form="light",
    description=(
        "Zes gemeenten hebben samen een strategische agenda voor wonen, werken en "
        "bereikbaarheid in de Regio Alkmaar."
    ),
    towns=TOWNS,
    sharing="own",
    client="De zes griffiers van de regio",
    contact_name="C. Bedacht",
    contact_phone="085 000 00 03",
    introductions={
        "raad": "De regio vernieuwt haar agenda. Hoe ziet u als raadslid de samenwerking?",
        "college": "De regio vernieuwt haar agenda. Hoe ziet u als bestuurder de samenwerking?",
        "organisatie": "De regio vernieuwt haar agenda. Hoe ziet u in uw werk de samenwerking?",
    },
    rounds=(SPRING_2025, SECOND),
    preparation=THIRD,
)
