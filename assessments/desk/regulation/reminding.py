"""Half a year before the regulation asks for an evaluation its managers are told, each once.

That somebody is told is noted together with the task that does it: neither a tick that runs twice
nor one that is late mails anybody twice. With another date everybody is told again.
"""

import datetime
import logging
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from assessments import audit
from assessments.desk.mailings.letters import message_id_of, write
from assessments.desk.mailings.mail import Mail
from assessments.desk.mailings.mail_server import NotSent, Refused, mail_server
from assessments.desk.mailings.schedule import DAYTIME
from assessments.desk.monitoring.alarms import run_all
from assessments.desk.regulation.dates import AHEAD, last_round, months_later
from assessments.models import Member, Partnership
from assessments.results.between_rounds.seasons import season

logger = logging.getLogger(__name__)

PAUSES = tuple(datetime.timedelta(minutes=n) for n in (1, 5, 30, 120, 480, 1440))
"""Before a mail that couldn't go is tried once more; after the last it is lost."""


def remind_of_evaluations() -> int:
    """Have managers told of the evaluation that is near; in how many partnerships. One query."""
    if timezone.localtime().hour not in DAYTIME:
        return 0
    of_partnerships: dict[Partnership, list[Member]] = defaultdict(list)
    for member in _to_tell():
        of_partnerships[member.partnership].append(member)
    return sum(run_all(partial(_tell, *each) for each in of_partnerships.items()))


def _to_tell() -> QuerySet[Member]:
    """Managers of partnerships whose next evaluation is near, who weren't told of this one."""
    today = timezone.localdate()
    near = Member.objects.filter(
        partnership__evaluate_before__range=(today, months_later(today, AHEAD)),
        partnership__archived=False,
        level=Member.Level.MANAGER,
        user__is_active=True,
    )
    untold = near.exclude(told_to_evaluate_before=F("partnership__evaluate_before"))
    return untold.select_related("partnership")


@transaction.atomic
def _tell(partnership: Partnership, members: Sequence[Member]) -> bool:
    """Whether there was anybody whom no other tick has told meanwhile."""
    before = partnership.evaluate_before
    told = [member for member in members if _is_first(member, before)]
    if not told or before is None:
        return False
    for member in told:
        send_reminder.enqueue(member.pk, before.isoformat())
    people = ngettext("{n} mens", "{n} mensen", len(told)).format(n=len(told))
    detail = _("{people}, voor {day}").format(people=people, day=_day(before))
    audit.record(
        partnership=partnership, action=audit.Action.EVALUATION_TOLD, by=None, detail=detail
    )
    return True


def _is_first(member: Member, before: datetime.date | None) -> bool:
    untold = Member.objects.filter(pk=member.pk).exclude(told_to_evaluate_before=before)
    return untold.update(told_to_evaluate_before=before) == 1


@task()
def send_reminder(member_pk: int, before: str, tried: int = 0) -> None:
    """To one manager, unless the date was changed or the place taken away meanwhile."""
    told = Member.objects.filter(
        pk=member_pk,
        level=Member.Level.MANAGER,
        told_to_evaluate_before=before,
        partnership__evaluate_before=before,
        partnership__archived=False,
        user__is_active=True,
    )
    member = told.select_related("partnership", "user").first()
    if member is None:
        return
    try:
        with mail_server() as server:
            server.send(reminder(member))
    except Refused:
        logger.warning("a reminder of an evaluation was refused: member %s", member_pk)
    except NotSent:
        _try_later(member_pk, before, tried)


def _try_later(member_pk: int, before: str, tried: int) -> None:
    if tried == len(PAUSES):
        logger.error("a reminder of an evaluation was not taken in %s times", tried + 1)
        return
    later = send_reminder.using(run_after=timezone.now() + PAUSES[tried])
    later.enqueue(member_pk, before, tried=tried + 1)


def reminder(member: Member) -> Mail:
    partnership = member.partnership
    last = last_round(partnership)
    letter = write(
        "evaluation",
        {
            "name": str(member.user),
            "partnership": partnership,
            "last_round": season(last.release.released_on) if last else "",
            "link": settings.SITE_URL + reverse("partnership", args=[partnership.slug]),
        },
    )
    occasion = f"evaluation:{member.pk}:{partnership.evaluate_before}"
    mail = Mail(
        subject=letter.subject,
        body=letter.text,
        to=[member.user.email],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": message_id_of(occasion)},
    )
    mail.attach_alternative(letter.html, "text/html")
    return mail


def _day(day: datetime.date) -> str:
    return date_format(day, "j F Y")
