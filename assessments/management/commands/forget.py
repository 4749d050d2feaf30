from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from assessments.desk.retention import forget


class Command(BaseCommand):
    help = "Wis wat zijn bewaartermijn voorbij is. De timer (tick) doet dit ook vanzelf."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Tel alleen wat gewist zou worden."
        )

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        numbers = forget(dry_run=dry_run)
        self.stdout.write("Proef: er wordt niets gewist." if dry_run else "Gewist:")
        self.stdout.write(
            f"Rondes: {numbers.rounds}, met {numbers.people} genodigden, "
            f"{numbers.contacts} namen met telefoonnummer en {numbers.details} regels met namen."
        )
        self.stdout.write(f"Regels van het logboek ouder dan twee jaar: {numbers.entries}.")
        self.stdout.write(
            f"Verlopen sessies: {numbers.sessions}, tellers van pogingen: {numbers.attempts}, "
            f"afgeronde taken: {numbers.tasks}."
        )
