"""The conversation agenda: every factor in its group with the reason, and room for agreements."""

from dataclasses import dataclass, replace
from math import ceil

from assessments.followup.queries import Added, AgendaText
from assessments.presenters.agenda import AgendaLine, AgendaLines, Conversation
from assessments.presenters.agreements import Agreement, agreement
from assessments.reports.pages.agreements import (
    LINE,
    PAGE,
    AgreementsTable,
    tables,
)

FRAME = 19.0
"""The title, and the explanation of the limits."""
BEGIN, LINE_OF_BEGIN = 9.6, 5.7
GROUP = 16.0
PADDING_OF_ITEM = 1.7
LETTERS = 86
"""On a line of a reason."""


@dataclass(frozen=True)
class AgendaPage:
    """Groups without factors are not on it."""

    begin: tuple[AgendaLine, ...]
    is_reordered: bool
    """Whether the manager chose another order than the rule's."""
    groups: tuple[AgendaLines, ...]
    not_shown: tuple[str, ...]
    under: AgreementsTable | None = None
    """Under the agenda; None where none fits there."""
    apart: tuple[AgreementsTable, ...] = ()
    """The agreements for which there is no room under the agenda, each on a page of its own."""

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        tables = (self.under, *self.apart) if self.under else self.apart
        return tuple(agreement for table in tables for agreement in table.made)


def agenda_page(talk: Conversation, added: Added) -> AgendaPage:
    """The agenda, and what was agreed; the progress since is not in it: it goes on changing."""
    page = AgendaPage(
        begin=talk.begin,
        is_reordered=talk.is_reordered,
        groups=tuple(group for group in talk.groups if group.lines),
        not_shown=talk.not_shown,
    )
    made = [agreement(_about(talk, item), item) for item in added.actions]
    under, *apart = tables(made, PAGE - _height(page))
    return replace(page, under=under if under.made or under.rows else None, apart=tuple(apart))


def _about(talk: Conversation, item: AgendaText) -> str:
    line = talk.line(item.factor_number)
    return f"{line.number} {line.name}" if line else ""


def _height(page: AgendaPage) -> float:
    """An estimate, on the safe side, of what stands above the agreements."""
    used = FRAME + (BEGIN + LINE_OF_BEGIN * len(page.begin) if page.begin else 0)
    used += LINE * (page.is_reordered + 2 * bool(page.not_shown))
    for group in page.groups:
        used += GROUP
        for line in group.lines:
            lines = ceil(len(line.reason + line.border + "".join(line.also)) / LETTERS)
            used += PADDING_OF_ITEM + max(lines, 1) * LINE
    return used
