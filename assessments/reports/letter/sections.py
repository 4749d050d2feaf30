"""The parts of a letter to the raad: sentences with marks for what only its writer knows."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.presenters.agenda import AgendaLine, conversation
from assessments.presenters.compared_groups import own_raad
from assessments.presenters.municipalities.turnout import own_response
from assessments.presenters.numbers import Shown
from assessments.presenters.ten_factors import ten_factors
from assessments.results.between_rounds.elections import elections_between
from assessments.results.between_rounds.seasons import season
from assessments.results.findings import what_stands_out
from assessments.results.findings.finding import Finding
from assessments.results.overview import Overview, RoundFacts
from assessments.results.wording import capitalised, enumeration, within_sentence

MOST_NAMED = 8
"""More municipalities than this are counted, not named."""
YEARS_TO_THE_NEXT_ROUND = 2


@dataclass(frozen=True)
class Run:
    """A piece of a sentence."""

    text: str
    strong: bool = False
    to_fill_in: bool = False
    """For the writer: "[datum]"."""


Sentence = tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    """Numbers under headings; the first column names the row."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    heading: str
    sentences: Sentence = ()
    items: tuple[Sentence, ...] = ()
    table: Table | None = None
    after: tuple[Sentence, ...] = ()
    """Paragraphs under the table."""


def marked(template: str, **values: Any) -> Sentence:
    """Split before filling in: what a name holds is never taken for something to fill in."""
    return tuple(
        Run(part.format(**values), to_fill_in=part.startswith("["))
        for part in re.split(r"(\[[^\]]*\])", template)
        if part
    )


def on_the_day(facts: RoundFacts, known: str, unknown: str) -> Sentence:
    """With the day of the conversation when there is one."""
    if facts.discussed_on is None:
        return marked(unknown)
    return marked(known, day=_day(facts.discussed_on))


def occasion(overview: Overview) -> Sentence:
    facts = overview.round
    who = "{client}" if facts.client else _("[opdrachtgever]")
    # Whoever asked, one body or more: the verb is right.
    held = _("In opdracht van {who} is {period} een zelfevaluatie gehouden. ")
    return (
        *_who_work_together(overview),
        *marked(
            held.replace("{who}", who),
            client=within_sentence(facts.client),
            period=facts.period,
        ),
        *_regulation(facts),
    )


def _regulation(facts: RoundFacts) -> Sentence:
    """Why it is evaluated at all."""
    if not facts.regulation_article:
        return marked(
            _("[In artikel … van de regeling staat dat de samenwerking wordt geëvalueerd].")
        )
    return marked(
        _("In artikel {article} van de regeling staat dat de samenwerking wordt geëvalueerd."),
        article=facts.regulation_article,
    )


def _who_work_together(overview: Overview) -> Sentence:
    facts = overview.round
    names = [place.name for place in overview.places if place.code]
    values = {
        "names": enumeration(names),
        "n": len(names),
        "partnership": facts.partnership_with_article,
        "form": facts.form,
    }
    form = " ({form})" if facts.form else _(" ([vorm van de regeling])")
    if len(names) > MOST_NAMED:
        template = _("{n} gemeenten werken samen in {partnership}")
    else:
        template = ngettext(
            "{names} werkt mee in {partnership}",
            "{names} werken samen in {partnership}",
            len(names),
        )
    return marked(f"{template}{form}. ", **values)


def message(overview: Overview, earlier: Overview | None, code: str) -> Section:
    findings = what_stands_out(overview, public=True, earlier=earlier)
    why_missing = _why_missing(overview, code)
    return Section(
        _("Kernboodschap"),
        (Run(why_missing),) if why_missing else (),
        items=tuple(_sentence(finding) for finding in findings),
    )


def _why_missing(overview: Overview, code: str) -> str:
    """Why the own raad, or everything, isn't in this letter; "" when nothing is missing."""
    if not overview.roles:
        return _(
            "Er zijn te weinig antwoorden om iets te tonen. De vragen in het rapport kunt u wel "
            "met elkaar bespreken."
        )
    if own_raad(overview, code):
        return ""
    return _(
        "Van onze raad stuurden minder dan vijf leden hun antwoorden in. Daarom staan hier "
        "alleen de uitkomsten van de samenwerking. Die zijn ook voor ons gesprek bruikbaar."
    )


def _sentence(finding: Finding) -> Sentence:
    return tuple(Run(segment.text, strong=segment.strong) for segment in finding.segments)


def results(overview: Overview, code: str, order: Mapping[int, int]) -> Section:
    talk = conversation(overview, public=True, order=order)
    groups = [
        _group(group.title, [_with_figure(line) for line in group.lines])
        for group in talk.groups
        if group.lines
    ]
    if talk.not_shown:
        groups.append(_group(_("Te weinig antwoorden"), talk.not_shown))
    return Section(
        _("Uitkomsten"),
        table=_table(overview, code) if overview.roles else None,
        after=tuple(groups),
    )


def _with_figure(line: AgendaLine) -> str:
    return f"{line.name} ({line.figure})" if line.figure else line.name


def _group(name: str, factors: Sequence[str]) -> Sentence:
    return Run(f"{name}: ", strong=True), Run(f"{enumeration(factors)}.")


def _table(overview: Overview, code: str) -> Table:
    ten = ten_factors(overview, code)
    return Table(
        title=_(
            "Gemiddelde per succesfactor, van 1 (helemaal mee oneens) tot 5 (helemaal mee eens)"
        ),
        headings=(_("Succesfactor"), *(capitalised(group.label) for group in ten.columns)),
        rows=tuple(
            (f"{row.factor.number}. {row.factor.short_name}", *map(_with_share, row.means))
            for row in ten.rows
        ),
        notes=tuple(filter(None, (ten.about_agreement, *ten.about_groups))),
    )


def _with_share(result: Shown) -> str:
    """ "3,5 (55 % eens)"."""
    if not result.agree:
        return result.text
    return _("{mean} ({share} eens)").format(mean=result.text, share=result.agree)


def remarks(overview: Overview, earlier: Overview | None, code: str) -> Sentence:
    own = own_response(overview, code)
    sentences = []
    if own:
        answered = ngettext(
            "{n} van de {all} raadsleden antwoordde.",
            "{n} van de {all} raadsleden antwoordden.",
            own.submitted or 0,
        )
        sentences.append(answered.format(n=own.submitted, all=own.invited))
    sentences.append(
        _(
            "Het is een foto van meningen, geen onderzoek naar feiten. "
            "Groepen van minder dan vijf mensen zijn niet apart getoond."
        )
    )
    if earlier and elections_between(earlier.round.closed_on, overview.round.closed_on):
        sentences.append(_("Tussen deze en de vorige ronde waren verkiezingen."))
    return (Run(" ".join(sentences)),)


def follow_up(facts: RoundFacts) -> Sentence:
    return (
        *on_the_day(facts, _("Gesprek op {day} met [wie]."), _("Gesprek op [datum] met [wie].")),
        *marked(_(" Daarna legt [wie] afspraken voor aan [de raad / de raden]. ")),
        *_next_round(facts),
    )


def _next_round(facts: RoundFacts) -> Sentence:
    """When the regulation asks for it, unless that was for this round."""
    if facts.evaluate_before and facts.evaluate_before > facts.released_on:
        return marked(
            _("De regeling vraagt om een volgende evaluatie voor {day}."),
            day=_day(facts.evaluate_before),
        )
    year = facts.closed_on.year + YEARS_TO_THE_NEXT_ROUND
    # The first of the month: there is one in every year.
    when = season(facts.closed_on.replace(year=year, day=1))
    return marked(_("Nieuwe ronde: [bijvoorbeeld {season}]."), season=when)


def _day(day: datetime.date) -> str:
    return date_format(day, "j F Y")
