import datetime

import pytest
from django.utils import timezone

from assessments.desk.actions import (
    AlreadyShared,
    CannotOpen,
    NotLater,
    NotOpen,
    cancel_round,
    close_round,
    extend_round,
    open_round,
    share_round,
)
from assessments.models import AuditEntry, Round
from assessments.survey.keys import KeyDirectoryUnsafe, has_key
from factors.catalogue import Instrument
from factors.models import Statement
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return builders.user()


def log():
    return list(AuditEntry.objects.values_list("action", "actor__email"))


def test_open_round_makes_a_key_and_records_who(by):
    builders.instrument()
    current_round = builders.draft_round()

    open_round(current_round=current_round, by=by)

    assert current_round.state == Round.State.OPEN
    assert has_key(current_round)
    assert log() == [("opened", "beheerder@example.nl")]


def test_round_keeps_the_texts_it_was_opened_with():
    current_round = builders.opened_round()
    Statement.objects.filter(code="1a").update(text="Heel iets anders.")

    current_round.refresh_from_db()

    kept = Instrument.from_json(current_round.instrument)
    assert kept.statement("1a").text == "Stelling 1a."


def test_round_of_an_archived_partnership_does_not_open():
    current_round = builders.draft_round(builders.partnership(archived=True))

    with pytest.raises(CannotOpen, match="archief"):
        open_round(current_round=current_round)

    current_round.refresh_from_db()
    assert current_round.state == Round.State.DRAFT


def test_open_round_twice_is_refused():
    current_round = builders.opened_round()

    with pytest.raises(CannotOpen, match="al geopend"):
        open_round(current_round=current_round)


def test_second_open_round_of_a_partnership_is_refused():
    first = builders.opened_round()
    second = builders.draft_round(first.partnership)

    with pytest.raises(CannotOpen, match="al een ronde open"):
        open_round(current_round=second)

    second.refresh_from_db()
    assert second.state == Round.State.DRAFT


def test_open_round_is_refused_when_keys_are_not_safe(key_directory):
    builders.instrument()
    key_directory.chmod(0o755)
    current_round = builders.draft_round()

    with pytest.raises(KeyDirectoryUnsafe):
        open_round(current_round=current_round)

    current_round.refresh_from_db()
    assert current_round.state == Round.State.DRAFT


def test_close_round_records_it_once(by):
    current_round = builders.opened_round()

    close_round(current_round=current_round, by=by)
    close_round(current_round=current_round, by=by)

    assert current_round.state == Round.State.RELEASED
    assert log().count(("closed", "beheerder@example.nl")) == 1


def test_cancel_round_records_who(by):
    current_round = builders.opened_round()

    cancel_round(current_round=current_round, by=by)

    assert current_round.state == Round.State.CANCELLED
    assert log()[0] == ("cancelled", "beheerder@example.nl")


def test_extend_round_moves_the_closing_later(by):
    current_round = builders.opened_round()
    later = current_round.closes_at + datetime.timedelta(days=2)

    extend_round(current_round=current_round, closes_at=later, by=by)

    assert current_round.closes_at == later


def test_extend_round_to_an_earlier_time_is_refused(by):
    current_round = builders.opened_round()
    closes_at = current_round.closes_at

    with pytest.raises(NotLater):
        extend_round(
            current_round=current_round, closes_at=closes_at - datetime.timedelta(1), by=by
        )

    current_round.refresh_from_db()
    assert current_round.closes_at == closes_at


def test_extend_round_that_is_closed_is_refused(by):
    current_round = builders.opened_round()
    later = current_round.closes_at + datetime.timedelta(days=2)
    close_round(current_round=current_round)

    with pytest.raises(NotOpen):
        extend_round(current_round=current_round, closes_at=later, by=by)


def test_share_round_shows_it_from_then_on(by):
    current_round = builders.opened_round()
    close_round(current_round=current_round)
    tomorrow = timezone.now() + datetime.timedelta(days=1)

    share_round(current_round=current_round, by=by, at=tomorrow)

    assert not current_round.is_shared()
    assert current_round.is_shared(tomorrow)


def test_share_round_that_is_shared_is_refused(by):
    current_round = builders.opened_round()
    close_round(current_round=current_round)
    share_round(current_round=current_round, by=by)

    with pytest.raises(AlreadyShared):
        share_round(current_round=current_round, by=by, at=timezone.now())


def test_share_round_that_is_open_is_refused(by):
    with pytest.raises(NotOpen):
        share_round(current_round=builders.opened_round(), by=by)


def test_log_tells_moments_in_words(by):
    current_round = builders.opened_round()
    next_year = timezone.localdate().year + 1
    closes_at = datetime.datetime(next_year, 3, 1, 16, tzinfo=datetime.UTC)

    extend_round(current_round=current_round, closes_at=closes_at, by=by)

    assert AuditEntry.objects.get(action="extended").detail == f"1 maart {next_year}, 17.00 uur"
