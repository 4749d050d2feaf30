"""The pages on which a round changes its state."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import close_round, extend_round, undo_sharing
from assessments.desk.planning.forms import MOMENT
from assessments.models import AuditEntry, Ballot, Mailing, Round
from assessments.survey.links import link_for
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes")


@pytest.fixture
def opened(of):
    return builders.opened_round(of)


def page(name, current_round):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])


def fresh(current_round):
    return Round.objects.get(pk=current_round.pk)


def test_round_is_not_opened_before_the_list_is_done(desk, of):
    current_round = builders.draft_round(of)

    response = desk.post(page("open_round", current_round), follow=True)

    assert "Nog niet alles op de lijst is klaar." in response.text
    assert fresh(current_round).state == Round.State.DRAFT


def test_round_opens_when_the_list_is_done(desk, of, monkeypatch):
    builders.instrument()
    current_round = builders.draft_round(of)
    done = type("Done", (), {"is_complete": True})
    monkeypatch.setattr("assessments.desk.states.checklist", lambda _round: done)

    desk.post(page("open_round", current_round))

    assert fresh(current_round).is_open


def test_unsafe_keys_are_told_and_the_round_stays_closed(desk, of, monkeypatch, key_directory):
    builders.instrument()
    key_directory.chmod(0o755)
    current_round = builders.draft_round(of)
    done = type("Done", (), {"is_complete": True})
    monkeypatch.setattr("assessments.desk.states.checklist", lambda _round: done)

    response = desk.post(page("open_round", current_round))

    messages = [str(message) for message in response.wsgi_request._messages]
    assert messages == ["De map voor de sleutels (BALLOT_KEY_DIR) is open voor anderen."]
    assert fresh(current_round).state == Round.State.DRAFT


def test_asking_to_close_changes_nothing_and_says_what_it_means(desk, opened):
    people = builders.ballots(opened, answers=[4, 4, 4], invited=6)
    builders.save(people[5], _1a=3)

    response = desk.get(page("close_round", opened))

    assert "3 van de 6 mensen stuurden in." in response.text
    assert "Raad Laren: 3 antwoorden" in response.text
    assert "telt ook in geen geheel mee" in response.text
    assert "1 mens is begonnen" in response.text
    assert fresh(opened).is_open


def test_asking_to_close_names_the_colleges_when_they_are_too_few(desk, opened):
    builders.ballots(opened, role="college", answers=[4, 4], invited=6)
    builders.ballots(opened, answers=[4] * 7)

    text = " ".join(desk.get(page("close_round", opened)).text.split())

    assert "Colleges samen: 2 antwoorden, telt ook in geen geheel mee" in text
    assert "Raad Laren: 7 antwoorden" in text


def test_closing_counts_and_wipes(desk, opened):
    builders.ballots(opened, answers=[4] * 6)

    response = desk.post(page("close_round", opened), follow=True)

    assert "De antwoorden zijn geteld en gewist." in response.text
    assert fresh(opened).state == Round.State.RELEASED
    assert not Ballot.objects.exists()


def test_empty_field_is_named_in_the_summary_of_errors(desk, opened):
    response = desk.post(page("extend_round", opened), {"closes_at": ""})

    assert response.status_code == 422
    assert "Nieuwe sluiting: dit veld is verplicht." in response.text


def test_closing_without_the_key_says_so_and_keeps_everything(desk, opened, key_directory):
    builders.ballots(opened, answers=[4] * 6)
    (key,) = key_directory.iterdir()
    key.unlink()

    response = desk.post(page("close_round", opened))

    assert response.status_code == 503
    assert "De sleutel van deze ronde ontbreekt" in response.text
    assert "Noem dit nummer als u belt" in response.text
    assert fresh(opened).is_open
    assert Ballot.objects.count() == 6


def test_closing_a_closed_round_shows_its_page(desk, opened):
    close_round(current_round=opened)

    response = desk.post(page("close_round", opened))

    assert response.url == page("round", opened)


def moment(when):
    return timezone.localtime(when).strftime("%Y-%m-%dT%H:%M")


def test_extending_moves_the_closing_and_tells_everybody(desk, opened):
    builders.invite(opened, number=2, sent_at=timezone.now())
    later = opened.closes_at + datetime.timedelta(days=3)

    desk.post(page("extend_round", opened), {"closes_at": moment(later), "tell": "1"})

    assert moment(fresh(opened).closes_at) == moment(later)
    assert Mailing.objects.get().kind == "extended"


def test_extending_to_an_earlier_moment_is_refused(desk, opened):
    earlier = moment(opened.closes_at - datetime.timedelta(days=1))

    response = desk.post(page("extend_round", opened), {"closes_at": earlier})

    assert response.status_code == 422
    assert "Kies een moment na de huidige sluiting." in response.text
    assert fresh(opened).closes_at == opened.closes_at


def test_extending_a_round_that_closes_meanwhile_says_so(desk, opened, monkeypatch):
    """The clock closes it between the look at its state and the change."""

    def closed_first(**extension):
        close_round(current_round=fresh(opened))
        return extend_round(**extension)

    monkeypatch.setattr("assessments.desk.states.extend_round", closed_first)
    later = moment(opened.closes_at + datetime.timedelta(days=3))

    response = desk.post(page("extend_round", opened), {"closes_at": later}, follow=True)

    assert "Deze ronde is niet meer open." in response.text
    assert fresh(opened).state == Round.State.RELEASED


def test_extending_a_round_that_somebody_else_extended_further_says_so(desk, opened, monkeypatch):
    """Another manager does it between the look at the form and the change."""
    far = opened.closes_at + datetime.timedelta(days=9)

    def extended_first(**extension):
        Round.objects.update(closes_at=far)
        return extend_round(**extension)

    monkeypatch.setattr("assessments.desk.states.extend_round", extended_first)
    later = moment(opened.closes_at + datetime.timedelta(days=3))

    response = desk.post(page("extend_round", opened), {"closes_at": later}, follow=True)

    assert "Iemand anders heeft de sluiting net al verder verzet." in response.text
    assert fresh(opened).closes_at == far


def test_cancelling_asks_for_the_title(desk, opened):
    builders.ballots(opened, answers=[4] * 6)

    response = desk.post(page("cancel_round", opened), {"title": "iets"})

    assert response.status_code == 422
    assert "De titel klopt niet. Er is niets veranderd." in response.text
    assert Ballot.objects.count() == 6


def test_cancelling_destroys_everything(desk, opened):
    builders.ballots(opened, answers=[4] * 6)

    desk.post(page("cancel_round", opened), {"title": opened.title})

    assert fresh(opened).state == Round.State.CANCELLED
    assert not Ballot.objects.exists()


def test_sharing_now_shares_now(desk, opened):
    close_round(current_round=opened)

    desk.post(page("share_round", opened), {"at": ""})

    assert fresh(opened).is_shared()


def test_sharing_later_waits(desk, opened):
    close_round(current_round=opened)
    later = timezone.now() + datetime.timedelta(days=2)

    desk.post(page("share_round", opened), {"at": moment(later)})

    assert not fresh(opened).is_shared()
    assert fresh(opened).is_shared(later)


def test_sharing_after_the_addresses_are_gone_is_refused(desk, opened, settings):
    settings.CONTACT_DAYS = 10
    release = close_round(current_round=opened)
    last = datetime.datetime.combine(
        release.released_on + datetime.timedelta(days=10), datetime.time(23, 0)
    )

    refused = desk.post(
        page("share_round", opened), {"at": f"{last + datetime.timedelta(hours=2):{MOMENT}}"}
    )
    assert refused.status_code == 422
    assert "daarna zijn adressen en links gewist." in refused.text
    assert fresh(opened).shared_at is None

    desk.post(page("share_round", opened), {"at": f"{last:{MOMENT}}"})
    assert fresh(opened).shared_at is not None


def test_each_button_of_sharing_does_what_it_says(desk, opened):
    close_round(current_round=opened)
    later = moment(timezone.now() + datetime.timedelta(days=2))

    refused = desk.post(page("share_round", opened), {"at": "", "when": "later"})
    assert "Kies een dag en een tijd." in refused.text
    assert fresh(opened).shared_at is None

    desk.post(page("share_round", opened), {"at": later, "when": "now"})
    assert fresh(opened).is_shared()


def test_planned_sharing_can_be_moved(desk, opened):
    close_round(current_round=opened)
    later = timezone.now() + datetime.timedelta(days=2)
    desk.post(page("share_round", opened), {"at": moment(later)})

    desk.post(page("share_round", opened), {"at": moment(later + datetime.timedelta(days=1))})

    assert not fresh(opened).is_shared(later)


def test_sharing_is_not_taken_back(desk, opened):
    close_round(current_round=opened)
    desk.post(page("share_round", opened), {"at": ""})
    shared_at = fresh(opened).shared_at
    later = timezone.now() + datetime.timedelta(days=2)

    response = desk.post(page("share_round", opened), {"at": moment(later)}, follow=True)

    assert "De uitkomsten waren al gedeeld." in response.text
    assert fresh(opened).shared_at == shared_at


def shared(current_round, minutes=0):
    """Closed, and shared so many minutes ago."""
    close_round(current_round=current_round)
    Round.objects.update(shared_at=timezone.now() - datetime.timedelta(minutes=minutes))
    return fresh(current_round)


def test_sharing_says_until_when_it_can_be_undone(desk, opened):
    close_round(current_round=opened)

    told = desk.post(page("share_round", opened), {"when": "now"}, follow=True)

    until = timezone.localtime(fresh(opened).shared_at + datetime.timedelta(minutes=15))
    assert f"U kunt dat ongedaan maken tot {until:%H.%M} uur." in told.text
    assert page("unshare_round", opened) in told.text


def test_undoing_asks_first_and_says_who_may_have_looked(desk, opened):
    shared(opened)

    response = desk.get(page("unshare_round", opened))

    assert "Wie intussen keek met een eigen link of op de werkplek" in response.text
    assert fresh(opened).is_shared()


def test_undoing_shows_the_results_to_managers_only_and_is_logged(desk, opened):
    shared(opened, minutes=14)

    told = desk.post(page("unshare_round", opened), follow=True)

    assert "Alleen beheerders zien de uitkomsten." in told.text
    assert fresh(opened).shared_at is None
    assert AuditEntry.objects.first().action == "unshared"


def test_link_that_was_open_closes_when_sharing_is_undone(client, opened, by):
    (person,) = builders.invite(opened)
    shared(opened)
    client.post(link_for(person), {"next": "begin"})
    results = reverse("shared_results", args=[person.public_id])
    assert client.get(results).status_code == 200

    undo_sharing(current_round=opened, by=by)

    assert client.get(results).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_undoing_after_a_quarter_of_an_hour_is_refused(desk, opened, method):
    shared_at = shared(opened, minutes=16).shared_at

    response = getattr(desk, method)(page("unshare_round", opened), follow=True)

    assert "delen is een kwartier lang ongedaan te maken" in response.text
    assert fresh(opened).shared_at == shared_at
    assert page("unshare_round", opened) not in response.text


def test_undoing_what_was_mailed_meanwhile_is_refused(desk, opened):
    """By a machine whose clock is ahead."""
    shared(opened)
    Mailing.objects.create(round=opened, kind="shared", started_on=timezone.localdate())

    response = desk.post(page("unshare_round", opened), follow=True)

    assert "delen is een kwartier lang ongedaan te maken" in response.text
    assert fresh(opened).is_shared()


def test_undone_results_can_be_shared_again(desk, opened):
    shared(opened)
    desk.post(page("unshare_round", opened))

    desk.post(page("share_round", opened), {"when": "now"})

    assert fresh(opened).is_shared()


def test_sharing_in_the_past_is_refused(desk, opened):
    close_round(current_round=opened)

    response = desk.post(page("share_round", opened), {"at": "2020-01-01T10:00"})

    assert response.status_code == 422
    assert fresh(opened).shared_at is None


@pytest.mark.parametrize(
    "name", ["extend_round", "close_round", "cancel_round", "share_round", "unshare_round"]
)
def test_page_is_not_found_by_readers(client, of, opened, name):
    client.force_login(builders.reader(of))

    assert client.get(page(name, opened)).status_code == 404
    assert client.post(page(name, opened)).status_code == 404
