"""One factor on one page: what it is, what was answered, what that means, what to ask."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.one_factor.answer_pictures import reach_of
from assessments.presenters.one_factor.distributions import (
    DistributionRow,
    StatementTable,
    of_groups,
)
from assessments.presenters.one_factor.factor import GroupMean, groups_on_page, one_factor
from assessments.presenters.one_factor.reading import statement_meaning
from assessments.presenters.pictures.answer_bars import AnswerBar, Reach
from assessments.presenters.pictures.charts import Chart, Mark
from assessments.reports.pages.answers_on_paper import AnswersOnPaper, answers_on_paper
from assessments.reports.pages.pictures import (
    factor_scale,
    mark_at,
    signs_in_rows,
    statement_bar,
)
from assessments.reports.printing.typefaces import width
from assessments.results.overview import Overview
from assessments.results.scores import Withheld
from assessments.results.wording import per_cent
from factors.catalogue import FactorText

WIDTH_OF_NAMES, HEIGHT_OF_LETTERS = 36.8, 10.5 * 25.4 / 72
"""What a name may take in front of its bar and how high it is set, in millimetres."""


@dataclass(frozen=True)
class FactorMean:
    """A group's score of a factor; `band` is "● midden", "" for a mean in half steps."""

    mark: Mark | None
    name: str
    mean: str
    band: str


@dataclass(frozen=True)
class AnswersLine:
    """A group's answers to one statement: a bar with its numbers, or one sentence."""

    name: str
    bar: AnswerBar | None = None
    answers: int = 0
    agree: str = ""
    mean: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class StatementOnPaper:
    """A statement to the letter, the answers of each group, and what they mean."""

    code: str
    text: str
    short_name: str
    scope: str
    lines: tuple[AnswersLine, ...]
    notes: tuple[str, ...]
    meaning: tuple[str, ...]

    @property
    def picture(self) -> AnswersOnPaper | None:
        """The bars of its lines, one above the other."""
        return answers_on_paper([line.bar for line in self.lines])


@dataclass(frozen=True)
class FactorPage:
    """Everything on a factor's page."""

    number: int
    title: str
    short_name: str
    paragraphs: tuple[str, ...]
    scale: Chart | None
    means: tuple[FactorMean, ...]
    difference: str
    if_others: tuple[str, ...]
    """What those who did not answer could change, a sentence per group."""
    statements: tuple[StatementOnPaper, ...]
    questions: tuple[str, str]
    roles_text: str
    """For the factor about the roles: what can't be shown of the municipality's own college."""
    ask_the_college: str
    """The short name of the statement to ask the college about.

    "" when no college was asked, or when no raad can be shown to lay beside it.
    """
    note_lines: range = range(0)
    """Empty lines to write on, where the page has room."""

    @property
    def signs(self) -> Chart | None:
        """The marks beside the means."""
        return signs_in_rows([mean.mark for mean in self.means])


def factor_page(overview: Overview, code: str | None, factor: FactorText) -> FactorPage:
    """One factor for the raad of one municipality; without `code` for the whole partnership."""
    groups = groups_on_page(overview, factor, code)
    one = one_factor(overview, factor, code=code, groups=groups)
    fictitious = overview.round.fictitious
    tables = [of_groups(groups, statement) for statement in factor.statements]
    within = reach_of(tables)
    return FactorPage(
        number=factor.number,
        title=factor.title,
        short_name=factor.short_name,
        paragraphs=tuple(factor.paragraphs),
        scale=factor_scale(groups, factor, fictitious),
        means=tuple(_mean(mean, factor.number) for mean in one.means),
        difference=one.difference,
        if_others=one.if_others,
        statements=tuple(
            statement_on_paper(table, within, fictitious, meaning=_meaning(table))
            for table in tables
        ),
        questions=factor.questions,
        roles_text=one.roles_text,
        ask_the_college=one.to_the_college.short_name if one.to_the_college else "",
    )


def statement_on_paper(
    table: StatementTable, within: Reach, fictitious: bool, *, meaning: tuple[str, ...] = ()
) -> StatementOnPaper:
    statement = table.statement
    return StatementOnPaper(
        code=statement.code,
        text=statement.text,
        short_name=statement.short_name,
        scope=_("Gaat over de eigen gemeente.")
        if statement.about_own_municipality
        else _("Gaat over de samenwerking."),
        lines=tuple(_line(row, within, fictitious) for row in table.rows),
        notes=table.notes,
        meaning=meaning,
    )


def _mean(mean: GroupMean, number: int) -> FactorMean:
    result = mean.group.factor(number)
    return FactorMean(
        mark=None if isinstance(result, Withheld) else mark_at(mean.group, result),
        name=mean.group.label,
        mean=mean.result.text,
        band=mean.band,
    )


def _meaning(table: StatementTable) -> tuple[str, ...]:
    return statement_meaning([row.group for row in table.rows if row.group], table.statement)


def _line(row: DistributionRow, within: Reach, fictitious: bool) -> AnswersLine:
    name = row.label_that(_fits_in_front_of_its_bar)
    if row.score is None:
        return AnswersLine(name, sentence=row.sentence)
    return AnswersLine(
        name=name,
        bar=statement_bar(row, within, fictitious=fictitious),
        answers=row.score.answers,
        agree=per_cent(row.score.agree_share),
        mean=row.result.text,
    )


def _fits_in_front_of_its_bar(name: str) -> bool:
    return width(name, HEIGHT_OF_LETTERS) <= WIDTH_OF_NAMES
