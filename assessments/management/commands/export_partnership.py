from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.desk.transfers import file
from assessments.desk.transfers.departing import export_partnership
from assessments.desk.transfers.travelling import Refused


class Command(BaseCommand):
    help = "Zet alles van een samenwerking in één bestand, om mee te verhuizen (docs/leaving.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="het adres van de samenwerking, zoals bel")
        parser.add_argument("file", type=Path, help="een nieuw bestand, zoals bel.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with file.new_file(path) as archive:
                contents = export_partnership(slug=options["slug"], file_name=path.name)
                file.write(archive, contents)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{path}: {len(contents['rounds'])} rondes, {len(contents['members'])} gebruikers. "
            "Bewaar het als een reservekopie: er staan namen in, en wat uitkomsten verbergen."
        )
