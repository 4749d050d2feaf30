import datetime

import pytest

from assessments.models import Municipality
from assessments.results.between_rounds.mergers import NO_MERGERS, Dissolved, Mergers, read_mergers
from assessments.results.cells import Place

Day = datetime.date
IN_2019, IN_2021, IN_2022 = Day(2019, 10, 1), Day(2021, 10, 1), Day(2022, 10, 1)
NEW_YEAR = Day(2021, 1, 1)
EEMSDELTA, GRONINGEN = Place("GM1979", "Eemsdelta"), Place("GM0014", "Groningen")
CODES = {"Appingedam": "GM0003", "Delfzijl": "GM0010", "Loppersum": "GM0024"}
THREE = Mergers(
    tuple(
        Dissolved(Place(code, name), NEW_YEAR, EEMSDELTA, NEW_YEAR) for name, code in CODES.items()
    )
)
ONE = Mergers((Dissolved(Place("GM0009", "Ten Boer"), Day(2019, 1, 1), GRONINGEN),))


def test_new_municipality_was_all_that_went_into_it():
    assert THREE.were("GM1979", IN_2019) == {"GM0003", "GM0010", "GM0024"}


def test_new_municipality_is_itself_from_its_first_day():
    assert THREE.were("GM1979", NEW_YEAR) == {"GM1979"}


def test_municipality_that_was_there_was_itself_and_what_went_into_it():
    assert ONE.were("GM0014", Day(2018, 2, 1)) == {"GM0014", "GM0009"}
    assert ONE.were("GM0014", IN_2019) == {"GM0014"}


def test_municipality_that_never_changed_was_itself():
    assert THREE.were("GM0376", IN_2019) == {"GM0376"}
    assert NO_MERGERS.were("", IN_2019) == {""}


def test_mergers_in_steps_are_followed_to_the_first():
    later = Dissolved(EEMSDELTA, Day(2022, 1, 1), Place("GM9999", "Noord"), Day(2022, 1, 1))
    both = Mergers((*THREE.dissolved, later))

    assert both.were("GM9999", IN_2019) == {"GM0003", "GM0010", "GM0024"}
    assert both.were("GM9999", IN_2021) == {"GM1979"}
    assert both.successors(["GM0003"]) == {"GM1979", "GM9999"}


def test_mergers_between_two_days_are_after_the_one_and_up_to_the_other():
    assert [each.place.name for each in THREE.between(IN_2019, NEW_YEAR)] == [
        "Appingedam",
        "Delfzijl",
        "Loppersum",
    ]
    assert THREE.between(NEW_YEAR, IN_2022) == ()


@pytest.mark.django_db
def test_mergers_are_read_in_one_query(django_assert_num_queries):
    new = Municipality.objects.create(code="GM1979", name="Eemsdelta", established=NEW_YEAR)
    for name, code in reversed(CODES.items()):
        Municipality.objects.create(code=code, name=name, dissolved=NEW_YEAR, successor=new)
    Municipality.objects.create(code="GM0001", name="Elders", dissolved=NEW_YEAR)

    with django_assert_num_queries(1):
        assert read_mergers() == THREE
