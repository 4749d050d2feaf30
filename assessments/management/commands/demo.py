from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.desk.monitoring import identity
from assessments.management.demonstration.build import NotFictitious, build
from assessments.management.demonstration.signpost import directions, signpost


class Command(BaseCommand):
    help = "Maak de demonstratie, als zij er nog niet is, en zeg waar u kijken kunt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="Begin helemaal opnieuw.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.TRYING_OUT:
            # Its password is printed here for everybody.
            raise CommandError("De demonstratie is er alleen met DEBUG=1, nooit op een echte site.")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("loaddata", "factors", "municipalities", verbosity=0)
        try:
            build(fresh=options["fresh"])
        except NotFictitious as error:
            raise CommandError(f"Er is al een echte samenwerking met dit adres: {error}.") from None
        # A demonstration that was removed and made again is no copy.
        identity.wake()
        self.stdout.write("\n".join(directions(signpost())))
