"""The conversation agenda: every factor in its group with the reason, and room for agreements."""

from dataclasses import dataclass, replace
from math import ceil

from django.utils.formats import date_format

from assessments.followup.queries import Added, AgendaText
from assessments.reports.words import capitalised
from assessments.results.agenda import Agenda, AgendaEntry, AgendaGroup

PAGE_HEIGHT = 258.0
HEADINGS = 64.0
"""The title, "begin hier", the explanation of the limits and the head of the agreements."""
HEIGHT_OF_GROUP = 14.0
PADDING_OF_ITEM = 1.7
HEIGHT_OF_LINE = 4.9
HEIGHT_OF_ROW = 10.6
PADDING_OF_AGREEMENT = 2.6
CHARACTERS_ON_A_LINE = 76
CHARACTERS_IN_WIDE_COLUMN, CHARACTERS_IN_NARROW_COLUMN = 22, 12
"""Of the agreements."""
MOST_ROWS = 12


@dataclass(frozen=True)
class Item:
    """A factor on the agenda and why it is there."""

    number: int
    short_name: str
    reason: str
    also: str
    """The next reason, "" when there is no other."""


@dataclass(frozen=True)
class Group:
    """What to do with its factors, and the question to open with."""

    name: str
    explanation: str
    question: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Agreement:
    """What was agreed on a factor; "" where it wasn't said."""

    about: str
    action: str
    owner: str
    due: str
    sign: str


@dataclass(frozen=True)
class AgendaPage:
    """Groups without factors are not on it."""

    begin: tuple[str, ...]
    is_reordered: bool
    """Whether the manager chose another order than the rule's."""
    groups: tuple[Group, ...]
    not_shown: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    empty_rows: range
    """As many rows to write agreements in as the page has room for, under those that were made."""


def agenda_page(agenda: Agenda, added: Added) -> AgendaPage:
    """The agenda, and what was agreed; the progress since is not in it: it goes on changing."""
    page = AgendaPage(
        begin=tuple(f"{entry.factor.short_name}: {entry.in_short}" for entry in agenda.begin_here),
        is_reordered=agenda.is_reordered,
        groups=tuple(_group(group, entries) for group, entries in agenda.groups.items() if entries),
        not_shown=tuple(factor.short_name for factor in agenda.not_shown),
        agreements=tuple(_agreement(agenda, item) for item in added.actions),
        empty_rows=range(0),
    )
    return replace(page, empty_rows=range(_rows_left(page)))


def _agreement(agenda: Agenda, item: AgendaText) -> Agreement:
    entry = agenda.entry(item.factor_number)
    return Agreement(
        about=f"{item.factor_number} {entry.factor.short_name}" if entry else "",
        action=item.action,
        owner=item.owner,
        due=date_format(item.due_on, "j F Y") if item.due_on else "",
        sign=item.sign,
    )


def _rows_left(page: AgendaPage) -> int:
    """An estimate in millimetres, on the safe side, that keeps the agenda on one page."""
    used = HEADINGS + sum(HEIGHT_OF_GROUP for _group in page.groups)
    for group in page.groups:
        for item in group.items:
            lines = ceil(len(item.reason + item.also) / CHARACTERS_ON_A_LINE)
            used += PADDING_OF_ITEM + max(lines, 1) * HEIGHT_OF_LINE
    used += sum(map(_height, page.agreements))
    return max(0, min(MOST_ROWS, int((PAGE_HEIGHT - used) / HEIGHT_OF_ROW)))


def _height(agreement: Agreement) -> float:
    """Of its row in the table, in millimetres."""
    wide = max(len(agreement.action), len(agreement.sign)) / CHARACTERS_IN_WIDE_COLUMN
    narrow = max(len(agreement.about), len(agreement.owner)) / CHARACTERS_IN_NARROW_COLUMN
    return PADDING_OF_AGREEMENT + max(ceil(wide), ceil(narrow), 1) * HEIGHT_OF_LINE


def _group(group: AgendaGroup, entries: tuple[AgendaEntry, ...]) -> Group:
    return Group(
        name=capitalised(group.value),
        explanation=group.explanation,
        question=group.question,
        items=tuple(
            Item(
                entry.factor.number,
                entry.factor.short_name,
                capitalised(entry.reason),
                entry.also[0] if entry.also else "",
            )
            for entry in entries
        ),
    )
