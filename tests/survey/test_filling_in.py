import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.desk.actions import cancel_round
from assessments.models import Ballot, Invitation, Round
from assessments.survey import actions
from factors.models import Statement
from tests import builders
from tests.survey.visiting import (
    checked,
    draft,
    enter,
    find_key,
    heading,
    link,
    lose_key,
    revision,
    title,
    url,
    words,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
CLOSED = "De vragenlijst is net gesloten Wat u had ingestuurd, telt mee; de rest wordt gewist."
BEHIND = (
    "U hebt deze vragenlijst ook ergens anders open Daar is later iets veranderd, en dat geldt. "
    "Wat u net koos, is niet bewaard. Toon mijn nieuwste antwoorden"
)
PAGES = [
    ("start", []),
    ("factor", [1]),
    ("review", []),
    ("again", []),
    ("withdraw", []),
    ("leave", []),
]
AWAY = (
    "Open uw link opnieuw In deze browser is uw vragenlijst niet open. Dat komt voor als u lang "
    "weg was, als u hebt afgesloten, of als uw browser geen cookies bewaart. Open de link in uw "
    "mail, of typ de code van uw kaart. Dan ziet u ook wat er van u bewaard is."
)
NOT_KEPT = "Wat u net koos, is niet bewaard."


@pytest.fixture
def current_round():
    return builders.opened_round()


@pytest.fixture
def invitation(client, current_round):
    """Somebody who has come in by the link."""
    (person,) = builders.invite(current_round)
    enter(client, person)
    return person


def save(client, invitation, **fields):
    """What htmx sends: `save(client, invitation, _1a=4)`."""
    body = {name.lstrip("_"): value for name, value in fields.items()}
    return client.post(url("save", invitation), {"revision": "0"} | body, headers=HTMX)


def press(client, invitation, number, **fields):
    """A page's button, without JavaScript."""
    body = {name.lstrip("_"): value for name, value in fields.items()}
    return client.post(url("factor", invitation, number), {"revision": "0", "go": "next"} | body)


def press_on_page_1(client, invitation, **fields):
    return press(client, invitation, 1, **fields)


def close(current_round):
    past = timezone.now() - datetime.timedelta(minutes=2)
    Round.objects.filter(pk=current_round.pk).update(closes_at=past)


def test_page_shows_one_factor_and_nothing_chosen(client, invitation):
    response = client.get(url("factor", invitation, 3))

    assert title(response) == "Factor 3 van 10: Factor nummer 3"
    assert heading(response) == "Factor nummer 3"
    said = words(response)
    assert "Waar gaat deze factor over? Uitleg van 3. En meer." in said
    assert "Het gaat over Samen ." in said
    answers = "Helemaal mee oneens Mee oneens Neutraal Mee eens Helemaal mee eens Weet niet"
    empty = "Antwoord leegmaken , 3"
    assert f"3a Stelling 3a. {answers} {empty}a 3b Stelling 3b. {answers} {empty}b" in said
    assert response.content.decode().count('type="radio"') == 12
    assert checked(response) == []


def test_page_shows_what_was_answered(client, invitation):
    builders.save(invitation, _3a=1, _3b=6)

    assert checked(client.get(url("factor", invitation, 3))) == ["3a_1", "3b_6"]


def test_page_keeps_the_texts_the_round_was_opened_with(client, invitation):
    Statement.objects.update(text="Iets anders.")

    assert "Iets anders" not in words(client.get(url("factor", invitation, 1)))


@pytest.mark.parametrize(
    ("place", "role", "hints"),
    [
        (
            "Laren",
            "raad",
            ["Denk hier aan uw eigen gemeente: Laren."] * 2,
        ),
        (
            "",
            "organisatie",
            [
                "U werkt voor meer gemeenten. Denk aan de gemeente waarvoor u het meest werkt, "
                "of kies ‘Weet niet’.",
                "Denk aan de medewerkers van BEL Combinatie.",
            ],
        ),
    ],
)
def test_page_says_whom_to_think_of_at_own_municipality_statements(client, place, role, hints):
    builders.instrument()
    Statement.objects.filter(code__in=("2a", "9b")).update(scope=Statement.Scope.OWN_MUNICIPALITY)
    Statement.objects.filter(code="9b").update(about_staff=True)
    partnership = builders.partnership("Laren", joint_organisation="BEL Combinatie")
    (person,) = builders.invite(builders.opened_round(partnership), place, role)
    enter(client, person)

    assert f"2a Stelling 2a. {hints[0]} Helemaal" in words(client.get(url("factor", person, 2)))
    assert f"9b Stelling 9b. {hints[1]} Helemaal" in words(client.get(url("factor", person, 9)))
    assert "2b Stelling 2b. Helemaal" in words(client.get(url("factor", person, 2)))


def test_page_explains_words(client):
    builders.instrument()
    Statement.objects.filter(code="1a").update(
        text="De samenwerking heeft lef.",
        names_partnership=True,
        words=[["Lef", "Keuzes durven maken."]],
    )
    (person,) = builders.invite(builders.opened_round())
    enter(client, person)

    assert (
        "Woorden uitgelegd De samenwerking Samen. Samen sterker. Lef Keuzes durven maken. Helemaal"
        in words(client.get(url("factor", person, 1)))
    )


@pytest.mark.parametrize(
    ("number", "go", "name", "rest"),
    [
        (3, "next", "factor", [4]),
        (3, "previous", "factor", [2]),
        (3, "later", "leave", []),
        (1, "previous", "start", []),
        (10, "next", "review", []),
    ],
)
def test_button_saves_the_page_and_goes_on(client, invitation, number, go, name, rest):
    response = press(client, invitation, number, go=go, **{f"_{number}a": 2, f"_{number}b": 6})

    assert response["Location"] == url(name, invitation, *rest)
    place = number * 2 - 2
    assert draft(invitation).answers[place : place + 2] == (2, 6)


def test_skipping_saves_nothing(client, invitation):
    assert press(client, invitation, 1)["Location"] == url("factor", invitation, 2)
    assert not Ballot.objects.exists()


def test_htmx_saves_an_answer_and_gets_the_revision(client, invitation):
    response = save(client, invitation, _4a=5)

    assert response.status_code == 200
    assert draft(invitation).answers[6] == 5
    assert revision(response) == str(draft(invitation).revision)


def test_impossible_answer_is_refused_and_the_other_kept(client, invitation):
    response = press(client, invitation, 3, _3a=7, _3b=2)

    assert response.status_code == 422
    assert title(response) == "Fout: Factor 3 van 10: Factor nummer 3"
    assert (
        "Fout: kies één van de zes antwoorden Kies één van de zes antwoorden "
        "Uw andere antwoorden zijn bewaard." in words(response)
    )
    assert 'href="#id_3a_1"' in response.content.decode()
    assert draft(invitation).answers[4:6] == (0, 2)
    assert revision(response) == str(draft(invitation).revision)
    assert checked(response) == ["3b_2"]


@pytest.mark.parametrize("wrong", ["00", "7", "-1", "x", "3.0"])
def test_impossible_answer_from_htmx_is_refused_and_the_other_kept(client, invitation, wrong):
    response = save(client, invitation, _3a=wrong, _3b=2)

    assert response.status_code == 422
    assert (
        words(response) == "Fout: kies één van de zes antwoorden Uw andere antwoorden zijn bewaard."
    )
    assert draft(invitation).answers[4:6] == (0, 2)


@pytest.mark.parametrize("number", [0, 11])
def test_factor_that_does_not_exist_has_its_page(client, invitation, number):
    builders.save(invitation, _1a=4)

    for response in (
        client.get(url("factor", invitation, number)),
        press(client, invitation, number, **{f"_{number}a": 3}),
    ):
        assert response.status_code == 404
        assert (
            "Deze bladzijde bestaat niet Ga terug naar uw overzicht. Daar ziet u wat er van u "
            "bewaard is." in words(response)
        )
        assert "Naar mijn overzicht" in words(response)
        assert f'href="{url("review", invitation)}"' in response.content.decode()
    assert draft(invitation).answers == (4, *[0] * 23)


def test_statement_that_does_not_exist_is_refused_and_nothing_is_lost(client, invitation):
    builders.save(invitation, _1a=4)

    response = save(client, invitation, _11a=3)

    assert response.status_code == 404
    assert draft(invitation).answers == (4, *[0] * 23)


@pytest.mark.parametrize("way", [save, press_on_page_1])
def test_browser_that_is_behind_keeps_the_newer_answer(client, invitation, way):
    first = builders.save(invitation, _1a=4)
    builders.save(invitation, _1a=5)

    response = way(client, invitation, _1a=1, revision=first.revision)

    assert response.status_code == 409
    assert BEHIND in words(response)
    assert f'href="{url("review", invitation)}"' in response.content.decode()
    assert draft(invitation).answers[0] == 5


def test_browser_that_knows_the_newest_revision_may_change_it(client, invitation):
    saved = builders.save(invitation, _1a=4)

    assert save(client, invitation, _1a=1, revision=saved.revision).status_code == 200
    assert draft(invitation).answers[0] == 1


def test_submitting_from_a_browser_that_is_behind_is_refused(client, invitation):
    first = builders.save(invitation, _1a=4)
    builders.save(invitation, _1a=5)

    response = client.post(url("submit", invitation), {"revision": first.revision})

    assert response.status_code == 409
    assert not actions.has_submitted(invitation=invitation)


def test_closing_while_filling_in_has_its_page_and_saves_nothing(client, current_round, invitation):
    builders.save(invitation, _1a=4)
    close(current_round)

    for response in (
        save(client, invitation, _1a=5),
        press(client, invitation, 1, _1a=5),
        client.post(url("submit", invitation), {"revision": "0"}),
        client.post(url("again", invitation)),
        client.post(url("withdraw", invitation)),
    ):
        assert response.status_code == 410
        assert CLOSED in words(response)
    assert draft(invitation).answers[0] == 4


@pytest.mark.parametrize("send", [save, press_on_page_1])
def test_sending_no_answers_after_closing_is_refused_like_sending_them(
    client, current_round, invitation, send
):
    close(current_round)

    response = send(client, invitation)

    assert response.status_code == 410
    assert CLOSED in words(response)


@pytest.mark.parametrize(("name", "rest"), PAGES)
def test_pages_after_closing_say_so(client, current_round, invitation, name, rest):
    close(current_round)

    response = client.get(url(name, invitation, *rest))

    assert response.status_code == 410
    assert heading(response) == "De vragenlijst is gesloten"


def test_save_in_the_minute_after_closing_time_is_taken(client, current_round, invitation):
    Round.objects.filter(pk=current_round.pk).update(
        closes_at=timezone.now() - datetime.timedelta(seconds=30)
    )

    assert save(client, invitation, _1a=5).status_code == 200
    assert draft(invitation).answers[0] == 5


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("start", []),
        ("factor", [1]),
        ("review", []),
        ("again", []),
        ("withdraw", []),
        ("leave", []),
    ],
)
def test_page_of_a_lost_session_says_how_to_go_on(client, invitation, name, rest):
    builders.save(invitation, _1a=4)

    response = Client().get(url(name, invitation, *rest))

    assert response.status_code == 403
    assert AWAY in words(response)
    assert draft(invitation).answers[0] == 4


def test_save_of_a_lost_session_is_refused_and_nothing_is_lost(client, invitation):
    builders.save(invitation, _1a=4)

    for response in (
        save(Client(), invitation, _1a=5),
        press(Client(), invitation, 1, _1a=5),
        Client().post(url("submit", invitation)),
        Client().post(url("withdraw", invitation)),
    ):
        assert response.status_code == 403
        assert AWAY in words(response)
    assert draft(invitation).answers[0] == 4


def test_form_of_a_browser_without_cookies_says_how_to_go_on(invitation):
    Round.objects.update(contact_name="Griffie Laren", contact_phone="035 123")
    builders.save(invitation, _1a=4)
    browser = Client(enforce_csrf_checks=True)

    for response in (save(browser, invitation, _1a=5), press(browser, invitation, 1, _1a=5)):
        assert response.status_code == 403
        said = words(response)
        assert (
            "Uw browser stuurde geen cookies mee Zonder cookies weten wij niet wie u bent." in said
        )
        assert NOT_KEPT in said
        # Not the round's: who brings nothing but an address may not learn whether it exists.
        assert "Neem contact op: de griffie van uw gemeente" in said
    assert draft(invitation).answers[0] == 4


def test_form_with_another_cookie_than_was_given_is_refused_in_true_words(invitation):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = "a" * 32

    response = press(browser, invitation, 1, _1a=5)

    assert response.status_code == 403
    assert heading(response) == "Dit formulier konden wij niet aannemen"
    assert NOT_KEPT in words(response)


def test_answer_can_be_made_empty_again(client, invitation):
    save(client, invitation, _3a=4, _3b=2)

    # The button comes after the radios of its statement, and counts.
    response = press(client, invitation, 3, _3a=["4", "0"], _3b=5, go="")

    assert response["Location"] == f"{url('factor', invitation, 3)}#stelling-3a"
    assert draft(invitation).answers[4:6] == (0, 5)
    assert checked(client.get(url("factor", invitation, 3))) == ["3b_5"]


def test_page_from_the_overview_leads_back_to_it(client, invitation):
    address = f"{url('factor', invitation, 3)}?terug=nakijken"

    page = client.get(address)

    assert "Terug naar nakijken Later verder" in words(page)
    assert "Volgende" not in words(page)
    assert f'action="{address}"' in page.content.decode()
    assert f'data-forward="{url("review", invitation)}"' in page.content.decode()
    response = client.post(address, {"revision": "0", "go": "review", "3a": "4"})
    assert response["Location"] == url("review", invitation)
    assert draft(invitation).answers[4] == 4


def test_emptying_on_a_page_from_the_overview_stays_there(client, invitation):
    save(client, invitation, _3a=4)
    address = f"{url('factor', invitation, 3)}?terug=nakijken"

    response = client.post(address, {"revision": "0", "3a": ["4", "0"]})

    assert response["Location"] == f"{address}#stelling-3a"


def test_cancelling_while_filling_in_says_that_nothing_counts(client, current_round, invitation):
    cancel_round(current_round=current_round, by=builders.user())

    response = save(client, invitation, _1a=5)

    assert response.status_code == 410
    assert "De vragenlijst gaat niet door" in words(response)
    assert "telt mee" not in words(response)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 2}, "Deze link werkt niet meer"),
        ({"revoked": True}, "Deze uitnodiging geldt niet meer"),
    ],
)
def test_invitation_that_changed_meanwhile_has_its_page(client, invitation, change, said):
    Invitation.objects.filter(pk=invitation.pk).update(**change)

    for response in (
        client.get(url("factor", invitation, 1)),
        save(client, invitation, _1a=5),
        client.post(url("withdraw", invitation)),
    ):
        assert response.status_code == 410
        assert said in words(response)
    assert not Ballot.objects.exists()


def test_invitation_that_was_deleted_meanwhile_is_a_lost_session(client, invitation):
    Invitation.objects.all().delete()

    assert client.get(url("factor", invitation, 1)).status_code == 403
    assert save(client, invitation, _1a=5).status_code == 403


def test_lost_key_refuses_and_keeps_what_was_saved(client, invitation, key_directory):
    builders.save(invitation, _1a=4)
    lose_key(key_directory)

    for response in (
        client.get(url("factor", invitation, 1)),
        save(client, invitation, _1a=5),
        press(client, invitation, 1, _1a=5),
        client.get(url("review", invitation)),
        client.post(url("submit", invitation), {"revision": "0"}),
    ):
        assert response.status_code == 503
        assert "De vragenlijst is even niet bereikbaar Wij kunnen uw antw" in words(response)
        assert re.search(r"Noem dit nummer als u belt: [0-9a-f]{8}\b", words(response))

    find_key(key_directory)
    assert draft(invitation).answers == (4, *[0] * 23)


def test_two_links_in_one_browser_do_not_mix(client, current_round, invitation):
    (other,) = builders.invite(current_round, role="college")
    enter(client, other)

    save(client, invitation, _1a=4)
    save(client, other, _1a=2)

    assert (draft(invitation).answers[0], draft(other).answers[0]) == (4, 2)
    assert checked(client.get(url("factor", invitation, 1))) == ["1a_4"]


def test_overview_shows_every_answer_and_leads_to_its_page(client, invitation):
    builders.save(invitation, _1a=4, _10b=6)

    response = client.get(url("review", invitation))

    said = words(response)
    assert heading(response) == "Uw antwoorden nakijken"
    assert (
        "U hebt 18 stellingen niet ingevuld. Dat mag. Wilt u ze nog bekijken? Tik op een stelling."
        in said
    )
    assert 'Let op: u hebt nog niet ingestuurd. Pas als u op "Insturen" drukt, tellen' in said
    assert "Nog niet ingevuld 1 Factor nummer 1 Stelling 1b. Niet ingevuld 2 Factor" in said
    assert (
        "Ingevuld 1 Factor nummer 1 Stelling 1a. Mee eens "
        "10 Factor nummer 10 Stelling 10b. Weet niet Insturen" in said
    )
    address = f"{url('factor', invitation, 1)}?terug=nakijken#stelling-1b"
    assert f'href="{address}"' in response.content.decode()


def test_overview_of_a_full_form_says_so(client, invitation):
    builders.save(invitation, **{f"_{n}{letter}": 3 for n in range(1, 11) for letter in "ab"})

    said = words(client.get(url("review", invitation)))

    assert "U hebt alle twintig stellingen ingevuld." in said
    assert "Nog niet ingevuld" not in said


def test_submitting_nothing_has_its_page(client, invitation):
    response = client.post(url("submit", invitation), {"revision": "0"})

    assert response.status_code == 422
    assert title(response) == "Fout: Uw antwoorden nakijken"
    assert (
        'Fout: u hebt nog niets ingevuld Beantwoord ten minste één stelling. "Weet niet" mag ook.'
        in words(response)
    )
    assert not actions.has_submitted(invitation=invitation)


def test_submitting_thanks_and_shows_the_own_answers_once(client, current_round, invitation):
    Round.objects.update(
        closes_at=datetime.datetime(2090, 11, 24, tzinfo=datetime.UTC),
        discussed_on=datetime.date(2090, 12, 3),
    )
    save(client, invitation, _1a=4)
    sent = {"revision": revision(client.get(url("review", invitation)))}

    response = client.post(url("submit", invitation), sent)

    said = words(response)
    assert heading(response) == "Dank u wel. Uw antwoorden zijn ingestuurd."
    assert (
        "U kunt tot en met 24 november 2090 opnieuw invullen of intrekken: open dan dezelfde link. "
        "Op 3 december 2090 bespreken wij de uitkomsten." in said
    )
    assert "Zo antwoordde u 1 Factor nummer 1 Stelling 1a. Mee eens Stelling 1b. Niet" in said
    assert "no-store" in response["Cache-Control"]
    assert actions.has_submitted(invitation=invitation)


@pytest.mark.parametrize(("name", "rest"), PAGES)
def test_going_back_after_sending_in_says_that_it_is_done(client, invitation, name, rest):
    save(client, invitation, _1a=4)
    client.post(url("submit", invitation), {"revision": draft(invitation).revision})

    response = client.get(url(name, invitation, *rest))

    assert response.status_code == 200
    assert heading(response) == "Uw antwoorden zijn ingestuurd"
    assert "Mee eens" not in words(response)


@pytest.mark.parametrize("way", [save, press_on_page_1])
def test_answer_from_an_old_page_after_sending_in_is_refused(client, invitation, way):
    save(client, invitation, _1a=4)
    client.post(url("submit", invitation), {"revision": draft(invitation).revision})

    response = way(client, invitation, _1a=5)

    assert response.status_code == 409
    assert "Uw antwoorden zijn ingestuurd" in words(response)
    assert NOT_KEPT in words(response)


def test_second_click_on_sending_in_says_that_it_is_done_and_shows_no_answers(client, invitation):
    save(client, invitation, _1a=4)
    sent = {"revision": draft(invitation).revision}
    assert "Mee eens" in words(client.post(url("submit", invitation), sent))

    for response in (
        client.post(url("submit", invitation), sent),
        client.get(url("submit", invitation)),
    ):
        assert response.status_code == 200
        assert heading(response) == "Uw antwoorden zijn ingestuurd"
        assert "Mee eens" not in words(response)


def test_session_says_of_nobody_that_they_sent_in(client, invitation):
    save(client, invitation, _1a=4)
    assert invitation.public_id in str(dict(client.session))

    client.post(url("submit", invitation), {"revision": draft(invitation).revision})

    assert invitation.public_id not in str(dict(client.session))


def test_second_click_that_waited_for_the_first_says_that_it_is_done(client, invitation):
    save(client, invitation, _1a=4)
    entered = client.session["survey"]
    client.post(url("submit", invitation), {"revision": draft(invitation).revision})
    # The session as it was for both clicks.
    browser = client.session
    browser["survey"] = entered
    browser.save()

    response = client.post(url("submit", invitation), {"revision": "0"})

    assert heading(response) == "Uw antwoorden zijn ingestuurd"
    assert heading(client.get(url("review", invitation))) == "Uw antwoorden zijn ingestuurd"


def test_filling_in_again_after_sending_in_can_be_sent_in_too(client, invitation):
    submitted(client, invitation)
    client.post(url("again", invitation))
    save(client, invitation, _1a=2)

    response = client.post(url("submit", invitation), {"revision": draft(invitation).revision})

    assert "Mee oneens" in words(response)


def test_address_of_submitting_leads_to_the_overview(client, invitation):
    assert client.get(url("submit", invitation))["Location"] == url("review", invitation)


def submitted(client, invitation):
    save(client, invitation, _1a=4)
    client.post(url("submit", invitation), {"revision": draft(invitation).revision})
    enter(client, invitation)


def test_pages_after_submitting_show_no_answers(client, invitation):
    submitted(client, invitation)

    for name, rest in (("factor", [1]), ("review", [])):
        assert client.get(url(name, invitation, *rest))["Location"] == url("start", invitation)
    assert heading(client.get(url("start", invitation))) == "Uw antwoorden zijn ingestuurd"


def test_page_open_elsewhere_can_not_change_what_was_submitted(client, invitation):
    submitted(client, invitation)

    assert save(client, invitation, _1a=1).status_code == 409
    assert draft(invitation) is None


def test_filling_in_again_starts_empty_while_the_earlier_answers_count(client, invitation):
    submitted(client, invitation)

    page = client.get(url("again", invitation))
    response = client.post(url("again", invitation))

    assert (
        "U begint met een lege vragenlijst. Uw eerder ingestuurde antwoorden blijven tellen tot u "
        'opnieuw op "Insturen" drukt.' in words(page)
    )
    assert response["Location"] == url("factor", invitation, 1)
    assert checked(client.get(response["Location"])) == []
    assert actions.has_submitted(invitation=invitation)


def test_withdrawing_asks_and_wipes(client, invitation):
    Round.objects.update(closes_at=datetime.datetime(2090, 11, 24, tzinfo=datetime.UTC))
    submitted(client, invitation)

    page = client.get(url("withdraw", invitation))

    assert (
        "Wilt u uw antwoorden intrekken? Ze worden dan meteen gewist. U kunt tot en met "
        "24 november 2090 opnieuw beginnen. " in words(page)
    )
    assert "Ja, wis mijn antwoorden Nee, laat ze staan" in words(page)
    assert actions.has_submitted(invitation=invitation)
    response = client.post(url("withdraw", invitation))
    assert heading(response) == "Uw antwoorden zijn gewist."
    assert not Ballot.objects.exists()


def test_withdrawn_person_can_begin_again(client, invitation):
    submitted(client, invitation)
    client.post(url("withdraw", invitation))

    assert save(client, invitation, _1a=2).status_code == 200
    assert draft(invitation).answers[0] == 2


def test_later_says_that_nothing_was_sent_in_yet(client, invitation):
    Round.objects.update(closes_at=datetime.datetime(2090, 11, 24, tzinfo=datetime.UTC))
    how = "Open dezelfde link om verder te gaan. Dat kan tot en met 24 november 2090."
    nothing_yet = words(client.get(url("leave", invitation)))
    save(client, invitation, _1a=4)
    started = words(client.get(url("leave", invitation)))

    assert f"Later verder {how}" in nothing_yet
    assert f"Uw antwoorden zijn bewaard, maar nog niet ingestuurd. {how}" in started


def test_leaving_forgets_this_browser_and_keeps_the_answers(client, invitation):
    save(client, invitation, _1a=4)

    response = client.post(url("leave", invitation), follow=True)

    assert heading(response) == "Afgesloten"
    assert client.get(url("factor", invitation, 1)).status_code == 403
    assert draft(invitation).answers[0] == 4
    assert client.get(link(invitation)).status_code == 200


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("start", []),
        ("factor", [1]),
        ("review", []),
        ("again", []),
        ("withdraw", []),
        ("leave", []),
    ],
)
def test_pages_are_never_cached(client, invitation, name, rest):
    assert "no-store" in client.get(url(name, invitation, *rest))["Cache-Control"]


def test_pages_of_a_demonstration_say_so(client, invitation):
    partnership = invitation.round.partnership
    assert "VERZONNEN" not in words(client.get(url("factor", invitation, 1)))
    partnership.fictitious = True
    partnership.save()

    for name, rest in (
        ("start", []),
        ("factor", [1]),
        ("review", []),
        ("again", []),
        ("leave", []),
    ):
        assert "VERZONNEN" in words(client.get(url(name, invitation, *rest)))


def test_every_page_of_a_demonstrations_site_says_so(client, invitation, settings):
    """Of a partnership that isn't fictitious too, and whatever was filled in."""
    settings.DEMONSTRATION = True
    factor = url("factor", invitation, 1)

    pages = [
        *(client.get(url(name, invitation)) for name in ("start", "review", "again", "leave")),
        client.get(factor),
        client.post(factor, {"revision": 0, "1a": 7, "go": "next"}),
    ]

    assert [words(page).count("VERZONNEN") for page in pages] == [1] * len(pages)


@pytest.mark.parametrize(("name", "rest"), [("factor", [1]), ("review", [])])
def test_page_takes_few_queries(client, invitation, django_assert_num_queries, name, rest):
    builders.save(invitation, _1a=4)
    client.get(url(name, invitation, *rest))

    with django_assert_num_queries(3):  # session, invitation, ballot
        client.get(url(name, invitation, *rest))


def test_save_takes_few_queries(client, invitation):
    save(client, invitation, _1a=4)

    with CaptureQueriesContext(connection) as captured:
        save(client, invitation, _1a=5)

    asked = [each["sql"].split()[0] for each in captured]
    # Session, invitation with its round, ballot; with real locks the round once more.
    reads = 3 + connection.features.has_select_for_update
    assert [word for word in asked if "SAVEPOINT" not in word and word != "RELEASE"] == [
        *["SELECT"] * reads,
        "INSERT",
    ]
