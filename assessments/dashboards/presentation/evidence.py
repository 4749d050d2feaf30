"""What a slide shows under its sentence: means or answers, as a picture and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from assessments.presenters.answer_pictures import AnswersPicture, answers_picture, reach_of
from assessments.presenters.compared_groups import roles_side_by_side
from assessments.presenters.development import DevelopmentTable, change_table
from assessments.presenters.distributions import RowGroup, StatementTable, statement_tables
from assessments.presenters.numbers import Notes
from assessments.presenters.ten_factors import TenFactors, ten_factors
from assessments.results.findings import Evidence as Shown
from assessments.results.findings import Finding
from assessments.results.overview import Overview
from factors.catalogue import FactorText


@dataclass(frozen=True)
class Evidence:
    """One of `ten`, `answers` and `change`; `name` is the picture's."""

    name: str
    title: str
    ten: TenFactors | None = None
    answers: StatementTable | None = None
    change: DevelopmentTable | None = None
    fictitious: bool = False

    @property
    def has_picture(self) -> bool:
        if self.answers:
            return self.answers.has_distribution
        return bool(self.change or (self.ten and self.ten.has_marks))

    @property
    def answers_picture(self) -> AnswersPicture | None:
        """Drawn by the server; the others are by a script."""
        if not (self.answers and self.has_picture):
            return None
        return answers_picture(self.answers, reach_of([self.answers]), fictitious=self.fictitious)

    @property
    def width(self) -> int:
        """In pixels before it is scaled: the shape of the room on a slide."""
        return 880 if self.is_of_one_factor else 1000

    @property
    def is_of_one_factor(self) -> bool:
        """Then the numbers stand under the picture, large."""
        return bool(self.change or (self.ten and len(self.ten.rows) == 1))


def ten_factors_evidence(overview: Overview) -> Evidence:
    return Evidence("slide-factors", "", ten=ten_factors(overview))


def of_finding(overview: Overview, finding: Finding, earlier: Overview | None) -> Evidence:
    evidence = finding.kind.evidence
    if finding.factor_number is None or evidence is Shown.TEN_FACTORS:
        return ten_factors_evidence(overview)
    if evidence is Shown.CHANGE and earlier:
        return _change(overview, earlier, finding.factor_number, finding.roles[0])
    if evidence is Shown.ANSWERS:
        return _answers(overview, finding)
    return _one_factor(overview, finding.factor_number)


def _one_factor(overview: Overview, number: int) -> Evidence:
    ten = ten_factors(overview)
    (row,) = (row for row in ten.rows if row.factor.number == number)
    notes = Notes()
    row = replace(row, means=tuple(notes.numbered(result) for result in row.means))
    ten = replace(ten, rows=(row,), notes=tuple(notes.texts))
    return Evidence(f"slide-factor-{number}", _title(row.factor), ten=ten)


def _change(overview: Overview, earlier: Overview, number: int, role: str) -> Evidence:
    """Of the one role, in both rounds."""
    name = f"slide-change-{number}-{role}"
    table = change_table(earlier, overview, role, name)
    (row,) = (row for row in table.rows if row.factor.number == number)
    return Evidence(name, _title(row.factor), change=replace(table, rows=(row,), notes=()))


def _answers(overview: Overview, finding: Finding) -> Evidence:
    """Of one statement by every role, or of both by the roles that the finding is about."""
    factor = overview.instrument.factor(finding.factor_number or 0)
    code = finding.statement_code
    tables = [t for t in statement_tables(overview, factor) if code in ("", t.statement.code)]
    roles = [group.role for group in roles_side_by_side(overview)]
    shown = roles if code or not finding.roles else finding.roles
    wanted = [role in shown for role in roles]
    name = "-".join(["slide-answers", code or str(factor.number), *shown])
    answers = _together(tables, wanted)
    return Evidence(name, _title(factor), answers=answers, fictitious=overview.round.fictitious)


def _title(factor: FactorText) -> str:
    return f"{factor.number} {factor.short_name}"


def _together(tables: Sequence[StatementTable], wanted: Sequence[bool]) -> StatementTable:
    """The wanted roles' answers, each statement under its own name; the raden stay out."""
    notes = Notes()
    groups = tuple(
        RowGroup(
            f"{table.statement.code} {table.statement.short_name}",
            tuple(
                replace(row, result=notes.numbered(row.result))
                for row in compress(table.groups[0].rows, wanted)
            ),
        )
        for table in tables
    )
    return StatementTable(tables[0].statement, groups, tuple(notes.texts))
