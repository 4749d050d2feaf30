"""The closing transaction: count, publish what the rule allows, wipe the rest, destroy the key.

Safe to run twice, in parallel, and again after a crash: there is one release and no key left.
"""

import datetime
import hashlib
import json
import secrets
from collections import Counter, deque
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from assessments.models import Block, Release, Role, Round
from assessments.results.at_rest import write_back_log
from assessments.results.blocks import RULE_VERSION, Atom, partition, safe_table
from assessments.results.tally import Tally, count
from assessments.results.turnout import Turnout, published_turnout
from assessments.survey import ballot_box
from assessments.survey.keys import destroy_key
from factors.catalogue import Instrument

LOCKED_AT_ONCE = 50_000
"""Invitations that are read at once, to be locked."""


class NotOpen(Exception):
    """The round can't be closed or cancelled: it isn't open."""


def release_round(current_round: Round, *, now: datetime.datetime | None = None) -> Release:
    """Close an open round and publish it; for a round that is released already, its release.

    Raises `NotOpen`, and `KeyMissing` when a ballot won't open: then nothing has changed.
    """
    with transaction.atomic():
        locked = _lock(current_round)
        if locked.state == Round.State.RELEASED:
            release = locked.release
        elif locked.state == Round.State.OPEN:
            release = _publish(locked, now or timezone.now())
        else:
            raise NotOpen(locked.state)
        transaction.on_commit(partial(_clear_up, locked))
    return release


def destroy_round(current_round: Round) -> None:
    """Cancel an open round: ballots and key destroyed, nothing released. Raises `NotOpen`."""
    with transaction.atomic():
        locked = _lock(current_round)
        if not Round.objects.filter(pk=locked.pk, state=Round.State.OPEN).update(
            state=Round.State.CANCELLED, cancelled_on=timezone.localdate()
        ):
            raise NotOpen(locked.state)
        _wipe(locked)
        transaction.on_commit(partial(_clear_up, locked))


def _clear_up(closed: Round) -> None:
    """The key first: without it, what is left on disk opens nothing."""
    destroy_key(closed)
    write_back_log()


def _lock(current_round: Round) -> Round:
    """The round, then its invitations: the order in which every writer locks them."""
    locked = (
        Round.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=current_round.pk)
    )
    invitations = locked.invitations.select_for_update(of=("self",)).values_list("pk")
    # Each is locked as it is read, and nothing of it is kept: there may be a million.
    deque(invitations.iterator(chunk_size=LOCKED_AT_ONCE), maxlen=0)
    return locked


def _publish(locked: Round, now: datetime.datetime) -> Release:
    tally = count(locked)
    turnout = _turnout(locked, tally)
    instrument = locked.texts
    blocks = [_block(atoms, tally, instrument) for atoms in turnout.parts.blocks]
    contents = {
        "released_on": timezone.localdate(now),
        "rule_version": RULE_VERSION,
        "groups": [list(row) for row in turnout.groups],
        "totals": {role: list(numbers) for role, numbers in turnout.totals.items()},
        "left_out": sorted(list(atom) for atom in turnout.parts.left_out),
        "left_out_people": turnout.left_out_people,
    }
    salt = secrets.token_hex(32)
    digest = digest_of(locked, contents, blocks, salt=salt)
    release = Release.objects.create(round=locked, salt=salt, digest=digest, **contents)
    for block in blocks:
        block.release = release
    Block.objects.bulk_create(blocks)
    _wipe(locked)
    Round.objects.filter(pk=locked.pk, state=Round.State.OPEN).update(state=Round.State.RELEASED)
    return release


def _block(atoms: frozenset[Atom], tally: Tally, instrument: Instrument) -> Block:
    (role,) = {role for _, role in atoms}
    tables: dict[str, list[int] | None] = {}
    for position, code in enumerate(instrument.codes):
        *counts, dont_know = tally.counts(atoms, position)
        table = safe_table(counts, dont_know)
        tables[code] = [*table.counts, table.dont_know] if table else None
    return Block(role=role, atoms=sorted(code for code, _ in atoms), tables=tables)


def _turnout(locked: Round, tally: Tally) -> Turnout:
    """Of every atom that the round could have, those that nobody was invited for included."""
    invited, added = _invited(locked)
    codes = locked.municipalities.values_list("code", flat=True)
    atoms = {(code, role) for code in codes for role in Role.values} | set(invited)
    if locked.joint_organisation:
        atoms.add(("", Role.ORGANISATIE.value))
    return published_turnout(
        partition(tally.submitted),
        atoms,
        invited=invited,
        submitted=tally.submitted,
        added=added,
    )


def _invited(locked: Round) -> tuple[Counter[Atom], Counter[Atom]]:
    """How many were invited of each atom, and how many of those were added after opening."""
    atoms = locked.invitations.invited().values_list("municipality__code", "role").order_by()
    counted = atoms.annotate(invited=Count("pk"), added=Count("pk", filter=Q(added=True)))
    rows = [((code or "", role), invited, added) for code, role, invited, added in counted]
    return (
        Counter({atom: invited for atom, invited, _added in rows}),
        Counter({atom: added for atom, _invited, added in rows}),
    )


def digest_of(
    locked: Round, contents: dict[str, Any], blocks: Iterable[Block], *, salt: str
) -> str:
    """SHA-256 of all that is published, so that a report can be checked against its release.

    Without the salt, who tries all tables that fit the shown mean would find the hidden one.
    """
    published = {
        **contents,
        "salt": salt,
        "partnership": locked.partnership.slug,
        "round": [locked.title, locked.opens_at.isoformat(), locked.closes_at.isoformat()],
        "instrument": locked.instrument,
        "blocks": [[block.role, block.atoms, block.tables] for block in blocks],
    }
    canonical = json.dumps(published, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


PUBLISHED = ("released_on", "rule_version", "groups", "totals", "left_out", "left_out_people")


def matches_digest(release: Release) -> bool:
    """Whether all that is published is as it was at closing.

    Releases without a salt were digested otherwise, before there was one: of those it isn't known.
    """
    contents = {name: getattr(release, name) for name in PUBLISHED}
    found = digest_of(release.round, contents, release.blocks.all(), salt=release.salt)
    return found == release.digest


def _wipe(locked: Round) -> None:
    """Ballots, card digests, submission dates and counts: all that tells of one person."""
    ballot_box.destroy_all(locked)
    Round.objects.filter(pk=locked.pk).update(counts=None, counted_at=None, submitted_by_day={})
    locked.invitations.update(submitted_on=None, card_digest=None)
