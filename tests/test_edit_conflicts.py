"""Two managers on one form: the second is told what changed, and chooses."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import open_round
from assessments.desk.planning import actions
from assessments.models import (
    AgendaItem,
    AuditEntry,
    Contact,
    Invitation,
    Member,
    Reaction,
    Round,
)
from tests import builders
from tests.results.builders import CODES, raden, release
from tests.sent_forms import sent

pytestmark = pytest.mark.django_db


class Editing:
    """A page that two managers opened, and the field that both change."""

    def __init__(self, of, address, field, read):
        self.address, self.field, self.read = address, field, read
        self.first, self.second = Client(), Client()
        self.anna = builders.manager(of, "anna@example.nl")
        self.first.force_login(self.anna)
        self.second.force_login(builders.manager(of, "bert@example.nl"))
        self.page = self.first.get(address)

    def saved_by_anna(self, value, **others):
        response = self.first.post(self.address, sent(self.page, **{self.field: value}, **others))
        assert response.status_code == 302

    def saved_by_bert(self, value, **others):
        return self.second.post(self.address, sent(self.page, **{self.field: value}, **others))


def partnership():
    of = builders.partnership("Laren", "Eemnes", name="Eerst")
    address = reverse("change_partnership", args=[of.slug])
    return Editing(of, address, "name", lambda: type(of).objects.get().name)


def draft(**fields):
    now = timezone.now()
    return builders.draft_round(
        builders.partnership("Laren"),
        opens_at=now + datetime.timedelta(days=1),
        discussed_on=timezone.localdate() + datetime.timedelta(days=20),
        **fields,
    )


def page_of(current_round, name, *args):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk, *args])


def round_settings():
    made = draft(guide="Eerst")
    address = page_of(made, "change_round")
    return Editing(made.partnership, address, "guide", lambda: type(made).objects.get().guide)


def contacts():
    made, place = draft(), builders.municipality("Laren")
    Contact.objects.create(round=made, municipality=place, name="Eerst", phone="1")
    read = lambda: Contact.objects.get().name  # noqa: E731
    return Editing(made.partnership, page_of(made, "round_contacts"), f"{place.code}-name", read)


def person():
    made = draft()
    (somebody,) = builders.invite(made)
    Invitation.objects.update(name="Eerst", email="eerst@example.nl")
    address = page_of(made, "change_person", somebody.pk)
    return Editing(made.partnership, address, "name", lambda: Invitation.objects.get().name)


def agenda_item():
    made = release(*raden(Laren={}, Ede={}))
    AgendaItem.objects.create(release=made, factor_number=6, note="Eerst", action="Eén A4")
    address = page_of(made.round, "followup:agenda_item", 6)
    of = made.round.partnership
    return Editing(of, address, "note", lambda: AgendaItem.objects.get().note)


def reaction():
    made = release(*raden(Laren={}, Ede={}))
    name = "het presidium van de raad van Laren"
    Reaction.objects.create(
        release=made,
        municipality=builders.municipality("Laren"),
        on_behalf_of=name,
        text="Eerst",
    )
    address = page_of(made.round, "reaction", CODES["Laren"])
    return Editing(made.round.partnership, address, "text", lambda: Reaction.objects.get().text)


PAGES = (partnership, round_settings, contacts, person, agenda_item, reaction)


@pytest.mark.parametrize("kind", PAGES)
def test_second_to_save_is_shown_what_the_first_changed(kind):
    editing = kind()
    editing.saved_by_anna("Van Anna")

    response = editing.saved_by_bert("Van Bert")

    assert response.status_code == 409
    assert editing.read() == "Van Anna"
    (field,) = response.context["fields"]
    assert (field.was, field.now, field.typed) == ("Eerst", "Van Anna", "Van Bert")
    assert "anna@example.nl bewaarde een wijziging op" in response.text


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Van Bert"), ("theirs", "Van Anna")])
@pytest.mark.parametrize("kind", PAGES)
def test_who_saves_second_chooses(kind, choice, kept):
    editing = kind()
    editing.saved_by_anna("Van Anna")
    asked = editing.saved_by_bert("Van Bert")

    chosen = sent(asked, **{f"choice:{editing.field}": choice})
    response = editing.second.post(editing.address, chosen)

    assert response.status_code == 302
    assert editing.read() == kept


@pytest.mark.parametrize("kind", PAGES)
def test_same_change_twice_is_no_conflict(kind):
    editing = kind()
    editing.saved_by_anna("Van beiden")

    assert editing.saved_by_bert("Van beiden").status_code == 302


@pytest.mark.parametrize("kind", PAGES)
def test_log_names_the_field_and_not_its_value(kind):
    editing = kind()
    editing.saved_by_anna("Van Anna")

    (entry,) = AuditEntry.objects.all()
    label = {"text": "reactie", "note": "notitie", "guide": "wie begeleidt"}.get(editing.field, "")
    assert label in entry.detail
    assert kind is person or "Van Anna" not in entry.detail


def test_choice_is_kept_apart_for_each_field():
    editing = round_settings()
    editing.saved_by_anna("Van Anna", client="Raad van Anna", reminder_days=["7"])
    asked = editing.saved_by_bert("Van Bert", discussed_at="Raadhuis", introduction_raad="a\r\nb")

    assert [field.is_touched for field in asked.context["fields"]] == [False, True, False]
    response = editing.second.post(editing.address, sent(asked, **{"choice:guide": "mine"}))

    assert response.status_code == 302
    (now,) = AuditEntry.objects.filter(actor__email="bert@example.nl")
    assert now.detail == "inleiding voor de raad, wie begeleidt, plaats van het gesprek"


def test_field_without_a_choice_is_asked_about_again_with_all_that_was_typed():
    editing = round_settings()
    editing.saved_by_anna("Van Anna")
    asked = editing.saved_by_bert("Van Bert", introduction_raad="Lange tekst")

    again = editing.second.post(editing.address, sent(asked))

    assert again.status_code == 409
    assert "Kies bij elk onderdeel" in again.text
    assert sent(again)["introduction_raad"] == ["Lange tekst"]
    (field,) = again.context["fields"]
    assert (field.was, field.now, field.typed) == ("Eerst", "Van Anna", "Van Bert")


def test_third_change_is_not_overwritten_by_an_earlier_choice():
    editing = round_settings()
    editing.saved_by_anna("Van Anna")
    asked = editing.saved_by_bert("Van Bert")
    editing.page = editing.first.get(editing.address)
    editing.saved_by_anna("Nog eens Anna")

    again = editing.second.post(editing.address, sent(asked, **{"choice:guide": "mine"}))

    (field,) = again.context["fields"]
    assert (field.was, field.now, field.typed) == ("Van Anna", "Nog eens Anna", "Van Bert")


def test_mistake_after_choosing_keeps_the_choice():
    editing = round_settings()
    editing.saved_by_anna("Van Anna")
    asked = editing.saved_by_bert("Van Bert", title="")
    assert asked.status_code == 422

    asked = editing.second.post(editing.address, sent(asked, title="Titel"))
    chosen = sent(asked, **{"choice:guide": "theirs"}, title="")
    wrong = editing.second.post(editing.address, chosen)
    response = editing.second.post(editing.address, sent(wrong, title="Titel"))

    assert (asked.status_code, wrong.status_code, response.status_code) == (409, 422, 302)
    assert editing.read() == "Van Anna"


def test_member_whose_place_changed_meanwhile_is_asked_about():
    of = builders.partnership("Laren", "Eemnes")
    builders.reader(of)
    member = Member.objects.get()
    address = reverse("change_member", args=[of.slug, member.pk])
    editing = Editing(of, address, "level", lambda: Member.objects.get(pk=member.pk).level)
    editing.saved_by_anna("manager")
    place = str(builders.municipality("Laren").pk)

    response = editing.saved_by_bert("reader-of-one", municipality=place)

    (field,) = response.context["fields"]
    assert field.now == "Beheerder: alles voorbereiden, uitnodigen, sluiten en delen"
    assert field.typed == "Meelezer van één gemeente: de gedeelde uitkomsten daarvan"
    assert editing.read() == "manager"


def test_moments_and_ticks_are_said_in_words():
    editing = round_settings()
    editing.saved_by_anna("Eerst", opens_at="2026-11-03T09:00", reminder_days=["2"])

    response = editing.saved_by_bert("Eerst", opens_at="2026-11-04T09:00", reminder_days=[])

    said = {field.label: (field.now, field.typed) for field in response.context["fields"]}
    assert said["Opent op"] == ("3 november 2026, 09.00", "4 november 2026, 09.00")
    assert said["Herinneringen"] == ("2 dagen voor de sluiting", "")


@pytest.mark.parametrize("carried", ["{", "[]", "7", '{"guide": 7}', "null", "[" * 5000])
def test_what_a_page_carried_may_be_anything(carried):
    editing = round_settings()

    response = editing.saved_by_bert("Van Bert", seen=carried)

    assert response.status_code == 302


@pytest.mark.parametrize("current", ["{", "7", "null", '{"a": 1}'])
def test_what_the_page_with_conflicts_carried_may_be_anything(current):
    editing = round_settings()
    editing.saved_by_anna("Van Anna")
    asked = editing.saved_by_bert("Van Bert")
    made_up = {"choice:guide": "theirs", "now:guide": current}

    response = editing.second.post(editing.address, sent(asked, **made_up))

    assert response.status_code == 409
    assert editing.read() == "Van Anna"


def test_saving_a_round_leaves_what_its_form_does_not_show():
    made = draft()
    stale = Round.objects.get()
    Round.objects.update(checked=["mail"])

    actions.change_round(current_round=stale, by=builders.user(), guide="A. Adviseur")

    made.refresh_from_db()
    assert (made.guide, made.checked) == ("A. Adviseur", ["mail"])


@pytest.mark.parametrize("write", [actions.change_round, actions.set_contacts])
def test_round_that_was_opened_meanwhile_is_not_changed(write):
    stale = draft()
    builders.instrument()
    open_round(current_round=Round.objects.get())
    fields = {"guide": "x"} if write is actions.change_round else {"contacts": {}}

    with pytest.raises(actions.NotInPreparation):
        write(current_round=stale, by=builders.user(), **fields)

    assert Round.objects.get().state == "open"


def test_page_escapes_what_people_typed():
    editing = round_settings()
    editing.saved_by_anna("<b>Anna</b>")

    response = editing.saved_by_bert('"><script>1</script>')

    assert "<b>Anna</b>" not in response.text
    assert "<script>1" not in response.text


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_asked():
    editing = round_settings()
    together = threading.Barrier(2)

    def save(client, value):
        together.wait(timeout=30)
        try:
            return client.post(editing.address, sent(editing.page, guide=value)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        saving = [
            pool.submit(save, client, value)
            for client, value in ((editing.first, "Van Anna"), (editing.second, "Van Bert"))
        ]
    assert sorted(each.result() for each in saving) == [302, 409]
