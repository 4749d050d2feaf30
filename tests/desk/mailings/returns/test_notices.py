"""What a mail in the mailbox for returns is taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.desk.mailings.returns.notices import Notice, Outcome, read_notice
from assessments.desk.mailings.returns.tokens import Returned, _token, read_token
from tests.desk.mailings.returns.notices import AWAY, PERSON, report

OURS = Returned(18, 345, 2)
TOKEN = _token(OURS)


def test_failure_is_known_by_the_address_that_it_came_to():
    assert read_notice(report(TOKEN)) == Notice(Outcome.BOUNCED, OURS, "5.1.1")


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_failure_is_known_by_the_message_id_of_the_mail_within(kind):
    raw = report(message_id=f"<{TOKEN}@vragen.example.nl>", kind=kind)

    assert read_notice(raw).returned == OURS


def test_capitals_that_a_mail_server_made_do_not_matter():
    assert read_notice(report(TOKEN.upper())).returned == OURS


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("failed", "4.2.2"), ("delayed", "5.1.1"), ("relayed", "2.0.0")],
)
def test_what_may_still_arrive_is_no_failure(action, status):
    assert read_notice(report(TOKEN, action=action, status=status)).outcome is Outcome.DELAYED


@pytest.mark.parametrize(
    ("text", "outcome"), [(AWAY, Outcome.AUTOMATIC), (PERSON, Outcome.UNKNOWN)]
)
def test_reply_is_no_failure(text, outcome):
    raw = text.format(to=f"terug+{TOKEN}@example.nl").encode()

    assert read_notice(raw) == Notice(outcome)


@pytest.mark.parametrize("change", ["13-159-2", "12-158-2", "12-159-3"])
def test_token_that_we_did_not_make_is_nobody_s(change):
    assert read_token(TOKEN) == OURS
    assert read_token(f"{change}-{TOKEN.rpartition('-')[2]}") is None


@given(st.binary(max_size=2000))
def test_whatever_comes_is_read_without_an_error(raw):
    assert read_notice(raw).returned is None


@given(st.text(max_size=200))
def test_whatever_stands_in_a_notice_is_read_without_an_error(text):
    raw = report(TOKEN).replace(b"5.1.1", text.encode("utf-8", "surrogatepass"))

    assert read_notice(raw).outcome in Outcome
