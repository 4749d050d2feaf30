import json

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken

from samenwerking.accounts import sealing
from tests.accounts.steps import set_up_app, sign_in
from tests.builders import manager, partnership


def test_sealed_text_opens_again():
    assert sealing.unseal(sealing.seal("JBSWY3DP")) == "JBSWY3DP"


def test_sealed_text_differs_each_time():
    assert sealing.seal("JBSWY3DP") != sealing.seal("JBSWY3DP")


def test_sealed_text_does_not_open_with_another_key(settings):
    sealed = sealing.seal("JBSWY3DP")
    settings.MFA_KEY = "a different key that is long enough to be one"
    with pytest.raises(InvalidToken):
        sealing.unseal(sealed)


def test_sealed_text_survives_another_secret_key(settings):
    settings.MFA_KEY = "its own key that is long enough to be one"
    sealed = sealing.seal("JBSWY3DP")
    settings.SECRET_KEY = "another secret key that is long enough to be one"
    assert sealing.unseal(sealed) == "JBSWY3DP"


@pytest.mark.django_db
def test_database_holds_no_secret_of_an_app_or_recovery_codes(client):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    _, secret = set_up_app(client)
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    assert sealing.unseal(app.data["secret"]) == secret
    assert secret not in json.dumps(app.data)
    assert sealing.unseal(codes.data["seed"]) != codes.data["seed"]
