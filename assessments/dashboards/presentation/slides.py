"""Overview → slides, in the order in which a meeting goes through them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.dashboards.presentation.evidence import Evidence, of_finding, ten_factors_evidence
from assessments.presenters import titles
from assessments.presenters.agenda import AgendaLine, Conversation
from assessments.presenters.statements import RankedStatements, ranked_statements
from assessments.presenters.turnout import NamedResponse, responses_of_roles
from assessments.results.findings import Finding, Segment
from assessments.results.overview import Overview
from assessments.results.wording import enumeration


@dataclass(frozen=True)
class Slide:
    """`kind` is the template in `dashboards/slides/`; the other fields are what that one shows."""

    kind: str
    heading: tuple[Segment, ...]
    number: int = 0
    evidence: Evidence | None = None
    answered: tuple[NamedResponse, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[AgendaLine, ...] = ()
    is_reordered: bool = False
    places: str = ""
    statements: RankedStatements | None = None

    @property
    def template(self) -> str:
        return f"dashboards/slides/{self.kind}.html"

    @property
    def line(self) -> AgendaLine:
        return self.lines[0]


def slides(
    overview: Overview,
    findings: tuple[Finding, ...],
    talk: Conversation,
    *,
    earlier: Overview | None = None,
) -> Iterator[Slide]:
    """`findings` and `talk` are made for a public meeting; `earlier` is the round before it."""
    places = enumeration([place.name for place in overview.places])
    yield Slide("title", _plain(overview.round.title), places=places)
    yield _who_answered(overview, [each for each in findings if each.kind.is_warning])
    if overview.roles:
        yield from _findings(overview, findings, earlier)
        ten = ten_factors_evidence(overview)
        yield Slide("finding", _plain(titles.of_ten_factors(overview)), evidence=ten)
        yield from _statements(overview)
    else:
        yield Slide("nothing", _plain(_("Er zijn te weinig antwoorden om iets te tonen")))
    yield from _conversation(talk)
    yield Slide("closing", _plain(_("Waar praat u over verder?")))


def _plain(text: str) -> tuple[Segment, ...]:
    return (Segment(text),)


def _who_answered(overview: Overview, warnings: list[Finding]) -> Slide:
    """Per role over the partnership; how many of which municipality is no matter for a screen."""
    texts = tuple(each.text for each in warnings)
    answered = responses_of_roles(overview)
    return Slide("responses", _plain(_("Wie antwoordde")), answered=answered, warnings=texts)


def _findings(
    overview: Overview, findings: tuple[Finding, ...], earlier: Overview | None
) -> Iterator[Slide]:
    for finding in findings:
        if not finding.kind.is_warning:
            yield Slide(
                "finding", finding.segments, evidence=of_finding(overview, finding, earlier)
            )


def _statements(overview: Overview) -> Iterator[Slide]:
    """What the first role agrees with most and least, with the other roles beside it."""
    ranked = ranked_statements(overview)
    if ranked.title:
        yield Slide("statements", _plain(ranked.title), statements=ranked)


def _conversation(talk: Conversation) -> Iterator[Slide]:
    """Where to begin, and each of those factors with its questions."""
    if not talk.begin:
        return
    heading = _plain(_("Begin het gesprek hier"))
    yield Slide("begin", heading, lines=talk.begin, is_reordered=talk.is_reordered)
    for line in talk.begin:
        yield Slide("factor", _plain(f"{line.number} {line.name}"), lines=(line,))
