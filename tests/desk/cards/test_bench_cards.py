"""How much processor time cards cost; `make bench` prints it."""

import time

import pytest

from assessments.desk.cards.printing import cards_pdf
from tests.desk.cards.test_printing import card, round_of

pytestmark = pytest.mark.bench

CARD_MS = 40


@pytest.mark.parametrize("number", [140, 300])
def test_cards_take_hundredths_of_a_second_each(number):
    cards_pdf(round_of(), [card()])
    began = time.process_time()

    document = cards_pdf(round_of(), [card()] * number)

    seconds = time.process_time() - began
    print(f"{number} cards: {seconds:.1f} CPU s, {len(document) // 1024} KB")
    assert seconds * 1000 / number <= CARD_MS
