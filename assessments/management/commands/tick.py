from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from assessments.desk.clock import close_due_rounds, destroy_left_over_keys, report_lost_keys
from assessments.desk.mailings.schedule import recover_tasks, resume_mailings, send_planned_mail
from assessments.desk.monitoring import alarms, identity
from assessments.desk.monitoring.heartbeats import beat
from assessments.desk.progress import refresh_all_counts
from assessments.desk.retention import forget
from assessments.models import Heartbeat

ASLEEP = (
    "Deze database is een kopie of is teruggezet: er gebeurt niets, tot u “manage.py wake” doet."
)


def forget_people() -> int:
    return forget().rounds


def remember_coming() -> None:
    """Where this machine has no room to, what is due is done all the same."""
    try:
        identity.count_tick()
    except OSError as failure:
        alarms.sound("tick-remember", "tick: STATE_DIR can't be written", failure)
    else:
        alarms.silence("tick-remember")


JOBS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("Rondes gesloten", close_due_rounds),
    ("Achtergebleven sleutels vernietigd", destroy_left_over_keys),
    ("Open rondes zonder sleutel", report_lost_keys),
    ("Rondes opnieuw geteld", refresh_all_counts),
    ("Verzendingen begonnen", send_planned_mail),
    ("Verzendingen hervat", resume_mailings),
    ("Taken hersteld", recover_tasks),
    ("Rondes waarvan de genodigden zijn gewist", forget_people),
)


class Command(BaseCommand):
    help = "Doe wat aan de beurt is. Laat een timer dit elke minuut starten."

    def handle(self, *args: Any, **options: Any) -> None:
        """Every job by itself. Ends with status 1 when any failed.

        In a database that was put back or copied, nothing is done (`identity`).
        """
        if identity.is_asleep():
            raise CommandError(ASLEEP)
        beat(Heartbeat.Name.TICK)
        remember_coming()
        failed = [text for text, job in JOBS if not self.does(text, job)]
        if failed:
            raise CommandError(f"Mislukt: {'; '.join(failed)}.")

    def does(self, text: str, job: Callable[[], int]) -> bool:
        name = f"tick-{job.__name__}"
        try:
            self.stdout.write(f"{text}: {job()}.")
        except Exception as failure:
            alarms.sound(name, f"tick: {job.__name__} failed", failure)
            # If the connection was lost, the next job gets another one.
            close_old_connections()
            return False
        alarms.silence(name)
        return True
