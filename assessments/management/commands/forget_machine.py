from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.models import Heartbeat


class Command(BaseCommand):
    help = "Vergeet een machine die is weggehaald: dat daar niets meer loopt, is dan in orde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("machine", help="zoals “doctor” haar noemt")

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten, _by_model = Heartbeat.objects.filter(machine=options["machine"]).delete()
        if not forgotten:
            raise CommandError(f"Van een machine “{options['machine']}” is niets bekend.")
        self.stdout.write(f"“{options['machine']}” is vergeten.")
