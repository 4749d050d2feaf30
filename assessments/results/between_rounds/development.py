"""Pure: sentences about two rounds of a partnership, for pages and reports alike.

What changed, what one has to know before comparing, and what became of what was agreed.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.results import signals, wording
from assessments.results.between_rounds.elections import elections_between
from assessments.results.between_rounds.mergers import Dissolved
from assessments.results.between_rounds.seasons import when_earlier
from assessments.results.between_rounds.trend import Change, Pair, change_of_role, pair_of_role
from assessments.results.overview import Overview
from assessments.results.wording import comma

RESPONSE_APART_FROM = 30
"""Percentage points between the responses of two rounds from which it is said."""


# --- Before comparing -------------------------------------------------------------------------


def cautions(earlier: Overview, now: Overview) -> tuple[str, ...]:
    """What to know before comparing: elections, mergers, and roles that answered less or more."""
    pairs = (pair_of_role(earlier, now, role) for role in now.roles)
    return (
        *_elections(earlier, now),
        *_mergers(earlier, now),
        *response_cautions(pairs, when_earlier(earlier, now)),
    )


def _elections(earlier: Overview, now: Overview) -> Iterator[str]:
    days = elections_between(earlier.round.closed_on, now.round.closed_on)
    if days:
        yield _(
            "Tussen deze rondes waren gemeenteraadsverkiezingen ({days}). Er zitten deels andere "
            "mensen in de raad. Vergelijk dus voorzichtig."
        ).format(days=wording.enumeration([date_format(day, "j F Y") for day in days]))


def _mergers(earlier: Overview, now: Overview) -> Iterator[str]:
    """Of municipalities that took part, with all that went into the same new one."""
    took_part = {place.code for place in earlier.places}
    gone = earlier.mergers.between(earlier.round.closed_on, now.round.closed_on)
    touched = {each.successor.code for each in gone if each.place.code in took_part}
    wanted = sorted(
        (each for each in gone if each.successor.code in touched),
        key=lambda each: each.successor.code,
    )
    for _successor, parts in groupby(wanted, key=lambda each: each.successor.code):
        yield _merger(tuple(parts))


def _merger(parts: tuple[Dissolved, ...]) -> str:
    first = parts[0]
    names = wording.enumeration([part.place.name for part in parts])
    template = _("{names} zijn sinds {year} samen de gemeente {successor}.")
    if first.successor_since is None:
        template = (
            _("{names} hoort sinds {year} bij de gemeente {successor}.")
            if len(parts) == 1
            else _("{names} horen sinds {year} bij de gemeente {successor}.")
        )
    return template.format(names=names, year=first.on.year, successor=first.successor.name)


def response_cautions(pairs: Iterable[Pair], then: str) -> Iterator[str]:
    """Of each group that can be compared and answered far more, or far less, than `then`."""
    for pair in pairs:
        if pair.then is None or pair.now is None or pair.why_not:
            continue
        before, after = pair.then.response, pair.now.response
        if abs(after - before) >= RESPONSE_APART_FROM:
            text = _(
                "{group}: in {then} antwoordde {before}, nu {after}. Het verschil kan daardoor "
                "komen."
            ).format(
                group=pair.now.label,
                then=then,
                before=wording.per_cent(before),
                after=wording.per_cent(after),
            )
            yield wording.capitalised(text)


# --- What changed -----------------------------------------------------------------------------


def whose(change: Change, now: Overview) -> str:
    """Who changed, in a sentence: "de raden", "de raden die in beide rondes meetelden"."""
    if change.part:
        return wording.of_both_rounds(change.role, change.part)
    return signals.the_bodies(now.roles[change.role])


# --- What was agreed --------------------------------------------------------------------------


def what_became(
    earlier: Overview,
    now: Overview,
    *,
    factor_number: int,
    action: str,
    progress: str,
) -> str:
    """What was agreed on a factor in an earlier round, how far it is, and what the raden say now.

    Without the numbers where the raden of the two rounds can't be compared.
    """
    agreed = _("Afgesproken in {then}: {action}. Stand: {progress}.").format(
        then=when_earlier(earlier, now), action=action.strip().rstrip("."), progress=progress
    )
    factor = now.instrument.factor(factor_number)
    change = change_of_role(earlier, now, factor, "raad")
    return f"{agreed} {_then_and_now(change, now)}" if change else agreed


def _then_and_now(change: Change, now: Overview) -> str:
    sentences = ngettext(
        "{bodies} gaf toen {before}, nu {after}. Of dat door de afspraak komt, weet u zelf het "
        "best.",
        "{bodies} gaven toen {before}, nu {after}. Of dat door de afspraak komt, weet u zelf het "
        "best.",
        1 if change.part == 1 else 2,
    ).format(
        bodies=whose(change, now),
        before=comma(change.before),
        after=comma(change.after),
    )
    return wording.capitalised(sentences)
