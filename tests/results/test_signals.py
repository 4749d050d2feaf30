"""The raden beside each other."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assessments.results import signals
from assessments.results.scores import mean_of
from tests.results.builders import INSTRUMENT, at, group, overview, raden


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
