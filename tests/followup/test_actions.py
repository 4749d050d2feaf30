import datetime

import pytest

from assessments.followup.actions import change_item, change_progress, reorder, restore_order
from assessments.followup.final import ReportsAreFinal, make_final
from assessments.followup.queries import added_to
from assessments.models import AgendaItem, AuditEntry, Release
from tests import builders
from tests.results.builders import raden, release

pytestmark = pytest.mark.django_db

SIX = {
    "note": "Eerst dit.",
    "action": "Eén A4",
    "owner": "De griffier",
    "due_on": datetime.date(2026, 3, 1),
    "sign": "Iedereen noemt dezelfde",
    "progress": "busy",
}


@pytest.fixture
def made():
    return release(*raden(Laren={}, Ede={}))


@pytest.fixture
def manager(made):
    return builders.manager(made.round.partnership)


def read(made):
    """As somebody sees it who comes later."""
    return added_to(Release.objects.select_related("round").get(pk=made.pk))


def log():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "detail", "actor__email"))


def test_item_is_written_with_all_that_belongs_to_it(made, manager):
    change_item(release=made, factor_number=6, by=manager, **SIX)

    (item,) = AgendaItem.objects.values(*SIX, "release", "factor_number", "position")
    assert item == {**SIX, "release": made.pk, "factor_number": 6, "position": None}


def test_item_that_is_written_again_replaces_what_was(made, manager):
    change_item(release=made, factor_number=6, by=manager, **SIX)
    change_item(release=made, factor_number=6, by=manager, note="Anders.")

    (item,) = AgendaItem.objects.all()
    assert (item.note, item.action, item.due_on, item.progress) == ("Anders.", "", None, "to-do")


def test_item_that_is_emptied_is_no_longer_kept(made, manager):
    change_item(release=made, factor_number=6, by=manager, **SIX)
    change_item(release=made, factor_number=6, by=manager)

    assert not AgendaItem.objects.exists()


def test_item_that_is_emptied_keeps_its_place(made, manager):
    reorder(release=made, factor_numbers=[6, 3], by=manager)
    change_item(release=made, factor_number=6, by=manager)

    assert read(made).order == {6: 1, 3: 2}


def test_order_is_kept_per_factor_and_leaves_notes_alone(made, manager):
    change_item(release=made, factor_number=6, by=manager, note="Eerst dit.")
    reorder(release=made, factor_numbers=[8, 6], by=manager)
    reorder(release=made, factor_numbers=[1, 2], by=manager)

    added = read(made)
    assert added.order == {8: 1, 6: 2, 1: 1, 2: 2}
    assert added.agenda[6].note == "Eerst dit."


def test_order_of_the_rule_comes_back_and_notes_stay(made, manager):
    change_item(release=made, factor_number=6, by=manager, note="Eerst dit.")
    reorder(release=made, factor_numbers=[8, 6], by=manager)
    restore_order(release=made, by=manager)

    assert read(made).order == {}
    assert [item.note for item in AgendaItem.objects.all()] == ["Eerst dit."]


def test_log_says_what_was_changed_and_never_what_was_written(made, manager):
    change_item(release=made, factor_number=6, by=manager, **SIX)
    change_progress(release=made, factor_number=6, progress="done", by=manager)
    reorder(release=made, factor_numbers=[8, 6], by=manager)
    restore_order(release=made, by=manager)

    assert log() == [
        ("agenda-changed", detail, manager.email)
        for detail in (
            "factor 6: notitie, wat gaan wij doen?, wie trekt het?, wanneer is het klaar?, "
            "waaraan zien wij dat het helpt?, stand",
            "factor 6: stand",
            "volgorde",
            "volgorde",
        )
    ]


def test_progress_changes_nothing_else(made, manager):
    change_item(release=made, factor_number=6, by=manager, **SIX)
    change_progress(release=made, factor_number=6, progress="done", by=manager)

    (item,) = AgendaItem.objects.values(*SIX)
    assert item == {**SIX, "progress": "done"}


def test_progress_of_what_was_never_agreed_is_not_kept(made, manager):
    change_item(release=made, factor_number=6, by=manager, note="Eerst dit.")
    before = log()
    for number in (5, 6):
        change_progress(release=made, factor_number=number, progress="done", by=manager)

    assert [item.progress for item in AgendaItem.objects.all()] == ["to-do"]
    assert log() == before


def test_final_reports_keep_order_notes_and_actions_but_progress_goes_on(made, manager):
    change_item(release=made, factor_number=6, by=manager, **SIX)
    make_final(release=made, by=manager)

    for write in (
        lambda: change_item(release=made, factor_number=6, by=manager, note="Anders."),
        lambda: reorder(release=made, factor_numbers=[8, 6], by=manager),
        lambda: restore_order(release=made, by=manager),
    ):
        with pytest.raises(ReportsAreFinal):
            write()
    change_progress(release=made, factor_number=6, progress="done", by=manager)

    (item,) = AgendaItem.objects.values(*SIX, "position")
    assert item == {**SIX, "progress": "done", "position": None}
