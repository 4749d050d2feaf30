from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.desk.transfers import file
from assessments.desk.transfers.arriving import import_partnership
from assessments.desk.transfers.travelling import Refused


class Command(BaseCommand):
    help = "Haal een samenwerking binnen uit een bestand van export_partnership (docs/leaving.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            arrived = import_partnership(contents=file.read(path), file_name=path.name)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{arrived.partnership.name}: {arrived.rounds} rondes, {arrived.members} gebruikers. "
            "Wie hier nog geen account had, kiest een wachtwoord met “Wachtwoord vergeten”. "
            "Persoonlijke links en kaarten van de andere installatie werken hier niet."
        )
        for title in arrived.unverified:
            self.stdout.write(f"Niet na te gaan of dit nog zo is als bij het sluiten: {title}.")
