"""The limit that is told: two rounds and one newcomer allow a guess, that is never certain."""

import pytest
from django.conf import settings

from tests.privacy.attacker.guessing import guesses

KEEP = (0.5, 0.9, 1.0)


def test_two_rounds_say_more_than_one_while_most_keep_their_answers():
    found = guesses(9, 0.9, times=1000)

    assert found.with_two_rounds > found.base_rate + 0.1


def test_two_rounds_say_hardly_more_when_half_answer_otherwise():
    found = guesses(20, 0.5, times=1000)

    assert found.with_two_rounds < found.base_rate + 0.1


@pytest.mark.attack
@pytest.mark.parametrize("people", [5, 9, 20])
def test_rates_of_guesses_are_those_that_the_limits_tell(people, measured):
    """In `docs/privacy.md`: the base rate, and the rate when so many keep their answers."""
    found = [guesses(people, keep, times=20_000) for keep in KEEP]
    rates = [found[0].base_rate, *(guess.with_two_rounds for guess in found)]
    cells = [str(people), *(f"{100 * rate:.0f} %" for rate in rates)]

    told = (settings.BASE_DIR / "docs" / "privacy.md").read_text()
    assert f"| {' | '.join(cells)} |" in told
    measured(
        f"two rounds, {people:2} people and a newcomer: base rate {cells[1]}; guessed {cells[2]}, "
        f"{cells[3]} and {cells[4]} when 50 %, 90 % and 100 % keep their answers"
    )
