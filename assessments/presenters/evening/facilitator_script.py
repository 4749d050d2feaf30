"""What the facilitator of a meeting says and asks, and when: a script on paper.

Like slides it is for a public meeting: `talk` names no municipality but the reader's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.evening.chosen_factors import ChosenFactor
from assessments.presenters.evening.evening_plan import EveningPlan, FactorPeriod, evening_plan
from assessments.results import signals, wording
from assessments.results.overview import Overview
from assessments.results.scores import Approximate, Withheld
from assessments.roles import ROLES
from factors.catalogue import FactorText


@dataclass(frozen=True)
class Saying:
    """What to know, and what to say about it aloud; `aloud` may be ""."""

    about: str
    aloud: str = ""


@dataclass(frozen=True)
class ScriptFactor:
    chosen: ChosenFactor
    period: FactorPeriod
    sayings: tuple[Saying, ...]
    """About what isn't certain and what isn't shown."""


@dataclass(frozen=True)
class FacilitatorScript:
    plan: EveningPlan
    factors: tuple[ScriptFactor, ...]
    asked_minutes: int

    @property
    def is_longer(self) -> bool:
        """Whether the asked time was too short for so many factors."""
        return self.plan.minutes > self.asked_minutes


def facilitator_script(
    overview: Overview, chosen: Sequence[ChosenFactor], minutes: int
) -> FacilitatorScript:
    plan = evening_plan(minutes, len(chosen))
    factors = tuple(
        ScriptFactor(each, period, tuple(_sayings(overview, each)))
        for each, period in zip(chosen, plan.factors, strict=True)
    )
    return FacilitatorScript(plan, factors, minutes)


def _sayings(overview: Overview, each: ChosenFactor) -> Iterator[Saying]:
    if each.line is None:
        yield Saying(
            _("Niet getoond: te weinig antwoorden om iets over deze factor te zeggen."),
            _("Wij weten hier te weinig. De vragen kunnen wij wel met elkaar bespreken."),
        )
    elif each.line.border:
        yield Saying(
            _("Deze factor staat {border}.").format(border=each.line.border),
            _(
                "Niet iedereen gaf antwoord. Met de antwoorden van de anderen kon dit onderwerp "
                "ook in de andere groep staan. Herkent u het beeld?"
            ),
        )
    yield from _not_shown(overview, each.factor)


def _not_shown(overview: Overview, factor: FactorText) -> Iterator[Saying]:
    """Which roles have no number here, and which only about."""
    results = {role: cell.factors[factor.number] for role, cell in overview.roles.items()}
    asked = [role for role in ROLES if role in overview.asked]
    hidden = [role for role in asked if isinstance(results.get(role), Withheld | None)]
    about = [role for role in asked if isinstance(results.get(role), Approximate)]
    if hidden:
        yield Saying(
            _("Niet getoond: {groups}, want daar zijn te weinig antwoorden.").format(
                groups=_enumerated(overview, hidden)
            ),
            _(
                "Groepen van minder dan vijf mensen tonen wij nooit. Wie wil, vertelt zelf hoe hij "
                "of zij het ziet. Niemand hoeft te zeggen wat hij of zij invulde."
            ),
        )
    if about:
        yield Saying(
            _("Afgerond: {groups}, want daar zijn 5 tot 9 antwoorden.").format(
                groups=_enumerated(overview, about)
            ),
            _("Dit gemiddelde is afgerond op een half punt. Kleine verschillen zeggen hier niets."),
        )


def _enumerated(overview: Overview, roles: Sequence[str]) -> str:
    cells = overview.roles
    names = (
        signals.the_bodies(cells[role]) if role in cells else wording.the_bodies(role)
        for role in roles
    )
    return wording.enumeration(tuple(names))
