from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.models import User


class Command(BaseCommand):
    help = (
        "Wis de tweede stap van iemand die app, sleutel en herstelcodes kwijt is. "
        "Controleer eerst wie het vraagt, bijvoorbeeld door terug te bellen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        account = User.objects.filter(email=options["email"].lower()).first()
        if account is None:
            raise CommandError("Dit account bestaat niet.")
        gone, _ = Authenticator.objects.filter(user=account).delete()
        self.stdout.write(f"Gewist: {gone}. Bij het inloggen stelt deze persoon een nieuwe in.")
