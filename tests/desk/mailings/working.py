"""The worker and the timer, as often as a test wants them."""

from django.core.management import call_command
from django.utils import timezone

from assessments.desk.mailings.schedule import resume_mailings
from assessments.models import Mailing, Message


def work():
    """Let the worker do all that waits."""
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def end_pauses():
    """As if so much time had passed."""
    Message.objects.update(not_before=timezone.now())
    Mailing.objects.update(resume_at=timezone.now())


def later():
    """When every pause is over, the timer puts the mailings that wait back to work: how many."""
    end_pauses()
    return resume_mailings()
