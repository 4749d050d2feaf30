import pytest
from django.core.exceptions import ImproperlyConfigured

from samenwerking.configuration.sender import sender


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("noreply@example.nl", "noreply@example.nl"),
        ("Samenwerking <noreply@example.nl>", "Samenwerking <noreply@example.nl>"),
        ("A. Bakker <a@example.nl>", '"A. Bakker" <a@example.nl>'),
        ('"Regio, samen" <a@example.nl>', '"Regio, samen" <a@example.nl>'),
    ],
)
def test_sender_is_an_address_with_or_without_a_name(written, meant):
    assert sender(written) == meant


@pytest.mark.parametrize(
    "written", ["", "noreply", "Regio, samen <a@example.nl>", "a@b@c", f"a@{'ü' * 60}.nl"]
)
def test_sender_that_is_no_address_stops_the_start(written):
    with pytest.raises(ImproperlyConfigured, match="DEFAULT_FROM_EMAIL"):
        sender(written)
