"""What became of what was agreed."""

import datetime

from assessments.results.development import what_became
from tests.results.builders import at, group, overview, raden


def became(earlier, now):
    return what_became(
        overview(*earlier, closed_on=datetime.date(2024, 10, 27)),
        overview(*now),
        factor_number=6,
        action="één A4 over wie opdracht geeft.",
        progress="gedaan",
    )


def test_action_is_followed_to_what_the_raden_say_now():
    assert became(raden(Laren={"f6": at("2.8")}), raden(Laren={"f6": at("3.6")})) == (
        "Afgesproken in najaar 2024: één A4 over wie opdracht geeft. Stand: gedaan. De raden gaven "
        "toen 2,8, nu 3,6. Of dat door de afspraak komt, weet u zelf het best."
    )


def test_action_is_followed_without_numbers_where_raden_cannot_be_compared():
    assert became([group("raad", "Laren", 9)], raden(Laren={})) == (
        "Afgesproken in najaar 2024: één A4 over wie opdracht geeft. Stand: gedaan."
    )
