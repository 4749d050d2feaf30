"""The factors that a meeting talks about: as somebody chose them, in the order of the agenda."""

from collections.abc import Collection
from dataclasses import dataclass

from assessments.presenters.agenda import AgendaLine, Conversation
from factors.catalogue import FactorText, Instrument


@dataclass(frozen=True)
class ChosenFactor:
    factor: FactorText
    line: AgendaLine | None
    """Its place on the agenda; None where too few answered."""

    @property
    def number(self) -> int:
        return self.factor.number

    @property
    def name(self) -> str:
        return self.factor.short_name


@dataclass(frozen=True)
class FactorChoice:
    """All ten in order, and the numbers of those that were chosen."""

    offered: tuple[ChosenFactor, ...]
    numbers: tuple[int, ...]
    is_own: bool
    """Whether somebody chose; otherwise they are those of *Begin hier*."""

    @property
    def chosen(self) -> tuple[ChosenFactor, ...]:
        return tuple(each for each in self.offered if each.number in self.numbers)


def factor_choice(
    instrument: Instrument, talk: Conversation, asked: Collection[int | None]
) -> FactorChoice:
    """`asked` is as it stood in the address: what is no factor is passed over.

    *Begin hier* comes first, then the groups of the agenda, then what isn't shown.
    """
    lines = [*talk.begin, *(line for group in talk.groups for line in group.lines)]
    by_number = {line.number: line for line in lines}
    numbers = dict.fromkeys([*by_number, *(factor.number for factor in instrument.factors)])
    offered = tuple(ChosenFactor(instrument.factor(n), by_number.get(n)) for n in numbers)
    own = tuple(n for n in numbers if n in asked)
    return FactorChoice(offered, own or tuple(line.number for line in talk.begin), bool(own))
