"""The instrument as plain values, and back from the JSON that a round keeps."""

import json

import pytest
from django.core.management import call_command

from factors.catalogue import Instrument, StatementText, read_instrument
from factors.models import Factor


@pytest.fixture
def instrument(db):
    call_command("loaddata", "factors", verbosity=0)
    return read_instrument()


def test_read_instrument_has_ten_factors_in_order(instrument):
    assert [factor.number for factor in instrument.factors] == list(range(1, 11))


def test_instrument_codes_are_in_the_order_of_a_ballot(instrument):
    assert instrument.codes == (
        *("1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b", "5a", "5b"),
        *("6a", "6b", "7a", "7b", "8a", "8b", "9a", "9b", "10a", "10b"),
    )


def test_own_statements_come_after_the_twenty_and_back_from_json(instrument):
    own = StatementText("e1", "Eigen.", "Eigen", about_own_municipality=True)
    asked = Instrument(instrument.factors, (own,))

    frozen = json.loads(json.dumps(asked.as_json()))

    assert asked.codes == (*instrument.codes, "e1")
    assert Instrument.from_json(frozen) == asked
    assert frozen[:10] == json.loads(json.dumps(instrument.as_json()))


def test_read_instrument_asks_the_database_twice(instrument, django_assert_num_queries):
    with django_assert_num_queries(2):
        read_instrument()


def test_factor_has_its_two_statements(instrument):
    assert [statement.code for statement in instrument.factor(10).statements] == ["10a", "10b"]


def test_two_factors_are_about_the_own_municipality(instrument):
    own = [factor.number for factor in instrument.factors if factor.about_own_municipality]

    assert own == [5, 9]


def test_factor_unknown_raises(instrument):
    with pytest.raises(KeyError):
        instrument.factor(11)


def test_statement_knows_what_it_is_about(instrument):
    assert instrument.statement("2a").about_own_municipality is True
    assert instrument.statement("2b").about_own_municipality is False


def test_statement_unknown_raises(instrument):
    with pytest.raises(KeyError):
        instrument.statement("11a")


def test_paragraphs_split_the_explanation(instrument):
    assert len(instrument.factor(5).paragraphs) == 2
    assert instrument.factor(3).paragraphs == [instrument.factor(3).explanation]


def test_instrument_comes_back_from_json_as_it_was(instrument):
    kept = json.loads(json.dumps(instrument.as_json()))
    assert Instrument.from_json(kept) == instrument


def test_instrument_from_json_does_not_follow_later_corrections(instrument):
    kept = instrument.as_json()
    Factor.objects.filter(number=1).update(title="Iets anders")
    assert read_instrument().factor(1).title == "Iets anders"
    title = "Concrete strategische belangen alle deelnemers"
    assert Instrument.from_json(kept).factor(1).title == title
