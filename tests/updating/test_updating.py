"""A filled database of an earlier version is brought up to this one, and everything goes on.

`1.0.0.json` is what an installation of the first release holds, `before.json` the same at a
migration of before it; `make.py` made them. What a release wrote is never made anew.
"""

import base64
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from assessments.access import Viewer
from assessments.dashboards.exports.release_json import json_file
from assessments.desk.actions import close_round
from assessments.models import AuditEntry, Mailing, Municipality, Partnership, Release, Round, User
from assessments.results.overview import for_viewer
from assessments.results.release import matches_digest
from assessments.survey import actions
from tests import builders
from tests.survey.visiting import link, words
from tests.updating import rows
from tests.updating.make import BEFORE, FIRST_RELEASE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[FIRST_RELEASE, BEFORE], ids=lambda path: path.stem)
def shown(request, key_directory):
    """What pages showed before the update; the database is that of after it."""
    stored = json.loads(request.param.read_text(encoding="utf-8"))
    targets = [tuple(each) for each in stored["migrations"]]
    for name, key in stored["keys"].items():
        (key_directory / name).write_bytes(base64.b64decode(key))
    try:
        rows.migrate_to(targets)
        rows.load(stored["rows"], targets)
    finally:
        call_command("migrate", verbosity=0)
    return stored["shown"]


def the_release():
    return Release.objects.select_related("round__partnership").get()


def open_round():
    return Round.objects.get(state=Round.State.OPEN)


def page(client, name, *more):
    client.force_login(User.objects.get())
    return client.get(reverse(name, args=["samen", the_release().round_id, *more]))


def invited_to(current_round):
    return current_round.invitations.order_by("pk")


def test_numbers_and_digest_of_a_release_stay(shown):
    release = the_release()
    now = json.loads(json_file(for_viewer(Viewer(), release)))

    assert {name: now[name] for name in shown} == shown
    assert matches_digest(release)


def test_pages_open_for_a_manager(shown, client):
    laren = Municipality.objects.get(name="Laren")

    assert "Het dagelijks bestuur" in page(client, "dashboards:overview").text
    assert "Eén A4" in page(client, "dashboards:agenda").text
    assert "Wij herkennen ons hierin." in page(client, "reaction", laren.code).text


def test_words_that_were_renamed_keep_what_they_held(shown):
    assert Partnership.objects.get().fictitious
    assert the_release().round.client == "Het dagelijks bestuur"


def test_link_that_was_mailed_opens_the_open_round(shown, client):
    person = invited_to(open_round())[0]

    assert "Verder bij factor 1" in words(client.get(link(person)))
    assert actions.read_draft(invitation=person).answers[0] == 5


def test_link_that_was_mailed_opens_the_shared_results(shown, client):
    person = invited_to(the_release().round)[0]

    client.post(link(person))
    html = client.get(reverse("shared_results", args=[person.public_id])).text
    assert "Gesloten" in html


def test_open_round_of_before_has_no_own_statements_and_takes_answers(shown, client):
    person = invited_to(open_round())[0]
    client.post(link(person))
    page = f"/vragenlijst/{person.public_id}/factor/"

    assert client.get(f"{page}10/").status_code == 200
    assert client.get(f"{page}11/").status_code == 404
    sent = {"10b": "3", "revision": actions.read_draft(invitation=person).revision}
    assert client.post(f"{page}10/", sent)["Location"].endswith("/nakijken/")
    assert actions.read_draft(invitation=person).answers[::19] == (5, 3)


def test_open_round_closes_and_counts_what_was_submitted_before(shown):
    release = close_round(current_round=open_round())

    # One of five submitted: too few to show, and not lost.
    assert release.left_out_people == 1


def test_ballots_of_before_and_of_now_are_counted_alike(shown):
    current_round = open_round()
    begun, _sent_in_before, *others = invited_to(current_round)
    for person, answer in zip([begun, *others], (3, 3, 4, 4), strict=True):
        builders.submit(person, answer)

    (block,) = close_round(current_round=current_round).blocks.all()
    # The one 2 is of before.
    assert block.tables["1a"] == [0, 1, 2, 2, 0, 0]


def test_timer_goes_on_and_mails_nobody_by_itself(shown):
    call_command("wake", stdout=StringIO())
    call_command("tick", stdout=StringIO())

    assert not Mailing.objects.exists()
    assert open_round().invitations.count() == 5


def test_what_is_new_can_be_written(shown, client):
    before = AuditEntry.objects.count()

    assert page(client, "dashboards:results_file", "csv").status_code == 200
    assert AuditEntry.objects.count() == before + 1
