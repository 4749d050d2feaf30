"""What the regulation says: filled in, proposed, shown."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments.desk.actions import close_round
from assessments.models import AuditEntry, Partnership
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", "Blaricum")


def send(desk, **fields):
    return desk.post(reverse("regulation", args=["samen"]), fields, follow=True)


def fresh():
    return Partnership.objects.get()


def test_what_is_filled_in_is_kept_shown_and_logged(desk, of):
    response = send(
        desk,
        regulation_article="Artikel 27, tweede lid",
        evaluation_years="4",
        evaluated_on="2024-03-01",
        evaluate_before="2199-03-01",
    )

    assert fresh().regulation_article == "27, tweede lid"
    shown = " ".join(response.text.split())
    assert "<dd>27, tweede lid</dd>" in shown.replace("<dd> ", "<dd>").replace(" </dd>", "</dd>")
    assert "om de 4 jaar" in shown
    assert "voor 1 maart 2199" in shown
    assert "artikel over evaluatie" in AuditEntry.objects.get().detail


def test_next_is_reckoned_from_last_and_how_often(desk, of):
    send(desk, evaluation_years="4", evaluated_on="2024-02-29")

    assert fresh().evaluate_before == datetime.date(2028, 2, 29)


def test_last_is_proposed_from_the_last_round_that_was_counted(desk, of):
    close_round(current_round=builders.opened_round(of, title="Najaar 2026"))
    address = reverse("regulation", args=["samen"])

    response = desk.get(address)

    today = TODAY()
    assert f'value="{today:%Y-%m-%d}"' in response.text
    day = date_format(today, "j F Y")
    assert f"De laatste ronde, Najaar 2026, sloot op {day}." in response.text
    assert fresh().evaluated_on is None


def test_proposal_that_is_accepted_is_no_conflict(desk, of):
    close_round(current_round=builders.opened_round(of))
    page = desk.get(reverse("regulation", args=["samen"]))
    seen = page.context["form"].shown

    response = send(desk, seen=json.dumps(seen), evaluated_on=str(TODAY()))

    assert response.redirect_chain
    assert fresh().evaluated_on == TODAY()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"evaluated_on": "2199-01-01"}, "Deze dag moet nog komen."),
        (
            {"evaluated_on": "2024-01-01", "evaluate_before": "2024-01-01"},
            "De volgende evaluatie moet na de laatste zijn.",
        ),
        ({"evaluation_years": "0"}, "Vul een getal in van 1 tot en met 12."),
        ({"evaluation_years": "vier"}, "Vul een getal in van 1 tot en met 12."),
        ({"evaluate_before": "31-02-2027"}, "geldige datum"),
        ({"regulation_article": "9" * 61}, "60"),
    ],
)
def test_dates_that_do_not_fit_are_refused_with_what_was_typed(desk, of, fields, said):
    response = send(desk, **fields)

    assert response.status_code == 422
    assert said in response.text
    assert all(value in response.text for value in fields.values())
    assert not fresh().has_regulation


@pytest.mark.parametrize(
    ("days", "said"),
    [(150, "Wilt u een nieuwe ronde voorbereiden?"), (-1, "De evaluatie moest er zijn voor")],
)
def test_page_of_the_partnership_says_that_it_is_time(desk, of, days, said):
    Partnership.objects.update(evaluate_before=TODAY() + datetime.timedelta(days=days))

    assert said in desk.get(reverse("partnership", args=["samen"])).text


def test_page_of_a_partnership_without_it_asks(desk, of):
    response = desk.get(reverse("partnership", args=["samen"]))

    assert reverse("regulation", args=["samen"]) in response.text
    assert "vraagt afspraken over evaluatie in elke regeling" in response.text


def test_readers_do_not_find_the_form(client, of):
    client.force_login(builders.reader(of))

    assert client.get(reverse("regulation", args=["samen"])).status_code == 404


def test_questions_of_the_council_name_all_ten_factors_and_the_source(client):
    builders.instrument()

    response = client.get(reverse("council_questions"))

    numbers = {each.number for one in response.context["questions"] for each in one.factors}
    assert numbers == set(range(1, 11))
    assert "<cite>Grip op regionale samenwerking</cite>" in response.text
    assert "Stelling 4b kort" in response.text


def test_questions_are_there_before_the_instrument_is(client):
    assert client.get(reverse("council_questions")).status_code == 200


def test_front_page_leads_to_the_questions(client):
    assert reverse("council_questions") in client.get(reverse("home")).text
