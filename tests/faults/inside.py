"""What is done inside of an installation, in a process of its own: `Installation.inside`."""

import datetime
import sys

from django.core.management import call_command
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.mailings import actions
from assessments.desk.planning.checklist import BY_HAND
from assessments.models import Member, Role, Round
from assessments.survey import ballot_box
from assessments.survey.links import link_for
from tests import builders, opened_ballots


def build(*, rounds=1, people=12, answered=(), draft=False, closes_in=14 * 24 * 3600):
    """Partnerships with a round each: its number, where it is, and the links of its people.

    `answered` are those who sent in before, by the one answer that they gave to everything.
    """
    builders.instrument()
    manager = builders.user()
    closes_at = timezone.now() + datetime.timedelta(seconds=closes_in)
    built = []
    for number in range(rounds):
        of = builders.partnership("Laren", name=f"Samen {number}", slug=f"samen-{number}")
        Member.objects.create(partnership=of, user=manager, level=Member.Level.MANAGER)
        fields = {"closes_at": closes_at, "reminder_days": []}
        if draft:
            current_round = ready(of, people, fields)
        else:
            current_round = builders.opened_round(of, **fields)
            builders.ballots(current_round, answers=answered, invited=people)
        built.append(told(current_round))
    return built


def ready(of, people, fields):
    """A round in preparation in which all is done."""
    type(of).objects.filter(pk=of.pk).update(controller="Laren", processor="Laren")
    current_round = builders.draft_round(
        of,
        **fields,
        **{f"introduction_{role}": "Welkom." for role in Role.values},
        client="Laren",
        contact_name="Griffie",
        contact_phone="1234",
        reply_to="griffie@example.nl",
        discussed_on=(fields["closes_at"] + datetime.timedelta(days=60)).date(),
        checked=list(BY_HAND),
    )
    builders.invite(current_round, number=people)
    place = current_round.municipalities.get()
    current_round.contacts.create(municipality=place, name="Griffie", phone="1234")
    return current_round


def told(current_round):
    slug = current_round.partnership.slug
    return {
        "round": current_round.pk,
        "path": f"/werkplek/{slug}/{current_round.pk}/",
        "report": f"/uitkomsten/{slug}/{current_round.pk}/rapporten/samenwerking/",
        "links": [link_for(person) for person in current_round.invitations.order_by("pk")],
    }


def close(*, pks):
    for current_round in Round.objects.filter(pk__in=pks):
        close_round(current_round=current_round)


def invite(*, pk):
    """Put the invitations of a round in the queue."""
    actions.invite(current_round=Round.objects.get(pk=pk), by=None)


def ballots(*, pk):
    """What counts of everybody in an open round, and what they are filling in: by public id."""
    current_round = Round.objects.get(pk=pk)
    sent_in = opened_ballots.sent_in(current_round)
    people = current_round.invitations.all()
    drafts = {person.public_id: ballot_box.look(person).draft for person in people}
    kept = {
        name: opened_ballots.of_its_statements(current_round, draft.answers)
        for name, draft in drafts.items()
        if draft
    }
    return {"counted": sent_in, "drafts": kept}


def migrate():
    call_command("migrate", verbosity=0)
    call_command("wake", stdout=sys.stderr)
