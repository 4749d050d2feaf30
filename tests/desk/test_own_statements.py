"""What a partnership asks of its own, made while a round is in preparation."""

import json

import pytest
from django.db import IntegrityError
from django.urls import reverse

from assessments.desk.actions import open_round
from assessments.desk.own_statements.actions import set_own_statements
from assessments.desk.planning.actions import NotInPreparation, create_round
from assessments.models import AuditEntry, OwnStatement
from tests import builders
from tests.survey.visiting import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    builders.instrument()
    return builders.draft_round()


@pytest.fixture
def desk(client, draft):
    client.force_login(builders.manager(draft.partnership))
    return client


def address(draft, name="own_statements", *rest):
    return reverse(name, args=[draft.partnership.slug, draft.pk, *rest])


def filled(*names, **more):
    """The form with these statements, by their short names."""
    sent = {}
    for number, name in enumerate(names, start=1):
        sent |= {f"e{number}-text": f"Over {name}.", f"e{number}-short_name": name}
    return sent | more


def names(draft):
    return [each.short_name for each in draft.own_statements.all()]


def test_statements_are_kept_in_order(desk, draft):
    response = desk.post(address(draft), filled("Taak", "Stem", **{"e2-scope": "own"}))

    assert response["Location"] == address(draft, "round")
    assert names(draft) == ["Taak", "Stem"]
    assert [each.scope for each in draft.own_statements.all()] == ["partnership", "own"]
    assert AuditEntry.objects.get(round=draft).detail == "eigen stellingen: Taak, Stem"


def test_nothing_changed_is_not_logged(desk, draft):
    desk.post(address(draft), filled("Taak"))
    desk.post(address(draft), filled("Taak"))

    assert AuditEntry.objects.filter(round=draft).count() == 1


def test_page_advises_and_has_room_for_four(desk, draft):
    page = desk.get(address(draft))

    assert "niet naar iets wat iemand bekend maakt (fractie, leeftijd, functie)." in words(page)
    assert page.text.count('<fieldset class="own-statement"') == 4
    assert "Omhoog" not in words(page)


def test_up_saves_everything_and_moves_one(desk, draft):
    response = desk.post(address(draft), filled("Taak", "Stem", "Geld", up="3"))

    assert response["Location"] == address(draft)
    assert names(draft) == ["Taak", "Geld", "Stem"]


def test_first_can_go_no_higher(desk, draft):
    desk.post(address(draft), filled("Taak", "Stem", up="1"))

    assert names(draft) == ["Taak", "Stem"]


def test_remove_takes_one_away_whatever_is_in_it(desk, draft):
    desk.post(address(draft), filled("Taak", "Stem"))
    desk.post(address(draft), filled("Taak", "Stem", remove="1", **{"e1-short_name": ""}))

    assert names(draft) == ["Stem"]
    assert draft.own_statements.get().number == 1


def test_emptied_one_is_gone_and_the_next_takes_its_place(desk, draft):
    desk.post(address(draft), filled("Taak", "Stem"))
    desk.post(address(draft), filled("Taak", "Stem") | {"e1-text": "", "e1-short_name": ""})

    assert names(draft) == ["Stem"]


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"e1-short_name": ""}, "Eigen stelling 1: Geef de stelling een korte naam."),
        ({"e1-text": ""}, "Eigen stelling 1: Vul de stelling in, of maak de korte naam leeg."),
        ({"e2-text": "over  TAAK"}, "Eigen stelling 2: Deze stelling staat er al."),
        ({"e1-text": "Stelling 3a"}, "Eigen stelling 1: Deze stelling staat er al."),
        ({"e1-text": "x" * 201}, "Eigen stelling 1: Maak dit korter: ten hoogste 200 tekens."),
        ({"e1-short_name": "x" * 43}, "Eigen stelling 1: Maak dit korter: ten hoogste 42 tekens."),
        ({"e1-scope": "iets"}, "Eigen stelling 1: Selecteer een geldige keuze."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept_or_lost(desk, draft, sent, problem):
    response = desk.post(address(draft), filled("Taak", "Stem") | sent)

    assert response.status_code == 422
    assert problem in words(response)
    assert 'value="Stem"' in response.text
    assert names(draft) == []


def test_change_of_somebody_else_is_not_overwritten_unseen(desk, draft):
    desk.post(address(draft), filled("Taak"))
    seen = {"e1-seen": json.dumps({"text": [], "short_name": [], "scope": ["partnership"]})}

    response = desk.post(address(draft), filled("Stem") | seen)

    assert response.status_code == 409
    assert "Over Taak." in words(response)
    assert names(draft) == ["Taak"]


def test_fifth_has_no_room(draft):
    five = [{"text": f"{n}.", "short_name": f"{n}", "scope": "own"} for n in range(5)]

    with pytest.raises(IntegrityError):
        set_own_statements(current_round=draft, statements=five, by=builders.user())


def test_opening_freezes_them_with_the_twenty(draft):
    builders.own_statements(draft, "Taak", scope="own")

    open_round(current_round=draft)
    OwnStatement.objects.update(text="Later veranderd.")

    (frozen,) = draft.texts.own
    assert (frozen.code, frozen.text) == ("e1", "Eigen stelling Taak.")
    assert frozen.about_own_municipality
    with pytest.raises(NotInPreparation):
        set_own_statements(current_round=draft, statements=[], by=builders.user())


def test_round_like_an_earlier_one_asks_the_same(draft):
    builders.own_statements(draft, "Taak", "Stem")

    again = create_round(
        partnership=draft.partnership,
        by=builders.user(),
        like=draft,
        title="Later",
        opens_at=draft.opens_at,
        closes_at=draft.closes_at,
    )

    assert names(again) == ["Taak", "Stem"]
    assert {each.text for each in again.own_statements.all()} == {
        "Eigen stelling Taak.",
        "Eigen stelling Stem.",
    }


def test_preview_has_the_eleventh_page_before_opening(desk, draft):
    builders.own_statements(draft, "Taak")

    tenth = desk.get(address(draft, "preview_factor", "raad", 10))
    own = desk.get(address(draft, "preview_factor", "raad", 11))

    assert address(draft, "preview_factor", "raad", 11) in tenth.text
    assert "Van Samen zelf" in words(own)
    assert "Klaar" in words(own)


def test_round_in_preparation_leads_to_the_page(desk, draft):
    assert f'href="{address(draft)}"' in desk.get(address(draft, "round")).text


def test_round_that_is_open_keeps_its_statements(desk, draft):
    open_round(current_round=draft)

    assert desk.post(address(draft), filled("Taak")).status_code == 302
    assert names(draft) == []
