"""Eight municipalities, large and small.

Autumn 2021: the raden of the smaller ones hardly feel the choice to work together, the larger do;
colleges expect much more of it than raden. In 2025 the smaller raden have come nearer, and a
third of raadsleden know nothing of the key figures. An evening with cards is going on.
"""

import datetime
from decimal import Decimal

from assessments.management.demonstration.story import (
    PartnershipStory,
    RoundStory,
    Told,
    Town,
    cards,
    groups,
    means,
)

SMALLER = (
    Town("Renswoude", "GM0339", inhabitants=5_500, college=3),
    Town("Rhenen", "GM0340", inhabitants=20_300, college=4),
    Town("Scherpenzeel", "GM0279", inhabitants=9_900, college=4),
    Town("Nijkerk", "GM0267", inhabitants=44_000, college=5),
    Town("Wageningen", "GM0289", inhabitants=39_600, college=5),
)
LARGER = (
    Town("Barneveld", "GM0203", inhabitants=59_000, college=6),
    Town("Ede", "GM0228", inhabitants=119_000, college=7),
    Town("Veenendaal", "GM0345", inhabitants=67_000, college=6),
)
TOWNS = (*SMALLER, *LARGER)


def _choice(smaller: tuple[str, str], larger: tuple[str, str]) -> dict[tuple[str, str], Told]:
    """Factor 3 (3a and 3b) in the raden of smaller and of larger municipalities."""
    return {
        (town.code, code): Told(mean=Decimal(mean))
        for towns, answers in ((SMALLER, smaller), (LARGER, larger))
        for town in towns
        for code, mean in zip(("3a", "3b"), answers, strict=True)
    }


AUTUMN_2021 = RoundStory(
    name="foodvalley-2021",
    title="Zelfevaluatie Regio Foodvalley, najaar 2021",
    opened_on=datetime.date(2021, 9, 27),
    closed_on=datetime.date(2021, 10, 17),
    discussed_on=datetime.date(2021, 11, 4),
    discussed_at="het gemeentehuis van Ede",
    groups=groups(
        TOWNS,
        raad={
            **{"Renswoude": 4, "Rhenen": 3, "Scherpenzeel": 11, "Nijkerk": 17},
            **{"Wageningen": 16, "Barneveld": 20, "Ede": 26, "Veenendaal": 21},
        },
        college={
            **{"Renswoude": 2, "Rhenen": 3, "Scherpenzeel": 3, "Nijkerk": 4},
            **{"Wageningen": 4, "Barneveld": 4, "Ede": 5, "Veenendaal": 4},
        },
        organisatie={
            **{"Renswoude": (6, 10), "Rhenen": (13, 20), "Scherpenzeel": (7, 12)},
            **{"Nijkerk": (18, 30), "Wageningen": (21, 35), "Barneveld": (24, 40)},
            **{"Ede": (31, 50), "Veenendaal": (26, 40)},
        },
    ),
    means=means(
        "3.2 3.3|4.2 3.4|3.4 3.3|3.5 3.3|3.5 3.4|3.2 3.0|3.6 3.5|3.1 3.3|3.5 3.3|3.2 3.4",
        "4.2 4.4|4.3 3.8|4.6 4.4|3.9 3.7|3.7 3.6|3.7 3.5|4.0 4.0|3.6 3.7|3.6 3.5|3.7 3.8",
        "3.9 3.8|3.9 3.3|3.6 3.4|3.4 3.5|3.2 3.4|3.1 3.1|3.6 3.6|3.3 3.4|3.7 3.6|3.4 3.5",
    ),
    told_of=_choice(smaller=("2.9", "2.7"), larger=("3.9", "3.7")),
)

AUTUMN_2025 = RoundStory(
    name="foodvalley-2025",
    title="Zelfevaluatie Regio Foodvalley, najaar 2025",
    opened_on=datetime.date(2025, 9, 29),
    closed_on=datetime.date(2025, 10, 19),
    discussed_on=datetime.date(2025, 11, 6),
    discussed_at="het gemeentehuis van Veenendaal",
    groups=groups(
        TOWNS,
        raad={
            **{"Renswoude": 9, "Rhenen": 12, "Scherpenzeel": 11, "Nijkerk": 18},
            **{"Wageningen": 17, "Barneveld": 22, "Ede": 28, "Veenendaal": 23},
        },
        college={
            **{"Renswoude": 3, "Rhenen": 3, "Scherpenzeel": 3, "Nijkerk": 4},
            **{"Wageningen": 4, "Barneveld": 5, "Ede": 5, "Veenendaal": 5},
        },
        organisatie={
            **{"Renswoude": (8, 10), "Rhenen": (14, 20), "Scherpenzeel": (9, 12)},
            **{"Nijkerk": (20, 30), "Wageningen": (22, 35), "Barneveld": (26, 40)},
            **{"Ede": (34, 50), "Veenendaal": (27, 40)},
        },
    ),
    means=means(
        "3.7 3.7|4.2 3.6|3.7 3.6|3.6 3.4|3.5 3.5|3.4 3.2|3.5 3.4|3.3 3.5|3.5 3.5|3.5 3.5",
        "4.2 4.3|4.3 3.9|4.1 4.0|3.9 3.8|3.8 3.6|3.8 3.6|4.0 3.9|3.7 3.8|3.6 3.6|3.8 3.9",
        "3.9 3.9|3.9 3.5|3.7 3.6|3.5 3.5|3.3 3.5|3.3 3.2|3.6 3.7|3.4 3.5|3.7 3.6|3.5 3.6",
    ),
    told={
        ("raad", "7a"): Told(dont_know=48),
        ("raad", "7b"): Told(dont_know=47),
    },
    told_of={
        **_choice(smaller=("3.7", "3.5"), larger=("3.9", "3.7")),
        ("GM0267", "1a"): Told(all_say=4),
    },
)

OPEN = RoundStory(
    name="foodvalley-open",
    title="Zelfevaluatie Regio Foodvalley, avond met kaarten",
    discussed_at="het gemeentehuis van Barneveld",
    groups={
        **cards(
            TOWNS,
            "raad",
            {
                **{"Renswoude": (4, 8), "Rhenen": (5, 10), "Scherpenzeel": (5, 8)},
                **{"Nijkerk": (6, 14), "Wageningen": (6, 12), "Barneveld": (7, 16)},
                **{"Ede": (8, 20), "Veenendaal": (6, 16)},
            },
        ),
        **cards(TOWNS, "college", {town.name: (1, 2) for town in SMALLER}),
        **cards(TOWNS, "college", {town.name: (1, 3) for town in LARGER}),
        **cards(TOWNS, "organisatie", {town.name: (1, 2) for town in SMALLER}),
        **cards(TOWNS, "organisatie", {"Barneveld": (1, 3), "Ede": (0, 2), "Veenendaal": (0, 2)}),
    },
    means=means(
        "3.8 3.7|4.2 3.6|3.8 3.7|3.6 3.5|3.5 3.5|3.5 3.3|3.6 3.5|3.4 3.5|3.5 3.5|3.5 3.6",
        "4.2 4.3|4.3 3.9|4.1 4.0|3.9 3.8|3.8 3.7|3.8 3.7|4.0 3.9|3.7 3.8|3.6 3.6|3.8 3.9",
        "3.9 3.9|3.9 3.5|3.7 3.6|3.5 3.5|3.4 3.5|3.3 3.3|3.6 3.7|3.4 3.5|3.7 3.6|3.5 3.6",
    ),
    on_cards=True,
)

FOODVALLEY = PartnershipStory(
    name="Regio Foodvalley",
    slug="foodvalley",
    form="public-body",
    description=(
        "Acht gemeenten werken samen aan voedsel, wonen, bereikbaarheid en economie in de "
        "Regio Foodvalley."
    ),
    towns=TOWNS,
    client="Het bestuur van de regio",
    contact_name="B. Verzonnen",
    contact_phone="085 000 00 02",
    introductions={
        "raad": (
            "Het bestuur wil weten hoe de raden naar de regio kijken, voordat er een nieuwe "
            "agenda komt."
        ),
        "college": (
            "Het bestuur wil weten hoe de colleges naar de regio kijken, voordat er een nieuwe "
            "agenda komt."
        ),
        "organisatie": (
            "Het bestuur wil weten hoe wie voor de regio werkt ernaar kijkt, voordat er een "
            "nieuwe agenda komt."
        ),
    },
    rounds=(AUTUMN_2021, AUTUMN_2025, OPEN),
)
