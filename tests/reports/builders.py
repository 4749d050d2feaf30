"""Overviews of the shapes that a report must be good for."""

import datetime

from assessments.followup.queries import Added, AgendaText
from assessments.reports.council.content import council_report
from assessments.reports.council.document import council_pdf
from assessments.reports.partnership.content import partnership_report
from tests.results.builders import CODES, group, overview, three_roles

LONG_NAME = "Nuenen, Gerwen en Nederwetten"
CODES[LONG_NAME] = "GM0820"

DIVIDED = [2, 3, 1, 4, 1, 0]


def bel(**facts):
    """Three municipalities with a joint organisation; every group has enough answers."""
    return overview(
        group("raad", "Blaricum", 11, of=15),
        group("raad", "Eemnes", 9, of=13),
        group(
            "raad", "Laren", 11, of=15, t5a=DIVIDED, t8a=[0, 2, 2, 2, 1, 4], f6=[2, 4, 4, 1, 0, 0]
        ),
        group("college", "Blaricum", 3, of=4),
        group("college", "Eemnes", 3, of=4),
        group("college", "Laren", 4, f6=[0, 0, 0, 2, 2, 0]),
        group("organisatie", "BEL Combinatie", 62, of=90, f9=[0, 10, 10, 30, 12, 0]),
        title="Najaar 2024",
        **facts,
    )


def quiet():
    """Everybody answered, and nearly alike: each reason on the agenda takes one line."""
    return overview(*three_roles())


def own_raad_withheld():
    """Laren's raad is too small, and so is what it could be pooled with."""
    return overview(
        group("raad", "Blaricum", 11, of=15),
        group("raad", "Laren", 3, of=15),
        group("college", "Blaricum", 3, of=4),
        group("college", "Laren", 4, of=4),
        group("organisatie", "Laren", 12, of=20),
    )


def nothing_shown():
    return overview(
        group("raad", "Laren", 3, of=15),
        group("college", "Laren", 2, of=4),
        group("organisatie", "Laren", 0, of=9),
    )


def two_small():
    """A partnership of two, with groups of five to nine."""
    return overview(
        group("raad", "Laren", 7, of=9),
        group("raad", "Eemnes", 8, of=9),
        group("college", "Laren", 3, of=4),
        group("college", "Eemnes", 3, of=4),
        group("organisatie", "Laren", 8, of=9),
        group("organisatie", "Eemnes", 12, of=19),
    )


def one_municipality():
    return overview(
        group("raad", "Laren", 11, of=15),
        group("college", "Laren", 5),
        group("organisatie", "Laren", 22, of=30),
    )


def many(number):
    """So many municipalities, each with its own raad, college and organisation."""
    names = [f"Gemeente {n:02}" for n in range(1, number)] + ["Laren"]
    return overview(
        *[group("raad", name, 14, of=21, f6=[2, 3, 4, 4, 1, 0]) for name in names],
        *[group("college", name, 4, of=5) for name in names],
        *[group("organisatie", name, 18, of=30) for name in names],
    )


def long_names():
    """Names and titles as long as the database takes, and something to say everywhere."""
    everywhere = {f"f{number}": [6, 1, 1, 1, 6, 9] for number in range(1, 11)}
    unknown = {f"f{number}": [0, 0, 2, 2, 0, 20] for number in range(1, 11)}
    agreed = {f"f{number}": [0, 0, 0, 0, 4, 0] for number in range(1, 11)}
    return overview(
        group("raad", LONG_NAME, 24, of=45, **everywhere),
        *[group("raad", f"Gemeente {n:02}", 24, of=35, **everywhere) for n in range(1, 8)],
        *[group("raad", f"Gemeente {n:02}", 24, of=35, **unknown) for n in range(8, 14)],
        *[group("college", f"Gemeente {n:02}", 4, of=5, **agreed) for n in range(1, 8)],
        group("organisatie", LONG_NAME, 8, of=12),
        *[group("organisatie", f"Gemeente {n:02}", 24, of=35) for n in range(1, 8)],
        group("organisatie", "Gemeente 08", 3),
        title="Zelfevaluatie van de gemeenschappelijke regeling " + "met een lange titel " * 3,
        partnership="Metropoolregio " + "met een zeer lange naam " * 3,
        client="Het dagelijks bestuur en de presidia " * 3,
        guide="Adviesbureau met een lange naam " * 3,
        fictitious=True,
    )


def agreement(factor_number, action="Eén A4 over wie opdracht geeft", **fields):
    values = {
        "position": None,
        "note": "Vraag Jan",
        "owner": "gemeentesecretaris",
        "due_on": datetime.date(2026, 3, 1),
        "sign": "Er is minder verschil",
        "progress": "bezig",
    }
    return AgendaText(factor_number, action=action, **values | fields)


def agreed(*items, **fields):
    return Added(agenda={item.factor_number: item for item in items}, **fields)


def partnership_of(built, earlier=None, added=None):
    return partnership_report(built, earlier=earlier, added=added or Added())


def report_of(built, name="Laren", **more):
    return council_report(built, CODES[name], **more)


def pdf_of(built, name="Laren"):
    return council_pdf(report_of(built, name))
