"""The world with something on every page: real statements, long texts, many people."""

import datetime
from typing import Any

from django.core.management import call_command

from assessments.desk.progress import refresh_counts
from assessments.followup.actions import change_item
from assessments.followup.forms import LONGEST
from assessments.followup.reactions import write_reaction
from assessments.models import Mailing, Partnership, User
from tests import builders
from tests.inventory.world import OTHER, OWN, STATES, World

LONG = (
    "De samenwerkingsovereenkomst over de bedrijfsvoeringsorganisatie bespreken wij opnieuw "
    "met de gemeenteraden, zoals een beheerder dat bij een factor schrijft. "
)


def full_world() -> World:
    call_command("loaddata", "factors", verbosity=0)
    world = World()
    Partnership.objects.update(fictitious=True)
    writer = builders.user("schrijver@example.nl")
    for state in ("released", "shared"):
        _add_to(world.rounds[state].release, writer)
    for state in STATES[:2]:
        _invite_many(world.rounds[state])
    builders.ballots(world.rounds["open"], OTHER, answers=[4] * 6, invited=9)
    _grew_since_opening(world.rounds["open"])
    return world


def _add_to(release, by: User) -> None:
    for number in range(1, 11):
        texts: dict[str, Any] = {name: (3 * LONG)[:most] for name, most in LONGEST.items()}
        due_on = datetime.date(2026, 9, 30)
        change_item(release=release, factor_number=number, by=by, due_on=due_on, **texts)
    reaction: dict[str, Any] = {"on_behalf_of": "de gemeenteraad", "text": LONG, "by": by}
    write_reaction(release=release, municipality=builders.municipality(OTHER), **reaction)


def _grew_since_opening(current_round) -> None:
    """As after a week, with a reminder in it: what its curve shows."""
    refresh_counts(current_round)
    ((today, parts),) = current_round.submitted_by_day.items()
    week = [datetime.date.fromisoformat(today) - datetime.timedelta(n) for n in range(1, 8)]
    current_round.submitted_by_day |= {day.isoformat(): dict.fromkeys(parts, 0) for day in week}
    current_round.save()
    Mailing.objects.create(round=current_round, kind="reminder", started_on=week[2], total=30)


def _invite_many(current_round) -> None:
    builders.invite(current_round, OWN, "college", 2)
    builders.invite(current_round, OTHER, "organisatie", 20, refusal="550 5.1.1 onbekend")
    (guest,) = builders.invite(current_round, OTHER, "college")
    guest.name = "Wilhelmina Petronella van Hogendorp-Schimmelpenninck van der Oye"
    guest.email = "wilhelmina.petronella.van.hogendorp-schimmelpenninck@gemeente-eemnes.example"
    guest.save()
