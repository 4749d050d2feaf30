"""`python -m tests.load`: measures, and prints a line of JSON for each thing that was measured.

DATABASE_URL names an empty PostgreSQL database; without it, SQLite.
"""

import argparse
import os
import random
import tempfile
from pathlib import Path

import django

from tests.running import installation

WHAT = ("costs", "evenings", "beginning", "everything")


def main():
    given = arguments()
    random.seed(given.seed)
    with tempfile.TemporaryDirectory(prefix="load-") as name, installation.mail_server() as served:
        directory, (inbox, port) = Path(name), served
        database = os.environ.get("DATABASE_URL")
        settings = installation.environment(directory, database, smtp_port=port)
        os.environ.update(settings)
        django.setup()
        from tests.load.measuring import Measuring  # needs the set-up above

        Measuring(given, directory, settings, inbox).run()


def arguments():
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--people", type=int, default=300, help="on an evening")
    parser.add_argument("--seconds", type=int, default=300, help="that an evening takes")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 2, 4], help="as many people")
    parser.add_argument("--requests", type=int, default=1600, help="of each kind that is weighed")
    parser.add_argument("--flows", type=int, default=80, help="whole forms that are weighed")
    parser.add_argument("--short", action="store_true", help="all of it in two minutes")
    parser.add_argument("--only", nargs="*", choices=WHAT, default=WHAT, help="of these")
    parser.add_argument("--seed", type=int, default=1, help="of when people come and answer")
    given = parser.parse_args()
    if given.short:
        given.seconds, given.times, given.requests, given.flows = 30, [1], 800, 40
    return given


if __name__ == "__main__":
    main()
