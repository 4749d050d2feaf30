"""The account that `createsuperuser` makes."""

import builtins
import getpass
import io

import pytest
from django.core.management import CommandError, call_command

from assessments.models import User

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_first_account_is_asked_its_name(monkeypatch):
    answers = {"E-mailadres: ": "a@example.nl", "Voornaam: ": "Anna", "Achternaam: ": "Bakker"}
    monkeypatch.setattr(builtins, "input", lambda question: answers.pop(question))
    monkeypatch.setattr(getpass, "getpass", lambda *_: "vier losse woorden samen")

    call_command("createsuperuser", stdin=Terminal(), verbosity=0)

    assert answers == {}
    account = User.objects.get()
    assert (str(account), account.is_superuser) == ("Anna Bakker", True)


def test_first_account_by_a_script_needs_a_name():
    with pytest.raises(CommandError, match="--first_name"):
        call_command("createsuperuser", email="a@example.nl", interactive=False)
