import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse

from assessments.desk.actions import open_round
from assessments.desk.people import actions
from assessments.desk.people.editing import editable
from assessments.models import Round
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_round_that_was_opened_meanwhile_says_so(rf, draft, by):
    request = rf.post("/")
    request.user = by
    request._messages = CookieStorage(request)
    (person,) = builders.invite(draft)
    open_round(current_round=Round.objects.get(), by=by)

    @editable(Round.State.DRAFT)
    def view(request, current_round, own):
        actions.change(person=person, row=None, by=request.user)
        return HttpResponse("changed")

    response = view(request, draft, own=None)

    assert response.status_code == 302
    assert [str(message) for message in request._messages] == ["Dat kan nu niet: de ronde is open."]
