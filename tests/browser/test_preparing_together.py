"""A manager and a coordinator prepare a round at once, each from a mail, each in a browser.

What each step asks of them is counted: a step that takes more than it does now fails.
"""

import re
from email import message_from_bytes, policy

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from assessments.desk.members.actions import add_member
from assessments.desk.members.letters import send_welcome
from assessments.desk.planning.backwards import TO_PREPARE, first_plan
from assessments.desk.planning.checklist import BY_HAND
from assessments.models import Member, Round
from tests import builders
from tests.browser.counted_person import Person
from tests.desk.people.files import xlsx
from tests.mail_server import mail_server

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = ("Blaricum", "Eemnes", "Laren")
GROUPS = (("raad", 12), ("college", 4), ("organisatie", 8))

BUDGET = {
    "come in": (5, 3),
    "choose municipalities": (5, 1),
    "plan a round": (3, 9),
    "invite three coordinators": (7, 6),
    "list people": (4, 1),
    "say that the list is ready": (1, 0),
    "remind and lock": (4, 0),
    "make a statement": (3, 2),
    "read a mail": (3, 0),
    "fill in the agreements": (5, 9),
    "open": (10, 0),
    "invite everybody": (2, 0),
    "send a link again": (4, 0),
    "remind": (1, 0),
}
"""Of each step: clicks, and fields to fill in."""


@pytest.fixture
def inbox(settings):
    with mail_server(settings) as taken:
        yield taken


@pytest.fixture
def post(inbox):
    """The link in the newest mail to an address, after the worker has sent what waited."""

    def link(address):
        call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
        envelope = next(each for each in reversed(inbox.mails) if each.rcpt_tos == [address])
        read = message_from_bytes(envelope.content, policy=policy.default)
        return re.search(r"https?://\S+", read.get_body(("plain",)).get_content())[0]

    return link


@pytest.fixture
def manager(page, live_server, inbox, settings):
    """Just invited, to a partnership in which nothing is filled in yet."""
    settings.REQUIRE_SECOND_FACTOR = True
    settings.SITE_URL = live_server.url
    builders.instrument()
    for name in PLACES:
        builders.municipality(name)
    empty = {"description": "", "controller": "", "processor": ""}
    of = builders.partnership(name="BEL", slug="bel", **empty)
    of.municipalities.clear()
    by = builders.manager(of, "bestuur@example.nl")
    asked = {"partnership": of, "name": "Jo Beheer", "email": "jo@example.nl", "by": by}
    member = add_member(**asked, level=Member.Level.MANAGER, municipality=None)
    send_welcome(member=member, by=by)
    return Person(page, live_server.url)


@pytest.fixture
def coordinator(browser, browser_context_args, live_server):
    context = browser.new_context(**browser_context_args)
    yield Person(context.new_page(), live_server.url)
    context.close()


def choose_municipalities(person):
    person.begin("choose municipalities")
    person.follow(re.compile("^Gemeenten kiezen"))
    person.follow("Meer gemeenten tegelijk toevoegen")
    person.fill(names=", ".join(PLACES))
    person.press("Lijst nakijken")
    person.press("Aangevinkte gemeenten toevoegen")
    person.follow("Klaar")


def plan_a_round(person):
    person.begin("plan a round")
    person.follow("Nieuwe ronde")
    day = first_plan(timezone.localdate() + TO_PREPARE).conversation
    person.fill(gesprek=day.isoformat())
    person.press("Stel data voor")
    # Here and now, where people would wait for the day that was proposed.
    person.page.locator("#id_opens_at").fill(f"{timezone.localdate()}T00:00")
    person.fill(title="Najaar", client="het presidium", contact_name="Jo Beheer")
    person.fill(contact_phone="085 000 00 00", reply_to="jo@example.nl")
    person.fill(introduction_raad="Om te leren.", introduction_college="Om te leren.")
    person.fill(introduction_organisatie="Om te leren.")
    person.press("Ronde maken")


def invite_three_coordinators(person):
    person.begin("invite three coordinators")
    person.follow("Lijsten van de gemeenten")
    for place in PLACES:
        person.follow(f"Contactpersoon toevoegen voor {place}")
        person.fill(name=f"Griffier {place}", email=f"griffie@{place.lower()}.nl")
        person.press("Toevoegen")
        person.sees(f"griffie@{place.lower()}.nl krijgt een mail.")


def list_people(person, path):
    rows = [[role, f"{role} {n}", f"{role}.{n}@laren.nl"] for role, to in GROUPS for n in range(to)]
    path.write_bytes(xlsx([["Rol", "Naam", "E-mail"], *rows]))
    person.begin("list people")
    person.follow(re.compile("^Vul de lijst van Laren in"))
    person.follow("Lijst importeren")
    person.step["fields"] += 1
    person.page.locator("input[type=file]").set_input_files(path)
    person.press("Lijst controleren")
    person.press("24 mensen toevoegen")
    person.sees("24 mensen staan op de lijst.")
    person.begin("say that the list is ready")
    person.press("Onze lijst is klaar")
    person.sees("Laren is klaar. Dank u wel.")


def list_the_others():
    """As their coordinators would."""
    for place in PLACES[:2]:
        for role, number in GROUPS:
            builders.invite(Round.objects.get(), place, role, number)


def remind_and_lock(person):
    person.begin("remind and lock")
    person.page.goto(f"{person.site}/werkplek/")
    person.follow("Najaar")
    person.sees("1 van de 3 gemeenten is klaar. Nog niet: Blaricum en Eemnes.")
    person.follow("Lijsten van de gemeenten")
    person.press("Herinner wie nog niet klaar is")
    person.press("Zet de lijsten vast")
    person.sees("De lijsten staan vast")


def make_a_statement(person):
    person.begin("make a statement")
    person.follow("Terug naar de ronde")
    person.follow("Eigen stellingen")
    person.type(person.page.get_by_label("Stelling", exact=True).first, "Men kent ons goed.")
    person.type(person.page.get_by_label("Korte naam").first, "Kent ons")
    person.press("Bewaren")


def read_a_mail(person):
    person.begin("read a mail")
    person.follow("Teksten van de mails")
    person.follow(re.compile("^Raad.*Uitnodiging"))
    frame = person.page.frame_locator(".mail-frame >> nth=0")
    expect(frame.get_by_text("eenentwintig stellingen")).to_be_visible()
    person.press(re.compile("^Proefmail sturen"))


def to_the_round(person):
    person.page.goto(f"{person.site}/werkplek/bel/{Round.objects.get().pk}/")


def fill_in_the_agreements(person):
    person.begin("fill in the agreements")
    to_the_round(person)
    person.follow("Samenwerking wijzigen")
    person.fill(description="Drie gemeenten, één organisatie.", controller="wij", processor="zij")
    person.press("Bewaren")
    person.follow("Najaar")
    person.follow("Wie te bellen")
    for group in person.page.locator("fieldset.contact").all():
        person.type(group.get_by_label("Naam"), "De griffie")
        person.type(group.get_by_label("Telefoon"), "035 000 00 00")
    person.press("Bewaren")


def open_the_round(person):
    person.begin("open")
    person.follow("Klaar om te beginnen?")
    for point in BY_HAND:
        person.click(person.page.locator(f"#punt-{point}").get_by_role("button"))
        expect(person.page.locator(f"#punt-{point}").get_by_text("Toch niet")).to_be_visible()
    person.follow("Ronde openen")
    person.press("Ronde openen")
    person.sees("De ronde is open. Verstuur nu de uitnodigingen.")


def invite_everybody(person):
    person.begin("invite everybody")
    person.follow("Uitnodigen")
    person.press("72 uitnodigingen versturen")
    person.sees("0 van 72 verstuurd")


def send_a_link_again(coordinator):
    """Which changes nothing on the list, so also while it is locked."""
    coordinator.begin("send a link again")
    coordinator.page.goto(f"{coordinator.site}/werkplek/")
    coordinator.follow(re.compile("^Bekijk de respons"))
    coordinator.follow("De lijst")
    coordinator.follow(re.compile("^Dezelfde link opnieuw sturen.*: raad 0"))
    coordinator.press("Dezelfde link opnieuw sturen")
    coordinator.sees("1 mens krijgt dezelfde link opnieuw. De mail is onderweg.")


def remind(person):
    person.page.reload()
    person.begin("remind")
    person.press("Herinnering versturen")
    person.sees("Vandaag ging er al een herinnering.")


def test_from_two_mails_to_a_first_reminder(manager, coordinator, post, inbox, tmp_path):
    manager.come_in(post("jo@example.nl"))
    choose_municipalities(manager)
    plan_a_round(manager)
    invite_three_coordinators(manager)

    coordinator.come_in(post("griffie@laren.nl"))
    list_people(coordinator, tmp_path / "lijst.xlsx")
    remind_and_lock(manager)
    list_the_others()
    coordinator.page.reload()
    coordinator.sees("24 mensen staan op de lijst.")
    expect(coordinator.main).not_to_contain_text(re.compile("Eemnes|Blaricum", re.IGNORECASE))

    make_a_statement(manager)
    read_a_mail(manager)
    fill_in_the_agreements(manager)
    open_the_round(manager)
    invite_everybody(manager)
    link = post("raad.0@laren.nl")
    send_a_link_again(coordinator)
    assert post("raad.0@laren.nl") == link
    expect(coordinator.main).not_to_contain_text(re.compile("Eemnes|Blaricum", re.IGNORECASE))
    remind(manager)
    post("raad.0@laren.nl")
    assert inbox.recipients.count("raad.0@laren.nl") == 3

    counted = manager.counted | coordinator.counted
    took = {step: (n["clicks"], n["fields"]) for step, n in counted.items()}
    assert took == BUDGET
