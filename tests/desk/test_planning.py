import datetime

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import open_round
from assessments.desk.planning.actions import tick
from assessments.desk.planning.checklist import BY_HAND, checklist
from assessments.models import AuditEntry, Invitation, Round
from factors.models import Statement
from tests import builders
from tests.scripted_mail_server import scripted_mail_server
from tests.survey.visiting import words

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 2, 9, 0, tzinfo=datetime.UTC)
FIELDS = {
    "title": "Najaar 2026",
    "opens_at": "2026-11-03T09:00",
    "closes_at": "2026-11-18T17:00",
    "discussed_on": "2026-11-26",
    "discussed_at": "Raadhuis",
    "client": "het presidium",
    "guide": "A. Adviseur",
    "contact_name": "A. Bakker",
    "contact_phone": "085 000 00 00",
    "reply_to": "bakker@example.nl",
    "introduction_raad": "Voor de raad.",
    "introduction_college": "Voor het college.",
    "introduction_organisatie": "Voor de ambtenaren.",
    "reminder_days": ["7", "2"],
}


@pytest.fixture(autouse=True)
def at_work():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def of():
    return builders.partnership(
        "Laren", "Eemnes", "Blaricum", controller="de gemeenten", processor="het bureau"
    )


def page(name, current_round, *args):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk, *args])


@pytest.fixture
def ready(desk, of, by):
    """A round in preparation in which all is done."""
    builders.instrument()
    desk.post(reverse("create_round", args=[of.slug]), FIELDS)
    current_round = Round.objects.get()
    data = {}
    for municipality in of.municipalities.all():
        builders.invite(current_round, municipality.name, "raad", 12)
        builders.invite(current_round, municipality.name, "college", 4)
        builders.invite(current_round, municipality.name, "organisatie", 10)
        data |= {f"{municipality.code}-name": "Griffie", f"{municipality.code}-phone": "1234"}
    desk.post(page("round_contacts", current_round), data)
    for item in BY_HAND:
        tick(current_round=current_round, item=item, done=True, by=by)
    current_round.refresh_from_db()
    return current_round


def texts(points):
    return [point.text for point in points if not point.done]


def test_create_makes_a_draft_with_the_municipalities_of_the_partnership(desk, of):
    desk.post(reverse("create_round", args=[of.slug]), FIELDS)

    made = Round.objects.get()
    assert made.state == Round.State.DRAFT
    assert made.municipalities.count() == 3
    assert made.reminder_days == [7, 2]
    assert timezone.localtime(made.closes_at).isoformat() == "2026-11-18T17:00:00+01:00"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"closes_at": "2026-11-03T08:00"}, "De ronde moet later sluiten dan zij opent."),
        ({"closes_at": "2026-11-01T17:00"}, "Dit moment is al voorbij."),
        ({"discussed_on": "2026-11-18"}, "Het gesprek moet na de sluiting zijn."),
        ({"title": ""}, "Titel: dit veld is verplicht."),
    ],
)
def test_create_with_something_impossible_is_refused_in_dutch(desk, of, wrong, message):
    response = desk.post(reverse("create_round", args=[of.slug]), FIELDS | wrong)

    assert response.status_code == 422
    assert message in response.text
    assert not Round.objects.exists()


def test_create_like_an_earlier_round_takes_its_settings_contacts_and_people(desk, ready, of):
    address = reverse("create_round", args=[of.slug], query={"als": ready.pk})
    assert 'value="A. Bakker"' in desk.get(address).text

    desk.post(address, FIELDS | {"title": "Najaar 2027"})

    again = Round.objects.get(title="Najaar 2027")
    assert again.contacts.count() == 3
    assert again.invitations.count() == ready.invitations.count() == 78
    entry = AuditEntry.objects.get(round=again, action="created")
    assert entry.detail == "zoals Najaar 2026: 78 mensen"
    ids = Invitation.objects.values_list("public_id", flat=True)
    assert len(set(ids)) == 156


def test_create_like_a_round_takes_people_without_an_address_but_no_loose_cards(desk, ready, of):
    laren = builders.municipality("Laren")
    ready.invitations.create(municipality=laren, role="raad", name="Zonder Mail")
    ready.invitations.create(municipality=laren, role="raad", card_digest="x")

    address = reverse("create_round", args=[of.slug], query={"als": ready.pk})
    desk.post(address, FIELDS | {"title": "Najaar 2027"})

    again = Round.objects.get(title="Najaar 2027").invitations
    assert [person.name for person in again.filter(email="")] == ["Zonder Mail"]


def test_create_like_a_round_leaves_out_who_has_no_place_any_more(desk, ready, of):
    gone = builders.municipality("Laren")
    of.municipalities.remove(gone)
    Invitation.objects.create(
        round=ready, role="organisatie", name="Van toen", email="toen@example.nl"
    )

    address = reverse("create_round", args=[of.slug], query={"als": ready.pk})
    desk.post(address, FIELDS | {"title": "Najaar 2027"})

    again = Round.objects.get(title="Najaar 2027")
    places = {person.municipality.name for person in again.invitations.all()}
    assert places == {"Eemnes", "Blaricum"}


def test_create_like_a_round_of_another_partnership_is_not_found(desk, of):
    elsewhere = builders.draft_round(builders.partnership(slug="elders"))

    response = desk.get(reverse("create_round", args=[of.slug], query={"als": elsewhere.pk}))

    assert response.status_code == 404


def test_change_of_an_opened_round_is_refused(desk, of):
    current_round = builders.opened_round(of)

    response = desk.post(page("change_round", current_round), FIELDS, follow=True)

    current_round.refresh_from_db()
    assert "Dat kan niet meer: de ronde is open." in response.text
    assert current_round.client == ""


def test_contact_with_a_name_and_no_telephone_is_refused(desk, of):
    current_round = builders.draft_round(of)
    code = builders.municipality("Laren").code

    response = desk.post(page("round_contacts", current_round), {f"{code}-name": "Griffie"})

    assert response.status_code == 422
    assert "Laren: vul naam en telefoon allebei in." in response.text
    assert f'href="#id_{code}-phone"' in response.text
    assert "Fout:" in response.text.split("</title>")[0]


def test_checklist_of_a_new_round_has_everything_to_do(of):
    current_round = builders.draft_round(of)

    points = checklist(current_round)

    assert not points.is_complete
    assert len(texts(points.agreements)) == 7
    assert len(texts(points.people)) == 2
    assert len(texts(points.technique)) == 4


def test_checklist_is_complete_when_all_is_done(ready):
    points = checklist(ready)

    assert texts((*points.agreements, *points.people, *points.technique)) == []


def test_checklist_wants_a_controller_and_a_processor(ready):
    ready.partnership.processor = ""

    assert texts(checklist(ready).technique) == [
        "Van de samenwerking zijn verwerkingsverantwoordelijke en verwerker ingevuld."
    ]


def test_checklist_names_the_address_that_mail_comes_from(ready, settings):
    settings.DEFAULT_FROM_EMAIL = "vragenlijst@samen.example"

    assert checklist(ready).technique[1].text == (
        "De mailbeheerders van de gemeenten kennen het adres vragenlijst@samen.example."
    )


def test_checklist_warns_that_few_colleges_count_nowhere(ready):
    people = Invitation.objects.filter(role="college").order_by("pk").values_list("pk", flat=True)
    Invitation.objects.filter(pk__in=list(people[1:])).delete()

    assert checklist(ready).warnings[:2] == (
        "De colleges tonen wij samen: 1 mens uit 1 gemeente.",
        "De colleges samen: 1 mens. Dat is te weinig: zij tellen nergens mee.",
    )


def test_checklist_wants_people_of_every_municipality(ready):
    Invitation.objects.filter(municipality__name="Laren").delete()

    assert texts(checklist(ready).people) == [
        "Van elke gemeente zijn er mensen uitgenodigd: 52 mensen, 6 groepen. "
        "Nog niemand van: Laren."
    ]


def test_checklist_wants_five_working_days_before_the_conversation(ready):
    ready.discussed_on = datetime.date(2026, 11, 25)

    assert len(texts(checklist(ready).agreements)) == 1


def test_checklist_stops_hiding_with_two_municipalities(ready, of):
    of.municipalities.remove(builders.municipality("Laren"))
    of.sharing = "own"
    of.save()
    ready.partnership = of

    assert any(
        "het geheel min de eigen gemeente" in text for text in texts(checklist(ready).agreements)
    )


def test_checklist_warns_of_groups_that_can_never_be_shown(ready):
    people = Invitation.objects.filter(municipality__name="Laren", role="organisatie")
    people.filter(pk__in=list(people.values_list("pk", flat=True)[4:])).delete()

    assert checklist(ready).warnings == (
        "Organisatie Laren: 4 mensen. Deze groep komt nooit apart in beeld. Met kleine groepen "
        "van dezelfde rol telt zij mee, als die samen vijf antwoorden hebben.",
        "De colleges tonen wij samen: 12 mensen uit 3 gemeenten.",
    )


def test_checklist_warns_of_groups_without_a_distribution(ready):
    people = Invitation.objects.filter(municipality__name="Laren", role="raad")
    people.filter(pk__in=list(people.values_list("pk", flat=True)[9:])).delete()

    assert checklist(ready).warnings[0] == (
        "Raad Laren: 9 mensen. Voor een verdeling zijn 10 antwoorden nodig. "
        "Nodig als het kan meer mensen uit."
    )


def test_checklist_says_once_what_holds_for_several_small_groups(ready):
    for name, role, left in (
        ("Laren", "organisatie", 4),
        ("Eemnes", "organisatie", 3),
        ("Laren", "raad", 9),
        ("Eemnes", "raad", 1),
        ("Blaricum", "raad", 5),
    ):
        people = Invitation.objects.filter(municipality__name=name, role=role)
        people.filter(pk__in=list(people.values_list("pk", flat=True)[left:])).delete()

    found = checklist(ready)

    assert found.warnings == (
        "Raad Blaricum: 5 mensen. Dat laat geen speling: voor een gemiddelde zijn vijf meningen "
        "nodig, en niet iedereen antwoordt of heeft een mening. Nodig ten minste 8 mensen uit.",
        "Raad Laren: 9 mensen. Voor een verdeling zijn 10 antwoorden nodig. Nodig als het kan meer "
        "mensen uit.",
        "De colleges tonen wij samen: 12 mensen uit 3 gemeenten.",
    )
    assert [small.groups for small in found.small_groups] == [
        ("Raad Eemnes (1)", "Organisatie Eemnes (3)", "Organisatie Laren (4)"),
    ]
    assert "komen nooit apart in beeld" in found.small_groups[0].text


def test_checklist_refuses_own_where_the_whole_would_give_one_other_away(ready):
    ready.partnership.sharing = "own"
    assert checklist(ready).is_complete

    people = Invitation.objects.filter(municipality__name="Blaricum", role="raad")
    people.filter(pk__in=list(people.values_list("pk", flat=True)[4:])).delete()

    (refused,) = [point.text for point in checklist(ready).points if not point.done]
    assert refused.startswith("Elkaars uitkomsten verbergen kan niet bij deze rol: raden.")


def test_checklist_page_shows_small_groups(desk, ready):
    for name in ("Laren", "Eemnes"):
        people = Invitation.objects.filter(municipality__name=name, role="raad")
        people.filter(pk__in=list(people.values_list("pk", flat=True)[4:])).delete()

    shown = desk.get(page("checklist", ready)).text

    assert shown.count("komen nooit apart in beeld") == 1
    assert "<li>Raad Laren (4)</li>" in shown


def test_checklist_warns_when_municipalities_choose_differently(ready):
    Invitation.objects.filter(municipality__name="Laren", role="organisatie").delete()

    assert checklist(ready).warnings[-1] == (
        "Niemand uitgenodigd in de rol ambtelijke organisatie: Laren."
    )


def test_round_says_how_much_is_still_to_do(desk, ready):
    shown = " ".join(desk.get(page("round", ready)).text.split())
    assert "Alles is klaar. U kunt de ronde openen." in shown

    desk.post(page("tick", ready), {"item": "announced", "done": "0"})
    Round.objects.filter(pk=ready.pk).update(client="")

    shown = " ".join(desk.get(page("round", ready)).text.split())
    assert "nog 2 van de 15 punten." in shown


def test_checklist_says_how_far_it_knows_the_holidays(ready):
    ready.opens_at = datetime.datetime(2029, 9, 10, 12, tzinfo=datetime.UTC)
    ready.closes_at = datetime.datetime(2029, 9, 28, 12, tzinfo=datetime.UTC)

    assert checklist(ready).warnings[0] == (
        "Wij kennen de schoolvakanties tot en met 2 september 2029. Kijk zelf verder."
    )


def test_checklist_warns_of_holidays(ready):
    ready.closes_at = datetime.datetime(2026, 12, 21, 12, tzinfo=datetime.UTC)

    assert checklist(ready).warnings[0] == (
        "De ronde loopt door de kerstvakantie: van 19 december 2026 tot en met 3 januari 2027."
    )


def test_checklist_takes_the_same_queries_for_3_and_30_municipalities(
    of, django_assert_num_queries
):
    small = Round.objects.select_related("partnership").get(pk=builders.draft_round(of).pk)
    with django_assert_num_queries(5):
        checklist(small)
    many = builders.partnership(*(f"Plaats {n}" for n in range(30)), slug="groot")
    large = Round.objects.select_related("partnership").get(pk=builders.draft_round(many).pk)
    builders.invite(large, "Plaats 1", "raad", 20)
    with django_assert_num_queries(5):
        checklist(large)


def test_tick_of_an_unknown_point_is_not_found(desk, of):
    current_round = builders.draft_round(of)

    assert desk.post(page("tick", current_round), {"item": "x"}).status_code == 404


def test_tick_can_be_taken_back(desk, ready):
    desk.post(page("tick", ready), {"item": "privacy", "done": "0"})

    ready.refresh_from_db()
    assert "privacy" not in ready.checked


def test_tick_is_in_the_log_in_the_words_of_the_list(desk, ready):
    desk.post(page("tick", ready), {"item": "privacy", "done": "0"})

    entry = AuditEntry.objects.latest("pk")
    assert entry.detail == "☐ De privacyverklaring is ingevuld en gelezen door de FG."


def test_test_mail_is_the_invitation_to_oneself_with_a_dead_link(desk, ready):
    desk.post(page("test_mail", ready))

    (message,) = mail.outbox
    link = next(line for line in message.body.splitlines() if "/vragenlijst/" in line)
    assert message.to == ["beheerder@example.nl"]
    assert message.subject == "Proefmail: Hoe kijkt u naar Samen? (10 minuten)"
    assert desk.get(link.removeprefix("http://testserver")).status_code == 404


def test_test_mail_that_does_not_go_is_told_with_the_reason(desk, ready, settings):
    with scripted_mail_server(settings) as script:
        script.answers["MAIL"] = "553 5.7.1 Afzender onbekend"
        response = desk.post(page("test_mail", ready), follow=True)

    assert (
        "De proefmail aan beheerder@example.nl is niet verstuurd. "
        "De mailserver neemt onze afzender nu niet aan. "
        "De mailserver zegt: “553 5.7.1 Afzender onbekend”."
    ) in response.text


def test_test_mail_to_an_address_that_idna_refuses_is_told(desk, by, ready):
    by.email = f"ik@{'ü' * 60}.nl"
    by.save()

    response = desk.post(page("test_mail", ready), follow=True)

    assert f"Mailservers kennen dit soort adres niet: {by.email}." in response.text
    assert mail.outbox == []


def test_test_mail_goes_with_a_name_in_the_installation_s_sender(desk, ready, settings):
    settings.DEFAULT_FROM_EMAIL = "Samenwerking <noreply@example.nl>"
    desk.post(page("test_mail", ready))

    assert mail.outbox[0].extra_headers["From"].endswith(" <noreply@example.nl>")
    assert mail.outbox[0].from_email == "noreply@example.nl"


def test_announcement_is_ready_to_copy(desk, ready):
    response = desk.get(page("announcement", ready))

    assert "Morgen in uw mail: vragenlijst over Samen" in response.text
    assert "A. Bakker, namens het presidium (samenwerking@localhost)" in response.text
    assert "Beste leden van de raad," in response.text


def test_announcement_is_of_the_griffie_and_to_the_readers_that_were_chosen(desk, ready):
    code = builders.municipality("Laren").code
    ready.contacts.filter(municipality__code=code).update(name="Griffie Laren", phone="035 1")

    response = desk.get(page("announcement", ready), {"sender": code, "readers": "college"})

    assert "Beste collegeleden," in response.text
    letter = response.text.split("letter-to-copy")[1]
    assert "035 1." in letter
    assert "Griffie Laren" in letter


def test_announcement_of_an_unknown_griffie_is_that_of_the_first(desk, ready):
    response = desk.get(page("announcement", ready), {"sender": "x", "readers": "y"})

    assert "Beste leden van de raad," in response.text
    assert "1234." in response.text


def test_preview_without_municipalities_is_of_the_joint_organisation_only(desk, ready):
    ready.municipalities.clear()
    Round.objects.filter(pk=ready.pk).update(joint_organisation="BEL Combinatie")

    response = desk.get(page("preview", ready))

    assert response.context["groups"] == [("samen", "BEL Combinatie")]


def test_round_in_preparation_tells_how_many_people_are_on_the_list(desk, ready):
    invited = ready.invitations.count()

    response = desk.get(page("round", ready))

    assert invited > 0
    assert f"{invited} mensen in {len(response.context['facts'].sizes)} groepen." in words(response)


def test_preview_begins_with_the_page_behind_the_link(desk, ready):
    response = desk.get(page("preview_welcome", ready, "college"))

    assert "iemand van het college van Blaricum" in response.text
    assert "Voor het college." in response.text
    assert "Zolang de vragenlijst open is, zitten uw antwoorden op slot." in response.text
    assert "<form" not in response.text.split("<main")[1]


def test_preview_shows_the_survey_of_a_role_and_saves_nothing(desk, ready):
    response = desk.get(page("preview_factor", ready, "raad", 3))

    assert "Stelling 3a." in response.text
    assert "Er wordt niets bewaard." in response.text
    assert "<form" not in response.text.split("<main")[1]


@pytest.mark.parametrize("state", [Round.State.OPEN, Round.State.RELEASED])
def test_preview_of_a_round_that_was_opened_shows_its_own_texts(desk, ready, state):
    open_round(current_round=ready)
    Round.objects.update(state=state)
    Statement.objects.filter(code="3a").update(text="Anders gesteld.")

    response = desk.get(page("preview_factor", ready, "raad", 3))

    assert "Stelling 3a." in response.text
    assert "Anders gesteld." not in response.text


def test_preview_of_a_round_in_preparation_shows_what_it_would_open_with(desk, ready):
    Statement.objects.filter(code="3a").update(text="Anders gesteld.")

    assert "Anders gesteld." in desk.get(page("preview_factor", ready, "raad", 3)).text


@pytest.mark.parametrize(("role", "number"), [("raad", 0), ("raad", 11), ("burgers", 1)])
def test_preview_of_nothing_is_not_found(desk, ready, role, number):
    assert desk.get(page("preview_factor", ready, role, number)).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "change_round",
        "round_contacts",
        "own_statements",
        "checklist",
        "announcement",
        "preview",
        "open_round",
        "round",
        "mail",
    ],
)
def test_page_of_a_round_is_not_found_by_others(client, of, name):
    current_round = builders.draft_round(of)
    assert client.get(page(name, current_round)).status_code == 302
    client.force_login(builders.reader(of))
    assert client.get(page(name, current_round)).status_code == 404


def test_tick_leads_back_to_the_point_in_the_list(desk, ready):
    response = desk.post(page("tick", ready), {"item": "privacy", "done": "1"})

    assert response["Location"] == page("checklist", ready) + "#punt-privacy"
    assert 'id="punt-privacy"' in desk.get(page("checklist", ready)).text
