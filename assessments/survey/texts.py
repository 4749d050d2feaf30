"""The texts of a round, kept in memory: they never change once it is open."""

from functools import lru_cache
from uuid import UUID

from assessments.models import Round
from factors.catalogue import Instrument


def texts_of(current_round: Round) -> Instrument:
    """The factors and statements as they were when the round opened; usually without a query.

    They were frozen in the words that people answered: the same whatever language is spoken.
    """
    return _texts(current_round.key_name)


@lru_cache(maxsize=128)
def _texts(key_name: UUID) -> Instrument:
    return Round.objects.only("instrument").get(key_name=key_name).texts
