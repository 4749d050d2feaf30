from assessments.presenters import comparison, titles
from assessments.presenters.compared_groups import ComparedGroup
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles


def test_ten_factors_are_titled_with_the_largest_difference_between_roles():
    far = three_roles(
        raad={"f6": at("2.8"), "f2": at("3.0")}, college={"f6": at("4.1"), "f2": at("4.0")}
    )

    assert titles.of_ten_factors(overview(*far)) == (
        "Over Organisatie verschillen de rollen het meest: raden 2,8, colleges 4,1"
    )


def with_raden(laren, ede, **changes):
    """Two raden that may lie apart on Keuze; `changes` is what both say of other factors."""
    own = raden(Laren={"f3": at(laren), **changes}, Ede={"f3": at(ede), **changes})
    return overview(*own, *three_roles()[1:])


def test_ten_factors_are_titled_with_the_raden_when_only_they_are_far_apart():
    assert titles.of_ten_factors(with_raden("2.9", "3.7", f6=at("3.0"))) == (
        "Over Keuze lopen de raden het meest uiteen: van 2,9 tot 3,7"
    )


def test_ten_factors_are_titled_with_roles_that_differ_when_no_raden_are_far_apart():
    assert titles.of_ten_factors(with_raden("3.2", "3.8", f6=at("3.2"))) == (
        "Over Organisatie verschillen de rollen het meest: raden 3,2, colleges 3,5"
    )


def test_ten_factors_are_titled_with_what_roles_agree_on():
    assert titles.of_ten_factors(overview(*three_roles())) == (
        "De rollen denken over alle tien factoren ongeveer hetzelfde"
    )


def test_ten_factors_of_one_role_are_titled_with_the_ends():
    one = overview(group("raad", "Laren", 20, f6=at("2.8"), f1=at("4.1")))

    assert titles.of_ten_factors(one) == (
        "Het hoogst is Belangen (4,1), het laagst Organisatie (2,8)"
    )
    assert titles.of_ten_factors(overview(group("raad", "Laren", 20))) == (
        "Elke factor die u ziet, krijgt hetzelfde cijfer: 3,5"
    )


def test_ten_factors_in_half_steps_are_titled_so():
    assert titles.of_ten_factors(overview(group("raad", "Laren", 7))) == (
        "Er zijn alleen afgeronde gemiddelden: per groep 5 tot 9 antwoorden"
    )


def test_overview_table_is_titled_with_the_largest_difference_between_raden():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}, Eemnes={}))

    assert titles.of_overview_table(seen, "raad") == (
        "Over Keuze verschillen de raden het meest: van 2,8 tot 3,8"
    )


def test_overview_table_is_titled_with_the_widest_range_when_no_raad_stands_apart():
    seen = overview(*raden(Laren={"f3": at("3.5")}, Ede={"f3": at("3.8")}))

    assert titles.of_overview_table(seen, "raad") == (
        "Over Keuze verschillen de raden het meest: van 3,5 tot 3,8"
    )


def test_overview_table_of_staff_is_titled_with_their_widest_range():
    seen = overview(
        group("organisatie", "Laren", 20, f3=at("2.8")),
        group("organisatie", "Ede", 20, f3=at("3.8"), f1=at("3.6")),
    )

    assert titles.of_overview_table(seen, "organisatie") == (
        "Over Keuze verschillen de organisaties het meest: van 2,8 tot 3,8"
    )


def test_overview_table_is_titled_with_the_ends_where_groups_do_not_differ():
    seen = overview(*raden(Laren={"f6": at("2.8")}, Ede={"f6": at("3.0")}))

    assert titles.of_overview_table(seen, "raad") == (
        "Het hoogst is Belangen (3,5), het laagst Organisatie (2,9)"
    )


def test_overview_table_of_colleges_is_titled_with_their_ends():
    colleges = {"f1": at("4.1"), "f6": at("2.8")}
    seen = overview(*three_roles(raad={"f3": at("4.6"), "f5": at("1.4")}, college=colleges))

    assert titles.of_overview_table(seen, "college") == (
        "Het hoogst is Belangen (4,1), het laagst Organisatie (2,8)"
    )


def test_overview_table_in_half_steps_is_titled_so():
    assert titles.of_overview_table(overview(group("raad", "Laren", 7)), "raad") == (
        "Er zijn alleen afgeronde gemiddelden: per groep 5 tot 9 antwoorden"
    )


def test_overview_table_of_one_municipality_tells_nothing_of_the_others():
    two = raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")})

    assert "2,8" in titles.of_overview_table(overview(*two, own="Laren"), "raad")
    hidden = overview(*two, own="Laren", sees_others=False)
    assert titles.of_overview_table(hidden, "raad") == (
        "Het hoogst is Belangen (3,5), het laagst Keuze (2,8)"
    )


def of_statement(seen):
    factor = INSTRUMENT.factor(6)
    return titles.of_statement(seen, factor, factor.statements[0])


def test_statement_is_titled_with_a_role_that_is_divided():
    seen = overview(
        *three_roles(raad={"t6a": [7, 1, 2, 1, 9, 0]}, college={"t6a": [0] * 4 + [8, 12]})
    )

    assert of_statement(seen) == "De raadsleden zijn verdeeld: 10 zijn het eens, 8 oneens"


def test_statement_is_titled_with_a_role_that_does_not_know():
    seen = overview(*three_roles(college={"t6a": [0, 0, 6, 6, 0, 8]}))

    assert of_statement(seen) == "40\u00a0% van de collegeleden kiest “weet niet”"


def test_statement_is_titled_with_how_many_agree():
    assert of_statement(overview(*three_roles(raad={"t6a": at("4.4")}))) == (
        "Van de raadsleden is 100\u00a0% het eens, van de collegeleden 55\u00a0%"
    )
    assert of_statement(overview(*raden(Laren={}))) == "Van de raadsleden is 55\u00a0% het eens"


def test_statement_is_titled_with_a_joint_organisation_by_its_name():
    def of(answers):
        return of_statement(overview(group("organisatie", "BEL Combinatie", 20, t6a=answers)))

    assert of([0, 0, 7, 7, 6, 0]) == "Van BEL Combinatie is 65\u00a0% het eens"
    assert of([0, 0, 6, 6, 0, 8]) == "40\u00a0% van BEL Combinatie kiest “weet niet”"
    assert of([7, 1, 2, 1, 9, 0]) == (
        "De meningen bij BEL Combinatie zijn verdeeld: 10 zijn het eens, 8 oneens"
    )


def test_statement_is_titled_with_too_few_answers():
    assert of_statement(overview(group("raad", "Laren", 7))) == (
        "Hier zijn te weinig antwoorden voor een verdeling"
    )


def compared(seen):
    groups = [
        ComparedGroup(role, cell.label, cell.label, cell) for role, cell in seen.roles.items()
    ]
    return titles.of_comparison(comparison.of_factors(groups, INSTRUMENT.factors))


def test_comparison_is_titled_with_the_largest_difference():
    assert compared(overview(*three_roles(raad={"f6": at("2.9")}))) == (
        "Het grootste verschil zit bij Organisatie: alle raden 2,9, colleges samen 3,5"
    )


def test_comparison_is_titled_without_a_difference():
    assert compared(overview(*three_roles())) == "Er is nergens een duidelijk verschil"
    assert compared(overview(*raden(Laren={}))) == "De gemiddelden van alle raden"
