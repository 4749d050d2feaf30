import html
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from assessments.models import Invitation
from tests import builders
from tests.desk.people import files
from tests.desk.people.files import HEADINGS, people_in
from tests.desk.people.test_views import text, url

pytestmark = pytest.mark.django_db

GOOD = ["Laren", "Raadslid", "Zoë de Vries", "zoe@laren.nl"]
ON_PAPER = ["BEL Combinatie", "", "Anja", ""]
UNKNOWN = ["Larne", "raad", "Kees", "kees@laren.nl"]
TWICE = ["Laren", "raad", "Z. de Vries", "Zoe@Laren.nl"]
LIST = [HEADINGS, GOOD, ON_PAPER, UNKNOWN, TWICE]


def pasted(*rows):
    return {"text": "\r\n".join("\t".join(row) for row in rows)}


def uploaded(content, name="lijst.xlsx"):
    return {"file": SimpleUploadedFile(name, content)}


def preview(desk, current_round, *rows):
    return desk.post(url("import_people", current_round), pasted(*rows))


def carried(response):
    """The rows that the page's form carries."""
    found = re.search(r'name="rows"\s+value="([^"]*)"', response.content.decode())
    return {"rows": html.unescape(found.group(1))}


def take(desk, current_round, response, **options):
    return desk.post(url("take_people", current_round), carried(response), **options)


def people(current_round):
    return sorted(
        current_round.invitations.values_list("municipality__name", "role", "name", "email"),
        key=str,
    )


def test_a_preview_saves_nothing(desk, draft):
    response = preview(desk, draft, *LIST)

    assert response.status_code == 200
    assert "Er is nog niets opgeslagen." in text(response)
    assert people(draft) == []


def test_a_preview_says_of_each_row_what_it_is(desk, draft):
    page = text(preview(desk, draft, *LIST))

    assert "Nieuw 2 (waarvan 1 zonder e-mailadres: die krijgen een kaart) Dubbel 1" in page
    assert "Rij 4: Kees ‘Larne’ doet niet mee in deze ronde. Bedoelt u Laren?" in page
    assert "Rij 5: Z. de Vries Dit e-mailadres staat ook in rij 2." in page
    assert "2 Zoë de Vries zoe@laren.nl Laren raad" in page


def test_a_preview_escapes_what_was_pasted(desk, draft):
    response = preview(desk, draft, ["<b>Laren</b>", "raad", 'a"><script>x</script>', ""])

    assert "<script>x" not in response.content.decode()
    assert carried(response)["rows"] == '[[1,"<b>Laren</b>","raad","a\\"><script>x</script>",""]]'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lijst.xlsx", files.xlsx(LIST)),
        ("uit Excel.xlsx", files.excel(LIST)),
        ("uit LibreOffice.ods", files.libreoffice(*LIST)),
        ("lijst.csv", files.csv(*LIST)),
        ("oud.csv", files.csv(*LIST, encoding="cp1252")),
        ("komma.csv", files.csv(*LIST, delimiter=",", encoding="utf-8", newline="\n")),
    ],
)
def test_every_kind_of_file_gives_the_same_preview(desk, draft, name, content):
    response = desk.post(url("import_people", draft), uploaded(content, name))

    assert carried(response) == carried(preview(desk, draft, *LIST))


def test_the_good_rows_are_taken_without_the_others(desk, draft):
    response = take(desk, draft, preview(desk, draft, *LIST))

    assert "2 mensen zijn toegevoegd. 2 rijen zijn niet overgenomen." in text(response)
    assert people(draft) == [
        ("Laren", "raad", "Zoë de Vries", "zoe@laren.nl"),
        (None, "organisatie", "Anja", ""),
    ]


def test_a_list_without_faults_leads_back_to_the_people(desk, draft):
    response = take(desk, draft, preview(desk, draft, HEADINGS, GOOD), follow=True)

    assert response.redirect_chain == [(url("people", draft), 302)]
    assert "1 mens is toegevoegd." in text(response)


def test_taking_twice_adds_nobody_twice(desk, draft):
    shown = preview(desk, draft, HEADINGS, GOOD)
    take(desk, draft, shown)

    response = take(desk, draft, shown)

    assert "0 mensen zijn toegevoegd. 1 rij is niet overgenomen." in text(response)
    assert len(people(draft)) == 1


def test_rows_are_checked_again_when_they_are_taken(desk, draft):
    forged = '[[1,"Amsterdam","raad","Jan","jan@x.nl"],[2,"Laren","raad","Piet","p@laren.nl"]]'

    desk.post(url("take_people", draft), {"rows": forged})

    assert people(draft) == [("Laren", "raad", "Piet", "p@laren.nl")]


@pytest.mark.parametrize("name", ["check_people", "take_people", "rejected_people"])
@pytest.mark.parametrize(("rows", "status"), [("", 422), ("{", 422), (f"[{'[1,2],' * 9}[]]", 422)])
def test_a_broken_form_is_refused_with_words(desk, draft, name, rows, status):
    args = ["csv"] if name == "rejected_people" else []

    response = desk.post(url(name, draft, *args), {"rows": rows})

    assert response.status_code == status
    assert "kunnen wij niet lezen" in text(response)
    assert "Er is niets opgeslagen." in text(response)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_other_rows_come_back_as_a_file(desk, draft, kind):
    shown = preview(desk, draft, *LIST)

    response = desk.post(url("rejected_people", draft, kind), carried(shown))

    assert response["Content-Disposition"] == (
        f'attachment; filename="niet-overgenomen-bel.{kind}"'
    )
    assert [(row.place, row.name) for row in people_in(response.content)] == [
        ("Larne", "Kees"),
        ("Laren", "Z. de Vries"),
    ]


def test_the_file_has_the_reasons(desk, draft):
    shown = preview(desk, draft, *LIST)

    response = desk.post(url("rejected_people", draft, "xlsx"), carried(shown))

    book = load_workbook(io.BytesIO(response.content))
    assert [row[5] for row in book.active.iter_rows(values_only=True)] == [
        "reden",
        "‘Larne’ doet niet mee in deze ronde. Bedoelt u Laren?",
        "Dit e-mailadres staat ook in rij 2.",
    ]


def test_after_taking_the_form_carries_the_other_rows_only(desk, draft):
    left = carried(take(desk, draft, preview(desk, draft, *LIST)))

    assert left == {
        "rows": '[[4,"Larne","raad","Kees","kees@laren.nl"],'
        '[5,"Laren","raad","Z. de Vries","zoe@laren.nl"]]'
    }


def test_a_corrected_file_can_be_taken(desk, draft):
    left = carried(take(desk, draft, preview(desk, draft, *LIST)))
    rejected = desk.post(url("rejected_people", draft, "csv"), left).content
    corrected = rejected.decode("utf-8-sig").replace("Larne;", "Laren;").encode("utf-8-sig")

    shown = desk.post(url("import_people", draft), uploaded(corrected, "beter.csv"))
    take(desk, draft, shown)

    assert ("Laren", "raad", "Kees", "kees@laren.nl") in people(draft)


def test_the_template_that_was_filled_in_can_be_taken(desk, draft):
    content = desk.get(url("people_template", draft, "csv")).content.decode("utf-8-sig")
    filled = content.replace("Laren;college;;", "Laren;college;Mia Bos;mia@laren.nl")

    shown = desk.post(url("import_people", draft), uploaded(filled.encode(), "v.csv"))
    take(desk, draft, shown)

    assert "6 rijen zonder naam en adres zijn overgeslagen." in text(shown)
    assert people(draft) == [("Laren", "college", "Mia Bos", "mia@laren.nl")]


@pytest.mark.parametrize("name", ["people_template", "rejected_people"])
def test_files_come_in_two_kinds_only(desk, draft, name):
    method = desk.get if name == "people_template" else desk.post

    assert method(url(name, draft, "exe"), {"rows": "[]"}).status_code == 404


def test_files_of_a_demonstration_are_marked(desk, draft, of):
    of.fictitious = True
    of.save()

    response = desk.get(url("people_template", draft, "xlsx"))

    assert 'filename="VERZONNEN-mensen-bel.xlsx"' in response["Content-Disposition"]


# --- Limits ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        ({}, 422, "Plak een lijst, of kies een bestand."),
        ({"text": " \n"}, 422, "Plak een lijst, of kies een bestand."),
        (pasted(HEADINGS), 422, "In deze lijst staat niemand."),
        (pasted(["Gemeente", "Rol"], ["Laren", "raad"]), 422, "Deze kolom ontbreekt"),
        (pasted(*[GOOD] * 5001), 413, "meer dan 5.000 rijen"),
        ({"text": "x" * 2_000_001}, 413, "hij mag 2 MB zijn"),
    ],
)
def test_what_can_not_be_taken_is_refused_with_words(desk, draft, data, status, words):
    response = desk.post(url("import_people", draft), data)

    assert response.status_code == status
    assert words in text(response)
    assert text(response).startswith("Fout:")
    assert "Er is niets opgeslagen." in text(response)


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 422, "In deze lijst staat niemand."),
        (b"PK\x03\x04kapot", 422, "kunnen wij niet lezen"),
        (b"\xd0\xcf\x11\xe0oud", 422, "oud Excel-bestand"),
        (b"x" * 2_000_001, 413, "hij mag 2 MB zijn"),
    ],
)
def test_a_file_that_can_not_be_taken_is_refused_with_words(desk, draft, content, status, words):
    response = desk.post(url("import_people", draft), uploaded(content))

    assert response.status_code == status
    assert words in text(response)


def test_both_a_text_and_a_file_is_one_too_many(desk, draft):
    response = desk.post(url("import_people", draft), pasted(GOOD) | uploaded(b"x"))

    assert response.status_code == 422
    assert "Kies één van de twee" in text(response)


@pytest.mark.parametrize("name", ["import_people", "check_people", "take_people"])
@pytest.mark.parametrize("field", ["text", "rows"])
def test_a_request_that_is_much_too_large_is_refused_with_words(desk, draft, name, field):
    response = desk.post(url(name, draft), {field: "x" * 6_000_000})

    assert response.status_code == 413
    assert "hij mag 2 MB zijn" in text(response)


def test_a_list_that_was_pasted_is_still_there_after_an_error(desk, draft):
    response = preview(desk, draft, ["Gemeente", "Rol"], ["Laren", "raad"])

    assert "Laren\traad" in response.content.decode()


@pytest.mark.parametrize(
    "name", ["import_people", "check_people", "take_people", "rejected_people"]
)
def test_forged_forms_are_refused(by, draft, name):
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(by)
    args = ["csv"] if name == "rejected_people" else []

    response = forger.post(url(name, draft, *args), {"rows": "[]"} | pasted(GOOD))

    assert response.status_code == 403
    assert Invitation.objects.count() == 0


def test_a_real_form_is_not_taken_for_a_forged_one(by, draft):
    real = Client(enforce_csrf_checks=True)
    real.force_login(by)
    page = real.get(url("import_people", draft)).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)

    response = real.post(url("import_people", draft), pasted(GOOD) | {"csrfmiddlewaretoken": token})

    assert response.status_code == 200


# --- Large and quick --------------------------------------------------------------------------


def many(number):
    return [["Laren", "raad", f"Persoon {n}", f"persoon{n}@laren.nl"] for n in range(number)]


@pytest.mark.parametrize("number", [3, 300])
def test_a_preview_asks_the_database_seven_times(desk, draft, number, django_assert_num_queries):
    builders.invite(draft, "Eemnes", "raad", number)

    with django_assert_num_queries(7):
        preview(desk, draft, HEADINGS, *many(number))


@pytest.mark.slow
def test_5000_people_fit_in_the_form_that_carries_them(desk, draft):
    name = "Jonkheer meester Alexander van der Meer de Walcheren "
    rows = [
        ["BEL Combinatie", "organisatie", f"{name}{n}", f"{'x' * 50}{n}@bel.nl"]
        for n in range(5000)
    ]

    response = take(desk, draft, preview(desk, draft, *rows))

    assert response.status_code == 302
    assert draft.invitations.count() == 5000


def test_people_of_an_open_round_are_told_to_need_an_invitation(desk, opened):
    page = text(preview(desk, opened, HEADINGS, GOOD))

    assert "Nieuwe mensen krijgen hun uitnodiging pas als u die verstuurt." in page
