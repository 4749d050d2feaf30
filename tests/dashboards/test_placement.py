"""Where the texts of a picture lie: never over a mark, over each other, or outside."""

import pytest

from assessments.dashboards.figures.dot_tables import of_comparison, of_ten_factors
from assessments.dashboards.figures.dots import dot_chart
from assessments.dashboards.figures.drawings import Box, drawing
from assessments.dashboards.figures.lines import line_chart
from assessments.dashboards.figures.radar import radar_chart
from assessments.dashboards.figures.shapes import map_chart
from assessments.dashboards.partnership_map import partnership_map
from assessments.presenters import comparison
from assessments.presenters.compared_groups import ComparedGroup
from assessments.presenters.development import development_table
from assessments.presenters.municipalities.radar import ALL, OWN, radar
from assessments.presenters.ten_factors import ten_factors
from assessments.results.between_rounds.rounds_beside import lines_of_role, roles_of
from tests.results.builders import CODES, at, group, overview, raden

EQUAL, ONES, FIVES = [0, 0, 20, 0, 0, 0], [20, 0, 0, 0, 0, 0], [0, 0, 0, 0, 20, 0]
ANSWERS = {"all equal": EQUAL, "all 1": ONES, "all 5": FIVES}
STATEMENTS = [f"t{factor}{letter}" for factor in range(1, 11) for letter in "ab"]
REAL = [name for name, code in CODES.items() if code and not code.startswith("GM90")]
WIDTHS = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])


def three(answers):
    tables = dict.fromkeys(STATEMENTS, answers)
    return [group(role, "Laren", 20, **tables) for role in ("raad", "college", "organisatie")]


def apart():
    """As groups mostly are: not far, and each elsewhere."""
    far = [
        {f"f{n}": at(f"{2.6 + 0.2 * ((n + shift) % 9):.1f}") for n in range(1, 11)}
        for shift in (0, 3, 5)
    ]
    roles = ("raad", "college", "organisatie")
    return [group(role, "Laren", 20, **tables) for role, tables in zip(roles, far, strict=True)]


def far_apart():
    """So that the difference is said in the picture, at either end of the row."""
    low = {f"f{n}": at(f"{1 + 0.2 * n:.1f}") for n in range(1, 11)}
    high = {f"f{n}": at(f"{2.5 + 0.2 * n:.1f}") for n in range(1, 11)}
    return [group("raad", "Laren", 20, **low), group("college", "Laren", 20, **high)]


def thirty():
    names = [f"Gemeente {n:02}" for n in range(1, 31)]
    spread = {name: {"f3": at(f"{2 + n / 15:.1f}")} for n, name in enumerate(names)}
    return [*raden(**spread), *apart()[1:]]


SEEN = {name: three(answers) for name, answers in ANSWERS.items()}
SEEN |= {"far apart": far_apart(), "apart": apart(), "30 municipalities": thirty()}
CASES = pytest.mark.parametrize("groups", SEEN.values(), ids=SEEN.keys())


def wrong(figure, *, narrow):
    """What lies where it shouldn't, in words."""
    drawn = drawing(figure.to_plotly_json(), narrow=narrow)
    page = Box(0, 0, drawn.width, drawn.height)
    boxes = [(text.text, text.box) for text in drawn.texts]
    outside = [f"{text} outside" for text, box in boxes if not box.is_inside(page)]
    over = [f"{text} over a mark" for text, box in boxes if any(map(box.meets, drawn.marks))]
    pairs = ((one, other) for n, one in enumerate(boxes) for other in boxes[:n])
    return outside + over + [f"{a} over {b}" for (a, x), (b, y) in pairs if x.meets(y)]


@WIDTHS
@CASES
def test_names_in_the_picture_of_ten_factors(groups, narrow):
    figure = dot_chart(of_ten_factors(ten_factors(overview(*groups))), fictitious=True)

    assert wrong(figure, narrow=narrow) == []


@WIDTHS
@CASES
@pytest.mark.parametrize("subject", ["factors", "statements"])
def test_names_in_a_comparison(groups, subject, narrow):
    seen = overview(*groups)
    groups = [ComparedGroup(role, role, role, cell) for role, cell in seen.roles.items()]
    factors = seen.instrument.factors
    table = (
        comparison.of_factors(groups, factors)
        if subject == "factors"
        else comparison.of_statements(groups, [(f, s) for f in factors for s in f.statements])
    )

    assert wrong(dot_chart(of_comparison(table), fictitious=True), narrow=narrow) == []


@WIDTHS
@CASES
def test_names_around_a_radar(groups, narrow):
    seen = overview(*groups)
    roles = radar_chart(radar(seen, dict(seen.roles)), fictitious=True)

    assert wrong(roles, narrow=narrow) == []


@WIDTHS
@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS.keys())
def test_names_around_a_radar_of_one_raad(answers, narrow):
    tables = dict.fromkeys(STATEMENTS, answers)
    seen = overview(*raden(Laren=tables, Ede=tables))
    cells = {OWN: seen.cell(CODES["Laren"], "raad"), ALL: seen.roles["raad"]}

    assert wrong(radar_chart(radar(seen, cells), fictitious=True), narrow=narrow) == []


@WIDTHS
@CASES
@pytest.mark.parametrize("number", [2, 5])
def test_names_of_lines_over_rounds(groups, number, narrow):
    rounds = [overview(*groups)] * number
    names = [f"najaar {2021 + n}" for n in range(number)]
    tables = [
        development_table(lines_of_role(rounds, role), names, role) for role in roles_of(rounds)
    ]
    years = tuple(str(2021 + n) for n in range(number))

    assert wrong(line_chart(tables, years, fictitious=True), narrow=narrow) == []


@WIDTHS
@pytest.mark.parametrize("number", [2, 3, len(REAL)])
@pytest.mark.parametrize("mean", ["1.0", "3.5", "5.0"])
def test_names_and_numbers_on_a_map(number, mean, narrow):
    names = REAL[:number]
    table = partnership_map(overview(*raden(**{name: {"f3": at(mean)} for name in names})), "3")

    assert wrong(map_chart(table, fictitious=True), narrow=narrow) == []
