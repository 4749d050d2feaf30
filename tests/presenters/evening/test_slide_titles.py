"""What the slide about the conversation says."""

import pytest

from assessments.presenters.agenda import conversation
from assessments.presenters.evening.chosen_factors import factor_choice
from assessments.presenters.evening.slide_titles import conversation_title
from tests.results.builders import at, overview, three_roles

FAR = three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], "Begin bij Organisatie"),
        ([1, 6], "Wij praten over Organisatie en Belangen"),
        ([1, 2, 3, 4, 6], "Wij praten over 5 factoren"),
    ],
)
def test_what_is_talked_about_is_named_as_far_as_there_is_room(asked, expected):
    seen = overview(*FAR)
    choice = factor_choice(seen.instrument, conversation(seen, public=True), asked)

    assert conversation_title(choice) == expected
