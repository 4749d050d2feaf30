"""One factor, for whoever reads it."""

from assessments.presenters.compared_groups import roles_side_by_side
from assessments.presenters.one_factor.factor import groups_on_page, one_factor
from tests.results.builders import CODES, INSTRUMENT, at, group, overview, raden, three_roles

LAREN = CODES["Laren"]
FACTOR = INSTRUMENT.factor(6)


def of_roles(seen, factor=FACTOR, code=None):
    return one_factor(seen, factor, code=code, groups=roles_side_by_side(seen))


def test_means_have_the_band_of_what_is_exact():
    made = of_roles(
        overview(group("raad", "Laren", 20, f6=at("4.1")), group("college", "Laren", 7))
    )

    assert [(mean.group.label, mean.result.text, mean.band) for mean in made.means] == [
        ("alle raden", "4,1", "▲ hoog"),
        ("colleges samen", "ongeveer 3,5", ""),
    ]


def test_difference_is_between_the_roles_that_lie_farthest_apart():
    made = of_roles(overview(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})))

    assert made.difference == (
        "Alle raden 2,8, colleges samen 4,1: groot verschil. Raad en college kijken naar dezelfde "
        "samenwerking, maar zien iets anders. Dat is een verschil in beeld."
    )


def test_factor_about_the_roles_is_read_with_the_own_staff():
    seen = overview(
        *raden(Laren={}, Ede={}),
        group("organisatie", "Laren", 12),
        group("organisatie", "Ede", 12),
    )

    def labels(number):
        return [group.label for group in groups_on_page(seen, INSTRUMENT.factor(number), LAREN)]

    assert labels(4) == ["onze raad", "andere raden", "onze organisatie"]
    assert labels(5) == ["onze raad", "andere raden", "organisatie"]


def test_text_about_the_roles_is_for_a_municipality_only():
    seen, factor = overview(*three_roles()), INSTRUMENT.factor(4)

    assert of_roles(seen, factor, LAREN).roles_text.startswith("Stelling 4b gaat over onze eigen")
    assert of_roles(seen, factor).roles_text == ""
    assert of_roles(seen, code=LAREN).roles_text == ""
