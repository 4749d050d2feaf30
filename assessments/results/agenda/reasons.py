"""Pure: why a factor is in a group of the agenda, each reason in shares or means.

Only groups of people with ten or more answers count. The rules are those of
`docs/decisions/0015-agenda-by-majorities.md`, their limits are in `signals`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.results import signals, wording
from assessments.results.agenda.groups import AgendaGroup
from assessments.results.overview import Overview
from assessments.results.signals import Answered, Opinion, RaadApart, RolesApart
from assessments.results.wording import comma
from factors.catalogue import FactorText


@dataclass(frozen=True)
class Why:
    """`reason` goes on after a colon; `in_short` fits a line; the heaviest `weight` comes first."""

    group: AgendaGroup
    reason: str
    in_short: str
    weight: Fraction


def reasons(overview: Overview, factor: FactorText, *, public: bool) -> list[Why]:
    """Every reason there is, the one that decides first; empty when too few answered.

    In a `public` document no municipality is named but the viewer's own.
    """
    found = [*_unknown(overview, factor), *_differences(overview, factor, public=public)]
    opinions = signals.opinions(overview, factor)
    if opinions:
        majority = _by_majority(opinions)
        # Beside another reason, that most agree everywhere is none to talk.
        if not found or majority.group is not AgendaGroup.KEEP:
            found.append(majority)
    return found


def group_of(overview: Overview, factor: FactorText) -> AgendaGroup | None:
    """The group in which a factor stands; None when too few answered."""
    found = reasons(overview, factor, public=False)
    return found[0].group if found else None


def _unknown(overview: Overview, factor: FactorText) -> Iterator[Why]:
    found = signals.most_unknown(signals.answered(overview, factor))
    if found is None:
        return
    reason = _("{share} van {people} kiest “weet niet” bij “{statement}”.").format(
        share=wording.per_cent(found.score.dont_know_share),
        people=signals.the_people(overview.roles[found.role]),
        statement=found.statement.short_name,
    )
    yield Why(AgendaGroup.INFORM, reason, _("veel “weet niet”"), found.unknown)


def _differences(overview: Overview, factor: FactorText, *, public: bool) -> Iterator[Why]:
    """Why to discuss it. All weigh as the largest difference between means there is."""
    roles = signals.roles_apart(overview, factor)
    raad = max(signals.raden_apart(overview, factor), key=lambda raad: raad.gap, default=None)
    largest = Fraction(max(apart.gap if apart else Decimal(0) for apart in (roles, raad)))
    opposed = signals.opposed(signals.opinions(overview, factor))
    divided = signals.most_divided(signals.answered(overview, factor))
    texts = []
    if roles and roles.gap >= signals.ROLES_APART_FROM:
        texts.append(_of_roles(roles))
    elif opposed:
        texts.append(_of_opposites(*opposed))
    if divided:
        texts.append(_of_division(overview, divided))
    if raad and raad.gap >= signals.RAAD_APART_FROM:
        texts.append(_of_raad(raad, named=not public or raad.place.code == overview.viewer.own))
    for reason, in_short in texts:
        yield Why(AgendaGroup.DISCUSS, reason, in_short, largest)


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


def _of_opposites(agreeing: Opinion, disagreeing: Opinion) -> tuple[str, str]:
    reason = _("van {first} is {agree} het eens, van {second} is {disagree} het oneens.").format(
        first=signals.the_bodies(agreeing.cell),
        agree=wording.per_cent(agreeing.agree_share),
        second=signals.the_bodies(disagreeing.cell),
        disagree=wording.per_cent(disagreeing.disagree_share),
    )
    in_short = _("{first} eens, {second} oneens").format(
        first=signals.listed(agreeing.cell), second=signals.listed(disagreeing.cell)
    )
    return reason, in_short


def _of_division(overview: Overview, divided: Answered) -> tuple[str, str]:
    in_short = signals.are_divided(overview.roles[divided.role])
    reason = _(
        "{divided} over “{statement}”. {agree} zijn het eens, {disagree} zijn het oneens, "
        "{neutral}."
    ).format(
        divided=in_short,
        statement=divided.statement.short_name,
        agree=divided.score.agree,
        disagree=divided.score.disagree,
        neutral=wording.neutral(divided.score.neutral),
    )
    return reason, in_short


def _of_raad(apart: RaadApart, *, named: bool) -> tuple[str, str]:
    raad = wording.the_one("raad", apart.place.name) if named else _("één raad")
    gap = comma(apart.gap)
    reason = _("{raad} {mean}, de andere raden {others}. Dat is {gap} verschil.").format(
        raad=raad, mean=comma(apart.mean), others=comma(apart.others), gap=gap
    )
    in_short = _("{raad} en de andere raden {gap} uit elkaar")
    return reason, in_short.format(raad=raad, gap=gap)


def _is_split(opinions: Sequence[Opinion]) -> bool:
    """Whether most agree in one role and not in another: worth saying beside another reason."""
    return len({opinion.most_agree for opinion in opinions}) > 1


def _by_majority(opinions: Sequence[Opinion]) -> Why:
    """Nothing to explain, nobody divided or far apart: whether most agree, role by role."""
    if _is_split(opinions):
        return _explored(opinions)
    least = min(opinion.agreeing for opinion in opinions)
    listed = _listed(opinions)
    if opinions[0].most_agree:
        in_short = _("in elke groep zijn de meesten het eens")
        return Why(AgendaGroup.KEEP, listed, in_short, least)
    in_short = _("in geen groep zijn de meesten het eens")
    return Why(AgendaGroup.TAKE_UP, listed, in_short, -least)


def _explored(opinions: Sequence[Opinion]) -> Why:
    most = max(opinions, key=lambda opinion: opinion.agreeing)
    least = min(opinions, key=lambda opinion: opinion.agreeing)
    in_short = _("{most} {share} eens, {least} {other_share}").format(
        most=signals.listed(most.cell),
        share=wording.per_cent(most.agree_share),
        least=signals.listed(least.cell),
        other_share=wording.per_cent(least.agree_share),
    )
    reason = _listed(sorted(opinions, key=lambda opinion: -opinion.agreeing))
    return Why(AgendaGroup.EXPLORE, reason, in_short, most.agreeing - least.agreeing)


def _listed(opinions: Sequence[Opinion]) -> str:
    """ "van de raden is 38 % het eens, van de colleges 45 %."."""
    return f"{signals.agreeing_shares(opinions, signals.the_bodies)}."
