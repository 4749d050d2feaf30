"""Sentences about two rounds: what changed, what to know before comparing, what became of it."""

import datetime

import pytest

from assessments.results.between_rounds.development import cautions, what_became
from assessments.results.between_rounds.mergers import Dissolved, Mergers
from assessments.results.cells import Place
from assessments.results.findings.change import all_changed, changed
from tests.results.builders import CODES, at, group, overview, raden, three_roles

Day = datetime.date
NEW_YEAR = Day(2025, 1, 1)
THEN, NOW = Day(2024, 10, 27), Day(2025, 10, 1)


def then(*voices, on=THEN, **options):
    return overview(*voices, closed_on=on, **options)


def now(*voices, on=NOW, **options):
    return overview(*voices, closed_on=on, **options)


# --- What changed -----------------------------------------------------------------------------


def test_every_clear_change_of_a_role_is_told_the_largest_first():
    earlier = then(*three_roles(raad={"f6": at("2.8")}, organisatie={"f9": at("3.9")}))
    later = now(*three_roles(raad={"f6": at("3.6"), "f1": at("3.6")}))

    assert [finding.text for finding in all_changed(later, earlier)] == [
        "Sinds najaar 2024 is Organisatie bij de raden gestegen: van 2,8 naar 3,6."
    ]
    earlier = then(*three_roles(raad={"f6": at("2.8")}, organisatie={"f9": at("4.5")}))
    assert [finding.factor_number for finding in all_changed(later, earlier)] == [9, 6]
    assert changed(later, earlier) == all_changed(later, earlier)[0]


def test_change_is_found_after_a_merger():
    successor = Place(CODES["Laren"], "Laren")
    day = Day(2025, 1, 1)
    merger = Mergers((Dissolved(Place(CODES["Ede"], "Ede"), day, successor),))
    voices = raden(Laren={"f6": at("2.8")}, Ede={"f6": at("2.8")})
    later = now(*raden(Laren={"f6": at("3.6")}))

    assert "de raad die in beide rondes meetelde" in changed(later, then(*voices)).text
    assert "bij de raden gestegen" in changed(later, then(*voices, mergers=merger)).text


# --- Before comparing -------------------------------------------------------------------------


def test_rounds_of_the_same_people_need_no_caution():
    assert cautions(then(*three_roles()), now(*three_roles())) == ()


def test_election_in_between_is_told_with_its_day():
    found = cautions(then(*three_roles()), now(*three_roles(), on=Day(2026, 10, 1)))

    assert found == (
        "Tussen deze rondes waren gemeenteraadsverkiezingen (18 maart 2026). Er zitten deels "
        "andere mensen in de raad. Vergelijk dus voorzichtig.",
    )


def test_more_elections_in_between_are_all_told():
    (found,) = cautions(then(*three_roles(), on=Day(2017, 1, 1)), now(*three_roles()))

    assert "(21 maart 2018 en 16 maart 2022)" in found


def gone(name, successor, since=None, on=NEW_YEAR):
    return Dissolved(Place(CODES[name], name), on, Place(CODES[successor], successor), since)


def test_new_municipality_is_told_with_all_that_went_into_it():
    since = Day(2025, 1, 1)
    mergers = Mergers(
        tuple(gone(name, "Laren", since) for name in ("Blaricum", "Eemnes", "Uitgeest"))
    )
    earlier = then(*raden(Blaricum={}, Eemnes={}), mergers=mergers)

    assert cautions(earlier, now(*raden(Laren={}))) == (
        "Blaricum, Eemnes en Uitgeest zijn sinds 2025 samen de gemeente Laren.",
    )


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Ede"], "Ede hoort sinds 2025 bij de gemeente Laren."),
        (["Ede", "Eemnes"], "Ede en Eemnes horen sinds 2025 bij de gemeente Laren."),
    ],
)
def test_municipality_that_joined_another_is_told(names, text):
    mergers = Mergers(tuple(gone(name, "Laren") for name in names))
    earlier = then(*raden(Laren={}, **{name: {} for name in names}), mergers=mergers)

    assert cautions(earlier, now(*raden(Laren={}))) == (text,)


def test_merger_of_others_or_of_another_time_is_not_told():
    mergers = Mergers((gone("Heiloo", "Rhenen"), gone("Ede", "Laren", on=Day(2024, 1, 1))))

    assert cautions(then(*raden(Laren={}), mergers=mergers), now(*raden(Laren={}))) == ()


@pytest.mark.parametrize(
    ("invited", "texts"),
    [
        (32, ()),
        (33, ("Alle raden: in najaar 2024 antwoordde 91\u00a0%, nu 61\u00a0%. ",)),
    ],
)
def test_response_that_differs_by_thirty_points_is_told(invited, texts):
    earlier = then(group("raad", "Laren", 20, of=22))
    found = cautions(earlier, now(group("raad", "Laren", 20, of=invited)))

    assert found == tuple(f"{text}Het verschil kan daardoor komen." for text in texts)


def test_response_of_a_group_that_cannot_be_compared_is_not_told():
    earlier = then(group("raad", "Laren", 20))

    assert cautions(earlier, now(group("raad", "Ede", 20, of=80))) == ()


# --- What was agreed --------------------------------------------------------------------------


def became(earlier, later):
    return what_became(
        then(*earlier),
        now(*later),
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
