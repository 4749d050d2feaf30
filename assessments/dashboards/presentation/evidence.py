"""What a slide shows under its sentence: means or answers, as a picture and as a table.

Each picture has a name. Whoever makes slides shows it once, however many findings rest on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.presenters import titles
from assessments.presenters.compared_groups import LONGEST_NAME
from assessments.presenters.development import change_table
from assessments.presenters.evening.means_on_scale import (
    MeansOnScale,
    ScaleColumn,
    ScaleRow,
    one_column,
    raad_on_scale,
    role_mark,
    roles_on_scale,
    to_mark,
)
from assessments.presenters.numbers import Notes
from assessments.presenters.one_factor.answer_pictures import (
    AnswersPicture,
    answers_picture,
    reach_of,
)
from assessments.presenters.one_factor.distributions import (
    RowGroup,
    StatementTable,
    statement_table,
)
from assessments.presenters.pictures.mean_marks import marked_line
from assessments.presenters.ten_factors import Range, TenFactors, ten_factors
from assessments.results.findings import Evidence as Shown
from assessments.results.findings import Finding
from assessments.results.overview import Overview
from factors.catalogue import FactorText, StatementText

TEN_FACTORS = "slide-factors"


@dataclass(frozen=True)
class Evidence:
    """Either `means` or `answers`; `name` is the picture's and the table's."""

    name: str
    title: str
    means: MeansOnScale | None = None
    answers: StatementTable | None = None
    fictitious: bool = False

    @property
    def notes_id(self) -> str:
        return f"{self.name}-noten"

    @property
    def picture(self) -> AnswersPicture | None:
        """Of answers; means are a table with marks."""
        if not self.answers:
            return None
        return answers_picture(self.answers, reach_of([self.answers]), fictitious=self.fictitious)


def name_of(finding: Finding, earlier: Overview | None) -> str:
    """Of the picture that a finding rests on."""
    number, evidence = finding.factor_number, finding.kind.evidence
    if number is None or evidence is Shown.TEN_FACTORS or (_is_change(finding) and not earlier):
        return TEN_FACTORS
    if evidence is Shown.ANSWERS:
        return name_of_answers(number)
    if finding.place_code:
        return f"slide-raad-{number}-{finding.place_code}"
    kind = "change" if _is_change(finding) else "roles"
    return "-".join(["slide", kind, str(number), *finding.roles[:1]])


def name_of_answers(number: int) -> str:
    return f"slide-answers-{number}"


def of_finding(overview: Overview, finding: Finding, earlier: Overview | None) -> Evidence:
    name = name_of(finding, earlier)
    if name == TEN_FACTORS:
        return of_ten_factors(overview)[0]
    factor = overview.instrument.factor(finding.factor_number or 0)
    if name == name_of_answers(factor.number):
        return of_answers(overview, factor)
    if earlier and _is_change(finding):
        means = _change(overview, earlier, factor, finding.roles[0])
    elif finding.place_code:
        means = raad_on_scale(overview, factor, finding.place_code)
    else:
        means = roles_on_scale(overview, factor)
    return Evidence(name, _title(factor), means=means)


def of_ten_factors(overview: Overview) -> tuple[Evidence, str]:
    """With what it shows, for above it."""
    ten = ten_factors(overview)
    evidence = Evidence(TEN_FACTORS, "", means=_on_scale(ten))
    return evidence, titles.of_ten_factors(overview)


def of_answers(overview: Overview, factor: FactorText) -> Evidence:
    """Of every role to both statements."""
    name = name_of_answers(factor.number)
    return of_statements(overview, factor.statements, name, _title(factor))


def of_statements(
    overview: Overview, statements: Sequence[StatementText], name: str, title: str
) -> Evidence:
    """Of every role to these statements, each under its own name; the raden stay out."""
    notes = Notes()
    groups = tuple(
        RowGroup(
            f"{table.statement.code} {table.statement.short_name}",
            tuple(replace(row, result=notes.numbered(row.result)) for row in table.groups[0].rows),
        )
        for table in (statement_table(overview, each) for each in statements)
        if overview.roles
    )
    answers = StatementTable(statements[0], groups, tuple(notes.texts))
    fictitious = overview.round.fictitious
    return Evidence(name, title, answers=answers, fictitious=fictitious)


def _is_change(finding: Finding) -> bool:
    return finding.kind.evidence is Shown.CHANGE


def _on_scale(ten: TenFactors) -> MeansOnScale:
    roles = [column.role for column in ten.columns]
    rows = tuple(
        ScaleRow(
            _title(row.factor),
            marked_line(
                list(map(to_mark, roles, row.means)),
                (row.raden.lowest, row.raden.highest) if row.raden else None,
            ),
            row.means,
            _range(row.raden) if row.raden else "",
        )
        for row in ten.rows
    )
    columns = tuple(
        ScaleColumn(column.name_within(LONGEST_NAME), role_mark(column.role))
        for column in ten.columns
    )
    return MeansOnScale(_("Factor"), columns, rows, ten.notes)


def _range(raden: Range) -> str:
    return _("{range} · {n} raden").format(range=raden.text, n=raden.raden)


def _change(overview: Overview, earlier: Overview, factor: FactorText, role: str) -> MeansOnScale:
    """Of the one role, in both rounds."""
    table = change_table(earlier, overview, role, "")
    (row,) = (row for row in table.rows if row.factor == factor)
    means = zip(table.columns, row.means, strict=True)
    rows = [(column.name, role, mean.result) for column, mean in means]
    return one_column(table.label, rows, remark=row.verdict.text)


def _title(factor: FactorText) -> str:
    return f"{factor.number} {factor.short_name}"
