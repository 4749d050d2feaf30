"""Whose answers were sent in, which the product itself never asks: for who counts what was lost."""

from assessments.models import Ballot
from assessments.survey import ballot_box
from assessments.survey.keys import read_key
from assessments.survey.texts import texts_of


def sent_in(current_round):
    """The answers that count in an open round, by public id."""
    key = read_key(current_round)
    ballots = Ballot.objects.filter(
        invitation__round=current_round, invitation__revoked=False, submitted__isnull=False
    )
    boxes = ballots.values_list("invitation__public_id", "submitted_version", "submitted")
    return {public_id: _opened(current_round, key, public_id, *box) for public_id, *box in boxes}


def _opened(current_round, key, public_id, version, box):
    bound = ballot_box._bound_to(current_round, public_id, ballot_box.Kind.SUBMITTED, version)
    return of_its_statements(current_round, ballot_box._open(key, bound, bytes(box)).answers)


def of_its_statements(current_round, answers):
    """Without the room for statements that this round hasn't, in which nothing may be."""
    number = len(texts_of(current_round).codes)
    assert not any(answers[number:])
    return answers[:number]
