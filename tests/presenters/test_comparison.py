from decimal import Decimal

from assessments.presenters import comparison
from assessments.presenters.compared_groups import ComparedGroup
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles

FEW = [0, 0, 2, 2, 0, 16]


def of_roles(seen):
    groups = [ComparedGroup(role, role, cell.label, cell) for role, cell in seen.roles.items()]
    return comparison.of_factors(groups, INSTRUMENT.factors)


def first(seen):
    return of_roles(seen).rows[0]


def test_comparison_has_the_largest_difference_first():
    seen = overview(
        *three_roles(
            raad={"f6": at("2.8"), "f3": at("3.1")}, college={"f6": at("4.1")}, organisatie={}
        )
    )

    assert [row.code for row in of_roles(seen).rows][:4] == ["6", "3", "1", "2"]


def test_gap_is_between_the_two_that_lie_farthest_apart():
    seen = overview(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")}, organisatie={}))
    gap = first(seen).gap

    assert [group.key for group in gap.between] == ["raad", "college"]
    assert [result.text for result in gap.results] == ["2,8", "4,1"]
    assert (gap.value, gap.text, gap.word) == (Decimal("1.3"), "1,3", "groot verschil")
    assert gap.is_large


def test_gap_of_less_than_a_point_is_not_large():
    gap = first(overview(*three_roles(raad={"f6": at("2.6")}))).gap

    assert (gap.text, gap.word, gap.is_large, gap.is_clear) == ("0,9", "enig verschil", False, True)


def test_gap_of_less_than_three_tenths_is_not_clear():
    gap = first(overview(*three_roles(raad={"f6": at("3.3")}))).gap

    assert (gap.text, gap.word, gap.is_clear) == ("0,2", "ongeveer gelijk", False)


def test_gap_in_half_steps_has_a_number_only_when_it_is_large():
    near = first(overview(group("raad", "Laren", 20, f6=at("2.8")), group("college", "Laren", 7)))
    far = overview(
        group("raad", "Laren", 20, f6=at("2.3")),
        group("college", "Laren", 7, f6=[0, 0, 0, 7, 0, 0]),
    )

    assert (near.gap.text, near.gap.word) == ("", "geen duidelijk verschil")
    assert (first(far).code, first(far).gap.text) == ("6", "ongeveer 1,7")
    assert first(far).gap.is_large


def test_row_without_two_results_has_no_gap_and_comes_last():
    table = of_roles(overview(*three_roles(raad={"t1a": FEW}, college={"t1a": FEW})))

    assert (table.rows[-1].code, table.rows[-1].gap) == ("1", None)
    assert table.notes[0].startswith("Geen cijfer voor deze factor")


def test_comparison_of_statements_shows_each_by_itself():
    seen = overview(*raden(Laren={"t3a": at("2.8")}, Ede={}))
    factor = INSTRUMENT.factor(3)
    cells = {name: seen.cells[code, "raad"] for code, name in _codes(seen)}
    groups = [ComparedGroup(name, name, name, cells[name]) for name in ("Laren", "Ede")]
    table = comparison.of_statements(groups, [(factor, each) for each in factor.statements])

    assert [(row.code, row.results[0].text, row.results[1].text) for row in table.rows] == [
        ("3a", "2,8", "3,5"),
        ("3b", "3,5", "3,5"),
    ]
    assert table.rows[0].name == "Redenen kloppen en leven"


def _codes(seen):
    return [(place.code, place.name) for place in seen.places]
