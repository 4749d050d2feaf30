"""Importing people in a real browser: with and without JavaScript, small and wide."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests import builders
from tests.browser.measuring import problems
from tests.desk.people import files
from tests.desk.people.files import HEADINGS, people_in

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"width": 320, "height": 640}
LIST = [
    HEADINGS,
    ["Laren", "Raadslid", "Zoë de Vries", "zoe@laren.nl"],
    ["BEL Combinatie", "", "Anja Bos", ""],
    ["Larne", "raad", "Kees Vis", "kees@laren.nl"],
    ["Laren", "raad", "Z. de Vries", "zoe@laren.nl"],
]


@pytest.fixture
def draft():
    builders.instrument()
    of = builders.partnership(
        "Laren", "Eemnes", name="BEL", slug="bel", joint_organisation="BEL Combinatie"
    )
    return builders.draft_round(of)


@pytest.fixture
def signed_in(live_server, draft):
    """Give a page the session of the round's manager, and complain of what it complains of."""
    client = Client()
    client.force_login(builders.manager(draft.partnership))
    complaints = []

    def sign_in(page):
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([cookie | {"url": live_server.url}])
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda line: complaints.append(line.text) if "Policy" in line.text else 0
        )
        return page

    yield sign_in
    assert complaints == []


@pytest.fixture
def without_javascript(browser):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()


def go(page, live_server, name, current_round, *args):
    page.goto(live_server.url + reverse(name, args=["bel", current_round.pk, *args]))


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def paste(page, *rows):
    page.get_by_label("Plakken uit een rekenblad").fill("\n".join("\t".join(row) for row in rows))
    press(page, "Lijst controleren")


def import_the_list(page, live_server, draft):
    """From the people, over the preview, to what wasn't taken; the file of that."""
    go(page, live_server, "people", draft)
    page.get_by_role("link", name="Lijst importeren").click()
    paste(page, *LIST)
    expect(page.get_by_role("heading", name="Klopt deze lijst?")).to_be_visible()
    assert draft.invitations.count() == 0
    press(page, "2 mensen toevoegen")
    expect(page.get_by_text("2 rijen zijn niet overgenomen.")).to_be_visible()
    with page.expect_download() as download:
        press(page, "Deze rijen voor Excel")
    return download.value


def test_a_list_is_pasted_looked_at_and_taken(page, signed_in, live_server, draft):
    download = import_the_list(signed_in(page), live_server, draft)

    assert download.suggested_filename == "niet-overgenomen-bel.xlsx"
    rejected = people_in(download.path().read_bytes())
    assert [(row.place, row.name) for row in rejected] == [
        ("Larne", "Kees Vis"),
        ("Laren", "Z. de Vries"),
    ]
    page.get_by_role("link", name="Naar de lijst met mensen").click()
    expect(page.get_by_role("row", name="Zoë de Vries")).to_contain_text("zoe@laren.nl")
    expect(page.get_by_role("row", name="Anja Bos")).to_contain_text("krijgt een kaart")


def test_a_list_is_taken_without_javascript(without_javascript, signed_in, live_server, draft):
    page = signed_in(without_javascript)

    import_the_list(page, live_server, draft)

    names = draft.invitations.order_by("pk").values_list("name", flat=True)
    assert list(names) == ["Zoë de Vries", "Anja Bos"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lijst.xlsx", files.excel(LIST)),
        ("lijst.ods", files.libreoffice(*LIST)),
        ("lijst.csv", files.csv(*LIST, encoding="cp1252")),
    ],
)
def test_a_file_is_chosen_and_looked_at(page, signed_in, live_server, draft, name, content):
    go(signed_in(page), live_server, "import_people", draft)

    chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.get_by_label("Of kies een bestand").set_input_files(chosen)
    press(page, "Lijst controleren")

    expect(page.get_by_role("button", name="2 mensen toevoegen")).to_be_visible()
    expect(page.get_by_text("Bedoelt u Laren?")).to_be_visible()


def test_a_list_that_is_far_too_large_is_refused_with_words(page, signed_in, live_server, draft):
    go(signed_in(page), live_server, "import_people", draft)

    chosen = {"name": "groot.csv", "mimeType": "text/csv", "buffer": b"x" * 6_000_000}
    page.get_by_label("Of kies een bestand").set_input_files(chosen)
    press(page, "Lijst controleren")

    expect(page.get_by_role("alert")).to_contain_text("hij mag 2 MB zijn")


def test_after_an_error_the_focus_is_on_what_is_wrong(page, signed_in, live_server, draft):
    go(signed_in(page), live_server, "import_people", draft)

    press(page, "Lijst controleren")

    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Plakken uit een rekenblad")).to_be_focused()


def test_pages_behind_a_list_fit_and_have_no_barriers(page, signed_in, live_server, draft):
    signed_in(page).set_viewport_size(SMALL)
    go(page, live_server, "import_people", draft)
    paste(page, *LIST)
    preview = problems(page)
    press(page, "2 mensen toevoegen")
    taken = problems(page)
    go(page, live_server, "people", draft)
    page.get_by_label("Zoek op naam of e-mailadres").fill("vries")
    press(page, "Toon")

    assert (preview, taken, problems(page)) == ((), (), ())


def test_several_people_are_chosen_with_the_keyboard_on_a_phone_without_javascript(
    without_javascript, signed_in, live_server, draft
):
    builders.invite(draft, number=3)
    page = signed_in(without_javascript)
    page.set_viewport_size(SMALL)
    go(page, live_server, "people", draft)

    page.get_by_label("Kies Persoon 0").focus()
    page.keyboard.press("Space")
    page.get_by_label("Kies Persoon 2").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Verplaatsen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 mensen verplaatsen")).to_be_visible()
    page.get_by_label("Naar welke groep?").select_option(label="College Laren")
    press(page, "Verplaatsen")

    expect(page.get_by_text("2 mensen zijn verplaatst naar college Laren.")).to_be_visible()
    moved = draft.invitations.filter(role="college").values_list("name", flat=True)
    assert sorted(moved) == ["Persoon 0", "Persoon 2"]
