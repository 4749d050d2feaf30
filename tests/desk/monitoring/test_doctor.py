"""`manage.py doctor`: each thing is tried for real, and what doesn't work is said in a line."""

import socket

import pytest
from django.core.management import CommandError, call_command

from assessments.desk.monitoring import heartbeats, identity
from assessments.desk.monitoring.doctor import examine
from assessments.models import Heartbeat
from tests.imap_server import imap_server
from tests.mail_server import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def all_in_order(monkeypatch, settings):
    settings.DEFAULT_FROM_EMAIL = "vragen@example.nl"
    monkeypatch.setattr(heartbeats, "_last", {})
    heartbeats.beat(Heartbeat.Name.WORKER)
    heartbeats.beat(Heartbeat.Name.TICK)
    identity.wake()


def problems():
    return {str(each.name): each.problem for each in examine() if each.problem}


def test_everything_in_order_ends_with_status_0(capsys, settings):
    with mail_server(settings):
        call_command("doctor")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"in orde  versie ({settings.VERSION})"
    assert "in orde  mailserver (127.0.0.1)" in lines
    assert [line for line in lines if not line.startswith("in orde")] == []


def test_mail_server_that_is_away_is_said(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = taken.getsockname()[1]
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

        assert list(problems()) == ["mailserver"]


def test_mailbox_for_returns_is_opened_for_real(settings, capsys):
    with mail_server(settings), imap_server(settings) as folder:
        assert problems() == {}
        folder.breaks_at = "LOGIN"

        assert problems() == {"postbus voor retour": "niet te lezen (abort)."}


def test_system_without_what_subsets_fonts_is_said(monkeypatch, settings):
    fonts = pytest.importorskip("weasyprint.pdf.fonts")
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)  # as WeasyPrint itself does without it

    with mail_server(settings):
        found = problems()

    assert list(found) == ["wat PDF’s maakt"]
    assert "libharfbuzz-subset0" in found["wat PDF’s maakt"]


def test_any_problem_ends_with_status_1(key_directory, capsys):
    key_directory.chmod(0o755)

    with pytest.raises(CommandError, match="1 van deze dingen"):
        call_command("doctor")

    assert "MIS      de map met sleutels: De map voor de sleutels" in capsys.readouterr().out
