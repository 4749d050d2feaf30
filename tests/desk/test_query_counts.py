"""Every list of the desk asks the database as much for thirty municipalities as for three."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import close_round, open_round
from assessments.models import AuditEntry, Contact, Invitation, Mailing, Member, Partnership, Round
from tests import builders

pytestmark = pytest.mark.django_db

DRAFT, OPEN, RELEASED = "draft", "open", "released"
OF_A_PARTNERSHIP = (
    "partnership",
    "partnership_municipalities",
    "add_municipalities",
    "regulation",
    "members",
    "audit_log",
    "create_round",
)


def world(size, state):
    """A partnership of so many municipalities, with as many of everything that a page lists."""
    of = builders.partnership(joint_organisation="De werkorganisatie")
    places = [builders.municipality(f"Plaats {number}") for number in range(size)]
    of.municipalities.set(places)
    current_round = builders.draft_round(of)
    Contact.objects.bulk_create(
        Contact(round=current_round, municipality=place, name="De griffie", phone="035")
        for place in places
    )
    for number, place in enumerate(places):
        for role in ("raad", "college", "organisatie"):
            builders.invite(current_round, place.name, role, refusal="550 onbekend")
        builders.reader(of, place, email=f"meelezer{number}@example.nl")
    now = timezone.now()
    Round.objects.bulk_create(
        Round(partnership=of, title="Later", opens_at=now, closes_at=now + datetime.timedelta(1))
        for _place in places
    )
    builders.invite(current_round, "", "organisatie", size)
    Invitation.objects.filter(role="college").update(email="")
    AuditEntry.objects.bulk_create(
        AuditEntry(partnership=of, round=current_round, actor=member.user, action="changed")
        for member in of.members.select_related("user")
    )
    Mailing.objects.bulk_create(
        Mailing(round=current_round, kind="invitation", started_on=timezone.localdate(), total=1)
        for _place in places
    )
    if state != DRAFT:
        builders.instrument()
        open_round(current_round=current_round)
    if state == RELEASED:
        close_round(current_round=current_round)
    return current_round


def managing(current_round, size):
    """A manager of this partnership and of as many others."""
    account = builders.manager(current_round.partnership)
    for number in range(size):
        other = Partnership.objects.create(name=f"Ook {number}", slug=f"ook-{number}")
        Member.objects.create(partnership=other, user=account, level=Member.Level.MANAGER)
    return account


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize(
    ("state", "name", "number"),
    [
        (DRAFT, "desk", 12),
        (DRAFT, "partnership", 11),
        (DRAFT, "partnership_municipalities", 5),
        (DRAFT, "add_municipalities", 3),
        (DRAFT, "regulation", 5),
        (DRAFT, "members", 4),
        (DRAFT, "audit_log", 5),
        (DRAFT, "create_round", 4),
        (DRAFT, "round", 9),
        (DRAFT, "change_round", 6),
        (DRAFT, "remove_round", 6),
        (DRAFT, "round_contacts", 6),
        (DRAFT, "checklist", 9),
        (DRAFT, "announcement", 7),
        (DRAFT, "preview", 7),
        (DRAFT, "people", 9),
        (DRAFT, "import_people", 4),
        (DRAFT, "add_person", 5),
        (DRAFT, "cards", 6),
        (OPEN, "round", 12),
        (OPEN, "progress", 8),
        (OPEN, "mail", 12),
        (OPEN, "people", 7),
        (OPEN, "close_round", 8),
        (OPEN, "cancel_round", 8),
        (OPEN, "meeting", 5),
        (RELEASED, "round", 9),
        (RELEASED, "mail", 12),
        (RELEASED, "share_round", 5),
        (RELEASED, "reactions", 8),
    ],
)
def test_page_takes_the_same_queries_for_few_and_many(
    client, django_assert_num_queries, size, state, name, number
):
    current_round = world(size, state)
    client.force_login(managing(current_round, size))
    slug, pk = current_round.partnership.slug, current_round.pk
    args = [] if name == "desk" else [slug] if name in OF_A_PARTNERSHIP else [slug, pk]
    address = reverse(name, args=args)

    # Of which the session, the user, the place in the partnership and the round are four.
    with django_assert_num_queries(number):
        response = client.get(address)
    assert response.status_code == 200
