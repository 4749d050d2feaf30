"""All that a viewer sees as a flat table: a line per group and statement or factor, and why not.

With the sheet that says which round it is and what the columns mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from assessments.presenters.numbers import shown
from assessments.results.overview import Cell, Overview, Place, RoundFacts
from assessments.results.scores import (
    FactorResult,
    Reason,
    Score,
    StatementResult,
    Withheld,
)
from assessments.results.wording import enumeration, of_one
from factors.catalogue import ANSWER_LABELS, FactorText, StatementText

Value = str | int | Decimal | None
FICTITIOUS = "VERZONNEN"
NOT_IN_FILES = (Reason.NOT_ASKED, Reason.OTHER_MUNICIPALITY)
"""Groups that don't exist, and groups of which this viewer may not know more than a name."""


class NamedGroup(NamedTuple):
    """The first columns: which group of people it is."""

    group: str
    role: str
    municipality: str
    code: str
    invited: int | None
    submitted: int | None


@dataclass(frozen=True)
class ResultsSheet:
    headings: tuple[str, ...]
    lines: tuple[tuple[Value, ...], ...]


def results_sheet(overview: Overview) -> ResultsSheet:
    """All that this viewer sees; of a demonstration every line says so."""
    lines = tuple(_lines(overview))
    if not overview.round.fictitious:
        return ResultsSheet(_headings(), lines)
    return ResultsSheet((_("let op"), *_headings()), tuple((FICTITIOUS, *line) for line in lines))


def _headings() -> tuple[str, ...]:
    return (
        *(_("groep"), _("rol"), _("gemeente"), _("code"), _("uitgenodigd"), _("ingestuurd")),
        *(_("factor"), _("naam"), _("stelling"), _("tekst")),
        *(_("gemiddelde"), _("band"), _("meningen")),
        *(label.lower() for label in ANSWER_LABELS.values()),
        *(_("% eens"), _("eensgezindheid"), _("verdeeld of niet"), _("toelichting")),
    )


def _lines(overview: Overview) -> Iterator[tuple[Value, ...]]:
    whole = NamedGroup(_("samenwerking"), "", "", "", None, None)
    for factor in overview.instrument.factors:
        yield (*whole, *_about_factor(factor, overview.whole.factors[factor.number]))
    for named, cell in _groups(overview):
        for factor in overview.instrument.factors:
            yield from ((*named, *values) for values in _of_factor(factor, cell))
        for statement in overview.instrument.own:
            yield (*named, *_of_own(statement, cell))


def _groups(overview: Overview) -> Iterator[tuple[NamedGroup, Cell | Withheld]]:
    """Each role over the partnership, each place and role, and what is shown together."""
    for cell in overview.roles.values():
        # No places: who is missing may be another's business. Where it isn't, a note says it.
        yield NamedGroup(cell.label, cell.role, "", "", cell.invited, cell.submitted), cell
    people = {group.atom: (group.invited, group.submitted) for group in overview.groups}
    for (code, role), result in overview.cells.items():
        if not (isinstance(result, Withheld) and result.reason in NOT_IN_FILES):
            place = overview.place(code)
            label = result.label if isinstance(result, Cell) else _label(role, place)
            yield NamedGroup(label, role, place.name, code, *people[code, role]), result
    for pool in overview.pools:
        names = enumeration([place.name for place in pool.places])
        codes = " ".join(place.code for place in pool.places)
        yield NamedGroup(pool.label, pool.role, names, codes, pool.invited, pool.submitted), pool


def _label(role: str, place: Place) -> str:
    return of_one(role, place.name) if place.code else place.name


def _of_factor(factor: FactorText, cell: Cell | Withheld) -> Iterator[tuple[Value, ...]]:
    """The factor, then its two statements."""
    withheld = cell if isinstance(cell, Withheld) else None
    of_factors = {} if withheld else cell.factors  # type: ignore[union-attr]
    of_statements = {} if withheld else cell.statements  # type: ignore[union-attr]
    yield _about_factor(factor, withheld or of_factors[factor.number])
    for statement in factor.statements:
        result = withheld or of_statements[statement.code]
        about = (factor.number, factor.short_name, statement.code, statement.text)
        yield (*about, *_result(result))


def _of_own(statement: StatementText, cell: Cell | Withheld) -> tuple[Value, ...]:
    """A statement of the partnership's own, which is of no factor."""
    result = cell if isinstance(cell, Withheld) else cell.statements[statement.code]
    return (None, statement.short_name, statement.code, statement.text, *_result(result))


def _about_factor(factor: FactorText, result: FactorResult) -> tuple[Value, ...]:
    return (factor.number, factor.short_name, None, factor.title, *_result(result))


def _result(result: FactorResult | StatementResult) -> tuple[Value, ...]:
    """From the mean on; what isn't shown is empty, and the last column says why."""
    words = shown(result)
    mean = words.mean if words.exact else words.text
    return (mean, words.band or None, *_distribution(result), words.why or None)


def _distribution(result: FactorResult | StatementResult) -> tuple[Value, ...]:
    if not isinstance(result, Score):
        return (None,) * (len(ANSWER_LABELS) + 4)
    return (
        result.answers,
        *result.counts,
        result.dont_know,
        result.agree_share,
        Decimal(f"{result.consensus:.2f}"),
        str(result.spread),
    )


# --- What the columns mean ------------------------------------------------------------------


def explanation(overview: Overview) -> ResultsSheet:
    facts = overview.round
    fictitious = ((FICTITIOUS, _("Een demonstratie: alle antwoorden zijn verzonnen.")),)
    return ResultsSheet(
        (_("onderwerp"), _("toelichting")),
        (
            *(fictitious if facts.fictitious else ()),
            *_about(facts),
            *(_about_own(facts) if overview.instrument.own else ()),
            *_columns(),
        ),
    )


def _about(facts: RoundFacts) -> tuple[tuple[str, str], ...]:
    return (
        (_("ronde"), facts.title),
        (_("samenwerking"), facts.partnership),
        (_("gehouden"), facts.period),
        (_("kenmerk"), facts.digest),
        (_("regel voor kleine groepen"), _("versie {n}").format(n=facts.rule_version)),
        (_("bron van de stellingen"), _("WagenaarHoes")),
    )


def _about_own(facts: RoundFacts) -> tuple[tuple[str, str], ...]:
    return (
        (
            _("eigen stellingen"),
            _(
                "e1 tot e4: van {name}, niet van WagenaarHoes. Zij tellen in geen factor mee."
            ).format(name=facts.partnership_with_article),
        ),
    )


def _columns() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("groep"),
            _("Mensen in één rol: van één gemeente, van gemeenten samen, of van alle gemeenten."),
        ),
        (
            _("gemiddelde"),
            _(
                "Van 1 (helemaal mee oneens) tot 5 (helemaal mee eens). Een factor is het "
                "gemiddelde van zijn twee stellingen."
            ),
        ),
        (_("ongeveer"), _("Bij vijf tot negen antwoorden is er alleen een afgerond gemiddelde.")),
        (_("band"), _("hoog: 4,0 tot 5,0; midden: 3,0 tot 3,9; laag: 1,0 tot 2,9")),
        (_("meningen"), _("Hoeveel mensen hun mening gaven; “weet niet” telt daarin niet mee.")),
        (_("% eens"), _("Hoeveel procent van de meningen “mee eens” of “helemaal mee eens” is.")),
        (_("eensgezindheid"), _("Van 0 tot 1; 1 is iedereen hetzelfde.")),
        (_("toelichting"), _("Waarom iets niet, afgerond, of zonder een groep getoond wordt.")),
    )
