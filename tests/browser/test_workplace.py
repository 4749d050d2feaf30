"""A consultant's first round in a real browser, without help and without the admin."""

import datetime
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from assessments.desk.planning.checklist import BY_HAND
from assessments.models import Invitation, Member, Municipality, Round, User
from tests import builders
from tests.inventory.world import World

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"width": 320, "height": 640}


@pytest.fixture
def desk(live_server, page):
    """A new account, signed in; complains of whatever the browser complains of."""
    builders.instrument()
    for code, name in (("GM0417", "Laren"), ("GM0317", "Eemnes"), ("GM0376", "Blaricum")):
        Municipality.objects.create(code=code, name=name)
    builders.user("adviseur@example.nl", makes_partnerships=True)
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Policy" in message.text else None,
    )
    page.goto(live_server.url + reverse("desk"))
    page.get_by_label("E-mail").fill("adviseur@example.nl")
    page.get_by_label("Wachtwoord").fill("een lang wachtwoord")
    press(page, "Inloggen")
    yield page
    assert complaints == []


def press(page, name):
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def heading(page, text):
    expect(page.locator("h1")).to_have_text(text)


def work():
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def moment(days):
    return (timezone.localtime() + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def make_partnership(page):
    follow(page, "Nieuwe samenwerking")
    page.locator("#id_name").fill("BEL")
    page.locator("#id_description").fill("Drie gemeenten met één werkorganisatie.")
    page.get_by_label("iedereen ziet elke gemeente bij naam").check()
    page.locator("#id_controller").fill("de drie gemeenten samen")
    page.locator("#id_processor").fill("het adviesbureau")
    press(page, "Maken en gemeenten kiezen")
    for name in ("Laren", "GM0317", "blar"):
        page.get_by_label("Naam of CBS-code").fill(name)
        # Also when the script that searches by itself hasn't arrived yet.
        press(page, "Zoeken")
        page.locator("#found").get_by_role("button", name=re.compile("Toevoegen")).click()
    expect(page.locator(".choice-list").first.locator("li")).to_have_count(3)
    follow(page, "Klaar")


def make_round(page):
    follow(page, "Nieuwe ronde")
    for field, value in {
        "title": "Najaar 2026",
        "opens_at": moment(-0.01),
        "closes_at": moment(14),
        "discussed_on": moment(30)[:10],
        "discussed_at": "Raadhuis",
        "client": "het presidium",
        "guide": "A. Adviseur",
        "contact_name": "A. Bakker",
        "contact_phone": "085 000 00 00",
        "reply_to": "bakker@example.nl",
        "introduction_raad": "Waarom voor de raad.",
        "introduction_college": "Waarom voor het college.",
        "introduction_organisatie": "Waarom voor de ambtenaren.",
    }.items():
        page.locator(f"#id_{field}").fill(value)
    press(page, "Ronde maken")
    heading(page, "Najaar 2026")


def fill_contacts(page):
    follow(page, "Wie mensen kunnen bellen")
    for group in page.locator("fieldset.contact").all():
        group.get_by_label("Naam").fill("De griffie")
        group.get_by_label("Telefoon").fill("035 000 00 00")
    press(page, "Bewaren")


def import_people(page):
    rows = [
        f"{place}\t{role}\tPersoon {n}\tp{n}.{role}@{place.lower()}.nl"
        for place in ("Laren", "Eemnes", "Blaricum")
        for role, size in (("raad", 12), ("college", 4), ("organisatie", 10))
        for n in range(size)
    ]
    follow(page, "Mensen")
    page.get_by_role("link", name=re.compile("mporteren")).first.click()
    page.locator("main textarea").fill("\n".join(rows))
    press(page, "Lijst controleren")
    page.locator("main").get_by_role("button", name=re.compile("78")).first.click()


def complete_checklist(page):
    for _ in BY_HAND:
        page.locator(".points").get_by_role("button", name=re.compile("^Klaar")).first.click()


def test_consultant_runs_a_round_from_a_new_account_to_a_reminder(desk, live_server):
    make_partnership(desk)
    make_round(desk)
    fill_contacts(desk)
    import_people(desk)
    assert Invitation.objects.count() == 78

    current_round = Round.objects.get()
    desk.goto(live_server.url + reverse("checklist", args=["bel", current_round.pk]))
    press(desk, "Proefmail sturen aan adviseur@example.nl")
    assert mail.outbox.pop().to == ["adviseur@example.nl"]
    complete_checklist(desk)
    follow(desk, "Ronde openen")
    press(desk, "Ronde openen")

    follow(desk, "Uitnodigen en herinneren")
    press(desk, "78 uitnodigingen versturen")
    expect(desk.get_by_text("0 van 78 verstuurd")).to_be_visible()
    work()
    expect(desk.get_by_text("78 van 78 verstuurd")).to_be_visible(timeout=10_000)
    assert len(mail.outbox) == 78

    press(desk, "Herinnering versturen")
    work()
    assert len(mail.outbox) == 156


@pytest.fixture
def world(desk):
    """A round in each state, of one partnership, which the account manages."""
    built = World()
    user = User.objects.get(email="adviseur@example.nl")
    Member.objects.create(partnership=built.partnership, user=user, level=Member.Level.MANAGER)
    builders.ballots(built.rounds["open"], "Eemnes", answers=[4] * 6, invited=9)
    return built


def test_member_and_what_can_be_done_fit_on_a_phone(desk, live_server, world):
    desk.set_viewport_size(SMALL)
    desk.goto(live_server.url + reverse("members", args=[world.partnership.slug]))

    for name in ("Niveau wijzigen", "Verwijderen"):
        link = desk.get_by_text(name, exact=True)
        expect(link).to_be_visible()
        box = link.bounding_box()
        assert box["x"] + box["width"] <= SMALL["width"]
