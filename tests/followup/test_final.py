import pytest

from assessments.followup.final import ReportsAreFinal, before_final, make_final
from assessments.models import AuditEntry, Round
from tests import builders
from tests.results.builders import raden, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return release(*raden(Laren={}, Ede={}))


def test_reports_can_be_added_to_before_they_are_final(made):
    with before_final(made):
        Round.objects.update(title="Veranderd")

    assert Round.objects.get().title == "Veranderd"


def test_final_reports_refuse_what_is_added(made):
    make_final(release=made, by=builders.manager(made.round.partnership))

    with pytest.raises(ReportsAreFinal), before_final(made):
        pytest.fail("nothing may be changed here")


def test_making_final_twice_keeps_the_first_moment(made):
    manager = builders.manager(made.round.partnership)
    make_final(release=made, by=manager)
    first = Round.objects.get().reports_final_at

    make_final(release=made, by=manager)

    assert Round.objects.get().reports_final_at == first
    assert AuditEntry.objects.filter(action=AuditEntry.Action.REPORTS_FINAL).count() == 1
