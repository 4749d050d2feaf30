"""Every number that goes out equals what plain Python counts in the ballots that were filled in."""

import io
import json
import re
import subprocess

import openpyxl
import pytest
from django.utils import timezone
from odf import opendocument, table, teletype

from assessments.models import Release, Round
from assessments.reports.catalogue import of_code
from assessments.reports.material import material, released
from assessments.results.release import release_round
from tests import builders
from tests.asked_for import is_asked_for
from tests.dashboards.reading import tables
from tests.dashboards.visiting import address, manager_of
from tests.recount.counting import (
    PLACES,
    ROLES,
    STATEMENTS,
    Recount,
    band,
    code,
    comma,
    known_ballots,
    pair,
)
from tests.reports.printed import elements

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]

STUDIED = [pytest.param(seed, marks=pytest.mark.study) for seed in range(2, 32)]
ROW = re.compile(r"(.+?) (\d+) · (\d+) % eens · gem\. (\d,\d)")
ABOUT_ROLES = 4
OWN = ("Taak", "Stem")
EVERY = range(STATEMENTS + len(OWN))
"""The twenty, then the partnership's own."""
PLURALS = {"raad": "alle raden", "college": "colleges samen", "organisatie": "organisatie"}


def pytest_generate_tests(metafunc):
    if "counted" in metafunc.fixturenames:
        more = STUDIED if is_asked_for("study", metafunc.config) else []
        metafunc.parametrize("counted", [1, *more], indirect=True)


@pytest.fixture
def counted(request):
    """The ballots of a round, and its release: through the ballot box, as people do it."""
    ballots = known_ballots(request.param, own=len(OWN))
    current_round = builders.opened_round(builders.partnership(*PLACES), own=OWN)
    for (place, role), answers in ballots.items():
        builders.ballots(current_round, place, role, answers)
    release_round(current_round)
    Round.objects.update(shared_at=timezone.now())
    return ballots, Release.objects.select_related("round__partnership").get()


def made(release, kind, place=None):
    of = released([release])
    reader = next((each.code for each in of.places if each.name == place), None)
    return of_code(kind).make(material(of, reader))


def lines(content, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-raw", path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def compared(ballots, own=None):
    """The groups of a report by their names, in the order in which it has them."""
    raden = {"onze raad": [own], "andere raden": [p for p in PLACES if p != own]}
    if own is None:
        raden = {PLURALS["raad"]: PLACES}
    groups = {name: Recount(ballots, places, "raad") for name, places in raden.items()}
    others = {PLURALS[role]: Recount(ballots, PLACES, role) for role in ROLES[1:]}
    return groups | others


def on_page(ballots, own, number):
    """Of a factor: at the one about the roles the own staff is in the place of all staff."""
    groups = compared(ballots, own)
    if own and number == ABOUT_ROLES:
        del groups[PLURALS["organisatie"]]
        groups["onze organisatie"] = Recount(ballots, [own], "organisatie")
    return groups


def rows(ballots, own=None):
    """Of each statement: a row per group."""
    return [
        (name, f"{group.opinions(n)}", f"{group.agree(n)}", comma(group.mean(n)))
        for n in EVERY
        for name, group in on_page(ballots, own, n // 2 + 1).items()
    ]


def described(content):
    """All six counts and the mean of each group of each statement, of the pictures."""
    words = " ".join(str(figure["/Alt"]) for figure in elements(content, "Figure"))
    found = re.findall(r"Stelling (\d+[ab]|e\d), ([^:]+): ([^;]+); gemiddeld (\d,\d)\.", words)
    return [(code, name, re.findall(r"\d+", said), mean) for code, name, said, mean in found]


def descriptions(ballots, own=None):
    return [
        (code(n), name, [f"{count}" for count in group.counts(n)], comma(group.mean(n)))
        for n in EVERY
        for name, group in on_page(ballots, own, n // 2 + 1).items()
    ]


def summary(groups):
    """The table of ten factors."""
    for number in range(1, 11):
        means = [f"{comma(g.factor_mean(number))} {g.factor_agree(number)} %" for g in groups]
        yield f"{number} Kort {number} {' '.join(means)}"


def test_every_number_of_the_council_report(counted, tmp_path):
    ballots, release = counted
    own = "Laren"
    content, groups = made(release, "raad", own), compared(ballots, own)
    text = lines(content, tmp_path)
    assert ROW.findall(text) == rows(ballots, own)
    assert described(content) == descriptions(ballots, own)
    assert [row for row in summary(groups.values()) if row not in text.splitlines()] == []
    panel = [
        f"{name} {comma(group.factor_mean(number))} {band(group.factor_mean(number))}"
        for number in range(1, 11)
        for name, group in on_page(ballots, own, number).items()
    ]
    assert [line for line in text.splitlines() if line in set(panel)] == panel


def test_every_number_of_the_partnership_report(counted, tmp_path):
    ballots, release = counted
    content, groups = made(release, "samenwerking"), compared(ballots)
    text = lines(content, tmp_path)
    assert ROW.findall(text) == rows(ballots)
    assert described(content) == descriptions(ballots)
    assert [row for row in summary(groups.values()) if row not in text.splitlines()] == []
    for role in ("raad", "organisatie"):
        wanted = list(heat_table(ballots, role))
        assert [line for line in text.splitlines() if line in set(wanted)] == wanted


def heat_table(ballots, role):
    groups = [Recount(ballots, places, role) for places in (PLACES, *([p] for p in PLACES))]
    for n in range(1, 11):
        cells = (f"{comma(g.factor_mean(n))} {g.factor_agree(n)} %" for g in groups)
        yield f"{n} Kort {n} {' '.join(cells)}"


def test_every_number_in_the_table_of_the_letter(counted):
    ballots, release = counted
    for own in PLACES:
        document = opendocument.load(io.BytesIO(made(release, "raadsinformatiebrief", own)))
        found = [
            [teletype.extractText(cell) for cell in row.getElementsByType(table.TableCell)]
            for row in document.getElementsByType(table.TableRow)
        ]
        wanted = [
            [f"{n}. Kort {n}"]
            + [
                f"{comma(group.factor_mean(n))} ({group.factor_agree(n)}\N{NO-BREAK SPACE}% eens)"
                for group in compared(ballots, own).values()
            ]
            for n in range(1, 11)
        ]
        assert [row for row in found if row in wanted] == wanted


def file_of(client, release, kind):
    client.force_login(manager_of(release))
    return b"".join(client.get(address(release, f"bestanden/uitkomsten.{kind}")))


def test_every_number_of_the_json_file(counted, client):
    ballots, release = counted
    found = json.loads(file_of(client, release, "json"))
    names = found["round"]["municipalities"]
    assert found["blocks"]
    for block in found["blocks"]:
        places, (role,) = [names[c] for c, _ in block["atoms"]], {r for _, r in block["atoms"]}
        group = Recount(ballots, places, role)
        for n in EVERY:
            said = (block["statements"] | block["own_statements"])[code(n)]
            assert [*said["counts"], said["dont_know"]] == group.counts(n)


def test_every_number_of_the_spreadsheet(counted, client):
    ballots, release = counted
    book = openpyxl.load_workbook(io.BytesIO(file_of(client, release, "xlsx")))
    headings, *values = book.worksheets[0].iter_rows(values_only=True)
    found = [dict(zip(headings, row, strict=True)) for row in values]
    checked = 0
    for row in found:
        places = [row["gemeente"]] if row["gemeente"] else PLACES
        if row["rol"] and not row["toelichting"] and row["gemiddelde"] is not None:
            check_row(row, Recount(ballots, places, row["rol"].lower()))
            checked += 1
    assert checked == (3 + 3 + 3) * (10 + len(EVERY))


def check_row(row, group):
    if row["stelling"]:
        (n,) = (n for n in EVERY if code(n) == row["stelling"])
        answers = list(row.values())[list(row).index("meningen") + 1 :][:6]
        assert answers == group.counts(n)
        assert row["meningen"] == group.opinions(n)
        assert float(row["gemiddelde"]) == float(group.mean(n))
    else:
        assert float(row["gemiddelde"]) == float(group.factor_mean(row["factor"]))


def on_screen(ballots):
    """The rows of a statement on its page."""
    roles = {"alle raden": "raad", "colleges samen": "college", "organisatie": "organisatie"}
    places = {f"raad {place}": Recount(ballots, [place], "raad") for place in PLACES}
    return {name: Recount(ballots, PLACES, role) for name, role in roles.items()} | places


def test_every_number_on_the_pages_of_the_factors(counted, client):
    ballots, release = counted
    client.force_login(manager_of(release))
    pages = {f"factoren/{number}/": pair(number) for number in range(1, 11)}
    pages["eigen-stellingen/"] = tuple(EVERY[STATEMENTS:])
    for path, asked in pages.items():
        page = client.get(address(release, path)).content.decode()
        for n in asked:
            found = {row[0]: row[1:-1] for row in tables(page)[f"figure-{code(n)}"] if row[1:]}
            shown = {name: row for name, row in found.items() if name in on_screen(ballots)}
            assert shown == {name: said(group, n) for name, group in on_screen(ballots).items()}


def said(group, n):
    counts = [f"{count}" for count in group.counts(n)]
    return [*counts, f"{group.opinions(n)}", f"{group.agree(n)} %", comma(group.mean(n))]
