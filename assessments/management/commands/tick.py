from typing import Any

from django.core.management.base import BaseCommand

from assessments.rounds.clock import close_due_rounds, destroy_left_over_keys, report_lost_keys
from assessments.rounds.mailings.schedule import recover_tasks, resume_mailings, send_planned_mail
from assessments.rounds.progress import refresh_all_counts
from assessments.rounds.retention import forget


class Command(BaseCommand):
    help = "Doe wat aan de beurt is. Laat een timer dit elke minuut starten."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Rondes gesloten: {close_due_rounds()}.")
        self.stdout.write(f"Achtergebleven sleutels vernietigd: {destroy_left_over_keys()}.")
        self.stdout.write(f"Open rondes zonder sleutel: {report_lost_keys()}.")
        self.stdout.write(f"Rondes opnieuw geteld: {refresh_all_counts()}.")
        self.stdout.write(f"Verzendingen begonnen: {send_planned_mail()}.")
        self.stdout.write(f"Verzendingen hervat: {resume_mailings()}.")
        self.stdout.write(f"Taken hersteld: {recover_tasks()}.")
        self.stdout.write(f"Rondes waarvan de genodigden zijn gewist: {forget().rounds}.")
