"""Who writes a municipality's reaction, how, and until when."""

import datetime

import pytest
from django.urls import reverse

from assessments.followup.final import make_final
from assessments.models import AuditEntry, Member, Municipality, Reaction, Round
from tests import builders
from tests.results.builders import CODES, raden, release

pytestmark = pytest.mark.django_db

SHARED = datetime.datetime(2025, 10, 20, tzinfo=datetime.UTC)
PRESIDIUM = "het presidium van de raad van Laren"


@pytest.fixture
def made():
    return release(*raden(Laren={}, Ede={}))


@pytest.fixture
def manager(made):
    return builders.manager(made.round.partnership)


def reader(made, name=None):
    """A reader of one municipality, or of everything."""
    account = builders.user("meelezer@example.nl")
    municipality = Municipality.objects.get(name=name) if name else None
    Member.objects.create(
        partnership=made.round.partnership, user=account, level="reader", municipality=municipality
    )
    return account


def share():
    Round.objects.update(shared_at=SHARED)


def address(made, name="Laren", page="reaction"):
    return reverse(page, args=[made.round.partnership.slug, made.round_id, CODES[name]])


def page_of(made, page):
    return reverse(page, args=[made.round.partnership.slug, made.round_id])


def filled(text="Herkenbaar.", on_behalf_of=PRESIDIUM, **fields):
    return {"on_behalf_of": on_behalf_of, "own_words": "", "text": text} | fields


def stored():
    return list(Reaction.objects.values_list("municipality__name", "on_behalf_of", "text"))


# --- Who ------------------------------------------------------------------------------------


def test_manager_writes_for_any_municipality_before_it_is_shared(client, made, manager):
    client.force_login(manager)

    response = client.post(address(made, "Ede"), filled(on_behalf_of="het college van Ede"))

    assert response.url == address(made, "Ede")
    assert stored() == [("Ede", "het college van Ede", "Herkenbaar.")]


def test_reader_of_a_municipality_writes_for_the_own_only_once_shared(client, made):
    client.force_login(reader(made, "Laren"))
    assert client.get(address(made)).status_code == 404
    assert client.post(address(made), filled()).status_code == 404

    share()

    assert client.post(address(made), filled()).status_code == 302
    assert client.post(address(made, "Ede"), filled()).status_code == 404
    assert stored() == [("Laren", PRESIDIUM, "Herkenbaar.")]


@pytest.mark.parametrize("page", ["reaction", "remove_reaction"])
def test_reader_of_everything_writes_for_nobody(client, made, page):
    client.force_login(reader(made))
    share()

    assert client.get(address(made, page=page)).status_code == 404
    assert client.get(page_of(made, "reactions")).status_code == 404


def test_stranger_finds_nothing_and_a_passer_by_is_asked_to_sign_in(client, made):
    share()
    assert client.get(address(made)).url == f"{reverse('account_login')}?next={address(made)}"

    client.force_login(builders.user("ander@example.nl"))

    assert client.get(address(made)).status_code == 404


def test_municipality_outside_the_round_has_no_reaction(client, made, manager):
    Municipality.objects.create(code=CODES["Heiloo"], name="Heiloo")
    client.force_login(manager)

    assert client.get(address(made, "Heiloo")).status_code == 404


def test_reader_of_a_municipality_outside_the_round_finds_nothing(client, made):
    Municipality.objects.create(code=CODES["Heiloo"], name="Heiloo")
    client.force_login(reader(made, "Heiloo"))
    share()

    assert client.get(page_of(made, "reactions")).status_code == 404


def test_list_shows_a_reader_the_own_municipality_only(client, made, manager):
    client.force_login(manager)
    client.post(address(made, "Ede"), filled(on_behalf_of="het college van Ede"))
    client.force_login(reader(made, "Laren"))
    share()

    response = client.get(page_of(made, "reactions"))

    assert "Laren" in response.text
    assert "nog geen reactie" in response.text
    assert "het college van Ede" not in response.text
    assert "vastleggen" not in response.text


def test_list_shows_a_manager_every_municipality(client, made, manager):
    client.force_login(manager)
    client.post(address(made, "Ede"), filled(on_behalf_of="het college van Ede"))

    response = client.get(page_of(made, "reactions"))

    assert "namens het college van Ede" in response.text
    assert response.text.count("nog geen reactie") == 1
    assert page_of(made, "make_reports_final") in response.text


# --- What -----------------------------------------------------------------------------------


def test_reaction_is_shown_apart_from_the_results_with_its_words_counted(client, made, manager):
    client.force_login(manager)

    response = client.post(address(made), filled("Dit is\n\nherkenbaar."), follow=True)

    text = " ".join(response.text.split())
    assert f"Reactie van {PRESIDIUM}. </strong>" in text
    assert "Deze tekst is geen uitkomst van de vragenlijst." in text
    assert "<p>Dit is</p> <p>herkenbaar.</p>" in text
    assert "3 woorden van de 150." in text


def test_reaction_can_be_in_own_words_on_whose_behalf(client, made, manager):
    client.force_login(manager)

    client.post(address(made), filled(on_behalf_of="anders", own_words="de werkgroep regio"))

    assert stored() == [("Laren", "de werkgroep regio", "Herkenbaar.")]
    form = client.get(address(made)).context["form"]
    assert form.initial == {
        "on_behalf_of": "anders",
        "own_words": "de werkgroep regio",
        "text": "Herkenbaar.",
    }


def test_usual_writers_are_presidium_college_and_raad(client, made, manager):
    client.force_login(manager)

    form = client.get(address(made)).context["form"]

    assert [name for name, _label in form.fields["on_behalf_of"].choices] == [
        "het presidium van de raad van Laren",
        "het college van Laren",
        "de gemeenteraad van Laren",
        "anders",
    ]


def test_reaction_of_150_words_is_kept(client, made, manager):
    client.force_login(manager)

    assert client.post(address(made), filled("woord " * 150)).status_code == 302
    assert len(stored()[0][2].split()) == 150


def test_151_words_are_refused_and_kept_on_the_page(client, made, manager):
    client.force_login(manager)

    response = client.post(address(made), filled("woord " * 150 + "teveel"))

    assert response.status_code == 422
    assert "Uw reactie heeft 151 woorden. Er passen er ten hoogste 150." in response.text
    assert "Uw tekst staat er nog. Hij is nog niet bewaard." in response.text
    assert "woord teveel</textarea>" in response.text
    assert stored() == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (filled("a" * 1501), "Uw reactie heeft 1501 tekens. Er passen er ten hoogste 1500."),
        (filled(on_behalf_of="anders"), "Vul in namens wie u reageert."),
    ],
)
def test_incomplete_reaction_is_refused_with_what_to_do(client, made, manager, fields, message):
    client.force_login(manager)

    response = client.post(address(made), fields)

    assert response.status_code == 422
    assert message in response.text
    assert stored() == []


def test_html_in_a_reaction_or_its_author_is_text(client, made, manager):
    client.force_login(manager)

    fields = filled("<b>vet</b>", on_behalf_of="anders", own_words="<i>wij</i>")
    response = client.post(address(made), fields, follow=True)

    assert "&lt;b&gt;vet&lt;/b&gt;" in response.text
    assert "&lt;i&gt;wij&lt;/i&gt;" in response.text
    assert "<b>vet" not in response.text
    assert "<i>wij" not in response.text


def test_reaction_is_removed_after_a_question(client, made, manager):
    client.force_login(manager)
    client.post(address(made), filled())

    assert "Ja, wis de reactie" in client.get(address(made, page="remove_reaction")).text
    assert len(stored()) == 1
    response = client.post(address(made, page="remove_reaction"), follow=True)

    assert "De reactie is gewist." in response.text
    assert stored() == []


def test_page_of_a_reaction_takes_few_queries(client, made, manager, django_assert_num_queries):
    client.force_login(manager)
    client.post(address(made), filled())
    client.get(address(made))

    with django_assert_num_queries(7):
        client.get(address(made))


# --- Until when -----------------------------------------------------------------------------


def test_manager_is_asked_first_and_told_what_is_fixed(client, made, manager):
    client.force_login(manager)
    client.post(address(made), filled())

    text = " ".join(client.get(page_of(made, "make_reports_final")).text.split())

    assert "de reacties van Laren;" in text
    assert "Nog geen reactie: Ede." in text
    assert "de volgorde, de notities en 0 afspraken. Notities staan niet in de rapporten." in text
    assert "Meelezers van een gemeente konden dus nog geen reactie schrijven." in text
    assert "Dit kunt u niet terugdraaien." in text
    assert not Round.objects.get().has_final_reports


def test_manager_makes_the_reports_final(client, made, manager):
    client.force_login(manager)

    response = client.post(page_of(made, "make_reports_final"), follow=True)

    assert Round.objects.get().has_final_reports
    assert "De rapporten zijn vastgelegd." in response.text
    assert AuditEntry.objects.filter(action=AuditEntry.Action.REPORTS_FINAL).count() == 1


def test_reader_can_not_make_the_reports_final(client, made):
    client.force_login(reader(made, "Laren"))
    share()

    assert client.get(page_of(made, "make_reports_final")).status_code == 404
    assert client.post(page_of(made, "make_reports_final")).status_code == 404
    assert not Round.objects.get().has_final_reports


def test_final_reaction_is_read_only(client, made, manager):
    client.force_login(manager)
    client.post(address(made), filled())
    make_final(release=made, by=manager)

    response = client.get(address(made))

    assert "De rapporten zijn vastgelegd op" in response.text
    assert "Herkenbaar." in response.text
    assert "<textarea" not in response.text
    assert "Ja, wis" not in client.get(address(made, page="remove_reaction")).text


@pytest.mark.parametrize("text", ["Nog iets.", "woord " * 151], ids=["good", "too long"])
def test_late_reaction_is_given_back_and_changes_nothing(client, made, manager, text):
    client.force_login(manager)
    client.post(address(made), filled())
    make_final(release=made, by=manager)

    response = client.post(address(made), filled(text))

    assert response.status_code == 409
    assert "De rapporten liggen al vast" in response.text
    assert f"{text}</textarea>" in response.text
    assert stored() == [("Laren", PRESIDIUM, "Herkenbaar.")]


def test_late_removal_changes_nothing(client, made, manager):
    client.force_login(manager)
    client.post(address(made), filled())
    make_final(release=made, by=manager)

    response = client.post(address(made, page="remove_reaction"))

    assert response.status_code == 409
    assert "Uw wijziging is daarom niet bewaard." in response.text
    assert stored() == [("Laren", PRESIDIUM, "Herkenbaar.")]
