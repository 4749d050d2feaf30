from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from assessments.background import recover_tasks, try_tasks_again
from assessments.desk.clock import close_due_rounds, destroy_left_over_keys, report_lost_keys
from assessments.desk.mailings.returns.reading import read_returns_in_turn
from assessments.desk.mailings.schedule import (
    resume_mailings,
    send_planned_invitations,
    send_planned_mail,
)
from assessments.desk.mailings.sending import send_mailing
from assessments.desk.monitoring import alarms, identity
from assessments.desk.monitoring.heartbeats import beat
from assessments.desk.monitoring.ticking import NotDone, tick_every_minute
from assessments.desk.progress import refresh_all_counts
from assessments.desk.regulation.reminding import remind_of_evaluations
from assessments.desk.retention import forget
from assessments.models import Heartbeat

ASLEEP = (
    "Deze database is een kopie of is teruggezet: er gebeurt niets, tot u “manage.py wake” doet."
)


def forget_people() -> int:
    return forget().rounds


def try_again() -> int:
    """Mailings are resumed by themselves, with pauses of their own."""
    return try_tasks_again(but=[send_mailing.module_path])


JOBS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("Rondes gesloten", close_due_rounds),
    ("Achtergebleven sleutels vernietigd", destroy_left_over_keys),
    ("Open rondes zonder sleutel", report_lost_keys),
    ("Rondes opnieuw geteld", refresh_all_counts),
    ("Geplande uitnodigingen begonnen", send_planned_invitations),
    ("Verzendingen begonnen", send_planned_mail),
    ("Beheerders herinnerd aan een evaluatie", remind_of_evaluations),
    ("Verzendingen hervat", resume_mailings),
    ("Postbus voor retour wordt gelezen", read_returns_in_turn),
    ("Taken hersteld", recover_tasks),
    ("Mislukte taken opnieuw begonnen", try_again),
    ("Rondes waarvan de genodigden zijn gewist", forget_people),
)


class Command(BaseCommand):
    help = "Doe wat aan de beurt is. Laat dit elke minuut gebeuren."
    # They read all addresses and views, which takes longer than the rest of the start.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every-minute",
            action="store_true",
            help="Blijf lopen en doe het elke minuut, tot hij gestopt wordt.",
        )

    def handle(self, *args: Any, every_minute: bool, **options: Any) -> None:
        """Once: ends with status 1 when any job failed, or when this database is a copy."""
        if every_minute:
            tick_every_minute(partial(self.tick, tells_of_nothing=False))
            return
        try:
            self.tick(tells_of_nothing=True)
        except NotDone as problem:
            raise CommandError(str(problem)) from problem

    def tick(self, *, tells_of_nothing: bool) -> None:
        """Every job by itself; raises `NotDone` after the last when any failed.

        In a database that was put back or copied, nothing is done (`identity`). Jobs that had
        nothing to do are printed when it `tells_of_nothing`.
        """
        if identity.is_asleep():
            raise NotDone(ASLEEP)
        beat(Heartbeat.Name.TICK)
        identity.count_tick()
        failed = [text for text, job in JOBS if not self.does(text, job, tells_of_nothing)]
        if failed:
            raise NotDone(f"Mislukt: {'; '.join(failed)}.")

    def does(self, text: str, job: Callable[[], int], tells_of_nothing: bool) -> bool:
        name = f"tick-{job.__name__}"
        try:
            number = job()
            if number or tells_of_nothing:
                self.stdout.write(f"{text}: {number}.")
                self.stdout.flush()
        except Exception as failure:
            alarms.sound(name, f"tick: {job.__name__} failed", failure)
            # If the connection was lost, the next job gets another one.
            close_old_connections()
            return False
        alarms.silence(name)
        return True
