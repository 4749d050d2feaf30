import pytest
from django.core.exceptions import ValidationError

from factors.addresses import address_in
from factors.form_fields import Address


@pytest.mark.parametrize(
    "pasted",
    [
        "Jan@Laren.nl",
        "jan@laren.nl;",
        " jan@laren.nl,",
        "Jan <jan@laren.nl>.",
        "mailto:jan@laren.nl",
    ],
)
def test_address_is_taken_out_of_what_was_pasted(pasted):
    assert address_in(pasted) == "jan@laren.nl"
    assert Address().clean(pasted) == "jan@laren.nl"


@pytest.mark.parametrize("address", ["zoë@example.nl", f"jan@{'ü' * 60}.nl"])
def test_address_that_mail_servers_can_not_be_told_is_refused(address):
    with pytest.raises(ValidationError):
        Address().clean(address)


def test_address_may_be_left_out():
    assert Address(required=False).clean("") == ""
