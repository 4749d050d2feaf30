"""Pure: Overview → conversation agenda. Every factor is in one group: the first whose rule fits.

`groups` names the groups, `reasons` applies their rules, `borderline` tells how firm that is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from types import MappingProxyType

from assessments.results import signals
from assessments.results.agenda.borderline import bordering
from assessments.results.agenda.groups import AgendaGroup
from assessments.results.agenda.reasons import reasons
from assessments.results.overview import Overview
from factors.catalogue import FactorText

__all__ = ["Agenda", "AgendaEntry", "AgendaGroup", "agenda"]

MOST_TO_BEGIN_WITH = 3
BEGIN_WITH = (AgendaGroup.DISCUSS, AgendaGroup.INFORM, AgendaGroup.TAKE_UP, AgendaGroup.EXPLORE)
"""The groups that *Begin hier* takes the first of, in this order, as far as there is room."""


@dataclass(frozen=True)
class AgendaEntry:
    """A factor in its group, and why it is there.

    `reason` and `also` (what else was found, for after "ook:") are sentences that go on after a
    colon: "raden 2,8 en colleges 4,1. Dat is 1,3 verschil." `in_short` fits a line of page 1:
    "raden en colleges 1,3 uit elkaar".
    """

    factor: FactorText
    group: AgendaGroup
    reason: str
    also: tuple[str, ...]
    in_short: str
    weight: Fraction
    """The heaviest comes first in its group."""
    least: Fraction
    """The part that agrees in the role that agrees least; 1 where that isn't known."""
    bordering: AgendaGroup | None = None
    """The group in which it might as well stand, had those who were silent answered too."""


@dataclass(frozen=True)
class Agenda:
    """Every group is present, if only empty.

    `begin_here` has three entries, or as many as there are outside *vasthouden*.
    """

    groups: Mapping[AgendaGroup, tuple[AgendaEntry, ...]]
    begin_here: tuple[AgendaEntry, ...]
    not_shown: tuple[FactorText, ...]
    """Factors with too few answers to say anything about."""
    is_reordered: bool = False
    """Whether people chose another order than the rule's; wherever it is shown, this is said."""

    def entry(self, number: int) -> AgendaEntry | None:
        """A factor's place on the agenda; None when it isn't shown."""
        entries = (entry for group in self.groups.values() for entry in group)
        return next((entry for entry in entries if entry.factor.number == number), None)


def agenda(
    overview: Overview, *, public: bool = False, order: Mapping[int, int] = MappingProxyType({})
) -> Agenda:
    """In a `public` document no municipality is named but the viewer's own.

    `order` is the order that the manager chose (`followup.queries.Added.order`): number of a factor
    → its place in its group, the lowest first; factors without a place come after them by the rule.
    No factor changes group by it.
    """
    found = overview.once(("agenda", public), partial(_by_factor, overview, public=public))
    by_rule = sorted((entry for entry in found.values() if entry), key=lambda entry: -entry.weight)
    last = len(found) + 1
    chosen = sorted(by_rule, key=lambda entry: order.get(entry.factor.number, last))
    groups = _grouped(chosen)
    return Agenda(
        groups,
        begin_here=tuple(_to_begin_with(groups)),
        not_shown=tuple(factor for factor, entry in found.items() if entry is None),
        is_reordered=groups != _grouped(by_rule),
    )


def _by_factor(overview: Overview, *, public: bool) -> dict[FactorText, AgendaEntry | None]:
    return {
        factor: _entry(overview, factor, public=public) for factor in overview.instrument.factors
    }


def _grouped(entries: Iterable[AgendaEntry]) -> dict[AgendaGroup, tuple[AgendaEntry, ...]]:
    entries = tuple(entries)
    return {
        group: tuple(entry for entry in entries if entry.group is group) for group in AgendaGroup
    }


def _to_begin_with(groups: Mapping[AgendaGroup, tuple[AgendaEntry, ...]]) -> Iterator[AgendaEntry]:
    """The first of each group, then of what is left the factor on which a role agrees least."""
    left = [list(groups[group]) for group in BEGIN_WITH if groups[group]]
    firsts = [entries.pop(0) for entries in left][:MOST_TO_BEGIN_WITH]
    yield from firsts
    for _place in range(MOST_TO_BEGIN_WITH - len(firsts)):
        heads = [entries for entries in left if entries]
        if heads:
            yield min(heads, key=lambda entries: entries[0].least).pop(0)


def _entry(overview: Overview, factor: FactorText, *, public: bool) -> AgendaEntry | None:
    found = reasons(overview, factor, public=public)
    if not found:
        return None
    first, *others = found
    opinions = signals.opinions(overview, factor)
    return AgendaEntry(
        factor,
        first.group,
        first.reason,
        also=tuple(other.reason for other in others),
        in_short=first.in_short,
        weight=first.weight,
        least=min((opinion.agreeing for opinion in opinions), default=Fraction(1)),
        bordering=bordering(overview, factor, first.group),
    )
