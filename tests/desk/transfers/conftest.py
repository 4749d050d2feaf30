import datetime

import pytest
from django.utils import timezone

from assessments import audit
from assessments.desk.actions import close_round
from assessments.desk.partnerships.logo.actions import set_logo
from assessments.desk.partnerships.logo.pictures import safe_picture
from assessments.followup.reactions import write_reaction
from assessments.models import AgendaItem, Contact, Mailing, MailText, Partnership, Round
from tests import builders
from tests.desk.logo.pictures import png

DAY = datetime.timedelta(days=1)


@pytest.fixture
def partnership():
    """Everything that a partnership can have: a released round, a cancelled one and a draft."""
    of = builders.partnership(
        *("Laren", "Eemnes"),
        joint_organisation="BEL Combinatie",
        article="de",
        regulation_article="27",
        evaluation_years=4,
        evaluate_before=datetime.date(2029, 1, 1),
    )
    manager = builders.manager(of)
    builders.reader(of, builders.municipality("Laren"))
    set_logo(partnership=of, picture=safe_picture(png()), by=manager)
    fill(released(of), manager)
    cancelled(of)
    draft = builders.draft_round(of, title="Volgend jaar", lists_locked_at=timezone.now())
    builders.own_statements(draft, "Taak", "Stem")
    MailText.objects.create(round=draft, letter="invitation", role="raad", subject="Doe mee")
    builders.invite(draft, number=2)
    laren = builders.municipality("Laren")
    builders.coordinator(of, laren)
    draft.people_lists.create(municipality=laren, ready_at=timezone.now())
    audit.record(partnership=of, action=audit.Action.CHANGED, by=manager, subject="settings")
    return of


def released(of):
    closes_at = timezone.now() + 3 * DAY
    current_round = builders.opened_round(of, own=["Taak"], closes_at=closes_at)
    builders.ballots(current_round, "Laren", answers=(1, 2, 3, 4, 5, 4, 4, 4, 4, 2, 2), invited=14)
    builders.ballots(current_round, "Eemnes", answers=(5,) * 7)
    builders.ballots(current_round, "Laren", "college", answers=(4, 4, 3))
    builders.ballots(current_round, "Eemnes", "college", answers=(4, 2, 3))
    builders.ballots(current_round, "", "organisatie", answers=(3, 3, 4, 4, 5) * 4)
    close_round(current_round=current_round)
    current_round.refresh_from_db()
    return current_round


def fill(current_round, manager):
    """With what people add to it, and what was mailed."""
    release = current_round.release
    AgendaItem.objects.create(
        release=release,
        factor_number=3,
        position=1,
        action="Eén A4 over wie opdracht geeft",
        due_on=datetime.date(2027, 3, 1),
    )
    write_reaction(
        release=release,
        municipality=builders.municipality("Laren"),
        on_behalf_of="het presidium",
        text="Wij herkennen ons hierin.",
        by=manager,
    )
    Contact.objects.create(round=current_round, name="Jan", phone="035 123")
    Mailing.objects.create(
        round=current_round,
        kind=Mailing.Kind.INVITATION,
        started_by=manager,
        started_on=datetime.date(2026, 11, 2),
        total=41,
        refused=1,
    )
    Round.objects.filter(pk=current_round.pk).update(shared_at=timezone.now() - DAY)


def cancelled(of):
    Round.objects.create(
        partnership=of,
        title="Afgeblazen",
        state=Round.State.CANCELLED,
        opens_at=timezone.now() - 400 * DAY,
        closes_at=timezone.now() - 380 * DAY,
        cancelled_on=datetime.date(2025, 11, 1),
    )


def everything_gone():
    """As in an installation that has never seen it."""
    Round.objects.update(shared_at=None, reports_final_at=None)
    for of in Partnership.objects.all():
        for each in of.rounds.all():
            if hasattr(each, "release"):
                each.release.reactions.all().delete()
                each.release.delete()
            each.delete()
        of.members.all().delete()
        of.delete()
