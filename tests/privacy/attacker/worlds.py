"""Released rounds with something under the numbers that nobody may find: one round, or two.

In each, some municipalities answered differently while their totals say nothing of who was which.
"""

import datetime
import shutil
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.followup.actions import change_item
from assessments.models import AgendaItem, Block, Municipality, Partnership, User
from assessments.results.overview import KEPT
from tests.results.builders import CODES, INSTRUMENT, WITH_OWN, group, release

OWN = "Rhenen"
PLACES = ("Laren", "Ede", OWN)
BEFORE = ("Renswoude", "Uitgeest")
"""What Rhenen was made of, after the first of two rounds."""
COLLEGES = ("Laren", "Ede")
"""The same in each round, so that what changed is about the same people."""
JOINT = "BEL Combinatie"
APART = (("Laren", "Ede"), BEFORE)
"""Pairs that answered differently, and whose totals are all that is shown to others."""

# Different answers of 7 of 9 people with the same sum, and of 13 people with another mean.
ONE, OTHER = [0, 1, 2, 3, 1, 2], [0, 0, 4, 2, 1, 2]
HIGH, LOW = [0, 0, 1, 5, 7, 0], [6, 5, 1, 1, 0, 0]
VERY_LOW, LESS = [11, 2, 0, 0, 0, 0], [1, 5, 5, 2, 0, 0]
"""Of the round before: all roles with these went up since."""
LIKE_THE_OTHERS = {name: [0, 1, 2, 3, 0, 0] for name in ("f8", "f9", "f10")}
"""Of the colleges: no role stands out, so that what changed is among what stands out."""
THEN = {
    "opens_at": datetime.datetime(2024, 9, 1, 9, tzinfo=datetime.UTC),
    "closes_at": datetime.datetime(2024, 10, 1, 9, tzinfo=datetime.UTC),
}
NEW_YEAR = datetime.date(2025, 1, 1)


def half_steps(sharing="open"):
    return made(sharing, people=9, apart=(ONE, OTHER))


def own_only(sharing="own"):
    return made(sharing, people=13, apart=(HIGH, LOW))


def two_rounds_in_half_steps(sharing="open"):
    return made(sharing, people=9, apart=(ONE, OTHER), before=(ONE, OTHER))


def two_rounds(sharing="own"):
    """The reader's municipality is a new one; what was agreed in the first round is known."""
    return made(sharing, people=13, apart=(HIGH, LOW), before=(VERY_LOW, LESS))


def made(sharing, *, people, apart, before=None):
    """The newest release of a partnership; with `before` of one that held a round earlier."""
    partnership = _earlier(people, *before) if before else None
    found = release(
        *_differing(("Laren", "Ede"), people, *apart),
        group("raad", OWN, 14, f3=[1, 2, 2, 5, 3, 1], f6=[0, 0, 1, 3, 8, 2]),
        *(group("college", name, 6, **LIKE_THE_OTHERS) for name in COLLEGES),
        group("organisatie", OWN, 11, of=20),
        group("organisatie", JOINT, 12),
        partnership=partnership,
        asked=WITH_OWN,
        shared_at=_yesterday(),
    )
    Partnership.objects.update(sharing=sharing)
    found.round.partnership.refresh_from_db()
    return found


def _earlier(people, first, second):
    """The partnership of a round before that, in which Rhenen was two municipalities yet."""
    found = release(
        *_differing(("Laren", "Ede"), people, first, second),
        *_differing(BEFORE, people, first, second),
        *(group("college", name, 6, f5=[1, 4, 1, 0, 0, 0], **LIKE_THE_OTHERS) for name in COLLEGES),
        group("organisatie", JOINT, 12, f4=[4, 4, 4, 0, 0, 0]),
        asked=WITH_OWN,
        shared_at=_yesterday(),
        **THEN,
    )
    found.reactions.create(
        municipality=Municipality.objects.get(name="Laren"), on_behalf_of="het presidium", text="Ja"
    )
    _agree_on_something(found)
    merge()
    return found.round.partnership


def merge():
    """Two municipalities became Rhenen."""
    rhenen = {"name": OWN, "established": NEW_YEAR}
    successor, _ = Municipality.objects.update_or_create(code=CODES[OWN], defaults=rhenen)
    gone = Municipality.objects.filter(name__in=BEFORE)
    gone.update(dissolved=NEW_YEAR, successor=successor)


def _agree_on_something(earlier):
    """On a factor of which the raden speak, and on one that only some roles speak of."""
    by = User.objects.create_user(email="griffier@example.nl", password="een lang wachtwoord")
    for number in (1, 4):
        change_item(
            release=earlier,
            factor_number=number,
            by=by,
            note="Vraag het de anderen",
            action="Elke raad krijgt één blad",
            owner="de griffiers",
            progress=AgendaItem.Progress.DONE,
        )


def _differing(two, people, first, second):
    """Their raden the one way, their organisaties the other way round."""
    one, other = two
    return (
        group("raad", one, people, **everywhere(first)),
        group("raad", other, people, **everywhere(second)),
        group("organisatie", one, people, **everywhere(second)),
        group("organisatie", other, people, **everywhere(first)),
    )


def everywhere(counts):
    """In each factor, and in what the partnership asked of its own."""
    of_factors = {f"f{factor.number}": counts for factor in INSTRUMENT.factors}
    return of_factors | {f"t{statement.code}": counts for statement in WITH_OWN.own}


def _yesterday():
    return timezone.now() - datetime.timedelta(days=1)


def swap_under_the_numbers(of):
    """In every round, what one of a pair answered is the other's: every total stays the same.

    The digest becomes another one, as that of another round would be.
    """
    for each in of.round.partnership.rounds.all():
        for role in ("raad", "organisatie"):
            for two in APART:
                _swap(each.release, role, two)
        each.release.digest = sha256(each.release.digest.encode()).hexdigest()
        each.release.save()
    forget_what_was_made()


def _swap(of, role, two):
    found = [
        block
        for name in two
        for block in Block.objects.filter(release=of, role=role)
        if block.atoms == [CODES[name]]
    ]
    if found:
        one, other = found
        one.tables, other.tables = other.tables, one.tables
        Block.objects.bulk_update(found, ["tables"])


def forget_what_was_made():
    """A release never changes, so what is made of one is kept; here another has its digest."""
    for cache in caches.all():
        cache.clear()
    KEPT.clear()
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    DBTaskResult.objects.all().delete()
