import logging
from typing import Any

from django.core.management.base import BaseCommand

from assessments.desk.monitoring.working import work


class Command(BaseCommand):
    help = "Verstuur mail en maak rapporten: de worker. Blijft lopen tot hij gestopt wordt."
    # They read all addresses and views, which it needs only when it makes a report.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        # It says each second that there is nothing to do.
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        work()
