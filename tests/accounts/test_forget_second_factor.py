import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.accounts.steps import give_app, sign_in
from tests.builders import manager, partnership

pytestmark = pytest.mark.django_db


def test_second_factor_is_forgotten_of_that_account_only(client, settings, capsys):
    settings.REQUIRE_SECOND_FACTOR = True
    place = partnership()
    lost, other = manager(place), manager(place, "ander@example.nl")
    give_app(lost)
    give_app(other)
    call_command("forget_second_factor", "Beheerder@example.nl")
    assert [each.user for each in Authenticator.objects.all()] == [other]
    assert capsys.readouterr().out.startswith("Gewist: 1.")
    sign_in(client, lost.email)
    assert client.get("/werkplek/")["Location"] == reverse("mfa_index")


def test_second_factor_of_nobody_is_an_error():
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("forget_second_factor", "niemand@example.nl")
