"""What a partnership asked of its own: how each was answered, and since the round before.

They are in no factor, finding or agenda, so nothing here draws a conclusion.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assessments.presenters.development import Verdict, verdict
from assessments.presenters.numbers import Notes
from assessments.presenters.one_factor.distributions import StatementTable, statement_table
from assessments.results import signals
from assessments.results.between_rounds.development import cautions
from assessments.results.between_rounds.own_statements import asked_before
from assessments.results.between_rounds.rounds_beside import names_of
from assessments.results.between_rounds.trend import pair_of_role
from assessments.results.overview import Overview
from factors.catalogue import StatementText


@dataclass(frozen=True)
class SinceThen:
    """A role over the partnership, and what became of its answers to the same statement."""

    label: str
    verdict: Verdict


@dataclass(frozen=True)
class OwnStatementResult:
    """`since_then` is empty where the round before didn't ask exactly this."""

    table: StatementTable
    since_then: tuple[SinceThen, ...]
    notes: tuple[str, ...]
    """Why something isn't compared, and which groups are: by number."""

    @property
    def statement(self) -> StatementText:
        return self.table.statement


@dataclass(frozen=True)
class OwnStatements:
    """`before` names the round before; "" where there is none, or it asked none of these."""

    results: tuple[OwnStatementResult, ...]
    before: str
    cautions: tuple[str, ...]
    """Why to compare with care."""


Answers = Callable[[StatementText], StatementTable]


def own_statements(
    overview: Overview,
    earlier: Overview | None,
    *,
    answers: Answers | None = None,
    public: bool = False,
) -> OwnStatements:
    """`answers` makes a statement's table, by default of each role and raad.

    What is `public` names no municipality, so it has no comparison of some groups of a role.
    """
    before = names_of((earlier, overview))[0] if earlier else ""
    results = tuple(
        OwnStatementResult(
            answers(each) if answers else statement_table(overview, each),
            *_since_then(earlier, overview, each, before, public=public),
        )
        for each in overview.instrument.own
    )
    if earlier is None or not any(each.since_then for each in results):
        return OwnStatements(results, "", ())
    return OwnStatements(results, before, cautions(earlier, overview))


def _since_then(
    earlier: Overview | None, now: Overview, statement: StatementText, before: str, *, public: bool
) -> tuple[tuple[SinceThen, ...], tuple[str, ...]]:
    then = asked_before(earlier, statement) if earlier else None
    if earlier is None or then is None:
        return (), ()
    notes, found = Notes(), []
    for role, cell in now.roles.items():
        pair = pair_of_role(earlier, now, role)
        if not (public and pair.is_part):
            change = pair.change_of_statement(then.code, statement.code)
            said = verdict(change, pair, before, notes)
            found.append(SinceThen(signals.listed(cell), said))
    return tuple(found), tuple(notes.texts)
