from typing import Any

from django.core.management.base import BaseCommand

from assessments.desk.monitoring import identity


class Command(BaseCommand):
    help = "Laat een teruggezette of gekopieerde database weer mailen en rondes sluiten."

    def handle(self, *args: Any, **options: Any) -> None:
        if not identity.is_asleep():
            self.stdout.write("Deze database hoort al bij deze machine.")
            return
        identity.wake()
        self.stdout.write("Vanaf nu gaat er weer mail uit en sluiten rondes vanzelf.")
