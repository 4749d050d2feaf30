"""Pure: a round planned backwards from the day of the conversation.

Each day is one on which councils and town halls are at work, and people answer in a period without
holidays or elections in it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.desk.planning.calendar import (
    KNOWN_UNTIL,
    Day,
    Period,
    is_at_work,
    overlaps,
)

ONE_DAY = datetime.timedelta(days=1)
DOCUMENTS = datetime.timedelta(days=14)
"""Before the conversation: when a council gets what is on its agenda."""
TO_LOOK = 5
"""Working days between closing and sharing: to look at the results, and for reactions."""
TO_ANSWER = 15
"""Working days that people have: with reminders in the second and third week."""
TO_CORRECT = 5
"""Working days between lists that are ready and opening."""
TO_PREPARE = datetime.timedelta(days=14)
"""What a new round gets to make its lists, where nobody asks for another day."""
EVENINGS = (1, 2, 3)
"""Tuesday to Thursday, when councils meet."""


@dataclass(frozen=True)
class Plan:
    """The days of a round, the first first."""

    lists: Day
    announced: Day
    opens: Day
    closes: Day
    shared: Day
    documents: Day
    conversation: Day
    around: tuple[Period, ...] = ()
    """Holidays and elections because of which people answer earlier."""

    @property
    def steps(self) -> tuple[tuple[Day, str], ...]:
        """What happens on each day, in words."""
        return (
            (self.lists, _("De lijsten met mensen zijn klaar.")),
            (self.announced, _("De griffiers sturen de vooraankondiging.")),
            (self.opens, _("De vragenlijst opent. U verstuurt de uitnodigingen.")),
            (self.closes, _("De vragenlijst sluit. U bekijkt daarna de uitkomsten.")),
            (self.shared, _("U deelt de uitkomsten met iedereen die was uitgenodigd.")),
            (self.documents, _("Het rapport gaat met de stukken naar de raden.")),
            (self.conversation, _("Het gesprek.")),
        )


def plan_back(conversation: Day) -> Plan:
    documents = _at_work(conversation - DOCUMENTS)
    shared = _before(documents, 1)
    closes = _before(shared, TO_LOOK)
    opens = _before(closes, TO_ANSWER)
    around: list[Period] = []
    while in_the_way := overlaps(opens, closes):
        around.append(in_the_way[0])
        closes = _before(in_the_way[0].first, 1)
        opens = _before(closes, TO_ANSWER)
    return Plan(
        lists=_before(opens, TO_CORRECT),
        announced=_before(opens, 1),
        opens=opens,
        closes=closes,
        shared=shared,
        documents=documents,
        conversation=conversation,
        around=tuple(reversed(around)),
    )


def first_plan(ready_on: Day) -> Plan:
    """Of the first evening on which a council may meet, with lists that are ready no earlier."""
    return next(plan for plan in map(plan_back, _evenings(ready_on)) if plan.lists >= ready_on)


def problems(plan: Plan, today: Day) -> list[str]:
    """What is wrong with a plan, in words; empty when nothing is."""
    return [*_too_short(plan, today), *_on_the_day(plan.conversation), *_around(plan)]


def _too_short(plan: Plan, today: Day) -> Iterator[str]:
    if plan.opens <= today:
        first = first_plan(today + ONE_DAY).conversation
        yield _(
            "Dit is te kort: de vragenlijst had al open moeten zijn. Kies een gesprek vanaf {day}, "
            "of geef mensen minder tijd om te antwoorden."
        ).format(day=_in_words(first))
    elif plan.lists < today:
        yield _("Dit is krap: de lijsten met mensen hadden al klaar moeten zijn.")


def _on_the_day(day: Day) -> Iterator[str]:
    periods = overlaps(day, day)
    if periods:
        yield _("De dag van het gesprek valt in {name}.").format(name=periods[0].name)
    elif not is_at_work(day):
        yield _("De dag van het gesprek is geen werkdag.")
    if day > KNOWN_UNTIL:
        yield _("Wij kennen de schoolvakanties tot en met {day}. Kijk zelf verder.").format(
            day=date_format(KNOWN_UNTIL, "j F Y")
        )


def _around(plan: Plan) -> Iterator[str]:
    for period in plan.around:
        yield _("De vragenlijst sluit eerder, zodat hij niet door {name} loopt.").format(
            name=period.name
        )


def _evenings(after: Day) -> Iterator[Day]:
    days = (after + n * ONE_DAY for n in range(1, 2 * 366))
    return (
        day
        for day in days
        if day.weekday() in EVENINGS and is_at_work(day) and not overlaps(day, day)
    )


def _at_work(day: Day) -> Day:
    """This day, or the last one before it on which people are there."""
    while not is_at_work(day):
        day -= ONE_DAY
    return day


def _before(day: Day, number: int) -> Day:
    """So many working days earlier."""
    for _each in range(number):
        day = _at_work(day - ONE_DAY)
    return day


def _in_words(day: Day) -> str:
    return date_format(day, "l j F Y")
