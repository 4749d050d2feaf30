"""One round from planning to sharing, over HTTP, with everything going wrong on the way.

What comes out is kept in `Evidence`: what each way out held while it could be looked at.
"""

import datetime
import html
import io
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import Invitation, Round, User
from assessments.survey.links import link_for
from tests import builders
from tests.desk.mailings.working import end_pauses
from tests.privacy.served.addresses import values_of
from tests.privacy.served.contents import Content
from tests.privacy.served.reading import read
from tests.privacy.ways_out.pages import admin_pages, desk_pages
from tests.privacy.ways_out.pattern import Pattern
from tests.privacy.ways_out.traces import (
    boxes,
    database,
    decoded,
    failing,
    files,
    logs,
    tick,
    work,
)
from tests.processes import environment
from tests.survey.visiting import draft, url

PATTERN = Pattern((4, 1, 6, 2, 5, 3, 1, 6, 4, 2, 3, 5, 6, 1, 2, 4, 5, 1, 3, 6))
NAME = "Quirinus Vroegindeweij"
EMAIL = "q.vroegindeweij@xylander.example"
CLOSING = Path(__file__).parents[2] / "desk" / "closing_process.py"
MANAGER = "beheerder@example.nl"


@dataclass
class Evidence:
    """What was found where, as text or bytes; and the boxes that were sealed while it was open."""

    log: str = ""
    debug_log: str = ""
    crash: bytes = b""
    mails: list = field(default_factory=list)
    error_mails: list = field(default_factory=list)
    pages: dict = field(default_factory=dict)
    while_open: dict = field(default_factory=dict)
    afterwards: dict = field(default_factory=dict)
    sealed_boxes: list = field(default_factory=list)
    submitted_boxes: list = field(default_factory=list)
    done: bytes = b""
    secret: str = ""
    sealed_file: bytes = b""
    file: bytes = b""
    forgotten: dict = field(default_factory=dict)
    forgotten_file: bytes = b""


class Walk:
    """The round, its manager, and the person whose answers and name are unlike any other's."""

    def __init__(self, settings, inbox=None, directory=None):
        self.settings, self.inbox, self.directory = settings, inbox, directory
        self.evidence = Evidence()
        settings.ADMINS = [("", "techniek@example.nl")]
        self.partnership = builders.partnership("Laren", "Eemnes")
        self.desk = Client(raise_request_exception=False)
        self.desk.force_login(builders.manager(self.partnership, MANAGER))
        self.browser = Client(raise_request_exception=False)

    def go(self):
        with logs(self.directory) as (log, debug_log):
            self.invite()
            self.be_mailed()
            self.lose_the_link()
            self.answer()
            self.send_wrong_things()
            self.fail_halfway()
            self.look_around("open")
            self.be_reminded()
            self.evidence.while_open = database()
            self.evidence.sealed_boxes = boxes()
            self.evidence.sealed_file = files()
            self.submit()
            self.evidence.submitted_boxes = boxes()
            self.close()
            self.share()
            self.look_around("closed")
            self.look_at_the_results()
            self.evidence.afterwards = database()
            self.evidence.file = files()
            self.forget()
        self.evidence.log = log.read_text()
        self.evidence.debug_log = debug_log.read_text()
        self.keep_mails()
        return self.evidence

    # --- What a manager does ----------------------------------------------------------------

    def invite(self):
        # On a day on which nobody is reminded by itself.
        closes_at = timezone.now() + datetime.timedelta(days=5)
        self.round = builders.opened_round(self.partnership, closes_at=closes_at)
        place = builders.municipality("Laren").code
        person = {"place": place, "role": "raad", "name": NAME, "email": EMAIL}
        with failing("INSERT", "assessments_auditentry"):
            assert self.at_desk("add_person", person).status_code == 500
        assert self.at_desk("add_person", person).status_code == 302
        assert self.at_desk("add_person", person).status_code == 422
        self.import_again()
        builders.ballots(self.round, "Laren", "raad", [5, 4, 4, 3, 2, 4])
        builders.ballots(self.round, "Eemnes", "college", [5, 4])

    def import_again(self):
        """A list in which the person stands already and somebody's place is wrong: it is shown,
        refused rows are asked back as a file, and taking it fails."""
        wrong = {"name": NAME, "email": EMAIL, "role": "raad", "place": "Nergenshuizen"}
        rows = [
            ["gemeente", "rol", "naam", "e-mail"],
            ["Laren", "raad", NAME, EMAIL],
            [wrong["place"], wrong["role"], NAME, EMAIL],
            ["Laren", "raad", "Nieuw Iemand", "nieuw@example.nl"],
        ]
        content = "\n".join(";".join(row) for row in rows).encode()
        file = SimpleUploadedFile(f"{NAME}.csv", content)
        preview = self.at_desk("import_people", {"file": file})
        assert preview.status_code == 200
        carried = html.unescape(re.search(r'name="rows"\s+value="([^"]*)"', preview.text)[1])
        with failing("INSERT", "assessments_invitation"):
            assert self.at_desk("take_people", {"rows": carried}).status_code == 500
        back = self.at_desk("rejected_people", {"rows": carried}, "csv")
        assert NAME in back.text
        assert self.at_desk("take_people", {"rows": f"{NAME} {carried}"}).status_code == 422
        assert self.at_desk("rejected_people", {"rows": EMAIL}, "csv").status_code == 422

    def be_mailed(self):
        """Refused at first, then the mail server hangs up, then it arrives."""
        self.inbox.refuse = {EMAIL: f"550 5.1.1 <{EMAIL}> {NAME} werkt hier niet"}
        self.at_desk("send_invitations")
        work()
        assert self.person.refusal
        self.inbox.refuse, self.inbox.drop_after = {}, 0
        Invitation.objects.update(refusal="")
        self.at_desk("send_invitations")
        work()
        self.inbox.drop_after = None
        end_pauses()
        tick()
        work()
        assert EMAIL in self.inbox.recipients

    def lose_the_link(self):
        """The person asks for it, somebody on no list does, and the manager sends it again."""
        before = self.inbox.recipients.count(EMAIL)
        for address in (EMAIL, f"niet.{EMAIL}"):
            assert Client().post("/link-kwijt/", {"email": address}).status_code == 200
        assert self.at_desk("resend_links", {"mens": self.person.pk}).status_code == 302
        work()
        assert self.inbox.recipients.count(EMAIL) == before + 2

    def be_reminded(self):
        before = self.inbox.recipients.count(EMAIL)
        self.at_desk("send_reminder")
        work()
        assert self.inbox.recipients.count(EMAIL) == before + 1

    def close(self):
        """A process is killed at it, then the manager does it."""
        killed = subprocess.run(
            [sys.executable, str(CLOSING), str(self.round.pk), "during"],
            env=environment(self.settings, LOG_LEVEL="DEBUG", PYTHONFAULTHANDLER="1"),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert killed.returncode < 0
        self.evidence.crash = killed.stdout + killed.stderr
        with failing("DELETE", "assessments_ballot"):
            assert self.at_desk("close_round").status_code == 500
        assert self.at_desk("close_round").status_code == 302
        assert Round.objects.get().state == Round.State.RELEASED

    def share(self):
        self.at_desk("share_round")
        assert Round.objects.get().is_shared()
        tick()
        work()

    def forget(self):
        """The term of names and addresses has passed."""
        later = timezone.now() + datetime.timedelta(days=self.settings.CONTACT_DAYS + 1)
        with time_machine.travel(later, tick=False):
            call_command("forget", stdout=io.StringIO())
        self.evidence.forgotten = database()
        self.evidence.forgotten_file = files()

    def at_desk(self, name, sent=None, *more):
        address = reverse(name, args=[self.partnership.slug, self.round.pk, *more])
        return self.desk.post(address, sent or {})

    # --- What the person does ---------------------------------------------------------------

    @property
    def person(self):
        return Invitation.objects.select_related("round__partnership").get(name=NAME)

    def answer(self):
        link = link_for(self.person).removeprefix("http://testserver")
        self.evidence.secret = link.strip("/").rpartition("/")[2]
        # Too early, when the round isn't open yet: a page that is logged.
        Round.objects.update(opens_at=timezone.now() + datetime.timedelta(days=1))
        assert self.browser.get(link).status_code == 403
        Round.objects.update(opens_at=timezone.now() - datetime.timedelta(days=1))
        self.browser.post(link)
        for number in range(1, 11):
            sent = PATTERN.page(number) | self.revision | {"go": "next"}
            response = self.browser.post(url("factor", self.person, number), sent)
            assert response.status_code == 302

    @property
    def revision(self):
        kept = draft(self.person)
        return {"revision": kept.revision if kept else 0}

    def send_wrong_things(self):
        """Values and pages that don't exist, a form without token, an older page."""
        everything = PATTERN.given | self.revision
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = self.browser.cookies
        save = url("save", self.person)
        too_much = {f"extra{n}": "x" for n in range(1001)}
        statuses = [
            self.browser.post(save, everything | {"1a": "9"}).status_code,
            self.browser.post(save, everything | {"zz": "3"}).status_code,
            self.browser.post(save, everything | too_much).status_code,
            self.browser.post(url("factor", self.person, 99), everything).status_code,
            self.browser.post("/vragenlijst/nergens/", everything).status_code,
            self.browser.post("/bestaat-niet/", everything).status_code,
            self.browser.put(save, everything).status_code,
            strict.post(save, everything).status_code,
            Client().post(save, everything).status_code,
        ]
        assert statuses == [422, 404, 400, 404, 403, 404, 405, 403, 403]

    def fail_halfway(self):
        """The database and a template each break while answers are at hand."""
        everything = PATTERN.given | self.revision
        with failing("INSERT", "assessments_ballot"):
            assert self.browser.post(url("save", self.person), everything).status_code == 500
        with failing("UPDATE", "assessments_invitation"):
            assert self.browser.post(url("submit", self.person), self.revision).status_code == 500
        with mock.patch("assessments.survey.sheets.rows", side_effect=RuntimeError("kapot")):
            assert self.browser.get(url("review", self.person)).status_code == 500

    def submit(self):
        with mock.patch("assessments.survey.views.render", side_effect=RuntimeError("kapot")):
            response = self.browser.post(url("submit", self.person), self.revision)
        assert response.status_code == 500
        assert self.person.submitted_on
        # This browser has not forgotten yet: begin again, and now everything works.
        self.browser.post(url("again", self.person))
        self.browser.post(url("save", self.person), PATTERN.given | self.revision)
        response = self.browser.post(url("submit", self.person), self.revision)
        assert response.status_code == 200
        self.evidence.done = response.content

    # --- What there is to be seen -----------------------------------------------------------

    def look_around(self, moment):
        administrator = Client()
        account = User.objects.filter(is_superuser=True).first()
        administrator.force_login(
            account or User.objects.create_superuser("a@example.nl", "geheim")
        )
        for address, response in [
            *admin_pages(administrator),
            *desk_pages(self.desk, self.round, self.person),
        ]:
            kind = response.get("Content-Type", "text/html").partition(";")[0]
            self.keep_page(moment, address, Content(kind, response.getvalue()))
        for served in read(self.desk, values_of(self.round), slow=True).values():
            self.keep_page(moment, served.address, served.content)

    def look_at_the_results(self):
        """By the person, behind the same link."""
        visitor = Client()
        visitor.post(link_for(self.person).removeprefix("http://testserver"), {"next": "results"})
        served = read(visitor, values_of(self.round, self.person.public_id), slow=True).values()
        assert sum(each.status == 200 for each in served) >= 2
        for each in served:
            self.keep_page("own", each.address, each.content)

    def keep_page(self, moment, address, content):
        self.evidence.pages[f"{moment} {address}"] = content.everything

    def keep_mails(self):
        for mail in self.inbox.mails:
            kind = "error_mails" if mail.rcpt_tos == ["techniek@example.nl"] else "mails"
            getattr(self.evidence, kind).append((mail.rcpt_tos, decoded(mail.content)))
