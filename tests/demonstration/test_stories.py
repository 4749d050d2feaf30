"""The stories as data: who is invited, by law and by the table of the story."""

import datetime
from decimal import Decimal

import pytest

from assessments.management.demonstration.stories import STORIES
from assessments.management.demonstration.story import CODES, Response, Town, groups, means
from assessments.roles import ROLES

ROUNDS = {told.name: told for story in STORIES for told in story.rounds}
TOWNS = {town.name: town for story in STORIES for town in story.towns}


def people(told, role):
    """(submitted, invited) of one role."""
    responses = [response for (_, of), response in told.groups.items() if of == role]
    return (
        sum(response.submitted for response in responses),
        sum(response.invited for response in responses),
    )


def of(name, town, role="raad"):
    """(submitted, invited) of one group."""
    response = ROUNDS[name].groups[TOWNS[town].code if town else "", role]
    return response.submitted, response.invited


@pytest.mark.parametrize(
    ("inhabitants", "seats"),
    [
        *[(900, 9), (3_000, 9), (3_001, 11), (6_000, 11), (6_001, 13), (10_001, 15)],
        *[(15_001, 17), (20_001, 19), (25_001, 21), (30_001, 23), (35_001, 25), (40_001, 27)],
        *[(45_001, 29), (50_001, 31), (60_001, 33), (70_001, 35), (80_001, 37), (100_001, 39)],
        *[(200_000, 39), (200_001, 45)],
    ],
)
def test_seats_follow_article_8_of_the_gemeentewet(inhabitants, seats):
    assert Town("Ergens", "GM0001", inhabitants, college=4).seats == seats


@pytest.mark.parametrize(
    ("name", "seats"),
    [
        *[("Blaricum", 15), ("Eemnes", 13), ("Laren", 15)],
        *[("Renswoude", 11), ("Ten Boer", 13), ("Groningen", 39)],
    ],
)
def test_council_has_the_seats_of_the_story(name, seats):
    assert TOWNS[name].seats == seats


def test_colleges_have_three_to_nine_members():
    assert {town.college for town in TOWNS.values()} <= set(range(3, 10))


def test_stories_name_the_municipalities_of_the_publication():
    assert {story.slug: sorted(town.name for town in story.towns) for story in STORIES} == {
        "bel": ["Blaricum", "Eemnes", "Laren"],
        "foodvalley": [
            *("Barneveld", "Ede", "Nijkerk", "Renswoude"),
            *("Rhenen", "Scherpenzeel", "Veenendaal", "Wageningen"),
        ],
        "regio-alkmaar": [
            *("Alkmaar", "Bergen (NH.)", "Castricum", "Dijk en Waard", "Heiloo", "Uitgeest"),
        ],
        "eemsdelta": ["Appingedam", "Delfzijl", "Loppersum"],
        "ten-boer-groningen": ["Groningen", "Ten Boer"],
    }


@pytest.mark.parametrize("told", ROUNDS.values(), ids=ROUNDS)
def test_nobody_answers_who_is_not_invited(told):
    for response in told.groups.values():
        assert response.submitted + response.started <= response.invited


@pytest.mark.parametrize("told", ROUNDS.values(), ids=ROUNDS)
def test_round_has_a_mean_for_every_role_and_statement(told):
    assert {role: tuple(line) for role, line in told.means.items()} == dict.fromkeys(ROLES, CODES)


@pytest.mark.parametrize(
    ("name", "role", "submitted_and_invited"),
    [
        ("bel-2024", "raad", (31, 43)),
        ("bel-2024", "college", (10, 12)),
        ("bel-2024", "organisatie", (62, 90)),
        ("bel-open", "college", (6, 12)),
        ("alkmaar-second", "raad", (118, 156)),
        ("eemsdelta-2019", "college", (9, 12)),
    ],
)
def test_response_of_a_role_is_that_of_the_story(name, role, submitted_and_invited):
    assert people(ROUNDS[name], role) == submitted_and_invited


@pytest.mark.parametrize(
    ("name", "town", "submitted_and_invited"),
    [
        ("bel-open", "Blaricum", (11, 15)),
        ("bel-open", "Eemnes", (9, 13)),
        ("bel-open", "Laren", (3, 15)),
        ("foodvalley-2021", "Renswoude", (4, 11)),
        ("foodvalley-2021", "Rhenen", (3, 19)),
        ("foodvalley-2025", "Renswoude", (9, 11)),
        ("ten-boer-2018", "Ten Boer", (12, 13)),
        ("ten-boer-2018", "Groningen", (26, 39)),
    ],
)
def test_response_of_a_raad_is_that_of_the_story(name, town, submitted_and_invited):
    assert of(name, town) == submitted_and_invited


def test_four_people_began_in_the_open_round_of_bel():
    assert sum(response.started for response in ROUNDS["bel-open"].groups.values()) == 4


def test_evening_of_foodvalley_has_140_cards_of_which_61_are_in():
    responses = ROUNDS["foodvalley-open"].groups.values()
    assert sum(response.invited for response in responses) == 140
    assert sum(response.submitted for response in responses) == 61


def test_rounds_of_the_past_close_before_they_are_discussed():
    for told in ROUNDS.values():
        if not told.keeps_people:
            assert told.opened_on < told.closed_on < told.discussed_on < datetime.date(2026, 1, 1)


def test_means_are_read_in_the_order_of_the_statements():
    line = "1.0 1.1|" + " ".join(["3.0"] * 18)
    read = means(line, line, line)
    assert (read["college"]["1a"], read["college"]["1b"]) == (
        Decimal("1.0"),
        Decimal("1.1"),
    )


def test_groups_invite_the_whole_raad_and_college():
    town = Town("Ergens", "GM0001", inhabitants=5_500, college=3)
    made = groups(
        (town,),
        raad={"Ergens": 4},
        college={"Ergens": 2},
        organisatie={"": (5, 9)},
        started={("Ergens", "raad"): 1},
    )
    assert made == {
        ("GM0001", "raad"): Response(4, 11, started=1),
        ("GM0001", "college"): Response(2, 3),
        ("", "organisatie"): Response(5, 9),
    }
