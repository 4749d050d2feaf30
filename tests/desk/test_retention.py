"""What goes when its time has come, and what stays."""

import datetime
import logging
import os

import pytest
import time_machine
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments import audit
from assessments.desk.actions import cancel_round, close_round, share_round
from assessments.desk.mailings.sending import send_mailing
from assessments.desk.people.actions import remove
from assessments.desk.retention import Numbers, forget
from assessments.models import (
    AuditEntry,
    Contact,
    Invitation,
    Mailing,
    Message,
    Release,
    Round,
    Session,
)
from assessments.survey import links
from samenwerking.accounts.sessions import SessionStore, digest
from tests import builders
from tests.survey.visiting import enter, heading, link, words

pytestmark = pytest.mark.django_db
CLOSED = datetime.datetime(2026, 11, 20, 16, tzinfo=datetime.UTC)


def days_later(days, hour=9):
    """So many days after the closing, at this hour in the Netherlands."""
    moment = CLOSED.replace(hour=hour - 1) + datetime.timedelta(days=days)
    return time_machine.travel(moment, tick=False)


def open_round(slug="samen"):
    """An open round with ten people of whom one was removed, a contact and a log that names."""
    of = builders.partnership(slug=slug)
    current_round = builders.opened_round(
        of,
        opens_at=CLOSED - datetime.timedelta(days=14),
        closes_at=CLOSED,
        contact_name="A. Bakker",
        contact_phone="085 123",
        reply_to="griffie@example.nl",
    )
    builders.ballots(current_round, answers=[5, 4, 4, 3, 3, 2, 4, 5, 1], invited=10)
    Contact.objects.create(round=current_round, name="B. Griffier", phone="035 123")
    by = builders.manager(of, f"{slug}@example.nl")
    remove(person=current_round.invitations.last(), by=by)
    return current_round, by


@pytest.fixture
def released():
    with time_machine.travel(CLOSED, tick=False):
        current_round, by = open_round()
        Invitation.objects.update(sent_at=timezone.now(), resent_at=timezone.now())
        close_round(current_round=current_round, by=by)
        share_round(current_round=current_round, by=by)
    return current_round


def everything(*models):
    return [sorted(map(str, map(model_to_dict, model.objects.all()))) for model in models]


def test_people_stay_until_the_last_day(released):
    with days_later(30, hour=23):
        assert forget() == Numbers()

    assert Invitation.objects.exclude(name="").count() == 9


def test_people_go_once_the_last_day_is_over(released):
    with days_later(31, hour=1):
        assert forget() == Numbers(rounds=1, people=10, contacts=1, details=1)

    columns = ("name", "email", "refusal", "sent_at", "resent_at", "card_digest")
    assert set(Invitation.objects.values_list(*columns)) == {("", "", "", None, None, None)}
    assert not Contact.objects.exists()
    released.refresh_from_db()
    assert (released.contact_name, released.contact_phone, released.reply_to) == ("", "", "")
    assert released.forgotten_on == datetime.date(2026, 12, 21)


def test_shorter_term_is_kept_to(released, settings):
    settings.CONTACT_DAYS = 7
    with days_later(7):
        assert forget().rounds == 0
    with days_later(8):
        assert forget().rounds == 1


def test_names_go_from_the_log_and_the_log_stays(released):
    entries = AuditEntry.objects.filter(action=audit.Action.PEOPLE_REMOVED)
    assert "Persoon 9" in entries.get().detail

    with days_later(31):
        forget()

    assert entries.get().detail == ""
    assert entries.get().actor.email == "samen@example.nl"


def test_proof_is_numbers_in_the_log_and_one_line(released, caplog):
    caplog.set_level(logging.INFO, "assessments")
    with days_later(31):
        forget()

    entry = AuditEntry.objects.get(action=audit.Action.FORGOTTEN)
    assert (entry.detail, entry.actor) == (
        "10 genodigden, 1 namen met telefoonnummer, 1 regels",
        None,
    )
    assert caplog.messages == [
        f"forgot round {released.pk}: 10 people, 1 contacts, 1 details in the log"
    ]


def test_dry_run_counts_the_same_and_changes_nothing(released):
    models = (Round, Invitation, Contact, AuditEntry, Release)
    before = everything(*models)
    with days_later(31):
        counted = forget(dry_run=True)
        assert everything(*models) == before
        assert forget() == counted
    assert everything(*models) != before


def test_twice_is_harmless(released):
    with days_later(31):
        forget()
        after = everything(Round, Invitation, AuditEntry)
        assert forget() == Numbers()

    assert everything(Round, Invitation, AuditEntry) == after


def test_results_stay_as_they_were(released, client):
    before = everything(Release)
    page = reverse("dashboards:overview", args=["samen", released.pk])
    with days_later(31):
        client.force_login(released.partnership.members.get().user)
        shown = words(client.get(page))
        forget()
        assert words(client.get(page)) == shown

    assert everything(Release) == before
    assert Release.objects.get().groups == [
        [Invitation.objects.first().municipality.code, role, *numbers]
        for role, numbers in (
            ("college", (0, 0, 0)),
            ("organisatie", (0, 0, 0)),
            ("raad", (9, 9, 0)),
        )
    ]


@pytest.mark.parametrize("name", ["round", "people", "mail", "cards", "share_round"])
def test_pages_of_the_desk_still_work_and_name_nobody(released, client, name):
    with days_later(31):
        forget()
        client.force_login(released.partnership.members.get().user)
        response = client.get(reverse(name, args=["samen", released.pk]), follow=True)

    assert response.status_code == 200
    assert "Persoon" not in response.text
    assert "B. Griffier" not in response.text


def test_link_says_where_the_results_can_be_had(released, client):
    invitation = Invitation.objects.filter(revoked=False).first()
    address = link(invitation)
    with days_later(30):
        assert client.get(address).status_code == 200
    with days_later(31):
        forget()
        response = client.get(address)

    assert response.status_code == 410
    assert heading(response) == "Deze vragenlijst is afgerond"
    assert "De uitkomsten kunt u opvragen bij de griffie van uw gemeente." in words(response)


def test_browser_that_had_come_in_sees_no_more_results(released, client):
    invitation = Invitation.objects.filter(revoked=False).first()
    with days_later(30, hour=22):
        enter(client, invitation)
        results = reverse("shared_results", args=[invitation.public_id])
        assert client.get(results).status_code == 200
    with days_later(31, hour=2):
        forget()
        response = client.get(results)

    assert response.status_code == 410
    assert heading(response) == "Deze vragenlijst is afgerond"


def test_replaced_link_still_says_so_before(released, client):
    invitation = Invitation.objects.filter(revoked=False).first()
    address = link(invitation)
    Invitation.objects.filter(pk=invitation.pk).update(version=2)

    assert heading(client.get(address)) == "Deze link werkt niet meer"


def test_mail_that_waits_is_not_sent_any_more(released):
    mailing = Mailing.objects.create(round=released, kind="shared", started_on=CLOSED.date())
    Message.objects.create(mailing=mailing, invitation=released.invitations.first())
    with days_later(31):
        forget()

    assert not Message.objects.exists()


def test_cancelled_round_is_counted_from_its_cancelling():
    with time_machine.travel(CLOSED - datetime.timedelta(days=5), tick=False):
        current_round, by = open_round()
        cancel_round(current_round=current_round, by=by)
    with days_later(25):
        assert forget().rounds == 0
    with days_later(26):
        assert forget() == Numbers(rounds=1, people=10, contacts=1, details=1)

    assert not Invitation.objects.exclude(name="", email="").exists()


def test_round_that_never_opened_is_counted_from_its_planned_closing():
    with time_machine.travel(CLOSED - datetime.timedelta(days=15), tick=False):
        current_round = builders.draft_round(closes_at=CLOSED)
        builders.invite(current_round, number=3)
    with days_later(30):
        assert forget().rounds == 0
    with days_later(31):
        assert forget() == Numbers(rounds=1, people=3)
        assert forget() == Numbers()

    assert not Invitation.objects.exists()
    assert Round.objects.get().forgotten_on is None


def test_open_round_is_left_alone():
    with time_machine.travel(CLOSED, tick=False):
        open_round()
    with days_later(100):
        assert forget().rounds == 0


def test_other_rounds_keep_their_people(released):
    with days_later(10):
        current_round, by = open_round("later")
        close_round(current_round=current_round, by=by)
    with days_later(31):
        forget()

    assert current_round.invitations.exclude(name="").count() == 9
    assert (
        "Persoon 9" in AuditEntry.objects.get(round=current_round, action="people-removed").detail
    )


def test_log_goes_after_two_years_with_its_numbers(released):
    before = AuditEntry.objects.count()
    with days_later(730):
        forget()
    after_people = before + 1  # its own proof
    assert AuditEntry.objects.count() == after_people
    with days_later(731):
        assert forget() == Numbers(entries=before)
        assert forget() == Numbers()

    details = AuditEntry.objects.order_by("pk").values_list("detail", flat=True)
    assert list(details) == [
        "10 genodigden, 1 namen met telefoonnummer, 1 regels",
        f"{before} regels van het logboek",
    ]


def test_log_of_the_admin_goes_after_two_years_too(caplog):
    caplog.set_level(logging.INFO, "assessments")
    with days_later(0):
        account = builders.user()
        LogEntry.objects.log_actions(account.pk, [account], action_flag=CHANGE)
        assert account.email in LogEntry.objects.get().object_repr
    with days_later(730):
        assert forget() == Numbers()
    with days_later(731):
        assert forget(dry_run=True) == Numbers(entries=1)
        assert forget() == Numbers(entries=1)

    assert not LogEntry.objects.exists()
    assert caplog.messages == ["forgot 1 entries of the log"]


def test_expired_sessions_finished_tasks_and_old_counters_go_daily():
    with days_later(0):
        valid, expired = SessionStore(), SessionStore()
        for session, age in ((expired, 3600), (valid, 3 * 24 * 3600)):
            session.set_expiry(age)
            session.create()
        cache.set("card-code:192.0.2.1", (3, 0), timeout=300)
        cache.set("blijft", 1, timeout=3 * 24 * 3600)
        done, waiting = (send_mailing.enqueue(pk) for pk in (1, 2))
        finished = {"status": "SUCCESSFUL", "finished_at": timezone.now()}
        DBTaskResult.objects.filter(pk=done.id).update(**finished)
    with days_later(0, hour=23):
        assert forget() == Numbers()
    with days_later(1):
        assert forget(dry_run=True) == Numbers(sessions=1, attempts=1, tasks=1)
        assert Session.objects.count() == 2
        assert forget() == Numbers(sessions=1, attempts=1, tasks=1)

    assert Session.objects.get().pk == digest(valid.session_key)
    assert str(DBTaskResult.objects.get().pk) == str(waiting.id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM shared_cache")
        assert [key for (key,) in cursor.fetchall()] == [":1:blijft"]


def test_unfinished_files_of_killed_processes_go_by_themselves():
    default_storage.save("unfinished/half", ContentFile(b"half"))
    os.utime(default_storage.path("unfinished/half"), (0, 0))

    assert forget(dry_run=True) == Numbers()
    assert default_storage.listdir("unfinished") == ([], ["half"])
    assert forget() == Numbers()
    assert default_storage.listdir("unfinished") == ([], [])


def test_failed_tasks_that_are_tried_again_stay():
    with days_later(0):
        for passing, number in (("builtins.OSError", 1), ("builtins.ValueError", 2)):
            failed = {"status": "FAILED", "finished_at": timezone.now()}
            task = DBTaskResult.objects.filter(pk=send_mailing.enqueue(number).id)
            task.update(**failed, exception_class_path=passing)
    with days_later(1):
        assert forget() == Numbers(tasks=1)
        assert DBTaskResult.objects.get().args_kwargs["args"] == [1]
    with days_later(4):
        assert forget() == Numbers(tasks=1)


def test_command_says_what_it_would_wipe_and_what_it_wiped(released, capsys):
    with days_later(31):
        call_command("forget", "--dry-run")
        would = capsys.readouterr().out.splitlines()
        call_command("forget")
        did = capsys.readouterr().out.splitlines()

    assert would[0] == "Proef: er wordt niets gewist."
    assert did[0] == "Gewist:"
    assert would[1:] == did[1:]
    assert (
        did[1] == "Rondes: 1, met 10 genodigden, 1 namen met telefoonnummer en 1 regels met namen."
    )


def test_clock_forgets_too(released, capsys):
    with days_later(31):
        call_command("tick")

    assert "Rondes waarvan de genodigden zijn gewist: 1." in capsys.readouterr().out
    assert not Invitation.objects.exclude(name="").exists()


def test_card_of_a_forgotten_round_opens_nothing(released):
    code = links.new_card_code()
    Invitation.objects.filter(pk=released.invitations.first().pk).update(
        card_digest=links.card_digest(code)
    )
    with days_later(31):
        forget()

    with pytest.raises(links.Unknown):
        links.find_by_card(code)


def test_that_somebody_asked_for_a_link_is_forgotten_the_next_day(released):
    kind, today = Mailing.Kind.LOST_LINK, timezone.localdate()
    yesterday = today - datetime.timedelta(days=1)
    gone = Mailing.objects.create(round=released, kind=kind, started_on=yesterday)
    waits = Mailing.objects.create(round=released, kind=kind, started_on=yesterday)
    Message.objects.create(mailing=waits, invitation=released.invitations.first())
    fresh = Mailing.objects.create(round=released, kind=kind, started_on=today)

    assert forget().tasks == 1

    left = set(Mailing.objects.filter(kind=kind))
    assert (left, gone in left) == ({waits, fresh}, False)


def test_that_somebody_asked_for_a_link_goes_at_last_with_the_people(released):
    asked = Mailing.objects.create(
        round=released, kind=Mailing.Kind.LOST_LINK, started_on=timezone.localdate()
    )
    Message.objects.create(mailing=asked, invitation=released.invitations.first())
    with days_later(31):
        forget()

    assert not Mailing.objects.filter(kind=Mailing.Kind.LOST_LINK).exists()
