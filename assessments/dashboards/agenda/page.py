"""The conversation agenda as its page shows it: the groups, and what people added to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.dashboards.pages import Seen
from assessments.followup.queries import Added, AgendaText
from assessments.presenters.agenda import AgendaLine, AgendaLines, conversation
from assessments.presenters.agreements import (
    Agreement,
    FollowedAction,
    agreement,
    followed_actions,
)
from assessments.results.agenda import AgendaGroup

SIZES = ((1500, "large"), (2400, "medium"), (4000, "small"))
"""So many characters fit one printed page in type of this size; more only in tiny type."""


@dataclass(frozen=True)
class EditableLine:
    """A factor on the agenda, what people added to it, and the orders that would move it."""

    line: AgendaLine
    added: AgendaText | None
    higher: str
    """The order of its group with this one place higher, as numbers: "8,6,3"; "" for the first."""
    lower: str

    @property
    def agreed(self) -> Agreement | None:
        if not (self.added and self.added.action):
            return None
        return agreement(self.line.name, self.added)


@dataclass(frozen=True)
class EditableGroup:
    kind: AgendaGroup
    items: tuple[EditableLine, ...]


def agenda_context(seen: Seen) -> dict[str, Any]:
    added = seen.added[0]
    talk = conversation(seen.now, order=added.order)
    groups = [_group(lines, added) for lines in talk.groups]
    followed = followed_in(seen)
    return {
        "agenda": talk,
        "groups": groups,
        "followed": followed,
        "print_size": _print_size(groups, followed),
        "may_change": seen.is_manager,
        "may_reorder": seen.is_manager and added.final_on is None,
        "final_on": added.final_on,
    }


def followed_in(seen: Seen) -> tuple[FollowedAction, ...]:
    """What was agreed in the round before this one."""
    actions = seen.added[1].actions if seen.earlier else ()
    return followed_actions(seen.now, seen.earlier, actions)


def _group(group: AgendaLines, added: Added) -> EditableGroup:
    return EditableGroup(group.group, tuple(_items(group.lines, added)))


def _items(lines: tuple[AgendaLine, ...], added: Added) -> Iterator[EditableLine]:
    numbers = [line.number for line in lines]
    for place, line in enumerate(lines):
        text = added.agenda.get(line.number)
        yield EditableLine(line, text, _swapped(numbers, place - 1), _swapped(numbers, place))


def _swapped(numbers: list[int], place: int) -> str:
    """The order with this place and the next one exchanged; "" where there is no such pair."""
    if place < 0 or place + 1 >= len(numbers):
        return ""
    first, second = numbers[place : place + 2]
    return ",".join(map(str, [*numbers[:place], second, first, *numbers[place + 2 :]]))


def _print_size(groups: Sequence[EditableGroup], followed: Sequence[FollowedAction]) -> str:
    """The largest type in which all that was said fits one page."""
    said = sum(len(item) for group in groups for each in group.items for item in _texts(each))
    said += sum(len(each.text) for each in followed)
    return next((size for most, size in SIZES if said <= most), "tiny")


def _texts(item: EditableLine) -> tuple[str, ...]:
    added = item.added
    own = (added.note, added.action, added.owner, added.sign) if added else ()
    return (item.line.border, item.line.reason, *item.line.also, *own)
