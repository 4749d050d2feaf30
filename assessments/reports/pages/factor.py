"""One factor on one page: what it is, what was answered, what that means, what to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.nonresponse import if_others_had_answered
from assessments.presenters.numbers import why_no_distribution, without_in_words
from assessments.presenters.pictures.answer_bars import AnswerBar, Reach
from assessments.presenters.pictures.charts import Chart
from assessments.reports.pages.compared_groups import (
    COLLEGE,
    JOINT_ORGANISATION,
    ORGANISATIE,
    ComparedGroup,
    compared_groups,
    groups_on_lines,
    own_raad,
)
from assessments.reports.pages.pictures import (
    AnswersOnPaper,
    Sign,
    SignInRow,
    answers_on_paper,
    factor_scale,
    reach_of,
    sign,
    signs_in_rows,
    statement_bar,
)
from assessments.reports.pages.reading import roles_difference, statement_meaning
from assessments.results.college import to_ask_the_college
from assessments.results.differences import difference
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, Score, Withheld
from assessments.results.withheld import mean_in_words
from assessments.results.wording import capitalised, comma, per_cent
from factors.catalogue import FactorText, StatementText

ROLES_FACTOR = 4
"""Its second statement is about raad, college and organisation of one municipality."""


@dataclass(frozen=True)
class FactorMean:
    """A voice's score of a factor; `band` is "● midden", "" for a mean in half steps."""

    sign: Sign | None
    name: str
    mean: str
    band: str


@dataclass(frozen=True)
class Line:
    """A voice's answers to one statement: a bar with its numbers, or one sentence."""

    name: str
    bar: AnswerBar | None = None
    answers: int = 0
    agree: str = ""
    mean: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class StatementPart:
    """A statement to the letter, the answers of each voice, and what they mean."""

    code: str
    text: str
    short_name: str
    scope: str
    lines: tuple[Line, ...]
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
    statements: tuple[StatementPart, ...]
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
    def signs(self) -> tuple[SignInRow, ...]:
        """The marks beside the means."""
        return signs_in_rows([mean.sign for mean in self.means])


def factor_page(overview: Overview, code: str | None, factor: FactorText) -> FactorPage:
    """One factor for the raad of one municipality; without `code` for the whole partnership."""
    about_roles = factor.number == ROLES_FACTOR
    heard = groups_on_lines(overview, code) if about_roles else compared_groups(overview, code)
    fictitious = overview.round.fictitious
    asked = to_ask_the_college(overview, factor.statements, code)
    within = reach_of(voice.statement(s.code) for voice in heard for s in factor.statements)
    return FactorPage(
        number=factor.number,
        title=factor.title,
        short_name=factor.short_name,
        paragraphs=tuple(factor.paragraphs),
        scale=factor_scale(heard, factor, fictitious),
        means=tuple(_mean(voice, factor.number) for voice in heard),
        difference=roles_difference(compared_groups(overview, code), factor),
        if_others=if_others_had_answered(overview, factor, code),
        statements=tuple(_part(heard, text, within, fictitious) for text in factor.statements),
        questions=factor.questions,
        roles_text=_roles_text(overview, code, heard, factor) if about_roles and code else "",
        ask_the_college=asked.short_name if asked else "",
    )


def _mean(voice: ComparedGroup, number: int) -> FactorMean:
    result = voice.factor(number)
    return FactorMean(
        sign=None if isinstance(result, Withheld) else sign(voice, result),
        name=voice.name,
        mean=mean_in_words(result),
        band=f"{result.band.mark} {result.band.value}" if isinstance(result, FactorScore) else "",
    )


def _part(
    heard: Sequence[ComparedGroup], statement: StatementText, within: Reach, fictitious: bool
) -> StatementPart:
    return StatementPart(
        code=statement.code,
        text=statement.text,
        short_name=statement.short_name,
        scope=_("Gaat over de eigen gemeente.")
        if statement.about_own_municipality
        else _("Gaat over de samenwerking."),
        lines=tuple(_line(voice, statement.code, within, fictitious) for voice in heard),
        notes=tuple(filter(None, (_without(voice, statement.code) for voice in heard))),
        meaning=statement_meaning(heard, statement),
    )


def _line(voice: ComparedGroup, code: str, within: Reach, fictitious: bool) -> Line:
    result = voice.statement(code)
    if not isinstance(result, Score):
        return Line(voice.short_name, sentence=why_no_distribution(result))
    return Line(
        name=voice.short_name,
        bar=statement_bar(voice, code, result, within=within, fictitious=fictitious),
        answers=result.answers,
        agree=per_cent(result.agree_share),
        mean=comma(result.mean),
    )


def _without(voice: ComparedGroup, code: str) -> str:
    """Whose answers are missing in a total."""
    result = voice.statement(code)
    return without_in_words(voice.name, () if isinstance(result, Withheld) else result.without)


def _roles_text(
    overview: Overview, code: str, heard: Sequence[ComparedGroup], factor: FactorText
) -> str:
    statement = factor.statements[1]
    sentences = [
        _("Stelling %(code)s gaat over onze eigen gemeente.") % {"code": statement.code},
        *_own_college(overview.place(code).name, heard),
    ]
    by_role = {voice.cell.role: voice for voice in reversed(heard)}
    own, staff = own_raad(overview, code), by_role.get(ORGANISATIE)
    if own and staff and {place.code for place in staff.cell.places} <= {code, JOINT_ORGANISATION}:
        sentences += _own_gap(own, staff, statement.code)
    return " ".join(sentences)


def _own_college(municipality: str, heard: Sequence[ComparedGroup]) -> list[str]:
    colleges = [voice.cell for voice in heard if voice.cell.role == COLLEGE]
    if not colleges or len(colleges[0].places) == 1:
        return []
    return [
        _(
            "Het college van %(municipality)s ziet u niet apart; de colleges van de %(n)s "
            "gemeenten samen wel."
        )
        % {"municipality": municipality, "n": len(colleges[0].places)}
    ]


def _own_gap(raad: ComparedGroup, staff: ComparedGroup, statement: str) -> list[str]:
    one, other = raad.statement(statement), staff.statement(statement)
    compared = difference(one, other)
    if compared is None:
        return []
    gives = _("%(raad)s geeft %(a)s, %(staff)s %(b)s.") % {
        "raad": capitalised(raad.name),
        "a": mean_in_words(one),
        "staff": staff.name,
        "b": mean_in_words(other),
    }
    if not compared.is_clear:
        return [gives]
    return [gives, _("Dat verschil is een goed begin van het gesprek met het college.")]
