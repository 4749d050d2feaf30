"""The texts of a round: kept in memory, as they never change once it is open."""

from functools import lru_cache
from uuid import UUID

from assessments.models import Round
from factors.catalogue import Instrument, read_instrument


def texts_of(current_round: Round) -> Instrument:
    """The factors and statements as they were when the round opened; usually without a query.

    They were frozen in the words that people answered: the same whatever language is spoken.
    """
    return _texts(current_round.key_name)


def texts_for(current_round: Round) -> Instrument:
    """The round's own once it was opened; until then what it would open with."""
    return current_round.texts if current_round.instrument else texts_to_open_with(current_round)


def texts_to_open_with(current_round: Round) -> Instrument:
    """What a round in preparation would ask if it opened now."""
    own = tuple(each.as_text for each in current_round.own_statements.all())
    return Instrument(read_instrument().factors, own)


@lru_cache(maxsize=128)
def _texts(key_name: UUID) -> Instrument:
    return Round.objects.only("instrument").get(key_name=key_name).texts
