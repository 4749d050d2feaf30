"""Pure: Overview → conversation agenda. Every factor is in one group: the first whose rule fits.

Only groups of people with ten or more answers count.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from django.utils.translation import gettext as _

from assessments.results import signals, wording
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, band_of
from assessments.results.signals import Answered, RaadApart, RolesApart
from assessments.results.wording import comma
from factors.catalogue import FactorText


class AgendaGroup(StrEnum):
    INFORM = "informeren"
    DISCUSS = "bespreken"
    KEEP = "vasthouden"
    TAKE_UP = "oppakken"

    @property
    def explanation(self) -> str:
        return {
            AgendaGroup.INFORM: _("Veel mensen weten het niet. Eerst uitleg, dan gesprek."),
            AgendaGroup.DISCUSS: _("Mensen zien het verschillend. Zoek uit waarom."),
            AgendaGroup.KEEP: _("Dit gaat goed genoeg. Zorg dat het zo blijft."),
            AgendaGroup.TAKE_UP: _("Men is het erover eens dat dit beter kan."),
        }[self]

    @property
    def rule(self) -> str:
        """In numbers; the first group whose rule fits is the factor's."""
        return {
            AgendaGroup.INFORM: _(
                "In ten minste één rol kiest een derde of meer “weet niet” bij een van de twee "
                "stellingen."
            ),
            AgendaGroup.DISCUSS: _(
                "Bij een stelling is een derde of meer het eens en een derde of meer het oneens; "
                "of twee rollen liggen 1,0 of meer uit elkaar; of één raad ligt 0,8 of meer van "
                "het gemiddelde van de andere raden."
            ),
            AgendaGroup.KEEP: _("Het gemiddelde van de rollen is 3,5 of hoger."),
            AgendaGroup.TAKE_UP: _("Het gemiddelde van de rollen is lager dan 3,5."),
        }[self]

    @property
    def question(self) -> str:
        """The opening question of the group."""
        return {
            AgendaGroup.INFORM: _("Wie kan dit uitleggen, en wanneer?"),
            AgendaGroup.DISCUSS: _("Wat ziet u dat de ander niet ziet?"),
            AgendaGroup.KEEP: _("Wat doen wij goed, en wat bedreigt dat?"),
            AgendaGroup.TAKE_UP: _("Wat is de eerste stap, en wie zet die?"),
        }[self]


@dataclass(frozen=True)
class AgendaEntry:
    """A factor in its group, and why it is there.

    `reason` and `also` (what else was found, for after "ook:") are sentences that go on after a
    colon: "raden 2,8 en colleges 4,1. Dat is 1,3 verschil." `in_short` fits a line of page 1:
    "raden en colleges 1,3 uit elkaar". `mean` is the partnership's, None where it isn't shown.
    """

    factor: FactorText
    group: AgendaGroup
    reason: str
    also: tuple[str, ...]
    in_short: str
    mean: Decimal | None
    weight: Fraction
    """The heaviest comes first in its group."""


@dataclass(frozen=True)
class Agenda:
    """Every group is present, if only empty; `begin_here` has at most three entries."""

    groups: Mapping[AgendaGroup, tuple[AgendaEntry, ...]]
    begin_here: tuple[AgendaEntry, ...]
    not_shown: tuple[FactorText, ...]
    """Factors with too few answers to say anything about."""
    is_reordered: bool = False
    """Whether people chose another order than the rule's; wherever it is shown, this is said."""

    def entry(self, number: int) -> AgendaEntry | None:
        """A factor's place on the agenda; None when it isn't shown."""
        entries = (entry for group in self.groups.values() for entry in group)
        return next((entry for entry in entries if entry.factor.number == number), None)


@dataclass(frozen=True)
class _Why:
    group: AgendaGroup
    reason: str
    in_short: str
    weight: Fraction


def agenda(
    overview: Overview, *, public: bool = False, order: Mapping[int, int] = MappingProxyType({})
) -> Agenda:
    """In a `public` document no municipality is named but the viewer's own.

    `order` is the order that the manager chose (`followup.queries.Added.order`): number of a factor
    → its place in its group, the lowest first; factors without a place come after them by the rule.
    No factor changes group by it.
    """
    found = {
        factor: _entry(overview, factor, public=public) for factor in overview.instrument.factors
    }
    by_rule = sorted((entry for entry in found.values() if entry), key=lambda entry: -entry.weight)
    last = len(found) + 1
    chosen = sorted(by_rule, key=lambda entry: order.get(entry.factor.number, last))
    groups = _grouped(chosen)
    begin = (AgendaGroup.DISCUSS, AgendaGroup.INFORM, AgendaGroup.TAKE_UP)
    return Agenda(
        groups,
        begin_here=tuple(groups[group][0] for group in begin if groups[group]),
        not_shown=tuple(factor for factor, entry in found.items() if entry is None),
        is_reordered=groups != _grouped(by_rule),
    )


def _grouped(entries: list[AgendaEntry]) -> dict[AgendaGroup, tuple[AgendaEntry, ...]]:
    return {
        group: tuple(entry for entry in entries if entry.group is group) for group in AgendaGroup
    }


def _entry(overview: Overview, factor: FactorText, *, public: bool) -> AgendaEntry | None:
    whole = overview.whole.factors[factor.number]
    mean = whole.mean if isinstance(whole, FactorScore) else None
    reasons = [*_unknown(overview, factor), *_differences(overview, factor, public=public)]
    if not reasons and mean is not None:
        reasons = [_rest(overview, factor, mean)]
    if not reasons:
        return None
    first, *others = reasons
    also = tuple(other.reason for other in others)
    return AgendaEntry(factor, first.group, first.reason, also, first.in_short, mean, first.weight)


def _unknown(overview: Overview, factor: FactorText) -> list[_Why]:
    found = signals.most_unknown(signals.answered(overview, factor))
    if found is None:
        return []
    reason = _("{share} van de {people} kiest “weet niet” bij “{statement}”.").format(
        share=wording.per_cent(found.score.dont_know_share),
        people=wording.people(found.role),
        statement=found.statement.short_name,
    )
    return [_Why(AgendaGroup.INFORM, reason, _("veel “weet niet”"), found.unknown)]


def _differences(overview: Overview, factor: FactorText, *, public: bool) -> list[_Why]:
    """Why to discuss it: roles, division, a raad. All weigh as the largest difference there is."""
    roles = signals.roles_apart(overview, factor)
    raden = signals.raden_apart(overview, factor)
    raad = max(raden, key=lambda raad: raad.gap, default=None)
    divided = signals.most_divided(signals.answered(overview, factor))
    reasons = []
    if roles and roles.gap >= signals.ROLES_APART_FROM:
        reasons.append(_of_roles(roles))
    if divided:
        reasons.append(_of_division(divided))
    if raad and raad.gap >= signals.RAAD_APART_FROM:
        reasons.append(_of_raad(raad, named=not public or raad.place.code == overview.viewer.own))
    largest = Fraction(max(apart.gap if apart else Decimal(0) for apart in (roles, raad)))
    return [_Why(AgendaGroup.DISCUSS, *texts, largest) for texts in reasons]


def _of_roles(apart: RolesApart) -> tuple[str, str]:
    first, second = map(signals.listed, apart.cells)
    gap = comma(apart.gap)
    reason = _("{first} {mean} en {second} {other_mean}. Dat is {gap} verschil.").format(
        first=first,
        mean=comma(apart.means[0]),
        second=second,
        other_mean=comma(apart.means[1]),
        gap=gap,
    )
    in_short = _("{first} en {second} {gap} uit elkaar")
    return reason, in_short.format(first=first, second=second, gap=gap)


def _of_division(divided: Answered) -> tuple[str, str]:
    people = wording.people(divided.role)
    reason = _(
        "{people} zijn verdeeld over “{statement}”. {agree} zijn het eens, "
        "{disagree} zijn het oneens, {neutral}."
    ).format(
        people=people,
        statement=divided.statement.short_name,
        agree=divided.score.agree,
        disagree=divided.score.disagree,
        neutral=wording.neutral(divided.score.neutral),
    )
    return reason, _("{people} zijn verdeeld").format(people=people)


def _of_raad(apart: RaadApart, *, named: bool) -> tuple[str, str]:
    raad = wording.the_one("raad", apart.place.name) if named else _("één raad")
    gap = comma(apart.gap)
    reason = _("{raad} {mean}, de andere raden {others}. Dat is {gap} verschil.").format(
        raad=raad, mean=comma(apart.mean), others=comma(apart.others), gap=gap
    )
    in_short = _("{raad} en de andere raden {gap} uit elkaar")
    return reason, in_short.format(raad=raad, gap=gap)


def _rest(overview: Overview, factor: FactorText, mean: Decimal) -> _Why:
    """Nothing to explain or to discuss: keep it, or take it up."""
    means = signals.role_means(overview, factor)
    listed = ", ".join(
        f"{signals.listed(overview.roles[role])} {comma(mean)}" for role, mean in means.items()
    )
    if mean >= signals.POSITIVE_FROM:
        return _Why(AgendaGroup.KEEP, f"{listed}.", comma(mean), Fraction(mean))
    template = _("{means}. Er is weinig verschil, en het kan beter.")
    if len(means) == 1:
        template = _("{means}. Het kan beter.")
    in_short = _("{band}, men is het eens ({mean})").format(band=band_of(mean), mean=comma(mean))
    return _Why(AgendaGroup.TAKE_UP, template.format(means=listed), in_short, -Fraction(mean))
