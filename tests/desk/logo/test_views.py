"""The page of a logo, its address, and where it stands."""

import errno

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.desk.cards.printing import Card, cards_pdf
from assessments.models import AuditEntry, Partnership
from assessments.survey.links import link_for
from tests import builders
from tests.desk.logo.pictures import png, svg

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = reverse("partnership_logo", args=["samen"])


@pytest.fixture
def of(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return builders.partnership()


def upload(desk, content, name="logo.png"):
    return desk.post(PAGE, {"file": SimpleUploadedFile(name, content)}, follow=True)


def logo():
    return Partnership.objects.get(slug="samen").logo


def files():
    return default_storage.listdir("logos")[1]


def test_logo_is_kept_shown_and_logged(desk, of):
    response = upload(desk, png())

    assert f'src="/{logo()}"' in response.text
    assert 'alt="Samen"' in response.text
    assert files() == [logo().removeprefix("logos/")]
    assert AuditEntry.objects.get().detail == "logo bewaard"


@pytest.mark.parametrize(
    ("content", "kind"), [(png(), "image/png"), (svg(), "image/svg+xml")], ids=["png", "svg"]
)
def test_logo_is_served_so_that_nothing_in_it_runs(desk, client, of, content, kind):
    upload(desk, content)
    client.logout()

    response = client.get(f"/{logo()}")

    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    said = {part.strip() for part in response["Content-Security-Policy"].split(";")}
    assert said == {"default-src 'none'", "frame-ancestors 'none'", "sandbox"}
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_another_logo_takes_its_place_and_the_file_goes(desk, client, of):
    upload(desk, png())
    before = logo()
    upload(desk, svg())

    assert client.get(f"/{before}").status_code == 404
    assert files() == [logo().removeprefix("logos/")]


def test_logo_is_taken_away_with_its_file(desk, of):
    upload(desk, png())
    desk.post(PAGE, {"remove": "1"})

    assert (logo(), files()) == ("", [])


def test_file_that_another_partnership_has_too_stays(desk, of):
    other = builders.partnership(slug="elders", name="Elders")
    upload(desk, png())
    Partnership.objects.filter(pk=other.pk).update(logo=logo())

    desk.post(PAGE, {"remove": "1"})

    assert len(files()) == 1


def test_what_is_no_logo_is_refused_and_the_old_one_stays(desk, of):
    upload(desk, png())
    before = logo()

    response = upload(desk, svg("<script/>"), "logo.svg")

    assert response.status_code == 422
    assert "In deze SVG staat “script”" in response.text
    assert logo() == before


def test_full_disk_is_said_and_the_old_logo_stays(desk, of, monkeypatch):
    upload(desk, png())
    before = logo()

    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    response = upload(desk, svg())

    assert response.status_code == 422
    assert "Er is nu geen ruimte" in response.text
    assert logo() == before


@pytest.mark.parametrize("name", ["logos/../../etc/passwd", "logos/", f"logos/{'0' * 64}.png"])
def test_what_is_no_logo_is_not_found(client, of, name):
    assert client.get(f"/{name}").status_code == 404


def test_logo_stands_above_the_survey_of_its_partnership(desk, client, of):
    upload(desk, png())
    current_round = builders.opened_round(of)
    (person,) = builders.invite(current_round)

    text = client.get(link_for(person).removeprefix("https://testserver")).text

    assert f'src="/{logo()}"' in text


@pytest.mark.parametrize("content", [png(), svg()], ids=["png", "svg"])
def test_logo_stands_on_cards(desk, of, content):
    before = len(cards_pdf(builders.draft_round(of), [CARD]))
    upload(desk, content)
    of.refresh_from_db()

    assert len(cards_pdf(of.rounds.get(), [CARD])) > before


CARD = Card(place="Laren", role="raad", code="ABCD-EFGH", spare=False)
