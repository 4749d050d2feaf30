"""What a round's own words of a mail may hold."""

import pytest

from assessments.desk.mailings.texts.forms import (
    NO_LINK,
    NO_SHOUTING,
    NOTHING_IS_FILLED_IN,
    MailTextForm,
)


def form(subject="", opening=""):
    return MailTextForm({"subject": subject, "opening": opening}, own=None)


def test_empty_words_are_right():
    assert form().is_valid()


def test_line_break_in_a_subject_adds_no_header():
    filled = form(subject="Doe mee\r\nBcc: iemand@example.nl")

    assert filled.is_valid()
    assert filled.cleaned_data["subject"] == "Doe mee Bcc: iemand@example.nl"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("subject", "Beste {naam}", NOTHING_IS_FILLED_IN),
        ("opening", "Beste {{ naam }},", NOTHING_IS_FILLED_IN),
        ("opening", "Beste %naam%,", NOTHING_IS_FILLED_IN),
        ("opening", "Lees eerst https://example.nl.", NO_LINK),
        ("opening", "Lees eerst www.example.nl.", NO_LINK),
        ("opening", "Lees eerst example.org.", NO_LINK),
        ("subject", "Zie raad.example.nl", NO_LINK),
        ("subject", "DOE ALLEMAAL MEE", NO_SHOUTING),
        ("subject", "Doe mee!!", NO_SHOUTING),
    ],
)
def test_words_that_do_not_do_what_they_seem_to_are_refused(field, text, said):
    assert form(**{field: text}).errors[field] == [str(said)]


@pytest.mark.parametrize("subject", ["BEL", "100 % van de raad?", "Doe mee!"])
def test_ordinary_subject_is_taken(subject):
    assert form(subject=subject).is_valid()


def test_mail_address_is_no_link():
    assert form(opening="Mail griffie@laren.example.nl. Nl is de taal.").is_valid()


@pytest.mark.parametrize(("field", "longest"), [("subject", 90), ("opening", 1000)])
def test_length_is_limited(field, longest):
    assert form(**{field: "a" * longest}).is_valid()
    assert not form(**{field: "a" * (longest + 1)}).is_valid()
