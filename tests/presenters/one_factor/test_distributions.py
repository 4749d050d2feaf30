from assessments.presenters.one_factor.distributions import statement_tables
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles

FEW = [0, 0, 2, 2, 0, 16]
POOLED = (
    "Niet apart getoond: minder dan vijf antwoorden. De antwoorden tellen mee bij raden van "
    "Renswoude en Rhenen samen."
)


def table(seen, code="6a"):
    tables = statement_tables(seen, INSTRUMENT.factor(int(code[:-1])))
    return tables["ab".index(code[-1])]


def texts(group):
    return [(row.label, row.result.text) for row in group.rows]


def test_statement_table_shows_the_answers_of_each_role():
    seen = overview(
        group("raad", "Laren", 20, t6a=[1, 2, 3, 4, 5, 5]),
        group("organisatie", "BEL Combinatie", 62),
    )
    made = table(seen)

    assert made.statement.code == "6a"
    assert [(row.label, row.score.counts, row.score.dont_know) for row in made.rows] == [
        ("alle raden", (1, 2, 3, 4, 5), 5),
        ("BEL Combinatie", (0, 1, 29, 32, 0), 0),
    ]
    assert made.rows[0].consensus == "0,51"


def test_statement_table_has_no_distribution_of_fewer_than_ten_answers():
    made = table(overview(group("raad", "Laren", 9)))

    assert [(row.score, row.result.text) for row in made.rows] == [(None, "ongeveer 3,5")]
    assert not made.has_distribution


def test_statement_table_of_one_municipality_says_its_raad_once():
    assert [part.heading for part in table(overview(*three_roles())).groups] == ["Per rol"]


def test_statement_table_shows_each_raad_under_the_roles():
    seen = overview(*raden(Laren={"t6a": at("2.8")}, Ede={"t6a": FEW}))
    roles, each = table(seen).groups

    assert (roles.heading, each.heading) == ("Per rol", "Per raad")
    assert texts(each) == [("raad Ede", "niet getoond"), ("raad Laren", "2,8")]


def test_statement_table_shows_small_raden_together_and_says_so():
    small = (group("raad", "Renswoude", 4, of=9), group("raad", "Rhenen", 3, of=9))
    seen = overview(*raden(Laren={}), *small)
    made = table(seen)

    assert texts(made.groups[1]) == [
        ("raad Laren", "3,5"),
        ("raad Renswoude", "niet getoond"),
        ("raad Rhenen", "niet getoond"),
        ("raden van Renswoude en Rhenen samen", "ongeveer 3,5"),
    ]
    assert made.notes[0] == POOLED
    assert [row.result.note for row in made.groups[1].rows] == [0, 1, 1, 2]


def test_statement_table_tells_a_viewer_of_one_municipality_nothing_of_the_others():
    three = raden(Laren={"t6a": at("3.8")}, Ede={"t6a": at("2.8")}, Heiloo={"t6a": at("3.3")})
    assert len(table(overview(*three)).groups[1].rows) == 3

    roles, each = table(overview(*three, own="Laren", sees_others=False)).groups
    assert texts(roles) == [("alle raden", "3,3")]
    assert texts(each) == [("raad Laren", "3,8")]
    assert each.rows[0].is_own
