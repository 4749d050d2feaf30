"""Make the databases that the tests update: that of a release once, when it is released.

    DATABASE_URL=sqlite:////tmp/updating.sqlite3 DJANGO_SETTINGS_MODULE=tests.settings \
        python -m tests.updating.make
"""

import base64
import datetime
import json
import tempfile
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - only once Django is set up
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from assessments.access import Viewer  # noqa: E402
from assessments.dashboards.exports.release_json import json_file  # noqa: E402
from assessments.desk.actions import close_round  # noqa: E402
from assessments.followup.reactions import write_reaction  # noqa: E402
from assessments.models import AgendaItem, Partnership, Round  # noqa: E402
from assessments.results.overview import for_viewer  # noqa: E402
from tests import builders  # noqa: E402
from tests.updating import rows  # noqa: E402

HERE = Path(__file__).parent
FIRST_RELEASE = HERE / "1.0.0.json"
BEFORE = HERE / "before.json"
"""At `0011_log_subject`, from before the first release."""
BEFORE_TARGETS = [("assessments", "0011_log_subject")]
LATER = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)


def fill():
    """A shared round with all that people add, and an open one with answers."""
    of = builders.partnership("Laren", "Eemnes", joint_organisation="BEL Combinatie")
    Partnership.objects.update(fictitious=True)
    manager = builders.manager(of)
    release = close_round(current_round=_answered(of))
    AgendaItem.objects.create(release=release, factor_number=3, position=1, action="Eén A4")
    write_reaction(
        release=release,
        municipality=builders.municipality("Laren"),
        on_behalf_of="het presidium",
        text="Wij herkennen ons hierin.",
        by=manager,
    )
    Round.objects.update(shared_at=timezone.now(), client="Het dagelijks bestuur")
    current_round = builders.opened_round(of, title="Open", closes_at=LATER)
    people = builders.invite(current_round, number=5)
    builders.save(people[0], _1a=5)
    builders.submit(people[1], 2)
    return release


def _answered(of):
    current_round = builders.opened_round(of, title="Gesloten")
    builders.ballots(current_round, "Laren", answers=(1, 2, 3, 4, 5, 4, 4, 4, 4, 2, 2), invited=14)
    builders.ballots(current_round, "Eemnes", answers=(5,) * 7)
    builders.ballots(current_round, "Laren", "college", answers=(4, 4, 3, 4, 2, 3))
    builders.ballots(current_round, "", "organisatie", answers=(3, 3, 4, 4, 5) * 4)
    return current_round


def newest():
    return sorted(MigrationLoader(connection).graph.leaf_nodes())


def main():
    with tempfile.TemporaryDirectory() as keys:
        settings.BALLOT_KEY_DIR = keys
        call_command("migrate", verbosity=0)
        release = fill()
        DBTaskResult.objects.all().delete()
        sealed_with = {
            path.name: base64.b64encode(path.read_bytes()).decode() for path in Path(keys).iterdir()
        }
    shown = json.loads(json_file(for_viewer(Viewer(), release)))
    targets = [each for each in newest() if each[0] in rows.APPS]
    more = {"keys": sealed_with, "shown": shown}
    rows.write(FIRST_RELEASE, migrations=targets, rows=rows.dumped(targets), **more)
    rows.migrate_to(BEFORE_TARGETS)
    rows.write(BEFORE, migrations=BEFORE_TARGETS, rows=rows.dumped(BEFORE_TARGETS), **more)


if __name__ == "__main__":
    main()
