from assessments.dashboards import titles
from tests.results.builders import at, overview, raden, three_roles


def test_ten_factors_are_titled_with_the_largest_difference_between_roles():
    far = three_roles(
        raad={"f6": at("2.8"), "f2": at("3.0")}, college={"f6": at("4.1"), "f2": at("4.0")}
    )

    assert titles.of_ten_factors(overview(*far)) == (
        "Over Organisatie verschillen de rollen het meest: raden 2,8, colleges 4,1"
    )


def test_ten_factors_are_titled_with_a_question_when_roles_agree():
    near = three_roles(raad={"f6": at("3.0")}, college={"f6": at("3.9")})

    assert titles.of_ten_factors(overview(*near)) == (
        "Hoe kijken de rollen naar de tien succesfactoren?"
    )


def test_overview_table_is_titled_with_the_largest_difference_between_raden():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}, Eemnes={}))

    assert titles.of_overview_table(seen, "raad") == (
        "Over Keuze verschillen de raden het meest: van 2,8 tot 3,8"
    )


def test_overview_table_is_titled_with_a_question_when_raden_agree():
    seen = overview(*raden(Laren={"f3": at("3.5")}, Ede={"f3": at("3.8")}))

    assert titles.of_overview_table(seen, "raad") == "Hoe denken de raden over de tien factoren?"


def test_overview_table_of_another_role_is_titled_with_a_question():
    seen = overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}))

    assert titles.of_overview_table(seen, "college") == (
        "Hoe denken de colleges over de tien factoren?"
    )


def test_overview_table_of_one_municipality_tells_nothing_of_the_others():
    two = raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")})

    assert "Keuze" in titles.of_overview_table(overview(*two, own="Laren"), "raad")
    hidden = overview(*two, own="Laren", sees_others=False)
    assert titles.of_overview_table(hidden, "raad") == "Hoe denken de raden over de tien factoren?"
