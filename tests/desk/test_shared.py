"""Results behind the link by which people were invited."""

import datetime
import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from assessments.desk.actions import close_round
from assessments.followup.actions import reorder
from assessments.models import Municipality, Round
from assessments.survey.links import link_for
from tests import builders
from tests.reports.worker import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", "Blaricum", joint_organisation="BEL Combinatie")


@pytest.fixture
def released(of):
    current_round = builders.opened_round(of)
    for place in ("Laren", "Eemnes", "Blaricum"):
        builders.ballots(current_round, place, "raad", [5, 4, 4, 4, 3, 3, 4, 5, 2, 4])
    builders.ballots(current_round, "", "organisatie", [3] * 12)
    close_round(current_round=current_round)
    return current_round


def person(released, place="Laren"):
    people = released.invitations.select_related("round", "municipality")
    return people.filter(municipality__name=place or None).first()


def enter(client, invitation):
    return client.post(urlsplit(link_for(invitation)).path, {"next": "results"}, follow=True)


def share():
    Round.objects.update(shared_at=timezone.now())


def test_link_leads_to_the_results_once_they_are_shared(client, released):
    invitation = person(released)
    assert enter(client, invitation).status_code == 410

    share()
    response = enter(client, invitation)

    assert response.redirect_chain[-1][0] == reverse("shared_results", args=[invitation.public_id])
    assert "Wat opvalt" in response.text
    assert "Rapport voor de raad van Laren (PDF)" in response.text


def test_results_begin_with_what_the_manager_put_first(client, released):
    changed = "De volgorde is aangepast door de beheerder."
    share()
    address = reverse("shared_results", args=[person(released).public_id])
    enter(client, person(released))
    assert changed not in client.get(address).text

    of_all = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    by = builders.manager(released.partnership)
    reorder(release=released.release, factor_numbers=of_all, by=by)

    page = client.get(address).text
    assert "<strong>Kort 10</strong>: " in page
    assert changed in page


def test_results_say_what_changed_since_the_round_before(client, of):
    for title, answer in (("Najaar 2024", 2), ("Najaar 2025", 4)):
        current_round = builders.opened_round(of, title=title)
        builders.ballots(current_round, "Laren", "raad", [answer] * 30)
        close_round(current_round=current_round)
    share()

    assert "bij de raden gestegen" in enter(client, person(current_round)).text


def test_results_say_what_changed_through_a_merger(client, of):
    for title, answers in (("Najaar 2024", {"Eemnes": 2, "Laren": 2}), ("Nu", {"Laren": 4})):
        current_round = builders.opened_round(of, title=title)
        for place, answer in answers.items():
            builders.ballots(current_round, place, "raad", [answer] * 30)
        close_round(current_round=current_round)
    share()
    told = "bij de raden gestegen"
    assert told not in enter(client, person(current_round)).text

    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    successor = Municipality.objects.get(name="Laren")
    Municipality.objects.filter(name="Eemnes").update(dissolved=tomorrow, successor=successor)

    assert told in enter(client, person(current_round)).text


def test_results_are_not_found_without_the_link(client, released):
    share()

    response = client.get(reverse("shared_results", args=[person(released).public_id]))

    assert response.status_code == 403
    assert "Open uw link opnieuw" in response.text


def test_results_and_report_are_not_found_while_not_shared(client, released):
    share()
    invitation = person(released)
    enter(client, invitation)
    Round.objects.update(shared_at=None)

    for name in ("shared_results", "shared_report"):
        assert client.get(reverse(name, args=[invitation.public_id])).status_code == 404


@pytest.mark.pdf
def test_report_is_that_of_the_own_municipality(client, released, tmp_path):
    share()
    invitation = person(released, "Eemnes")
    enter(client, invitation)

    address = reverse("shared_report", args=[invitation.public_id])
    waiting = client.get(address)
    assert waiting.status_code == 202
    assert "Het bestand wordt gemaakt." in waiting.text
    work()
    response = client.get(address)

    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"".join(response.streaming_content))
    assert "Eemnes" in PdfReader(path).pages[0].extract_text()


@pytest.mark.parametrize("sharing", ["open", "own"])
def test_staff_of_the_joint_organisation_have_the_report_on_the_partnership(
    client, of, released, sharing
):
    of.sharing = sharing
    of.save()
    share()
    invitation = person(released, "")

    response = enter(client, invitation)
    address = reverse("shared_report", args=[invitation.public_id])

    assert "Rapport voor de raad" not in response.text
    assert f'href="{address}"' in response.text
    waiting = client.get(address)
    assert waiting.status_code == 202
    assert "Rapport over de samenwerking" in waiting.text


def test_results_of_others_stay_hidden_where_the_partnership_shares_own(client, of, released):
    of.sharing = "own"
    of.save()
    share()

    response = enter(client, person(released, "Laren"))

    rows = re.findall(r'<th scope="row">([A-Z][^<]+)</th>', response.text)
    assert "Laren" in rows
    assert not {"Eemnes", "Blaricum"} & set(rows)


def test_own_raad_is_drawn_beside_the_other_groups(client, released):
    share()

    response = enter(client, person(released, "Laren"))

    text = " ".join(response.text.split())
    assert (
        "De raad van Laren kijkt bij alle tien factoren ongeveer hetzelfde als de andere raden"
        "</figcaption>" in text.replace(" </figcaption>", "</figcaption>")
    )
    drawn = re.findall(r"<title>(Kort \d+: [^<]*)</title>", text)
    assert drawn == [
        f"Kort {n}: onze raad 3,8; andere raden 3,8; BEL Combinatie 3,0." for n in range(1, 11)
    ]


def test_own_raad_stands_before_the_roles(client, released):
    share()

    text = enter(client, person(released, "Laren")).text

    assert 0 < text.index('id="own-picture"') < text.index('id="ten-caption"')


def test_own_raad_beside_all_raden_says_that_it_is_among_them(client, of, released):
    of.sharing = "own"
    of.save()
    share()

    text = enter(client, person(released, "Laren")).text

    assert "Alle raden: met de onze erin." in text


def drawings(text):
    return re.findall(r"<title>(Kort \d+: [^<]*)</title>", " ".join(text.split()))


def test_roles_are_drawn_for_staff_of_the_joint_organisation(client, released):
    share()

    response = enter(client, person(released, ""))

    assert 'id="own-picture"' not in response.text
    assert drawings(response.text) == [
        f"Kort {n}: alle raden 3,8; BEL Combinatie 3,0." for n in range(1, 11)
    ]


def test_raad_that_is_not_shown_is_not_drawn(client, of):
    current_round = builders.opened_round(of)
    builders.ballots(current_round, "Laren", "raad", [5, 4, 4])
    builders.ballots(current_round, "Eemnes", "raad", [5, 4, 4, 4, 3, 3, 4, 5, 2, 4])
    close_round(current_round=current_round)
    share()

    response = enter(client, person(current_round, "Laren"))

    assert response.status_code == 200
    assert 'id="own-picture"' not in response.text
    assert "onze raad" not in " ".join(drawings(response.text))


def test_shared_page_needs_no_script_and_weighs_little(client, released):
    share()

    response = enter(client, person(released, "Laren"))

    assert "<script" not in response.text
    assert weight_of_first_visit(response.text) <= 150_000


def weight_of_first_visit(page):
    """The page, its style sheets and its font, each as it is sent."""
    names = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page))
    files = [Path(finders.find(name)).read_bytes() for name in names]
    return sum(len(sent) for sent in map(gzip.compress, [page.encode(), *files]))
