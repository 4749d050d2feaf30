"""Overview → slides, in the order in which a meeting goes through them.

No picture is shown twice: what stands out about a chosen factor's answers is said on the slide of
that factor, and findings that rest on one picture share a slide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.dashboards.presentation.evidence import (
    TEN_FACTORS,
    Evidence,
    name_of,
    name_of_answers,
    of_answers,
    of_finding,
    of_statements,
    of_ten_factors,
)
from assessments.presenters.evening.chosen_factors import ChosenFactor, FactorChoice
from assessments.presenters.evening.slide_titles import conversation_title
from assessments.presenters.municipalities.turnout import NamedResponse, responses_of_roles
from assessments.presenters.statements import RankedStatements, ranked_statements
from assessments.results.findings import Finding, Segment
from assessments.results.overview import Overview
from assessments.results.wording import enumeration

Segments = tuple[Segment, ...]
OWN_ON_A_SLIDE = 2


@dataclass(frozen=True)
class Slide:
    """`kind` is the template in `dashboards/slides/`; the other fields are what that one shows."""

    kind: str
    heading: Segments
    also: tuple[Segments, ...] = ()
    """Other findings that rest on the same picture."""
    evidence: Evidence | None = None
    answered: tuple[NamedResponse, ...] = ()
    warnings: tuple[str, ...] = ()
    chosen: tuple[ChosenFactor, ...] = ()
    is_reordered: bool = False
    is_reason_said: bool = False
    """Whether the heading is why the factor stands where it does."""
    places: str = ""
    statements: RankedStatements | None = None

    @property
    def template(self) -> str:
        return f"dashboards/slides/{self.kind}.html"

    @property
    def factor(self) -> ChosenFactor:
        return self.chosen[0]


def slides(
    overview: Overview,
    findings: Sequence[Finding],
    choice: FactorChoice,
    *,
    earlier: Overview | None = None,
    is_reordered: bool = False,
) -> Iterator[Slide]:
    """`findings` and `choice` are made for a public meeting; `earlier` is the round before it."""
    places = enumeration([place.name for place in overview.places])
    yield Slide("title", _plain(overview.round.title), places=places)
    yield _who_answered(overview, [each for each in findings if each.kind.is_warning])
    said = [each for each in findings if not each.kind.is_warning]
    of_factors = {name_of_answers(each.number) for each in choice.chosen}
    if overview.roles:
        others = [each for each in said if name_of(each, earlier) not in of_factors]
        yield from _findings(overview, others, earlier)
        yield from _statements(overview)
        yield from _own_statements(overview)
    else:
        yield Slide("nothing", _plain(_("Er zijn te weinig antwoorden om iets te tonen")))
    yield from _conversation(overview, said, choice, is_reordered=is_reordered)
    yield Slide("closing", _plain(_("Waar praat u over verder?")))


def _plain(text: str) -> Segments:
    return (Segment(text),)


def _who_answered(overview: Overview, warnings: list[Finding]) -> Slide:
    """Per role over the partnership; how many of which municipality is no matter for a screen."""
    texts = tuple(each.text for each in warnings)
    answered = responses_of_roles(overview)
    return Slide("responses", _plain(_("Wie antwoordde")), answered=answered, warnings=texts)


def _findings(
    overview: Overview, findings: Sequence[Finding], earlier: Overview | None
) -> Iterator[Slide]:
    """A slide for each picture; that of the ten factors is always among them."""
    by_picture: dict[str, list[Finding]] = {}
    for finding in findings:
        by_picture.setdefault(name_of(finding, earlier), []).append(finding)
    for first, *others in by_picture.values():
        evidence = of_finding(overview, first, earlier)
        also = tuple(each.segments for each in others)
        yield Slide("finding", first.segments, also=also, evidence=evidence)
    if TEN_FACTORS not in by_picture:
        ten, title = of_ten_factors(overview)
        yield Slide("finding", _plain(title), evidence=ten)


def _statements(overview: Overview) -> Iterator[Slide]:
    """What the first role agrees with most and least, with the other roles beside it."""
    ranked = ranked_statements(overview)
    if ranked.title:
        yield Slide("statements", _plain(ranked.title), statements=ranked)


def _own_statements(overview: Overview) -> Iterator[Slide]:
    """What the partnership asked of its own, two to a slide."""
    own = overview.instrument.own
    for start in range(0, len(own), OWN_ON_A_SLIDE):
        heading, name = _("Eigen stellingen"), f"slide-own-{start + 1}"
        asked = own[start : start + OWN_ON_A_SLIDE]
        evidence = of_statements(overview, asked, name, heading)
        yield Slide("own", _plain(heading), evidence=evidence)


def _conversation(
    overview: Overview, findings: Sequence[Finding], choice: FactorChoice, *, is_reordered: bool
) -> Iterator[Slide]:
    """Which factors to talk about, and each of them with its picture and its questions."""
    if not choice.chosen:
        return
    title = _plain(conversation_title(choice))
    yield Slide("begin", title, chosen=choice.chosen, is_reordered=is_reordered)
    for each in choice.chosen:
        yield _of_factor(overview, findings, each)


def _of_factor(overview: Overview, findings: Sequence[Finding], chosen: ChosenFactor) -> Slide:
    """With what stands out about it as its heading, or why it is on the agenda."""
    name = name_of_answers(chosen.number)
    said = [each.segments for each in findings if name_of(each, None) == name]
    slide = Slide(
        "factor",
        _why(chosen),
        evidence=of_answers(overview, chosen.factor),
        chosen=(chosen,),
        is_reason_said=True,
    )
    if not said:
        return slide
    return replace(slide, heading=said[0], also=tuple(said[1:]), is_reason_said=False)


def _why(chosen: ChosenFactor) -> Segments:
    name = Segment(chosen.name, strong=True)
    if chosen.line is None:
        return name, Segment(_(". Niet getoond: te weinig antwoorden."))
    return name, Segment(f". {chosen.line.reason}")
