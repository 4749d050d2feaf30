"""The ten factors at a glance."""

from decimal import Decimal

from assessments.presenters.ten_factors import Range, ten_factors
from tests.results.builders import CODES, at, group, overview, raden

BEL = (
    group("raad", "Blaricum", 11, of=15),
    group("raad", "Laren", 3, of=15),
    group("college", "Blaricum", 3, of=4),
    group("college", "Laren", 4, of=4),
    group("organisatie", "BEL Combinatie", 62, of=90),
)


def row_of(table, number):
    return next(row for row in table.rows if row.factor.number == number)


def test_ten_factors_have_a_column_per_role_that_is_shown():
    table = ten_factors(overview(*BEL))

    assert [(c.key, c.name, c.label, c.people) for c in table.columns] == [
        ("raad", "raden", "alle raden", 14),
        ("college", "colleges", "colleges samen", 7),
        ("organisatie", "BEL Combinatie", "BEL Combinatie", 62),
    ]


def test_ten_factors_show_each_role_and_the_whole():
    table = ten_factors(
        overview(
            group("raad", "Laren", 20, f6=at("2.8")),
            group("organisatie", "Laren", 20, f6=at("4.1")),
        )
    )
    row = row_of(table, 6)

    assert [result.text for result in row.means] == ["2,8", "4,1"]
    assert row.whole.text == "3,5"


def test_ten_factors_number_the_reasons_under_the_table():
    table = ten_factors(overview(group("raad", "Laren", 7)))

    assert {result.note for row in table.rows for result in row.means} == {1}
    assert table.notes == (
        "5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde.",
        "Geen cijfer voor het geheel: in geen enkele rol zijn er tien of meer antwoorden.",
    )
    assert table.has_approximate


def test_range_goes_from_the_lowest_to_the_highest_raad():
    seen = overview(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}, Eemnes={"f3": at("3.1")})
    )
    span = row_of(ten_factors(seen), 3).raden

    assert span == Range(Decimal("2.8"), Decimal("3.8"), raden=3)
    assert (span.size, span.text) == (Decimal("1.0"), "2,8 tot 3,8")


def test_range_leaves_out_means_in_half_steps():
    seen = overview(*raden(Laren={}, Ede={}), group("raad", "Rhenen", 7, f3=[7, 0, 0, 0, 0, 0]))

    assert row_of(ten_factors(seen), 3).raden == Range(Decimal("3.5"), Decimal("3.5"), raden=2)


def test_range_needs_two_raden():
    seen = overview(*raden(Laren={}), group("raad", "Rhenen", 7))

    assert not ten_factors(seen).has_ranges


def test_range_is_hidden_from_a_viewer_of_one_municipality():
    two = raden(Laren={}, Ede={})

    assert ten_factors(overview(*two, own="Laren", sees_others=True)).has_ranges
    assert not ten_factors(overview(*two, own="Laren", sees_others=False)).has_ranges


def test_ten_factors_of_a_municipality_have_its_own_raad_and_no_range():
    table = ten_factors(overview(*raden(Laren={"f3": at("2.8")}, Ede={})), CODES["Laren"])

    assert [column.label for column in table.columns] == ["onze raad", "andere raden"]
    assert [mean.text for mean in row_of(table, 3).means] == ["2,8", "3,5"]
    assert not table.has_ranges


def test_ten_factors_say_who_is_missing_in_a_group():
    table = ten_factors(overview(*raden(Laren={}, Ede={}), group("raad", "Rhenen", 2, of=9)))

    assert table.about_groups == ("Alle raden: zonder de raad van Rhenen.",)
