import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from assessments.desk.actions import cancel_round, close_round
from assessments.models import AuditEntry, Invitation
from assessments.survey import actions as survey
from tests import builders

pytestmark = pytest.mark.django_db

DOUBLE = "Dit e-mailadres staat al in deze groep."
PAGES = ("people", "import_people", "add_person")


def url(name, current_round, *args):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk, *args])


def text(response):
    """What is on the page, in one line."""
    words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(words.split())


def names(response):
    page: Page = response.context["page"]
    return [person.name for person in page.object_list]


# --- Who may ---------------------------------------------------------------------------------


def every_address(current_round, person):
    return [
        *(url(name, current_round) for name in PAGES),
        url("check_people", current_round),
        url("take_people", current_round),
        url("rejected_people", current_round, "xlsx"),
        url("people_template", current_round, "xlsx"),
        *(url(name, current_round) for name in ("move_people", "remove_people", "resend_links")),
        url("export_people", current_round, "xlsx"),
        url("remove_group", current_round, "samen-organisatie"),
        url("change_person", current_round, person.pk),
        url("new_link", current_round, person.pk),
        url("remove_person", current_round, person.pk),
    ]


@pytest.mark.parametrize("someone", [builders.reader, lambda of: builders.user("ander@example.nl")])
def test_everything_is_404_for_who_is_no_manager(client, draft, of, someone):
    (person,) = builders.invite(draft)
    client.force_login(someone(of))

    for address in every_address(draft, person):
        for method in (client.get, client.post):
            assert method(address).status_code in (404, 405), address
    assert Invitation.objects.count() == 1


def test_everything_asks_to_sign_in_first(client, draft):
    (person,) = builders.invite(draft)

    for address in every_address(draft, person):
        for method in (client.get, client.post):
            response = method(address)
            if response.status_code != 405:
                assert response["Location"] == f"{reverse('account_login')}?next={address}"


def test_a_round_of_another_partnership_is_404(desk, draft):
    other = builders.draft_round(builders.partnership("Ede", slug="ede"))
    (person,) = builders.invite(other, "Ede")
    address = reverse("remove_person", args=["bel", draft.pk, person.pk])

    assert desk.post(address).status_code == 404
    assert Invitation.objects.filter(pk=person.pk).exists()


# --- The list --------------------------------------------------------------------------------


def test_the_list_shows_people_by_role_place_and_name(desk, draft):
    builders.invite(draft, "", "organisatie")
    builders.invite(draft, "Laren", "raad")
    builders.invite(draft, "Eemnes", "college")
    builders.invite(draft, "Eemnes", "raad")

    groups = [person.group_name for person in desk.get(url("people", draft)).context["page"]]

    assert groups == ["raad Eemnes", "raad Laren", "college Eemnes", "BEL Combinatie"]


def test_the_list_is_in_the_order_of_surnames(desk, draft):
    people = builders.invite(draft, number=4)
    for person, name in zip(
        people, ["Anna Visser", "Bob van der Berg", "Éva Adams", "Jan Bakker"], strict=True
    ):
        Invitation.objects.filter(pk=person.pk).update(name=name)

    response = desk.get(url("people", draft))

    assert names(response) == ["Éva Adams", "Jan Bakker", "Bob van der Berg", "Anna Visser"]


def test_the_list_counts_every_group(desk, draft):
    builders.invite(draft, "Laren", "raad", 3)
    builders.invite(draft, "", "organisatie", 2)

    response = desk.get(url("people", draft))

    table = {
        place.name: [cell.number for cell in cells]
        for place, cells in response.context["listed"].table
    }
    assert table == {
        "Eemnes": [0, 0, 0],
        "Laren": [3, 0, 0],
        "BEL Combinatie": [None, None, 2],
    }
    assert "5 mensen staan op de lijst." in text(response)


def test_the_list_says_who_gets_a_card_and_whose_mail_was_refused(desk, opened):
    builders.invite(opened, number=1, refusal="550 onbekend")
    Invitation.objects.create(
        round=opened, municipality=builders.municipality("Laren"), role="raad", name="Anja"
    )

    page = text(desk.get(url("people", opened)))

    assert "Niet aangekomen: 550 onbekend" in page
    assert "1 mens heeft geen e-mailadres en krijgt een kaart op papier." in page


def test_the_list_never_tells_who_answered(desk, opened):
    answered, _silent = builders.ballots(opened, answers=(4, None))
    Invitation.objects.update(sent_at=timezone.now(), name="Dezelfde", email="")
    before = text(desk.get(url("people", opened)))
    assert "Wie er instuurde, tonen wij niet." in before

    survey.withdraw(invitation=answered)

    assert text(desk.get(url("people", opened))) == before


def test_the_list_leaves_out_spare_cards_and_who_was_revoked(desk, opened):
    builders.invite(opened, "Laren", "raad", spare=True, superfluous=True)
    (gone,) = builders.invite(opened, "Eemnes", "raad")
    survey.revoke(invitation=gone)
    builders.invite(opened, "Laren", "college")

    response = desk.get(url("people", opened))

    assert len(names(response)) == 1
    assert response.context["listed"].total == 1


def test_a_loose_card_in_use_counts_but_has_no_line(desk, opened):
    builders.invite(opened, "Laren", "raad", 2)
    Invitation.objects.create(
        round=opened, municipality=builders.municipality("Laren"), role="raad"
    )

    response = desk.get(url("people", opened))

    assert len(names(response)) == 2
    assert "1 kaart zonder naam is in gebruik en telt mee." in text(response)
    assert response.context["listed"].total == 3


@pytest.mark.parametrize("words", ["zoe", "ZOË", "löwe zoë", "zoe@", "loew"])
def test_the_list_is_searched_by_parts_of_name_and_address(desk, draft, words):
    builders.invite(draft, number=2)
    Invitation.objects.create(
        round=draft,
        municipality=builders.municipality("Laren"),
        role="raad",
        name="Zoë Löwe",
        email="zoe@loewe.nl",
    )

    assert names(desk.get(url("people", draft), {"zoek": words})) == ["Zoë Löwe"]


def test_the_list_of_one_group(desk, draft):
    builders.invite(draft, "Laren", "raad", 2)
    builders.invite(draft, "", "organisatie", 3)

    response = desk.get(url("people", draft), {"groep": "samen-organisatie"})

    assert len(names(response)) == 3
    assert '<h2 id="list-heading">BEL Combinatie</h2>' in " ".join(
        response.content.decode().split()
    ).replace("> ", ">").replace(" <", "<")


def test_an_unknown_group_is_everybody(desk, draft):
    builders.invite(draft, "Laren", "raad", 2)

    assert len(names(desk.get(url("people", draft), {"groep": "GM9999-raad"}))) == 2


def test_a_search_for_nobody_says_so(desk, draft):
    builders.invite(draft)

    assert "Niemand gevonden." in text(desk.get(url("people", draft), {"zoek": "xyz"}))


# --- Sorting and taking along ----------------------------------------------------------------


def mailed(current_round):
    """Who was refused, wasn't sent anything, gets a card, and was sent the invitation."""
    people = builders.invite(current_round, "Laren", "raad", 4)
    fields = [
        {"refusal": "550 onbekend", "sent_at": timezone.now(), "name": "Anna Dijk"},
        {"name": "Bob Cohen"},
        {"email": "", "name": "Carl Bos"},
        {"sent_at": timezone.now(), "name": "Dirk Aal"},
    ]
    for person, changed in zip(people, fields, strict=True):
        Invitation.objects.filter(pk=person.pk).update(**changed)
    return people


def test_the_list_is_sorted_by_how_far_invitations_are(desk, opened):
    mailed(opened)

    response = desk.get(url("people", opened), {"volgorde": "mail"})

    assert [(heading, len(people)) for heading, people in response.context["sections"]] == [
        ("geweigerd door de mailserver", 1),
        ("uitnodiging nog niet verstuurd", 1),
        ("krijgt een kaart", 1),
        ("uitnodiging verstuurd", 1),
    ]
    assert names(response) == ["Anna Dijk", "Bob Cohen", "Carl Bos", "Dirk Aal"]


def test_the_list_is_sorted_by_surname_over_all_groups(desk, opened):
    mailed(opened)
    (other,) = builders.invite(opened, "", "organisatie")
    Invitation.objects.filter(pk=other.pk).update(name="Eva Baars")

    response = desk.get(url("people", opened), {"volgorde": "naam"})

    assert names(response) == ["Dirk Aal", "Eva Baars", "Carl Bos", "Bob Cohen", "Anna Dijk"]
    assert "Eva Baars BEL Combinatie" in text(response)


@pytest.mark.parametrize("order", ["ingestuurd", "submitted_on", "", "x"])
def test_an_order_that_there_is_not_is_that_of_groups(desk, opened, order):
    builders.ballots(opened, answers=(None, 4, None))

    response = desk.get(url("people", opened), {"volgorde": order})

    assert names(response) == ["Persoon 0", "Persoon 1", "Persoon 2"]


@pytest.mark.parametrize("order", ["groep", "naam", "mail"])
def test_five_hundred_people_are_a_hundred_a_page_in_every_order(
    desk, draft, order, django_assert_max_num_queries
):
    builders.invite(draft, number=500)

    with django_assert_max_num_queries(9):
        response = desk.get(url("people", draft), {"volgorde": order, "blad": "5"})

    assert len(names(response)) == 100
    assert len(response.content) < 250_000


def test_everybody_on_a_page_is_ticked_without_a_script(desk, draft):
    builders.invite(draft, number=3)

    assert desk.get(url("people", draft)).text.count("checked") == 0
    assert desk.get(url("people", draft), {"alles": "1"}).text.count("checked") == 3


def exported(response):
    return [line.split(";") for line in response.getvalue().decode("utf-8-sig").splitlines()]


def test_the_list_is_taken_along_as_a_file_and_that_is_logged(desk, opened, by):
    mailed(opened)

    response = desk.get(url("export_people", opened, "csv"), {"zoek": "aal"})

    assert exported(response) == [
        ["gemeente", "rol", "naam", "e-mail", "uitnodiging"],
        ["Laren", "raad", "Dirk Aal", "p3.raad.Laren@example.nl", "uitnodiging verstuurd"],
    ]
    assert 'filename="mensen-op-de-lijst-bel.csv"' in response["Content-Disposition"]
    entry = AuditEntry.objects.get(action="people-exported")
    assert (entry.actor, entry.detail) == (by, "csv: 1 mens")


def test_a_file_of_another_kind_is_404(desk, opened):
    assert desk.get(url("export_people", opened, "pdf")).status_code == 404
    assert not AuditEntry.objects.filter(action="people-exported").exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_taken_along_can_be_read_again(desk, draft, kind):
    builders.invite(draft, number=3)
    builders.invite(draft, "", "organisatie")
    content = desk.get(url("export_people", draft, kind)).getvalue()

    file = SimpleUploadedFile(f"lijst.{kind}", content)
    page = desk.post(url("import_people", draft), {"file": file})

    assert len(page.context["preview"].double) == 4
    assert page.context["preview"].wrong == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_name_that_begins_as_a_formula_is_no_formula_in_the_file(desk, draft, kind):
    builders.invite(draft)
    Invitation.objects.update(name="=HYPERLINK(1)")

    content = desk.get(url("export_people", draft, kind)).getvalue()

    if kind == "csv":
        assert "'=HYPERLINK(1)" in content.decode("utf-8-sig")
    else:
        cell = load_workbook(io.BytesIO(content)).active["C2"]
        assert (cell.value, cell.data_type) == ("'=HYPERLINK(1)", "s")


@pytest.mark.parametrize(("sheet", "shown"), [("1", 100), ("3", 20), ("9", 20), ("x", 100)])
def test_the_list_has_a_hundred_people_a_page(desk, draft, sheet, shown):
    builders.invite(draft, number=220)

    assert len(names(desk.get(url("people", draft), {"blad": sheet}))) == shown


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_asks_the_database_nine_times(desk, draft, number, django_assert_num_queries):
    builders.invite(draft, number=number)
    builders.invite(draft, "", "organisatie", number)

    with django_assert_num_queries(9):
        desk.get(url("people", draft), {"zoek": "persoon"})


def test_page_goes_on_in_the_next_group(desk, draft):
    builders.invite(draft, number=130)
    builders.invite(draft, "", "organisatie", 30)

    page = desk.get(url("people", draft), {"blad": "2"})

    shown = [person.role for person in page.context["page"].object_list]
    assert shown == ["raad"] * 30 + ["organisatie"] * 30


@pytest.mark.parametrize("end", [close_round, cancel_round])
def test_after_the_end_the_list_can_only_be_read(desk, opened, by, end):
    (person,) = builders.invite(opened)
    end(current_round=opened, by=by)

    page = desk.get(url("people", opened))

    assert "De lijst verandert niet meer." in text(page)
    html = page.content.decode()
    found = [address for address in every_address(opened, person)[1:] if f'"{address}' in html]
    assert found == [url("export_people", opened, "xlsx")]


@pytest.mark.parametrize("end", [close_round, cancel_round])
def test_after_the_end_nothing_can_be_changed(desk, opened, by, end):
    (person,) = builders.invite(opened)
    end(current_round=opened, by=by)
    before = Invitation.objects.values().get()

    for name, args in (
        ("import_people", ()),
        ("take_people", ()),
        ("add_person", ()),
        ("change_person", (person.pk,)),
        ("new_link", (person.pk,)),
        ("remove_person", (person.pk,)),
        ("remove_group", ("samen-organisatie",)),
    ):
        response = desk.post(url(name, opened, *args), {"rows": "[]"})
        assert response["Location"] == url("people", opened), name

    assert Invitation.objects.values().get() == before
    assert "Dat kan nu niet: de ronde is" in text(desk.get(url("people", opened)))


def test_after_contact_details_are_wiped_the_list_says_so(desk, opened):
    builders.invite(opened, number=3)
    close_round(current_round=opened)
    Invitation.objects.update(name="", email="")

    page = text(desk.get(url("people", opened)))

    assert "De namen en adressen zijn gewist." in page
    assert "3 mensen staan op de lijst." in page


# --- One person ------------------------------------------------------------------------------


def person_data(**changed):
    laren = builders.municipality("Laren").code
    return {"place": laren, "role": "raad", "name": "Jan", "email": "Jan@Laren.nl"} | changed


def test_somebody_is_added(desk, draft):
    response = desk.post(url("add_person", draft), person_data())

    person = draft.invitations.get()
    assert response["Location"] == url("people", draft)
    assert (person.place_name, person.role, person.name, person.email) == (
        "Laren",
        "raad",
        "Jan",
        "jan@laren.nl",
    )


def test_somebody_of_the_joint_organisation_is_added(desk, draft):
    desk.post(url("add_person", draft), person_data(place="samen", role="organisatie"))

    assert draft.invitations.get().atom == ("", "organisatie")


def test_somebody_of_a_name_that_is_there_is_added_and_pointed_out(desk, draft):
    (person,) = builders.invite(draft, "Laren", "raad")
    data = person_data(role="raad", name=person.name, email="ander@laren.nl")

    page = text(desk.post(url("add_person", draft), data, follow=True))

    assert f"{person.name} staat op de lijst." in page
    assert "Deze naam staat al in deze groep. Is dit iemand anders?" in page


def test_after_adding_the_next_of_the_same_group_can_be_added(desk, draft):
    response = desk.post(url("add_person", draft), person_data(another="1"))

    form = desk.get(response["Location"]).context["form"]
    assert (form["place"].value(), form["role"].value()) == (person_data()["place"], "raad")


@pytest.mark.parametrize(
    ("changed", "field", "error"),
    [
        ({"name": " \u200b "}, "name", "Vul een naam in."),
        ({"name": ""}, "name", "Vul een naam in."),
        ({"place": "GM9999"}, "place", None),
        (
            {"role": "raad", "place": "samen"},
            "role",
            "Hier kan alleen de rol ambtelijke organisatie.",
        ),
        ({"email": "jan(at)laren.nl"}, "email", None),
        ({"email": "p0.raad.laren@example.nl"}, "email", DOUBLE),
    ],
)
def test_what_is_wrong_is_said_at_the_field(desk, draft, changed, field, error):
    builders.invite(draft)

    response = desk.post(url("add_person", draft), person_data(**changed))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    if error:
        assert response.context["form"].errors[field] == [error]
    assert draft.invitations.count() == 1
    assert text(response).startswith("Fout:")


def test_somebody_is_changed_in_preparation(desk, draft):
    (person,) = builders.invite(draft, "", "organisatie")
    assert desk.get(url("change_person", draft, person.pk)).context["form"]["place"].value() == (
        "samen"
    )

    desk.post(url("change_person", draft, person.pk), person_data(role="college"))

    person.refresh_from_db()
    assert (person.place_name, person.role, person.name) == ("Laren", "college", "Jan")


def test_a_change_that_makes_somebody_double_is_refused(desk, draft):
    first, second = builders.invite(draft, number=2)

    response = desk.post(
        url("change_person", draft, second.pk), person_data(email=first.email.lower())
    )

    assert response.status_code == 422
    assert DOUBLE in text(response)


def test_only_a_name_is_corrected_once_the_round_is_open(desk, opened):
    (person,) = builders.ballots(opened, answers=(4,))
    before = Invitation.objects.values().get()

    page = text(desk.post(url("change_person", opened, person.pk), person_data(), follow=True))

    assert "De wijziging is bewaard." in page
    assert Invitation.objects.values().get() == before | {"name": "Jan"}
    assert survey.has_submitted(invitation=person)


def test_a_name_that_makes_somebody_double_is_refused_once_the_round_is_open(desk, opened):
    first, second = builders.invite(opened, number=2)
    Invitation.objects.filter(pk=second.pk).update(email="")

    response = desk.post(url("change_person", opened, second.pk), {"name": first.name})

    assert response.status_code == 422
    assert "Deze naam staat al in deze groep." in text(response)


def test_a_name_that_another_manager_corrected_is_not_overwritten(desk, opened):
    (person,) = builders.invite(opened)
    Invitation.objects.update(name="Jan Jansen")

    data = {"name": "Jan", "seen": '{"name": ["Persoon 0"]}'}
    response = desk.post(url("change_person", opened, person.pk), data)

    assert response.status_code == 409
    assert opened.invitations.get().name == "Jan Jansen"


def test_the_manager_is_told_before_a_new_link_is_made(desk, opened):
    (person,) = builders.invite(opened)

    page = text(desk.get(url("new_link", opened, person.pk)))

    assert "begint met een lege vragenlijst" in page
    assert "dan telt dat mee tot deze persoon opnieuw instuurt" in page
    person.refresh_from_db()
    assert person.version == 1


@pytest.mark.parametrize("name", ["new_link", "remove_person", "change_person"])
def test_the_words_are_the_same_whether_somebody_answered_or_not(desk, opened, name):
    people = builders.ballots(opened, answers=(4, None))
    Invitation.objects.update(name="Dezelfde", email="")

    def words(person, method):
        response = method(url(name, opened, person.pk), {"email": "n@example.nl"}, follow=True)
        return text(response).replace("0 mensen staan", "").replace("1 mens staat", "")

    assert words(people[0], desk.get) == words(people[1], desk.get)


@pytest.mark.parametrize("answer", [4, None])
def test_a_new_link_is_made_for_anybody_alike(desk, opened, answer):
    (person,) = builders.ballots(opened, answers=(answer,))

    response = desk.post(
        url("new_link", opened, person.pk), {"email": "Nieuw@Laren.nl"}, follow=True
    )

    person.refresh_from_db()
    assert (person.email, person.version) == ("nieuw@laren.nl", 2)
    assert "De oude link van Persoon 0 werkt niet meer. Verstuur nu de nieuwe uitnodiging." in text(
        response
    )


def test_a_new_link_without_address_asks_for_a_card(desk, opened):
    (person,) = builders.invite(opened)

    response = desk.post(url("new_link", opened, person.pk), {"email": ""}, follow=True)

    assert "Maak nu een nieuwe kaart." in text(response)
    person.refresh_from_db()
    assert person.email == ""


def test_a_new_link_to_somebody_elses_address_is_refused(desk, opened):
    first, second = builders.invite(opened, number=2)

    response = desk.post(url("new_link", opened, second.pk), {"email": first.email})

    assert response.status_code == 422
    assert DOUBLE in text(response)


def test_no_new_link_is_made_in_preparation(desk, draft):
    (person,) = builders.invite(draft)

    response = desk.post(url("new_link", draft, person.pk), {"email": "n@laren.nl"})

    assert response["Location"] == url("people", draft)
    person.refresh_from_db()
    assert person.version == 1


def test_asking_to_remove_removes_nobody(desk, opened):
    (person,) = builders.ballots(opened, answers=(4,))

    page = text(desk.get(url("remove_person", opened, person.pk)))

    assert "Persoon 0 verwijderen?" in page
    assert "Alles wat deze persoon heeft ingevuld of ingestuurd, wordt gewist" in page
    assert survey.has_submitted(invitation=person)


def test_somebody_is_removed(desk, opened):
    (person,) = builders.invite(opened)

    response = desk.post(url("remove_person", opened, person.pk), follow=True)

    assert "Persoon 0 staat niet meer op de lijst." in text(response)
    person.refresh_from_db()
    assert person.revoked


@pytest.mark.parametrize("name", ["change_person", "new_link", "remove_person"])
def test_who_was_revoked_or_is_a_spare_card_is_not_found(desk, opened, name):
    (gone,) = builders.invite(opened, role="raad")
    (spare,) = builders.invite(opened, role="college", spare=True)
    survey.revoke(invitation=gone)
    Invitation.objects.update(round=opened)

    if name != "change_person":
        assert desk.get(url(name, opened, gone.pk)).status_code == 404
        assert desk.get(url(name, opened, spare.pk)).status_code == 404


def test_a_group_is_removed_after_asking(desk, draft):
    builders.invite(draft, "Laren", "raad", 3)
    builders.invite(draft, "Laren", "college", 1)
    address = url("remove_group", draft, f"{builders.municipality('Laren').code}-raad")

    assert "3 mensen uit raad Laren gaan van de lijst." in text(desk.get(address))
    response = desk.post(address, follow=True)

    assert "Raad Laren is leeggemaakt." in text(response)
    assert [person.role for person in draft.invitations.all()] == ["college"]


def test_an_unknown_group_is_404(desk, draft):
    assert desk.get(url("remove_group", draft, "GM9999-raad")).status_code == 404
