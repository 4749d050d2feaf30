"""Blaricum, Eemnes and Laren, whose staff all work for the BEL Combinatie.

Autumn 2024: raden and colleges see the organisation of the work very differently, and four in
ten raadsleden don't know the process. A year later the raden know more, and the staff are less
involved. A third round is open.
"""

import datetime

from assessments.management.demonstration.story import (
    JOINT,
    Added,
    OwnStatementTold,
    PartnershipStory,
    RoundStory,
    Told,
    Town,
    groups,
    means,
    of_roles,
)

TOWNS = (
    Town("Blaricum", "GM0376", inhabitants=12_600, college=4),
    Town("Eemnes", "GM0317", inhabitants=9_500, college=4),
    Town("Laren", "GM0417", inhabitants=11_700, college=4),
)

AUTUMN_2024 = RoundStory(
    name="bel-2024",
    title="Zelfevaluatie BEL, najaar 2024",
    opened_on=datetime.date(2024, 10, 7),
    closed_on=datetime.date(2024, 10, 27),
    discussed_on=datetime.date(2024, 11, 14),
    discussed_at="het gemeentehuis van Eemnes",
    groups=groups(
        TOWNS,
        raad={"Blaricum": 10, "Eemnes": 10, "Laren": 11},
        college={"Blaricum": 4, "Eemnes": 3, "Laren": 3},
        organisatie={JOINT: (62, 90)},
    ),
    means=means(
        "4.3 4.1|4.6 3.0|3.7 3.5|3.4 3.2|3.3 3.1|2.9 2.7|3.9 3.7|3.0 3.2|3.3 3.5|3.3 3.5",
        "4.4 4.4|4.7 3.0|3.9 4.1|3.8 3.6|3.5 3.3|4.2 4.0|4.2 4.0|3.6 3.8|3.7 3.5|3.6 3.8",
        "4.1 3.9|4.5 3.0|3.6 3.4|3.3 3.5|3.0 3.2|3.1 3.1|3.8 3.8|3.3 3.3|3.9 3.7|3.4 3.6",
    ),
    told={
        ("raad", "8a"): Told(dont_know=13),
        ("raad", "8b"): Told(dont_know=12),
    },
    added=(
        Added(
            6,
            note="De raden kennen de rollen van opdrachtgever en eigenaar niet uit elkaar.",
            action="Eén A4 over wie opdracht geeft",
            owner="De drie gemeentesecretarissen",
            due_on=datetime.date(2025, 3, 1),
            sign="Raden en colleges noemen dezelfde opdrachtgever",
            progress="done",
        ),
        Added(
            8,
            action="Een avond voor de drie raden over de stappen als het misgaat",
            owner="De griffiers",
            due_on=datetime.date(2025, 6, 15),
            sign="Minder raadsleden die “weet niet” kiezen",
            progress="busy",
        ),
        Added(2, note="Eerst in elke raad apart bespreken wat herkenbaar moet blijven."),
    ),
)

INFORMED = "Wij horen op tijd wat de BEL Combinatie voor onze gemeente gaat doen."
NEW_WORK = "De BEL Combinatie kan er de komende twee jaar nieuwe taken bij hebben."

AUTUMN_2025 = RoundStory(
    name="bel-2025",
    title="Zelfevaluatie BEL, najaar 2025",
    opened_on=datetime.date(2025, 10, 6),
    closed_on=datetime.date(2025, 10, 26),
    discussed_on=datetime.date(2025, 11, 13),
    discussed_at="het gemeentehuis van Blaricum",
    groups=groups(
        TOWNS,
        raad={"Blaricum": 11, "Eemnes": 10, "Laren": 12},
        college={"Blaricum": 4, "Eemnes": 3, "Laren": 4},
        organisatie={JOINT: (58, 90)},
    ),
    means=means(
        "4.3 4.1|4.6 3.2|3.7 3.7|3.5 3.3|3.4 3.2|3.7 3.5|3.9 3.7|3.3 3.5|3.4 3.4|3.5 3.5",
        "4.4 4.4|4.5 3.4|4.0 4.0|3.8 3.6|3.5 3.5|4.2 4.0|4.1 3.9|3.7 3.9|3.6 3.4|3.7 3.9",
        "4.1 4.1|4.2 3.2|3.6 3.6|3.4 3.4|3.1 3.3|3.3 3.3|3.8 3.6|3.4 3.4|3.4 3.2|3.5 3.5",
    ),
    told={
        ("raad", "8a"): Told(dont_know=6),
        ("raad", "8b"): Told(dont_know=6),
    },
    own=(
        OwnStatementTold(INFORMED, "Op tijd horen", of_roles("2.9", "3.8", "3.6"), scope="own"),
        OwnStatementTold(NEW_WORK, "Nieuwe taken", of_roles("3.1", "3.4", "2.2")),
    ),
    added=(
        Added(
            9,
            note="De medewerkers vragen om eerder mee te praten over nieuwe taken.",
            action="Twee medewerkers schuiven aan bij het overleg van de colleges",
            owner="De directie van de BEL Combinatie",
            due_on=datetime.date(2026, 4, 1),
            sign="Medewerkers voelen zich meer betrokken",
            progress="busy",
        ),
    ),
)

OPEN = RoundStory(
    name="bel-open",
    title="Zelfevaluatie BEL, derde ronde",
    discussed_at="het gemeentehuis van Laren",
    groups=groups(
        TOWNS,
        raad={"Blaricum": 11, "Eemnes": 9, "Laren": 3},
        college={"Blaricum": 2, "Eemnes": 2, "Laren": 2},
        organisatie={JOINT: (47, 90)},
        started={("Laren", "raad"): 2, ("Eemnes", "raad"): 1, (JOINT, "organisatie"): 1},
    ),
    means=means(
        "4.2 4.2|4.5 3.3|3.8 3.7|3.6 3.4|3.4 3.3|3.8 3.6|3.8 3.8|3.5 3.6|3.4 3.5|3.6 3.5",
        "4.3 4.4|4.5 3.5|4.0 4.0|3.8 3.7|3.5 3.5|4.1 4.0|4.1 3.9|3.8 3.8|3.6 3.5|3.8 3.8",
        "4.1 4.0|4.2 3.3|3.7 3.6|3.5 3.4|3.2 3.3|3.4 3.3|3.7 3.7|3.5 3.4|3.4 3.3|3.5 3.6",
    ),
    own=(OwnStatementTold(INFORMED, "Op tijd horen", of_roles("3.3", "3.9", "3.6"), scope="own"),),
)

BEL = PartnershipStory(
    name="BEL-samenwerking",
    article="de",
    slug="bel",
    form="operations",
    description=(
        "Blaricum, Eemnes en Laren hebben samen één ambtelijke organisatie, de BEL Combinatie. "
        "Zij voert het werk van de drie gemeenten uit."
    ),
    towns=TOWNS,
    joint_organisation="BEL Combinatie",
    client="De presidia van Blaricum, Eemnes en Laren",
    contact_name="A. Voorbeeld",
    contact_phone="085 000 00 01",
    introductions={
        "raad": (
            "De drie raden willen weten hoe het staat met de samenwerking, en waar zij met elkaar "
            "over willen praten."
        ),
        "college": (
            "De drie raden willen weten hoe het staat met de samenwerking. Uw kijk als bestuurder "
            "hoort daarbij."
        ),
        "organisatie": (
            "De drie raden willen weten hoe het staat met de samenwerking. U werkt er elke dag "
            "mee; uw kijk hoort daarbij."
        ),
    },
    rounds=(AUTUMN_2024, AUTUMN_2025, OPEN),
)
