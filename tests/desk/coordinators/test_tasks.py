"""What a coordinator reads on the desk and on the page of the round."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round, open_round, share_round
from assessments.desk.coordinators import actions
from assessments.desk.progress import outlook
from assessments.models import Member, Round
from tests import builders
from tests.desk.coordinators.test_own_people import url

pytestmark = pytest.mark.django_db


def task(browser):
    (found,) = browser.get(reverse("desk")).context["tasks"]
    return found


def opens(current_round, days):
    Round.objects.filter(pk=current_round.pk).update(
        opens_at=timezone.now() + datetime.timedelta(days=days),
        closes_at=timezone.now() + datetime.timedelta(days=days + 14),
    )


def test_desk_asks_for_the_list(griffie, draft):
    found = task(griffie)

    assert found.text == "Wilt u de lijst van uw raad, college en organisatie invullen?"
    assert (found.button, found.address) == ("Vul de lijst van Laren in", url("people", draft))


def test_desk_says_before_which_day(griffie, draft):
    opens(draft, 10)
    assert ", vóór " in task(griffie).text


def test_desk_asks_whether_the_list_is_ready(griffie, draft):
    builders.invite(draft)

    found = task(griffie)
    assert found.text == "Staat iedereen van Laren erop? Zeg dan dat de lijst klaar is."
    assert found.button == "Controleer de lijst van Laren"


def test_desk_says_that_nothing_is_to_be_done(griffie, draft, laren, griffier, by):
    builders.invite(draft)
    actions.mark_ready(current_round=draft, municipality=laren, ready=True, by=griffier)
    assert "U hoeft nu niets te doen." in task(griffie).text

    actions.lock_lists(current_round=draft, lock=True, by=by)
    assert "De beheerder heeft de lijsten vastgezet." in task(griffie).text


def test_desk_leads_to_own_people_from_whom_a_mail_came_back(griffie, opened):
    for place in ("Laren", "Eemnes"):
        opened.invitations.filter(municipality__name=place).delete()
        builders.invite(opened, place, number=2)
    opened.invitations.filter(municipality__name="Eemnes").update(refusal="Weg.")
    assert task(griffie).button == "Bekijk de respons"

    one = opened.invitations.filter(municipality__name="Laren").first()
    opened.invitations.filter(pk=one.pk).update(refusal="Weg.")
    found = task(griffie)
    assert "Van 1 mens kwam de mail terug: in de lijst staat waarom." in found.text
    assert (found.button, found.address) == ("Bekijk de lijst van Laren", url("people", opened))


def test_desk_leads_to_the_own_response_while_open(griffie, opened):
    found = task(griffie)
    assert (found.button, found.address) == ("Bekijk de respons", url("round", opened))


def test_desk_has_no_results_before_they_are_shared(griffie, opened):
    builders.ballots(opened, answers=[4] * 6)
    close_round(current_round=opened)
    results = reverse("dashboards:overview", args=["bel", opened.pk])

    assert task(griffie).button == ""
    assert results not in griffie.get(reverse("desk")).text
    assert griffie.get(results).status_code == 404
    assert griffie.get(url("reactions", opened)).status_code == 404


def test_page_of_a_cancelled_round_promises_no_results(griffie, opened, by):
    cancel_round(current_round=opened, by=by)

    found = griffie.get(url("round", opened)).context["task"]
    assert found.text == "Deze ronde is geannuleerd. Alle antwoorden zijn vernietigd."
    assert found.button == ""


def test_desk_leads_to_the_results_once_they_are_shared(griffie, opened, by):
    builders.ballots(opened, answers=[4] * 6)
    close_round(current_round=opened)
    share_round(current_round=opened, by=by)

    found = task(griffie)
    assert found.text == "De uitkomsten zijn gedeeld. Laren kan er een reactie bij schrijven."
    assert griffie.get(found.address).status_code == 200
    assert "Reactie van Laren" in griffie.get(url("round", opened)).text


def test_coordinator_writes_the_reaction_of_the_own_municipality(
    griffie, opened, by, laren, eemnes
):
    builders.ballots(opened, answers=[4] * 6)
    close_round(current_round=opened)
    share_round(current_round=opened, by=by)
    words = {
        "on_behalf_of": "het presidium van de raad van Laren",
        "own_words": "",
        "text": "Herkenbaar.",
    }

    griffie.post(url("reaction", opened, laren.code), words)

    assert opened.release.reactions.get().municipality == laren
    assert griffie.post(url("reaction", opened, eemnes.code), words).status_code == 404
    assert task(griffie).text == "De uitkomsten zijn gedeeld."


def test_round_that_asks_something_goes_before_one_that_is_over(griffie, of, opened):
    close_round(current_round=opened)
    draft = builders.draft_round(of, title="Volgend jaar")
    assert task(griffie).current_round == draft


def test_managers_and_readers_have_no_tasks(client, of, draft, laren):
    client.force_login(builders.reader(of, laren))
    assert client.get(reverse("desk")).context["tasks"] == []


# --- Response -------------------------------------------------------------------------------


def lines(current_round, own):
    return {line.name: (line.submitted, line.invited) for line in outlook(current_round, own).lines}


def test_response_is_that_of_own_groups_as_a_manager_sees_them(opened, laren):
    builders.ballots(opened, answers=[4] * 6, invited=9)
    builders.ballots(opened, "Eemnes", answers=[4] * 7, invited=11)
    builders.ballots(opened, "Laren", "college", answers=[4] * 2)
    builders.ballots(opened, "Eemnes", "college", answers=[4] * 4)

    everybody, own = lines(opened, None), lines(opened, laren)

    assert everybody["colleges samen"] == (6, 6)
    assert own == {"raad Laren": everybody["raad Laren"]} == {"raad Laren": (6, 9)}


def test_response_of_a_group_that_is_counted_with_others_is_not_shown(opened, laren):
    builders.ballots(opened, answers=[4] * 3)
    builders.ballots(opened, "Eemnes", answers=[4] * 7, invited=11)

    assert lines(opened, laren) == {}


def test_response_of_a_college_is_not_shown_even_when_no_other_is_invited(opened, laren):
    """That it is alone would tell that no other college was invited."""
    builders.ballots(opened, "Laren", "college", answers=[4] * 6)

    assert lines(opened, None) == {"colleges samen": (6, 6)}
    assert lines(opened, laren) == {}


def test_page_shows_own_response_and_totals_of_nothing_else(griffie, opened):
    builders.ballots(opened, answers=[4] * 6, invited=9)
    builders.ballots(opened, "Eemnes", answers=[4] * 7, invited=11)

    for name in ("round", "progress"):
        text = " ".join(griffie.get(url(name, opened)).text.split())
        assert "6 van de 9 mensen stuurden in." in text
        assert "13 van de 20" not in text


def test_counts_that_were_kept_before_an_update_are_shown_to_managers_only(opened, laren):
    builders.ballots(opened, answers=[4] * 6, invited=9)
    outlook(opened)
    for line in opened.counts:
        del line["codes"]
    opened.save()

    assert lines(opened, None) == {"raad Laren": (6, 9)}
    assert lines(opened, laren) == {}


# --- Query counts ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize(
    ("name", "state", "number"),
    [
        ("desk", "draft", 8),
        ("round", "draft", 7),
        ("people", "draft", 8),
        ("import_people", "draft", 4),
        ("cards", "draft", 5),
        ("round", "open", 11),
        ("people", "open", 7),
        ("progress", "open", 8),
    ],
)
def test_coordinator_takes_the_same_queries_for_few_and_many(
    client, django_assert_num_queries, size, name, state, number
):
    of = builders.partnership(*(f"Plaats {each}" for each in range(size)))
    for place in of.municipalities.all():
        builders.coordinator(of, place, f"{place.code}@example.nl")
    current_round = builders.draft_round(of)
    for place in of.municipalities.all():
        builders.invite(current_round, place.name, number=size)
    if state == "open":
        builders.instrument()
        open_round(current_round=current_round)
    client.force_login(Member.objects.first().user)
    address = reverse("desk") if name == "desk" else url(name, current_round)

    with django_assert_num_queries(number):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("size", [3, 30])
def test_lists_take_the_same_queries_for_few_and_many(client, django_assert_num_queries, size):
    of = builders.partnership(*(f"Plaats {each}" for each in range(size)))
    for place in of.municipalities.all():
        builders.coordinator(of, place, f"{place.code}@example.nl")
    current_round = builders.draft_round(of)
    client.force_login(builders.manager(of))

    with django_assert_num_queries(6):
        client.get(url("lists", current_round))
