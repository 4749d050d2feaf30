"""The survey in a real browser: with and without JavaScript, small and wide, on and off line."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Invitation, Round
from assessments.survey import actions, links
from tests import builders
from tests.browser.measuring import problems
from tests.survey.visiting import draft, link, url

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
EXPLANATION = "Waar gaat deze factor over?"
NO_CONNECTION = "Niet opgeslagen. Wij proberen het opnieuw."
CONNECTED = "Weer verbonden. Alles is opgeslagen."
WAITING = (
    "Geen verbinding. U blijft op deze pagina, en gaat vanzelf verder als de verbinding er weer is."
)


@pytest.fixture
def invitation():
    partnership = builders.partnership(
        "Laren", "Blaricum", fictitious=True, joint_organisation="BEL Combinatie"
    )
    return builders.invite(builders.opened_round(partnership), number=2)[0]


@pytest.fixture
def visit(live_server, page):
    """Open an address, and complain about everything the browser complains about."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    yield lambda path: page.goto(live_server.url + path)
    assert complaints == []


@pytest.fixture
def without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()


def begin(page):
    page.get_by_role("button", name="Beginnen").first.click()
    page.wait_for_url("**/factor/1/")


def statement(page, code):
    return page.locator(f"#stelling-{code}")


def choose(page, code, answer):
    statement(page, code).get_by_label(answer, exact=True).check()


def heading(page, text):
    expect(page.locator("h1")).to_have_text(text)


def status(page):
    return page.locator("#save-status")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def answer_everything(page):
    for number in range(1, 11):
        choose(page, f"{number}a", "Mee eens")
        choose(page, f"{number}b", "Weet niet")
        press(page, "Volgende")


def send_in(page):
    expect(page.get_by_text("U hebt alle twintig stellingen ingevuld.")).to_be_visible()
    page.get_by_role("button", name="Insturen").first.click()
    expect(page.locator("h1")).to_have_text("Dank u wel. Uw antwoorden zijn ingestuurd.")
    expect(page.get_by_text("Mee eens", exact=True)).to_have_count(10)
    expect(page.get_by_text("Weet niet", exact=True)).to_have_count(10)


def counted(invitation):
    """What was sent in, seen the only way there is: a count of one person."""
    return actions.has_submitted(invitation=invitation)


def test_councillor_answers_and_sends_in(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    answer_everything(page)
    send_in(page)

    assert counted(invitation)


def test_councillor_answers_and_sends_in_without_javascript(
    without_javascript, live_server, invitation
):
    without_javascript.goto(live_server.url + link(invitation))
    begin(without_javascript)
    answer_everything(without_javascript)
    send_in(without_javascript)

    assert counted(invitation)


def test_answer_is_saved_at_once_and_said_to_be(page, visit, invitation):
    visit(link(invitation))
    begin(page)

    choose(page, "1a", "Mee eens")

    expect(status(page)).to_have_text("Opgeslagen")
    assert draft(invitation).answers[0] == 4


def test_quick_answers_are_all_saved(page, visit, invitation):
    visit(link(invitation))
    begin(page)

    for answer in ("Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"):
        choose(page, "1a", answer)
        choose(page, "1b", answer)
    press(page, "Volgende")
    expect(page.locator("h1")).to_have_text("Factor nummer 2")

    assert draft(invitation).answers[:2] == (5, 5)


def empty(page, code):
    return statement(page, code).get_by_role("button", name="Antwoord leegmaken")


def test_answer_is_made_empty_again(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    expect(empty(page, "1a")).to_have_count(0)
    choose(page, "1a", "Mee eens")
    choose(page, "1b", "Weet niet")
    expect(status(page)).to_have_text("Opgeslagen")

    empty(page, "1a").click()

    expect(statement(page, "1a").get_by_label("Helemaal mee oneens")).to_be_focused()
    expect(statement(page, "1a").locator("input:checked")).to_have_count(0)
    expect(empty(page, "1a")).to_have_count(0)
    press(page, "Volgende")
    heading(page, "Factor nummer 2")
    assert draft(invitation).answers[:2] == (0, 6)


def test_answer_is_given_again_after_it_was_made_empty(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    empty(page, "1a").click()
    choose(page, "1a", "Neutraal")
    press(page, "Volgende")
    heading(page, "Factor nummer 2")

    assert draft(invitation).answers[0] == 3


@pytest.mark.parametrize("javascript", [True, False])
def test_answer_is_made_empty_by_keyboard(browser, live_server, invitation, javascript):
    builders.save(invitation, _1a=4, _1b=2)
    context = browser.new_context(java_script_enabled=javascript)
    tab = context.new_page()
    tab.goto(live_server.url + link(invitation))
    tab.get_by_role("button", name="Verder bij factor 2").first.click()
    press(tab, "Vorige")
    heading(tab, "Factor nummer 1")

    statement(tab, "1a").get_by_label("Mee eens", exact=True).focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    expect(statement(tab, "1a").locator("input:checked")).to_have_count(0)
    press(tab, "Volgende")
    heading(tab, "Factor nummer 2")
    assert draft(invitation).answers[:2] == (0, 2)
    context.close()


def test_statement_from_the_overview_leads_back_to_it(page, visit, invitation):
    builders.save(invitation, _1a=4)
    visit(link(invitation))
    page.get_by_role("button", name="Verder bij factor 1").first.click()
    heading(page, "Factor nummer 1")
    visit(url("review", invitation))

    page.get_by_role("link", name="Stelling 3b.").click()
    choose(page, "3b", "Neutraal")
    press(page, "Terug naar nakijken")

    heading(page, "Uw antwoorden nakijken")
    expect(page.get_by_text("Neutraal", exact=True)).to_have_count(1)


def test_nothing_covers_an_answer_and_no_tap_is_lost(page, visit, invitation):
    page.set_viewport_size(SMALL)
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Helemaal mee oneens")
    for answer in page.locator(".answer").all()[1:]:
        expect(page.get_by_text("Opgeslagen").first).to_be_attached()
        answer.evaluate("each => each.scrollIntoView({block: 'end', behavior: 'instant'})")
        box = answer.bounding_box()

        page.mouse.click(box["x"] + 30, box["y"] + box["height"] - 10)

        expect(answer.locator("input")).to_be_checked()


def test_nothing_moves_when_an_answer_is_saved_or_not(page, visit, invitation):
    page.set_viewport_size(SMALL)
    visit(link(invitation))
    begin(page)
    places = "all => all.map(each => each.getBoundingClientRect().top + window.scrollY)"
    answers = page.locator(".answer, .sheet-buttons .btn")
    before = answers.evaluate_all(places)

    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")
    assert answers.evaluate_all(places) == before
    page.context.set_offline(True)
    choose(page, "1b", "Mee eens")
    expect(status(page)).to_have_text(NO_CONNECTION)
    assert answers.evaluate_all(places) == before


def test_summary_of_errors_leads_to_the_first_answer(page, visit, invitation):
    page.route("**/*.js", lambda route: route.abort())
    visit(link(invitation))
    begin(page)
    statement(page, "1b").get_by_label("Neutraal").evaluate("radio => { radio.value = '7' }")
    choose(page, "1b", "Neutraal")
    press(page, "Volgende")
    expect(page.locator(".error-summary")).to_be_focused()

    page.locator(".error-summary a").click()

    expect(statement(page, "1b").get_by_label("Helemaal mee oneens")).to_be_focused()


def test_nothing_is_kept_in_the_browser(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")

    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_answer_given_without_connection_is_saved_when_it_is_back(page, visit, invitation):
    visit(link(invitation))
    begin(page)

    page.context.set_offline(True)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text(NO_CONNECTION)
    page.context.set_offline(False)

    expect(status(page)).to_have_text(CONNECTED)
    assert draft(invitation).answers[0] == 4


def test_answer_given_before_the_script_arrives_is_saved(page, visit, invitation):
    held = []
    page.route("**/js/survey.js", lambda route: held.append(route))
    visit(link(invitation))
    page.get_by_role("button", name="Beginnen").first.click()
    choose(page, "1a", "Mee eens")

    held[0].continue_()

    expect(status(page)).to_have_text("Opgeslagen")
    assert draft(invitation).answers[0] == 4


def test_page_without_its_script_is_saved_by_its_button(page, visit, invitation):
    page.route("**/js/survey.js", lambda route: route.abort())
    page.route("**/htmx-2.min.js", lambda route: route.abort())
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    press(page, "Volgende")

    expect(page.locator("h1")).to_have_text("Factor nummer 2")
    assert draft(invitation).answers[0] == 4


def test_long_without_connection_says_that_the_answer_is_on_the_screen(page, visit, invitation):
    page.clock.install()
    visit(link(invitation))
    begin(page)

    page.context.set_offline(True)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text(NO_CONNECTION)
    page.clock.run_for(31_000)

    expect(status(page)).to_have_text(
        "Nog geen verbinding. Laat deze pagina openstaan; uw antwoord staat nog op het scherm."
    )
    page.context.set_offline(False)
    page.clock.run_for(16_000)
    expect(status(page)).to_have_text(CONNECTED)


def test_next_page_waits_for_the_connection(page, visit, invitation):
    visit(link(invitation))
    begin(page)

    page.context.set_offline(True)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text(NO_CONNECTION)
    press(page, "Volgende")
    expect(page.locator("h1")).to_have_text("Factor nummer 1")
    expect(statement(page, "1a").get_by_label("Mee eens", exact=True)).to_be_checked()
    page.context.set_offline(False)

    expect(page.locator("h1")).to_have_text("Factor nummer 2")
    assert draft(invitation).answers[0] == 4


@pytest.mark.parametrize("button", ["Volgende", "Vorige", "Later verder"])
def test_without_connection_one_stays_is_told_so_and_goes_on_later(page, visit, invitation, button):
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")
    before = page.url

    page.context.set_offline(True)
    press(page, button)
    expect(status(page)).to_have_text(WAITING)
    expect(status(page)).to_be_in_viewport()
    assert page.url == before
    page.context.set_offline(False)

    expect(page.locator("h1")).not_to_have_text("Factor nummer 1")


def test_connection_that_only_seems_to_be_there_keeps_one_on_the_page(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    page.route("**/factor/1/", lambda route: route.abort())

    press(page, "Volgende")

    expect(status(page)).to_have_text(WAITING)
    heading(page, "Factor nummer 1")


def test_page_goes_on_without_looking_for_a_connection_right_after_a_save(page, visit, invitation):
    looks = []
    page.on("request", lambda request: looks.append(request.method))
    page.clock.install()
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")
    press(page, "Volgende")
    expect(page.locator("h1")).to_have_text("Factor nummer 2")
    assert "HEAD" not in looks

    choose(page, "2a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")
    page.clock.run_for(6_000)
    press(page, "Volgende")
    expect(page.locator("h1")).to_have_text("Factor nummer 3")
    assert looks.count("HEAD") == 1


def test_server_that_fails_for_a_moment_is_tried_again(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    page.route("**/opslaan/", lambda route: route.fulfill(status=502, body="<p>Bad gateway</p>"))
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text(NO_CONNECTION)

    page.unroute("**/opslaan/")

    expect(status(page)).to_have_text(CONNECTED)
    assert draft(invitation).answers[0] == 4


def test_second_browser_that_is_behind_can_see_the_newest_answers(
    page, visit, browser, live_server, invitation
):
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")
    builders.save(invitation, _1a=5)

    choose(page, "1b", "Mee oneens")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("U hebt deze vragenlijst ook ergens anders open")
    assert draft(invitation).answers[:2] == (5, 0)
    alert.get_by_role("link", name="Toon mijn nieuwste antwoorden").click()
    expect(page.get_by_text("Helemaal mee eens", exact=True)).to_have_count(1)


def test_refused_answer_is_explained_where_it_is_seen(page, visit, invitation):
    page.set_viewport_size(SMALL)
    visit(link(invitation))
    begin(page)
    builders.save(invitation, _1a=5)
    statement(page, "1b").scroll_into_view_if_needed()
    expect(page.locator("h1")).not_to_be_in_viewport()

    choose(page, "1b", "Weet niet")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_be_in_viewport()


def test_closing_while_filling_in_is_said_on_the_page(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    past = timezone.now() - datetime.timedelta(minutes=2)
    Round.objects.update(closes_at=past)

    choose(page, "1a", "Mee eens")

    expect(page.get_by_role("alert")).to_contain_text("De vragenlijst is net gesloten")
    expect(status(page)).to_have_text("")
    press(page, "Volgende")
    expect(page.locator("h1")).to_have_text("De vragenlijst is net gesloten")


def test_keyboard_alone_is_enough(page, visit, invitation):
    visit(link(invitation))
    page.get_by_role("button", name="Beginnen").first.focus()
    page.keyboard.press("Enter")
    statement(page, "1a").get_by_label("Helemaal mee oneens").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(status(page)).to_have_text("Opgeslagen")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Factor nummer 2")
    assert draft(invitation).answers[:2] == (2, 1)


@pytest.mark.parametrize("javascript", [True, False])
def test_explanation_is_open_on_a_wide_screen_and_one_tap_away_on_a_small_one(
    browser, live_server, invitation, javascript
):
    context = browser.new_context(java_script_enabled=javascript, viewport=WIDE)
    tab = context.new_page()
    tab.goto(live_server.url + link(invitation))
    begin(tab)
    text = tab.get_by_text("Uitleg van 1.").locator("visible=true")

    expect(text).to_have_count(1)
    tab.set_viewport_size(SMALL)
    expect(text).to_have_count(0)
    tab.get_by_text(EXPLANATION).locator("visible=true").click()
    expect(text).to_have_count(1)
    context.close()


def test_answers_are_large_enough_to_tap(page, visit, invitation):
    page.set_viewport_size(SMALL)
    visit(link(invitation))
    begin(page)

    heights = [label.bounding_box()["height"] for label in page.locator(".answer").all()]

    assert len(heights) == 12
    assert min(heights) >= 44


def test_shared_tablet_forgets_the_person_who_leaves(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    choose(page, "1a", "Mee eens")
    press(page, "Later verder")
    press(page, "Afsluiten")
    expect(page.locator("h1")).to_have_text("Afgesloten")

    page.go_back()

    expect(page.locator("h1")).to_have_text("Open uw link opnieuw")


def test_page_after_an_error_puts_the_focus_on_what_is_wrong(page, visit, invitation):
    visit(link(invitation))
    begin(page)
    visit(url("review", invitation))

    page.get_by_role("button", name="Insturen").first.click()

    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title("Fout: Uw antwoorden nakijken")


def pages_behind_buttons(page, visit, invitation):
    """Each page of the survey that has no address of its own, or not before something was sent."""
    visit(link(invitation))
    begin(page)
    page.get_by_text("Woorden uitgelegd").first.click()
    choose(page, "1a", "Mee eens")
    expect(status(page)).to_have_text("Opgeslagen")
    yield "factor, words open, answered"
    visit(url("review", invitation))
    page.get_by_role("button", name="Insturen").first.click()
    heading(page, "Dank u wel. Uw antwoorden zijn ingestuurd.")
    yield "done"
    visit(link(invitation))
    yield "submitted"
    press(page, "Mijn antwoorden intrekken")
    press(page, "Ja, wis mijn antwoorden")
    heading(page, "Uw antwoorden zijn gewist.")
    yield "withdrawn"
    visit(url("factor", invitation, 11))
    yield "problem"


@pytest.fixture
def with_words():
    """Statements that have something to explain."""
    current_round = Round.objects.get()
    for factor in current_round.instrument:
        for each in factor["statements"]:
            each["text"] = "De samenwerkingsovereenkomst van de gemeenten is kwaliteitsverbetering."
            each["words"] = [["Kwaliteitsverbetering", "Dat het beter wordt dan het was."]]
            each["about_own_municipality"] = True
    current_round.save()


def test_pages_behind_buttons_fit_and_have_no_barriers(page, visit, invitation, with_words):
    page.set_viewport_size(SMALL)
    found = {name: problems(page) for name in pages_behind_buttons(page, visit, invitation)}

    assert found == dict.fromkeys(found, ())


def test_card_is_filled_in_on_a_shared_tablet(page, visit, invitation):
    Invitation.objects.filter(pk=invitation.pk).update(
        name="", email="", card_digest=links.card_digest("ABCD-EFGH")
    )
    visit("/")
    page.get_by_role("link", name="Vul uw code in").click()
    page.get_by_label("De code op uw kaart").fill("abcd efgh")
    press(page, "Verder")
    begin(page)
    answer_everything(page)
    send_in(page)
    page.get_by_role("link", name="Afsluiten").first.click()

    expect(page.locator("h1")).to_have_text("Afgesloten")
    assert counted(invitation)
