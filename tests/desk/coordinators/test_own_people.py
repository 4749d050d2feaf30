"""A coordinator works on the people of one municipality, and learns nothing of any other."""

import re

import pytest
from django.urls import reverse

from assessments.desk.actions import cancel_round, close_round, share_round
from assessments.desk.mailings.actions import invite
from assessments.models import AuditEntry, Invitation, Mailing, Member
from tests import builders
from tests.privacy.served.contents import BY_SUFFIX, Content

pytestmark = pytest.mark.django_db

CHANGING = ("change_person", "remove_person")
SECRETS = ("Eemnes", "Blaricum", "BEL Combinatie", "eemnes", "P. Elders")
TOKEN = re.compile(r'(csrfmiddlewaretoken" value="|nonce="|"X-CSRFToken": ?")[^"]+')


def url(name, current_round, *args):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk, *args])


def names(response):
    return [person.name for person in response.context["page"].object_list]


def said(browser, current_round):
    page = browser.get(url("people", current_round))
    return [str(message) for message in page.context["messages"]]


def elsewhere(current_round, role="raad", **fields):
    """Somebody of Eemnes; and of each other group so many that no number is that of Laren."""
    builders.invite(current_round, "Blaricum", role, 31)
    if role == "raad":
        builders.invite(current_round, "", "organisatie", 37)
    (person,) = builders.invite(current_round, "Eemnes", role)
    Invitation.objects.filter(pk=person.pk).update(name="P. Elders", **fields)
    return person


def rows(*people):
    """A list as it is pasted."""
    return {"text": "\n".join(["gemeente;rol;naam;e-mail", *people])}


# --- The own list ---------------------------------------------------------------------------


def test_list_is_that_of_the_own_municipality(griffie, draft):
    elsewhere(draft)
    builders.invite(draft, number=2)

    page = griffie.get(url("people", draft))

    assert names(page) == ["Persoon 0", "Persoon 1"]
    assert page.context["listed"].total == 2
    assert [place.name for place, _cells in page.context["listed"].table] == ["Laren"]


def test_coordinator_adds_somebody_and_the_log_says_who_did(griffie, draft, laren, griffier):
    form = {"place": laren.code, "role": "raad", "name": "Jan", "email": "jan@laren.nl"}
    griffie.post(url("add_person", draft), form)

    person = draft.invitations.get()
    assert (person.municipality, person.name, person.added) == (laren, "Jan", False)
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action) == (griffier, "people-added")
    assert entry.detail == "raad Laren: Jan jan@laren.nl"


def test_coordinator_adds_after_opening_too(griffie, opened, laren):
    form = {"place": laren.code, "role": "raad", "name": "Jan", "email": "jan@laren.nl"}
    griffie.post(url("add_person", opened), form)

    assert opened.invitations.get().added


@pytest.mark.parametrize("place", ["eemnes", "samen"])
def test_coordinator_adds_nobody_elsewhere(griffie, draft, eemnes, place):
    code = eemnes.code if place == "eemnes" else place
    form = {"place": code, "role": "organisatie", "name": "Jan", "email": ""}

    assert griffie.post(url("add_person", draft), form).status_code == 422
    assert not draft.invitations.exists()


def test_coordinator_corrects_and_removes_own_people(griffie, draft, laren):
    first, second = builders.invite(draft, number=2)
    form = {"place": laren.code, "role": "college", "name": "Piet", "email": "piet@laren.nl"}
    griffie.post(url("change_person", draft, first.pk), form)
    griffie.post(url("remove_person", draft, second.pk))

    person = draft.invitations.get()
    assert (person.pk, person.role, person.name) == (first.pk, "college", "Piet")


def test_coordinator_moves_nobody_to_another_municipality(griffie, draft, eemnes, laren):
    (person,) = builders.invite(draft)
    form = {"place": eemnes.code, "role": "raad", "name": "Piet", "email": ""}

    assert griffie.post(url("change_person", draft, person.pk), form).status_code == 422
    person.refresh_from_db()
    assert person.municipality == laren


def test_coordinator_removes_an_own_group(griffie, draft, laren):
    builders.invite(draft, number=2)
    kept = elsewhere(draft)
    griffie.post(url("remove_group", draft, f"{laren.code}-raad"))

    assert draft.invitations.filter(pk=kept.pk).exists()
    assert not draft.invitations.filter(municipality=laren).exists()


def test_coordinator_makes_a_new_link(griffie, opened):
    (person,) = builders.invite(opened)
    griffie.post(url("new_link", opened, person.pk), {"email": "nieuw@laren.nl"})

    person.refresh_from_db()
    assert (person.version, person.email) == (2, "nieuw@laren.nl")


# --- Importing ------------------------------------------------------------------------------


def test_list_needs_no_column_for_the_municipality(griffie, draft):
    pasted = {"text": "rol;naam;e-mail\nraadslid;Jan;jan@laren.nl"}
    preview = griffie.post(url("import_people", draft), pasted).context["preview"]
    griffie.post(url("take_people", draft), {"rows": preview.text})

    assert [str(person.municipality) for person in draft.invitations.all()] == ["Laren"]


def test_rows_of_another_municipality_are_not_taken(griffie, draft):
    pasted = rows("Eemnes;raad;Jan;jan@eemnes.nl", "Laren;raad;Piet;piet@laren.nl")
    preview = griffie.post(url("import_people", draft), pasted).context["preview"]
    griffie.post(url("take_people", draft), {"rows": preview.text})

    assert [each.reason for each in preview.wrong] == [
        "‘Eemnes’ hoort hier niet: dit is de lijst van Laren."
    ]
    assert [person.name for person in draft.invitations.all()] == ["Piet"]


def test_list_of_a_manager_still_needs_the_municipality(client, draft, of):
    client.force_login(builders.manager(of))
    pasted = {"text": "rol;naam;e-mail\nraadslid;Jan;jan@laren.nl"}

    response = client.post(url("import_people", draft), pasted)

    assert response.status_code == 422
    assert "Deze kolom ontbreekt of heeft een andere naam: gemeente." in response.text


@pytest.mark.parametrize("name", ["import_people", "check_people", "take_people"])
@pytest.mark.parametrize("place", ["Laren", "Eemnes"])
def test_importing_tells_nothing_of_who_is_listed_elsewhere(griffie, draft, name, place):
    """The same is answered whether an address stands on another municipality's list or not."""

    def answer():
        written = [1, place, "raad", "P. Elders", "elders@eemnes.nl"]
        sent = {"rows": json_of(written)} | rows(";".join(written[1:]))
        response = griffie.post(url(name, draft), sent)
        mine = draft.invitations.filter(municipality__name="Laren", name="P. Elders")
        taken = mine.delete()[0]
        return response.status_code, taken, TOKEN.sub("", response.text)

    before = answer()
    elsewhere(draft, email="elders@eemnes.nl")
    assert answer() == before


def json_of(row):
    return f'[[{row[0]},"{row[1]}","{row[2]}","{row[3]}","{row[4]}"]]'


def test_new_address_tells_nothing_of_who_is_listed_elsewhere(griffie, opened):
    (person,) = builders.invite(opened)
    elsewhere(opened, email="elders@eemnes.nl")

    response = griffie.post(url("new_link", opened, person.pk), {"email": "elders@eemnes.nl"})

    assert response.status_code == 302
    assert opened.invitations.get(pk=person.pk).email == "elders@eemnes.nl"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_template_has_the_own_groups_only(griffie, draft, kind):
    content = griffie.get(url("people_template", draft, kind)).content

    text = Content(BY_SUFFIX[f".{kind}"], content).text
    assert "Laren" in text
    assert [word for word in SECRETS if word in text] == []


# --- Of others -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHANGING)
def test_somebody_of_another_municipality_is_404(griffie, draft, name):
    person = elsewhere(draft)
    address = url(name, draft, person.pk)

    assert griffie.get(address).status_code == 404
    assert griffie.post(address, {"email": ""}).status_code == 404
    assert draft.invitations.filter(pk=person.pk, name="P. Elders").exists()


def test_new_link_for_somebody_of_another_municipality_is_404(griffie, opened):
    person = elsewhere(opened)
    address = url("new_link", opened, person.pk)

    assert griffie.post(address, {"email": "mijn@adres.nl"}).status_code == 404
    assert opened.invitations.get(pk=person.pk).version == 1


@pytest.mark.parametrize("group", ["raad", "samen-organisatie"])
def test_group_of_another_municipality_is_404(griffie, draft, eemnes, group):
    elsewhere(draft)
    key = group if group.startswith("samen") else f"{eemnes.code}-{group}"

    assert griffie.post(url("remove_group", draft, key)).status_code == 404
    assert draft.invitations.count() == 69
    assert names(griffie.get(url("people", draft), {"groep": key})) == []


@pytest.mark.parametrize("words", ["Elders", "eemnes", "Persoon"])
def test_search_finds_nobody_of_another_municipality(griffie, draft, words):
    elsewhere(draft)
    assert names(griffie.get(url("people", draft), {"zoek": words})) == []


def test_cards_are_made_for_own_groups_only(griffie, draft, eemnes, laren):
    elsewhere(draft, email="")
    page = griffie.get(url("cards", draft))
    asked = {f"spares-{eemnes.code}-raad": "3", f"people-{eemnes.code}-raad": "on"}

    assert {row.group.place.name for row in page.context["form"].rows} == {"Laren"}
    assert griffie.post(url("print_cards", draft), asked).status_code == 422
    assert not draft.invitations.exclude(card_digest=None).exists()


def test_cards_that_are_made_again_leave_those_of_others_valid(griffie, draft, laren):
    other = elsewhere(draft, email="", card_digest="a" * 64)
    builders.invite(draft, role="college")
    asked = {f"spares-{laren.code}-raad": "1", "earlier": "replace"}

    assert griffie.post(url("print_cards", draft), asked)["Content-Type"] == "application/pdf"
    other.refresh_from_db()
    assert other.card_digest == "a" * 64


def pages(current_round):
    """All that a coordinator may open of a round, as far as it is there in its state."""
    own = ("round", "people", "import_people", "add_person", "cards", "progress")
    return [reverse("desk"), *(url(name, current_round) for name in own)]


@pytest.mark.parametrize("state", ["draft", "open", "cancelled", "released", "shared"])
def test_no_page_tells_anything_of_others(griffie, of, state):
    current_round = builders.opened_round(of) if state != "draft" else builders.draft_round(of)
    elsewhere(current_round)
    builders.invite(current_round, number=7)
    if state in ("released", "shared"):
        close_round(current_round=current_round)
    if state == "shared":
        share_round(current_round=current_round, by=builders.user("b@example.nl"))
    if state == "cancelled":
        cancel_round(current_round=current_round, by=builders.user("b@example.nl"))

    for address in pages(current_round):
        text = griffie.get(address, follow=True).text
        assert [word for word in (*SECRETS, "31", "69", "76") if word in plain(text)] == [], address


def plain(text):
    """What is read, without times and what is drawn."""
    without = re.sub(r"<(script|style|svg|head|footer).*?</\1>|<[^>]+>", " ", text, flags=re.S)
    return re.sub(r"\d+ \w+ 20\d\d|\d+[.,:]\d+", "", without)


# --- Places that change ----------------------------------------------------------------------


def test_who_is_removed_finds_nothing_any_more(griffie, draft):
    (person,) = builders.invite(draft)
    griffie.get(url("remove_person", draft, person.pk))
    Member.objects.filter(level="coordinator").delete()

    assert griffie.post(url("remove_person", draft, person.pk)).status_code == 404
    assert draft.invitations.exists()


def test_who_reads_only_from_now_on_finds_no_people(griffie, draft):
    Member.objects.filter(level="coordinator").update(level="reader")
    assert griffie.get(url("people", draft)).status_code == 404


def test_who_moves_on_takes_nothing_of_a_list_that_was_shown_before(griffie, draft, eemnes):
    pasted = {"text": "rol;naam;e-mail\nraadslid;Jan;jan@laren.nl"}
    preview = griffie.post(url("import_people", draft), pasted).context["preview"]
    Member.objects.filter(level="coordinator").update(municipality=eemnes)
    griffie.post(url("take_people", draft), {"rows": preview.text})

    assert not draft.invitations.exists()


def test_municipality_that_left_the_round_has_no_list(griffie, draft, laren):
    draft.municipalities.remove(laren)

    assert griffie.get(url("people", draft)).status_code == 404
    assert griffie.get(url("round", draft)).status_code == 404
    assert "Najaar 2026" not in griffie.get(reverse("desk")).text


def test_round_of_another_partnership_is_404(griffie, laren):
    other = builders.draft_round(builders.partnership("Laren", slug="ook"))
    assert griffie.get(url("people", other)).status_code == 404


# --- Inviting after opening ------------------------------------------------------------------


def test_coordinator_invites_own_people_once_the_managers_did(griffie, opened, of):
    elsewhere(opened)
    invite(current_round=opened, by=builders.manager(of))
    elsewhere(opened, role="college")
    (person,) = builders.invite(opened)

    page = griffie.get(url("people", opened))
    griffie.post(url("invite_own", opened))

    assert page.context["waiting"] == 1
    newest = Mailing.objects.first()
    assert [each.invitation for each in newest.messages.all()] == [person]


def test_coordinator_does_not_begin_with_inviting(griffie, opened):
    builders.invite(opened)

    assert griffie.get(url("people", opened)).context["waiting"] is None
    griffie.post(url("invite_own", opened))
    assert not Mailing.objects.exists()
