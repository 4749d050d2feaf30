import datetime

import pytest
from django.utils import timezone

from assessments.followup.queries import Added, AgendaText, ReactionText, added_to, agendas_of
from assessments.models import AgendaItem, Municipality, Reaction, Release, Round
from tests.results.builders import CODES, raden, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return release(*raden(Laren={}, Ede={}))


def test_release_to_which_nothing_was_added_has_nothing(made):
    assert added_to(made) == Added()


def test_agenda_item_is_read_with_its_progress_in_dutch(made):
    AgendaItem.objects.create(
        release=made,
        factor_number=6,
        position=1,
        note="Eerst dit.",
        action="Eén A4 over wie opdracht geeft",
        owner="De secretarissen",
        due_on=datetime.date(2026, 3, 1),
        sign="Iedereen noemt dezelfde opdrachtgever",
        progress=AgendaItem.Progress.DONE,
    )

    assert added_to(made).agenda == {
        6: AgendaText(
            factor_number=6,
            position=1,
            note="Eerst dit.",
            action="Eén A4 over wie opdracht geeft",
            owner="De secretarissen",
            due_on=datetime.date(2026, 3, 1),
            sign="Iedereen noemt dezelfde opdrachtgever",
            progress="gedaan",
        )
    }


def test_note_without_an_action_has_no_progress(made):
    AgendaItem.objects.create(release=made, factor_number=6, note="Eerst dit.")

    added = added_to(made)
    assert added.agenda[6].progress == ""
    assert added.actions == ()
    assert added.order == {}


def test_actions_come_in_the_order_of_the_factors(made):
    for number, position in ((8, 1), (6, 2)):
        AgendaItem.objects.create(
            release=made, factor_number=number, position=position, action="Doen"
        )

    added = added_to(made)
    assert [item.factor_number for item in added.actions] == [6, 8]
    assert added.order == {6: 2, 8: 1}


def test_reaction_is_read_by_municipality(made):
    laren = Municipality.objects.get(name="Laren")
    Reaction.objects.create(
        release=made, municipality=laren, on_behalf_of="het presidium", text="Herkenbaar."
    )

    assert added_to(made).reactions == {
        CODES["Laren"]: ReactionText("het presidium", "Herkenbaar.")
    }


def test_final_reports_tell_since_when(made):
    Round.objects.update(
        reports_final_at=datetime.datetime(2026, 1, 5, 23, 30, tzinfo=datetime.UTC)
    )
    fresh = Release.objects.select_related("round").get(pk=made.pk)

    assert added_to(fresh).final_on == datetime.date(2026, 1, 6)


def test_added_to_takes_two_queries(made, django_assert_num_queries):
    Round.objects.update(reports_final_at=timezone.now())

    with django_assert_num_queries(2):
        added_to(made)


def test_order_holds_the_factors_that_have_a_place(made):
    AgendaItem.objects.create(release=made, factor_number=6, position=2)
    AgendaItem.objects.create(release=made, factor_number=8, note="Zonder plaats.")

    assert added_to(made).order == {6: 2}


def test_agendas_of_several_releases_take_one_query(made, django_assert_num_queries):
    other = release(*raden(Laren={}))
    AgendaItem.objects.create(release=other, factor_number=6, note="Eerst dit.")

    with django_assert_num_queries(1):
        first, second = agendas_of([made, other])
    assert (first.agenda, list(second.agenda)) == ({}, [6])
