"""Comparing two groups in a word, and the raden beside each other."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.results import signals
from assessments.results.scores import Approximate, FactorScore, Reason, Withheld, mean_of
from tests.results.builders import INSTRUMENT, at, group, overview, raden


@pytest.mark.parametrize(
    ("other", "word"),
    [
        ("3.2", "ongeveer gelijk"),
        ("3.3", "enig verschil"),
        ("3.9", "enig verschil"),
        ("4.0", "groot verschil"),
    ],
)
def test_difference_word_of_two_scores(other, word):
    a, b = FactorScore(Decimal("3.0")), FactorScore(Decimal(other))

    assert signals.difference_word(a, b) == signals.difference_word(b, a) == word


@pytest.mark.parametrize(("other", "word"), [("4.4", "ongeveer gelijk"), ("4.5", "groot verschil")])
def test_difference_word_begins_at_one_and_a_half_in_half_steps(other, word):
    few = Approximate(Decimal("3.0"))

    assert signals.difference_word(few, FactorScore(Decimal(other))) == word
    assert signals.difference_word(FactorScore(Decimal(other)), few) == word


def test_difference_word_is_absent_where_one_is_withheld():
    assert signals.difference_word(FactorScore(Decimal(3)), Withheld(Reason.POOLED)) is None


@given(st.lists(st.integers(10, 50), min_size=2, max_size=5))
def test_raden_apart_sets_each_beside_the_mean_of_the_others(tenths):
    """As the means are shown; two raden differ from each other, and by the same."""
    names = ["Laren", "Ede", "Rhenen", "Heiloo", "Eemnes"]
    tables = {
        name: {"f1": at(Decimal(number) / 10)} for name, number in zip(names, tenths, strict=False)
    }
    shown = overview(*raden(**tables))
    means = {place.name: shown.cell(place.code, "raad").factors[1].mean for place in shown.places}

    for apart in signals.raden_apart(shown, INSTRUMENT.factor(1)):
        others = [mean for name, mean in means.items() if name != apart.place.name]
        assert (apart.mean, apart.others) == (means[apart.place.name], mean_of(others))


def test_raden_apart_needs_two():
    assert signals.raden_apart(overview(group("raad", "Laren", 20)), INSTRUMENT.factor(1)) == []


def test_raden_apart_shows_nothing_to_who_sees_one_only():
    voices = raden(Laren={"f1": at("2.0")}, Ede={})
    factor = INSTRUMENT.factor(1)

    assert len(signals.raden_apart(overview(*voices), factor)) == 2
    assert signals.raden_apart(overview(*voices, own="Laren", sees_others=False), factor) == []
