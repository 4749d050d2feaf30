from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.desk.monitoring.doctor import examine


class Command(BaseCommand):
    help = "Probeer vanaf deze machine alles wat nodig is, en zeg wat er niet werkt."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each. Ends with status 1 when anything is wrong."""
        wrong = 0
        for finding in examine():
            if finding.problem:
                wrong += 1
                self.stdout.write(f"MIS      {finding.name}: {finding.problem}")
            else:
                detail = f" ({finding.detail})" if finding.detail else ""
                self.stdout.write(f"in orde  {finding.name}{detail}")
        if wrong:
            raise CommandError(f"{wrong} van deze dingen zijn niet in orde.")
