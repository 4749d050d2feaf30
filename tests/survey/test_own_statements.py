"""The eleventh page: what a partnership asks of its own."""

import pytest
from django.core.management import call_command

from assessments.survey.lengths import COMPRESSED, PLAIN
from assessments.survey.pages import OWN
from tests import builders
from tests.survey.visiting import checked, draft, enter, heading, link, title, url, words

pytestmark = pytest.mark.django_db
LONGEST = "Nooit of " * 22
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def current_round():
    return builders.opened_round(own=["Taak", "Stem"])


@pytest.fixture
def invitation(client, current_round):
    (person,) = builders.invite(current_round)
    enter(client, person)
    return person


def test_page_is_of_the_partnership_itself(client, invitation):
    page = client.get(url("factor", invitation, OWN))

    assert heading(page) == "Van Samen zelf"
    assert title(page) == "Van Samen zelf"
    assert "Deze stellingen zijn van Samen, niet van WagenaarHoes." in words(page)
    assert "e1 Eigen stelling Taak." in words(page)
    assert page.text.count("<fieldset") == page.text.count("<legend") == 2
    assert "Waar gaat deze factor over?" not in words(page)


def test_button_of_the_tenth_page_leads_to_it(client, invitation):
    tenth = client.get(url("factor", invitation, 10))
    assert f'data-forward="{url("factor", invitation, OWN)}"' in tenth.text
    assert 'value="own"' in tenth.text

    pressed = client.post(url("factor", invitation, 10), {"revision": "0", "go": "own"})

    assert pressed["Location"] == url("factor", invitation, OWN)


def test_answers_are_kept_and_lead_to_the_overview(client, invitation):
    sent = {"revision": "0", "go": "next", "e1": "2", "e2": "6"}
    saved = client.post(url("factor", invitation, OWN), sent)

    assert saved["Location"] == url("review", invitation)
    assert draft(invitation).answers == (*[0] * 20, 2, 6, 0, 0)
    assert checked(client.get(url("factor", invitation, OWN))) == ["e1_2", "e2_6"]


def test_statement_that_the_round_does_not_have_is_refused(client, invitation):
    saved = client.post(url("save", invitation), {"revision": "0", "e3": "2"})

    assert saved.status_code == 404
    assert draft(invitation) is None


def test_overview_has_what_is_missing_and_all_together(client, invitation):
    builders.save(invitation, _e1=2)

    page = words(client.get(url("review", invitation)))

    assert "U hebt 21 stellingen niet ingevuld." in page
    assert "11 Van Samen zelf Eigen stelling Stem. Niet ingevuld" in page
    assert "11 Van Samen zelf Eigen stelling Taak. Mee oneens" in page


def test_overview_of_everything_says_how_many(client, invitation):
    codes = [f"_{number}{letter}" for number in range(1, 11) for letter in "ab"]
    builders.save(invitation, **dict.fromkeys(codes, 3), _e1=2, _e2=2)

    assert "U hebt alle tweeëntwintig stellingen ingevuld." in words(
        client.get(url("review", invitation))
    )


def test_entry_page_goes_on_at_it(client, invitation):
    codes = [f"_{number}{letter}" for number in range(1, 11) for letter in "ab"]
    builders.save(invitation, **dict.fromkeys(codes, 3))

    page = words(client.get(link(invitation)))

    assert "en één met 2 stellingen van Samen zelf." in page
    assert "Verder bij bladzijde 11" in page


def test_own_profile_has_them(client, invitation):
    saved = builders.save(invitation, _e1=5)

    page = client.post(url("submit", invitation), {"revision": saved.revision})

    assert "Eigen stelling Taak. Mee eens" not in words(page)
    assert "Eigen stelling Taak. Helemaal mee eens" in words(page)


def test_hint_is_as_for_the_twenty(client):
    of = builders.partnership("Laren", joint_organisation="BEL Combinatie")
    builders.instrument()
    current_round = builders.draft_round(of)
    builders.own_statements(current_round, "Taak", scope="own")
    builders.open_round(current_round=current_round)
    people = [
        *builders.invite(current_round),
        *builders.invite(current_round, "", "organisatie"),
    ]
    for person in people:
        enter(client, person)

    resident, joint = (words(client.get(url("factor", each, OWN))) for each in people)

    assert "Denk hier aan uw eigen gemeente: Laren." in resident
    assert "U werkt voor meer gemeenten." in joint


@pytest.mark.parametrize("value", [1, 6])
def test_pages_of_the_longest_form_are_as_long_as_all(client, value):
    call_command("loaddata", "factors", verbosity=0)
    current_round = builders.draft_round()
    own = builders.own_statements(current_round, "Taak", "Stem", "Geld", "Rol", scope="own")
    for each in own:
        each.text = LONGEST
        each.save()
    builders.open_round(current_round=current_round)
    (person,) = builders.invite(current_round)
    enter(client, person)
    builders.save(person, _e1=value, _e2=value, _1a=value)

    addresses = [url("factor", person, OWN), url("review", person)]
    plain = [client.get(address) for address in addresses]
    packed = [client.get(address, headers=GZIP) for address in addresses]

    assert [len(page.content) for page in plain] == [PLAIN, PLAIN]
    assert [len(page.content) for page in packed] == [COMPRESSED, COMPRESSED]
