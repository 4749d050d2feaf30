"""Releases made directly from counts: what a test needs shows in the call.

overview(group("raad", "Laren", 11, of=15, t6a=[0, 4, 2, 4, 0, 1]), group("college", "Laren", 5))
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from assessments.access import Viewer
from assessments.models import Block, Municipality, Partnership, Release, Round
from assessments.results.between_rounds.mergers import NO_MERGERS
from assessments.results.blocks import RULE_VERSION, partition, safe_table
from assessments.results.cells import Group, Part, Place, Published, Responses
from assessments.results.overview import Overview, RoundFacts, cut_to
from assessments.results.turnout import published_turnout
from factors.catalogue import FactorText, Instrument, StatementText

FIXTURE = Path(__file__).parents[2] / "fixtures" / "factors.json"
REAL = {
    "Blaricum": "GM0376",
    "Eemnes": "GM0317",
    "Laren": "GM0417",
    "Ede": "GM0228",
    "Renswoude": "GM0339",
    "Rhenen": "GM0340",
    "Uitgeest": "GM0450",
    "Heiloo": "GM0399",
}
NAMES = [*REAL]
CODES = {"BEL Combinatie": ""} | REAL | {f"Gemeente {n:02}": f"GM90{n:02}" for n in range(1, 31)}
"""Of real municipalities as they are, of the others none that exists."""


def _pair(two: Iterable[StatementText]) -> tuple[StatementText, StatementText]:
    a, b = two
    return a, b


def instrument() -> Instrument:
    """The ten factors of the fixture."""
    rows = json.loads(FIXTURE.read_text())
    factors = [row["fields"] for row in rows if row["model"] == "factors.factor"]
    statements = [row["fields"] for row in rows if row["model"] == "factors.statement"]
    return Instrument(
        tuple(
            FactorText(
                factor["number"],
                factor["title"],
                factor["short_name"],
                factor["explanation"],
                (factor["question_1"], factor["question_2"]),
                _pair(
                    StatementText(s["code"], s["text"], s["short_name"], s["scope"] == "own")
                    for s in statements
                    if s["factor"] == [factor["number"]]
                ),
                factor["about_roles"],
            )
            for factor in factors
        )
    )


INSTRUMENT = instrument()
WITH_OWN = Instrument(
    INSTRUMENT.factors,
    (
        StatementText("e1", "De taken zijn goed verdeeld.", "Taken", about_own_municipality=False),
        StatementText("e2", "Onze gemeente doet genoeg.", "Genoeg", about_own_municipality=True),
    ),
)
"""The same with two own statements of a partnership."""


@dataclass
class Voices:
    """The people of one atom: how many were invited and submitted, and their answers."""

    role: str
    place: str
    invited: int
    submitted: int
    tables: dict = field(default_factory=dict)
    added: int = 0

    @property
    def atom(self):
        return (CODES[self.place], self.role)


def calm(people):
    """Just over half agree, with a mean of 3.5; neither divided nor unknown."""
    if people < 3:
        return [0, 0, people - people // 2, people // 2, 0, 0]
    agree = people // 2 + 1
    return [0, 1, people - agree - 1, agree, 0, 0]


def at(mean, people=20):
    """Answers of a multiple of ten people with exactly this mean; one value or two next to it."""
    low, tenths = divmod(round(float(mean) * 10), 10)
    counts = [0] * 6
    counts[low - 1] = people * (10 - tenths) // 10
    counts[low] += people * tenths // 10
    return counts


def group(role, place, submitted, of=None, added=0, **tables):
    """`t6a=[…]` are the counts of answers 1 to 5 and "weet niet"; `f6` sets both statements.

    Statements that aren't given are answered calmly by all.
    """
    invited = submitted if of is None else of
    answers = {code: calm(submitted) for code in INSTRUMENT.codes}
    for name, counts in tables.items():
        codes = [name[1:] + letter for letter in "ab"] if name.startswith("f") else [name[1:]]
        answers |= dict.fromkeys(codes, counts)
    return Voices(role, place, invited, submitted, answers, added)


def three_roles(raad=None, college=None, organisatie=None):
    """Twenty people in each role of Laren, all calm but where tables are given."""
    return (
        group("raad", "Laren", 20, **raad or {}),
        group("college", "Laren", 20, **college or {}),
        group("organisatie", "Laren", 20, **organisatie or {}),
    )


def raden(**tables):
    """Twenty people in each raad, with their tables: `raden(Laren={"f6": at("2.7")}, Ede={})`."""
    return tuple(group("raad", name, 20, **given) for name, given in tables.items())


def published(*voices, asked=INSTRUMENT):
    """What the rule makes of these people."""
    names = sorted({v.place for v in voices} - {"BEL Combinatie"})
    places = tuple(Place(CODES[name], name) for name in names)
    if any(v.place == "BEL Combinatie" for v in voices):
        places += (Place("", "BEL Combinatie"),)
    by_atom = {v.atom: v for v in voices}
    atoms = [(place.code, role) for role in ROLES for place in places]
    turnout = _turnout([each for each in atoms if each[0] or each[1] == "organisatie"], by_atom)
    rows = {(code, role): numbers for code, role, *numbers in turnout.groups}
    of_code = {place.code: place for place in places}
    groups = tuple(Group(of_code[atom[0]], atom[1], *rows[atom]) for atom in atoms if atom in rows)
    parts = tuple(_part(atoms, groups, by_atom, asked) for atoms in turnout.parts.blocks)
    return Published(
        asked,
        places,
        groups,
        parts,
        turnout.parts.left_out,
        {role: Responses(*numbers) for role, numbers in turnout.totals.items()},
        turnout.left_out_people,
    )


ROLES = ("raad", "college", "organisatie")


def _turnout(atoms, by_atom):
    submitted = {atom: voices.submitted for atom, voices in by_atom.items()}
    return published_turnout(
        partition(submitted),
        atoms,
        invited=Counter({atom: voices.invited for atom, voices in by_atom.items()}),
        submitted=submitted,
        added=Counter({atom: voices.added for atom, voices in by_atom.items()}),
    )


def _part(atoms, groups, by_atom, asked):
    tables = {}
    for code in asked.codes:
        answers = (by_atom[a].tables.get(code) or calm(by_atom[a].submitted) for a in atoms)
        *counts, dont_know = (sum(column) for column in zip(*answers, strict=True))
        tables[code] = safe_table(counts, dont_know)
    return Part(tuple(g for g in groups if g.atom in atoms), tables)


def facts(**changes) -> RoundFacts:
    values: dict[str, Any] = {
        "pk": 1,
        "title": "Ronde",
        "partnership": "BEL",
        "partnership_with_article": changes.get("partnership", "BEL"),
        "partnership_slug": "bel",
        "form": "",
        "regulation_article": "",
        "evaluate_before": None,
        "description": "",
        "joint_organisation": "BEL Combinatie",
        "client": "",
        "guide": "",
        "contact": "",
        "opened_on": datetime.date(2025, 9, 1),
        "closed_on": datetime.date(2025, 10, 1),
        "discussed_on": None,
        "discussed_at": "",
        "released_on": datetime.date(2025, 10, 1),
        "rule_version": RULE_VERSION,
        "digest": "0" * 64,
        "fictitious": False,
        "shared": True,
    }
    return RoundFacts(**values | changes)


def overview(
    *voices, own=None, sees_others=True, mergers=NO_MERGERS, asked=INSTRUMENT, **round_facts
) -> Overview:
    """`own` is the name of the viewer's place."""
    viewer = Viewer(None if own is None else CODES[own], sees_others)
    return cut_to(viewer, published(*voices, asked=asked), facts(**round_facts), mergers)


def release(*voices, partnership=None, asked=INSTRUMENT, **round_fields) -> Release:
    """The same in the database; of a new partnership unless one is given."""
    made = published(*voices, asked=asked)
    partnership = partnership or Partnership.objects.create(
        name="BEL", slug=f"bel-{Partnership.objects.count()}", joint_organisation="BEL Combinatie"
    )
    released_on = round_fields.pop("released_on", None)
    values = {
        "title": "Ronde",
        "joint_organisation": "BEL Combinatie",
        "state": Round.State.RELEASED,
        "opens_at": datetime.datetime(2025, 9, 1, 9, tzinfo=datetime.UTC),
        "closes_at": datetime.datetime(2025, 10, 1, 9, tzinfo=datetime.UTC),
        "instrument": asked.as_json(),
    }
    current_round = Round.objects.create(partnership=partnership, **values | round_fields)
    for place in made.places:
        if place.code:
            Municipality.objects.get_or_create(code=place.code, defaults={"name": place.name})
    stored = Release.objects.create(
        round=current_round,
        released_on=released_on or localdate(current_round.closes_at),
        rule_version=RULE_VERSION,
        groups=[[*g.atom, g.invited, g.submitted, g.added] for g in made.groups],
        totals={role: list(astuple(numbers)) for role, numbers in made.totals.items()},
        left_out=sorted(map(list, made.left_out)),
        left_out_people=made.left_out_people,
        digest=sha256(str(current_round.pk).encode()).hexdigest(),
    )
    for part in made.parts:
        Block.objects.create(
            release=stored,
            role=part.role,
            atoms=[g.place.code for g in part.groups],
            tables={c: [*t.counts, t.dont_know] if t else None for c, t in part.tables.items()},
        )
    return Release.objects.select_related("round__partnership").get(pk=stored.pk)
