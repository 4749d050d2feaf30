"""The conversation agenda in lines: what to keep, where to begin, and every factor in its group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _

from assessments.presenters.numbers import mean_in_words
from assessments.results.agenda import AgendaEntry, AgendaGroup, agenda
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import Withheld
from assessments.results.wording import capitalised
from assessments.roles import RAAD
from factors.catalogue import FactorText

MOST_TO_KEEP = 3


@dataclass(frozen=True)
class AgendaLine:
    """A factor on the agenda. `figure` is the own raad's, or the partnership's: "onze raad 4,1"."""

    factor: FactorText
    group: AgendaGroup
    figure: str
    """ "" where it isn't shown."""
    in_short: str
    reason: str
    also: tuple[str, ...]
    """A second reason, where there is one."""
    border: str
    """ "op de grens met oppakken", or "" for what is firm."""

    @property
    def number(self) -> int:
        return self.factor.number

    @property
    def name(self) -> str:
        return self.factor.short_name

    @property
    def remark(self) -> str:
        """What follows the name on one line: " (onze raad 4,1)", ": veel “weet niet” (…)"."""
        reason = "" if self.group is AgendaGroup.KEEP else f": {self.in_short}"
        remarks = ", ".join(filter(None, (self.figure, self.border)))
        return f"{reason} ({remarks})" if remarks else reason

    @property
    def summary(self) -> str:
        """On one line: "Belangen (onze raad 4,1)"."""
        return f"{self.name}{self.remark}"


@dataclass(frozen=True)
class AgendaLines:
    """A group of the agenda with its factors, in order."""

    group: AgendaGroup
    lines: tuple[AgendaLine, ...]

    @property
    def title(self) -> str:
        return capitalised(self.group.value)

    @property
    def names(self) -> str:
        return ", ".join(line.name for line in self.lines)


@dataclass(frozen=True)
class Conversation:
    """The agenda for a reader. Groups without factors are in it too."""

    groups: tuple[AgendaLines, ...]
    begin: tuple[AgendaLine, ...]
    keep: tuple[AgendaLine, ...]
    """The first of what to keep, at most three."""
    not_shown: tuple[str, ...]
    is_reordered: bool

    def line(self, number: int) -> AgendaLine | None:
        """A factor's; None where too few answered."""
        lines = (line for group in self.groups for line in group.lines)
        return next((line for line in lines if line.number == number), None)


def conversation(
    overview: Overview, *, public: bool = False, order: Mapping[int, int] = MappingProxyType({})
) -> Conversation:
    """`public` and `order` are those of `results.agenda.agenda`."""
    talk = agenda(overview, public=public, order=order)

    def lines(entries: Iterable[AgendaEntry]) -> tuple[AgendaLine, ...]:
        return tuple(_line(overview, entry) for entry in entries)

    return Conversation(
        groups=tuple(AgendaLines(group, lines(talk.groups[group])) for group in AgendaGroup),
        begin=lines(talk.begin_here),
        keep=lines(talk.groups[AgendaGroup.KEEP][:MOST_TO_KEEP]),
        not_shown=tuple(factor.short_name for factor in talk.not_shown),
        is_reordered=talk.is_reordered,
    )


def _line(overview: Overview, entry: AgendaEntry) -> AgendaLine:
    return AgendaLine(
        factor=entry.factor,
        group=entry.group,
        figure=_figure(overview, entry.factor),
        in_short=entry.in_short,
        reason=capitalised(entry.reason),
        also=entry.also[:1],
        border=_border(entry),
    )


def _border(entry: AgendaEntry) -> str:
    if entry.bordering is None:
        return ""
    return _("op de grens met {group}").format(group=entry.bordering.value)


def _figure(overview: Overview, factor: FactorText) -> str:
    own = overview.own_cell(RAAD)
    if isinstance(own, Cell):
        result, template = own.factors[factor.number], _("onze raad {mean}")
    else:
        result, template = overview.whole.factors[factor.number], _("gemiddeld {mean}")
    if isinstance(result, Withheld):
        return ""
    return template.format(mean=mean_in_words(result))
