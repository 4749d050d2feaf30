"""What there is to do in each state of a round, and what is wrong."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round, share_round
from assessments.desk.coordinators.queries import waiting_in
from assessments.desk.next_steps.facts import RoundFacts, facts_of
from assessments.desk.next_steps.holding import still_needing
from assessments.desk.next_steps.step import Urgency
from assessments.desk.next_steps.steps import (
    evaluation_steps,
    steps_of,
    troubles,
    troubles_of,
)
from assessments.desk.planning.checklist import Checklist, Point
from assessments.desk.progress import ProgressLine, refresh_counts
from assessments.followup.final import make_final
from assessments.followup.reactions import write_reaction
from assessments.models import Heartbeat, Mailing, Message, Partnership, PeopleList, Round
from tests import builders

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", name="BEL", slug="bel")


@pytest.fixture
def by(of):
    return builders.manager(of)


@pytest.fixture
def opened(of):
    """Everybody is invited, and closing is two weeks away."""
    current_round = builders.opened_round(of, closes_at=timezone.now() + 14 * DAY)
    builders.invite(current_round, number=15, sent_at=timezone.now())
    return current_round


@pytest.fixture
def released(opened):
    close_round(current_round=opened)
    return Round.objects.get()


def steps(current_round):
    if current_round.is_open:
        refresh_counts(current_round)
    return steps_of(current_round, facts_of([current_round]).get(current_round.pk, RoundFacts()))


def texts(current_round):
    return [step.text for step in steps(current_round)]


def buttons(current_round):
    return [step.button for step in steps(current_round)]


def page(name, current_round):
    return reverse(name, args=["bel", current_round.pk])


# --- In preparation -------------------------------------------------------------------------


def test_draft_has_a_step_for_each_page_with_points_to_do(of):
    draft = builders.draft_round(of)

    assert [(step.button, len(step.points)) for step in steps(draft)][:5] == [
        ("Samenwerking wijzigen", 1),
        ("Instellingen", 4),
        ("Wie te bellen", 1),
        ("Mensen uitnodigen", 1),
        ("Klaar om te beginnen?", 7),
    ]


def test_steps_of_a_draft_lead_to_where_they_are_done(of):
    draft = builders.draft_round(of)

    assert [step.address for step in steps(draft)][:5] == [
        reverse("change_partnership", args=["bel"]),
        page("change_round", draft),
        page("round_contacts", draft),
        page("people", draft),
        page("checklist", draft),
    ]


def test_points_of_a_draft_are_all_in_a_step(of):
    """None is on a page that isn't among the steps."""
    draft = builders.draft_round(of)
    (facts,) = facts_of([draft]).values()

    points = [point for step in steps(draft) for point in step.points]

    assert sorted(points) == sorted(each.text for each in facts.checklist.points if not each.done)


def test_point_of_a_page_that_is_no_step_is_done_at_the_checklist(of):
    draft = builders.draft_round(of)
    elsewhere = Point("Er zijn kaarten.", done=False, where="cards")
    facts = RoundFacts(Checklist((elsewhere,), (), (), (), ()))

    (step,) = steps_of(draft, facts)

    assert (step.points, step.address) == (("Er zijn kaarten.",), page("checklist", draft))


def test_draft_with_coordinators_says_whose_list_is_not_ready(of):
    draft = builders.draft_round(of)
    assert "Lijsten van de gemeenten" not in buttons(draft)
    builders.coordinator(of, builders.municipality("Laren"))
    PeopleList.objects.create(
        round=draft, municipality=builders.municipality("Eemnes"), ready_at=timezone.now()
    )

    (step,) = [each for each in steps(draft) if each.address == page("lists", draft)]

    assert step.text == "1 van de 2 gemeenten is klaar. Nog niet: Laren."
    assert step.urgency == Urgency.TO_DO


def test_lists_of_all_drafts_take_two_queries(django_assert_num_queries):
    for number in range(3):
        of = builders.partnership("Laren", slug=f"s{number}")
        builders.draft_round(of)
        builders.coordinator(of, builders.municipality("Laren"), email=f"{number}@example.nl")
    drafts = list(Round.objects.prefetch_related("municipalities"))

    with django_assert_num_queries(2):
        assert list(waiting_in(drafts).values()) == [["Laren"]] * 3


def test_lists_that_are_all_ready_ask_for_nothing(of):
    draft = builders.draft_round(of)
    builders.coordinator(of, builders.municipality("Laren"))
    for name in ("Laren", "Eemnes"):
        PeopleList.objects.create(
            round=draft, municipality=builders.municipality(name), ready_at=timezone.now()
        )

    (step,) = [each for each in steps(draft) if each.address == page("lists", draft)]

    assert (step.text, step.urgency) == ("Beide gemeenten zijn klaar.", Urgency.NOTHING)


@pytest.mark.parametrize("state", ["draft", "open"])
def test_planned_invitations_go_by_themselves(of, opened, state):
    builders.invite(opened, "Eemnes", number=2)
    moment = datetime.datetime(2027, 3, 1, 9, tzinfo=timezone.get_current_timezone())
    opened.state, opened.invite_at = state, moment

    (step,) = [each for each in steps(opened) if "uitnodiging" in each.text.lower()]

    assert step.text == "De uitnodigingen gaan vanzelf uit op maandag 1 maart, 09.00 uur."
    assert (step.address, step.urgency) == (page("plan_invitations", opened), Urgency.NOTHING)


def test_draft_whose_days_are_past_says_so_first(of):
    draft = builders.draft_round(of, closes_at=timezone.now() - DAY)

    first = steps(draft)[0]

    assert (first.text, first.urgency) == (
        "De dag van sluiten is voorbij. Kies nieuwe data.",
        Urgency.WARNING,
    )


# --- Open -------------------------------------------------------------------------------------


def test_nothing_to_do_says_what_goes_by_itself(opened):
    (step,) = steps(opened)

    assert step.text.startswith("U hoeft nu niets te doen. Op ")
    assert "gaat vanzelf een herinnering uit" in step.text
    assert step.urgency == Urgency.NOTHING


def test_who_was_not_invited_yet_is_to_be_invited(opened):
    builders.invite(opened, "Eemnes", number=2)

    assert (texts(opened), buttons(opened)) == (
        ["2 mensen kregen nog geen uitnodiging."],
        ["Uitnodigen"],
    )


def test_invitation_on_its_way_is_no_step(opened):
    (person,) = builders.invite(opened, "Eemnes")
    mailing = Mailing.objects.create(
        round=opened, kind="invitation", started_on=timezone.localdate(), total=1
    )
    Message.objects.create(mailing=mailing, invitation=person)

    assert [step.urgency for step in steps(opened)] == [Urgency.NOTHING]


def test_mail_that_came_back_is_said_with_a_number_and_no_name(opened):
    opened.invitations.filter(name="Persoon 3").update(refusal="550 onbekend")

    assert texts(opened) == ["Van 1 mens kwam de mail terug."]


def test_mail_server_that_takes_nothing_is_said_with_its_reason(opened):
    mailing = Mailing.objects.create(
        round=opened,
        kind="invitation",
        started_on=timezone.localdate(),
        total=1,
        problem="Het wachtwoord klopt niet.",
    )
    Message.objects.create(mailing=mailing, invitation=opened.invitations.first())

    assert texts(opened) == ["Er gaat geen mail uit. Het wachtwoord klopt niet."]


def test_trouble_of_a_reminder_that_had_its_turn_is_not_said(opened):
    """Who waits longer hasn't submitted."""
    mailing = Mailing.objects.create(
        round=opened,
        kind="reminder",
        started_on=timezone.localdate(),
        total=15,
        problem="Het wachtwoord klopt niet.",
    )
    Message.objects.create(mailing=mailing, invitation=opened.invitations.first(), attempts=1)

    assert [step.urgency for step in steps(opened)] == [Urgency.NOTHING]


def test_small_groups_are_something_to_do_in_the_last_week(opened):
    builders.ballots(opened, "Eemnes", answers=[4] * 3, invited=9)
    opened.invitations.update(sent_at=timezone.now())
    assert [step.urgency for step in steps(opened)] == [Urgency.NOTHING]
    opened.closes_at = timezone.now() + 7 * DAY

    assert texts(opened) == [
        "Nog te klein voor een eigen plek in de uitkomsten: raad Eemnes nog 2, raad Laren nog 5."
    ]


def line(name, invited, submitted, **fields):
    return ProgressLine(name, "raad", invited, 0, submitted, **fields)


def test_groups_that_need_least_come_first_and_those_that_never_can_are_left_out():
    lines = [
        line("A", 15, 1),
        line("B", 15, 5),
        line("C", 4, 1),
        line("D", 15, 3),
        line("E en F", 8, 2, is_joined=True),
    ]

    assert [each.name for each in still_needing(lines)] == ["D", "A"]


def test_lost_key_comes_first(opened, key_directory):
    opened.invitations.update(refusal="550 onbekend")
    for key in key_directory.iterdir():
        key.unlink()

    first, second = steps(opened)

    assert first.urgency == Urgency.ERROR
    assert first.text.startswith("De sleutel van deze ronde ontbreekt.")
    assert first.address == page("cancel_round", opened)
    assert second.text == "Van 15 mensen kwam de mail terug."


def test_round_that_did_not_close_by_itself_is_wrong(opened):
    opened.closes_at = timezone.now() - datetime.timedelta(minutes=10)

    assert steps(opened)[0].text == ("De ronde had vanzelf moeten sluiten. Dat is niet gebeurd.")


def test_worker_and_timer_that_are_away_are_said_while_something_waits_for_them(of, opened):
    builders.seen(Heartbeat.Name.TICK)

    (step,) = troubles_of(opened)

    assert step.text.startswith("Er gaat nu geen mail uit.")
    assert troubles_of(builders.draft_round(of)) == []
    assert len(troubles(set(Heartbeat.Name))) == 2


# --- Afterwards -------------------------------------------------------------------------------


def test_released_round_is_to_be_looked_at_and_shared(released):
    assert buttons(released) == ["Bekijk de uitkomsten", "Delen"]


def test_sharing_becomes_pressing_before_the_addresses_go(released):
    assert not steps(released)[1].is_wrong
    release = released.release
    release.released_on -= 25 * DAY

    assert steps(released)[1].urgency == Urgency.WARNING


def test_planned_sharing_says_when(released, by):
    share_round(current_round=released, by=by, at=timezone.now() + DAY)
    released.refresh_from_db()

    assert steps(released)[1].text.startswith("De uitkomsten worden vanzelf gedeeld op ")


@pytest.fixture
def shared(released, by):
    """Long enough ago not to be undone."""
    share_round(current_round=released, by=by)
    Round.objects.update(shared_at=timezone.now() - DAY)
    return Round.objects.get()


def test_sharing_that_can_be_undone_is_said_after_what_there_is_to_do(released, by):
    share_round(current_round=released, by=by)

    *first, last = steps(Round.objects.get())

    assert first
    assert (last.button, last.urgency) == ("Delen ongedaan maken", Urgency.NOTHING)
    assert last.address == page("unshare_round", released)


def test_shared_round_counts_the_reactions(shared, by):
    municipality = builders.municipality("Laren")
    write_reaction(
        release=shared.release,
        municipality=municipality,
        on_behalf_of="het presidium",
        text="Dank.",
        by=by,
    )

    assert texts(shared)[0].startswith("1 van de 2 gemeenten hebben gereageerd.")


def test_when_everybody_reacted_reports_can_be_made_final(shared, by):
    for name in ("Laren", "Eemnes"):
        write_reaction(
            release=shared.release,
            municipality=builders.municipality(name),
            on_behalf_of="het presidium",
            text="Dank.",
            by=by,
        )

    assert buttons(shared)[0] == "Rapporten vastleggen"


def test_conversation_is_prepared_before_it_and_written_down_after_it(shared):
    shared.discussed_on = timezone.localdate() + DAY
    assert buttons(shared) == ["Reacties van gemeenten", "Draaiboek"]

    shared.discussed_on = timezone.localdate() - DAY
    assert buttons(shared) == ["Reacties van gemeenten", "Gespreksagenda"]


def test_round_that_is_done_leads_to_the_next(shared, by):
    make_final(release=shared.release, by=by)
    done = Round.objects.get()

    (step,) = steps(done)

    assert step.address == f"{reverse('create_round', args=['bel'])}?als={done.pk}"


def test_cancelled_round_can_begin_again(opened, by):
    cancel_round(current_round=opened, by=by)

    assert buttons(Round.objects.get()) == ["Opnieuw beginnen"]


# --- Of the partnership ---------------------------------------------------------------------------


def evaluation(of, days, state=None):
    of.evaluate_before = timezone.localdate() + days * DAY
    return evaluation_steps(of, Round(partnership=of, state=state) if state else None)


@pytest.mark.parametrize("state", [None, "draft", "open", "released", "cancelled"])
def test_evaluation_that_is_past_is_wrong_whatever_the_round(of, state):
    (step,) = evaluation(of, -1, state)

    assert step.text.startswith("De evaluatie moest er zijn voor ")
    assert (step.address, step.urgency) == (reverse("regulation", args=["bel"]), Urgency.WARNING)


@pytest.mark.parametrize("state", [None, "released", "cancelled"])
def test_evaluation_that_is_near_asks_for_a_round(of, state):
    (step,) = evaluation(of, 150, state)

    assert step.text.endswith("Wilt u een nieuwe ronde voorbereiden?")
    assert (step.address, step.urgency) == (reverse("create_round", args=["bel"]), Urgency.TO_DO)


@pytest.mark.parametrize(("days", "state"), [(150, "draft"), (150, "open"), (200, None)])
def test_evaluation_that_is_far_or_under_way_is_no_step(of, days, state):
    assert evaluation(of, days, state) == ()


def test_page_of_the_partnership_has_the_steps_of_its_round(client, of, by, released):
    builders.draft_round(of, title="Later", closes_at=timezone.now() + 300 * DAY)
    client.force_login(by)

    shown = client.get(reverse("partnership", args=["bel"]))

    assert shown.context["current_round"] == released
    assert shown.context["steps"] == steps(released)
    assert page("share_round", released) in shown.text


def test_page_of_an_archived_partnership_has_none(client, of, by, opened):
    Partnership.objects.update(archived=True)
    client.force_login(by)

    assert client.get(reverse("partnership", args=["bel"])).context["steps"] == ()


# --- The page ---------------------------------------------------------------------------------


def in_state(of, by, state):
    current_round = builders.draft_round(of) if state == "draft" else builders.opened_round(of)
    if state in ("released", "shared"):
        close_round(current_round=current_round)
    if state == "shared":
        share_round(current_round=current_round, by=by)
    if state == "cancelled":
        cancel_round(current_round=current_round, by=by)
    return current_round


@pytest.mark.parametrize("state", ["draft", "open", "released", "shared", "cancelled"])
def test_every_button_of_the_page_leads_somewhere(client, of, by, state):
    current_round = in_state(of, by, state)
    client.force_login(by)

    shown = client.get(page("round", current_round))

    found = [step.address for step in shown.context["steps"] if step.address]
    assert found
    assert [client.get(address).status_code for address in found] == [200] * len(found)


OF_ALL_STATES = {"mail_texts"}
OF_STATES = {
    "draft": {"own_statements", "plan_invitations", "lists", "people", "round_contacts"},
    "open": {"plan_invitations", "lists", "people", "mail", "extend_round"},
    "released": {"share_round", "mail", "reactions"},
    "shared": {"unshare_round", "mail", "reactions"},
}


@pytest.mark.parametrize("state", OF_STATES)
def test_list_of_pages_leads_to_all_that_can_be_used_in_this_state(client, of, by, state):
    current_round = in_state(of, by, state)
    client.force_login(by)

    (found,) = re.findall(
        r'<ul class="round-pages">(.*?)</ul>', client.get(page("round", current_round)).text, re.S
    )
    addresses = re.findall(r'href="([^"]+)"', found)

    assert {page(name, current_round) for name in OF_ALL_STATES | OF_STATES[state]} <= {*addresses}
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)
    assert sorted(set(addresses)) == sorted(addresses)
