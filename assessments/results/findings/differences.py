"""How groups differ: B, D, G and M."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results import signals, wording
from assessments.results.cells import Cell
from assessments.results.findings.answers import divided
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore
from assessments.results.signals import RaadApart
from assessments.results.wording import comma

STANDS_OUT_FROM = Decimal("0.2")
STANDS_OUT_ON = 8
"""On so many factors a role gives the highest, or the lowest, mean by so much."""


def differing(
    overview: Overview, *, public: bool = False, besides_own: bool = False
) -> list[Finding]:
    """B, C and D as far as there are. `besides_own`: the own raad was spoken of already."""
    found = (
        roles_differ(overview),
        divided(overview),
        raad_differs(overview, public=public, besides_own=besides_own),
    )
    return [finding for finding in found if finding]


def roles_differ(overview: Overview) -> Finding | None:
    """B: the largest difference between roles, from 1.0."""
    pairs = (signals.roles_apart(overview, factor) for factor in overview.instrument.factors)
    far = [pair for pair in pairs if pair and pair.gap >= signals.ROLES_APART_FROM]
    if not far:
        return None
    pair = max(far, key=lambda pair: pair.gap)
    template = _(
        "Over **{factor}** denken {first} en {second} heel verschillend: gemiddeld {first_mean} "
        "tegen {second_mean}."
    )
    segments = emphasised(
        template,
        factor=pair.factor.short_name,
        first=signals.bodies(pair.cells[0]),
        second=signals.bodies(pair.cells[1]),
        first_mean=comma(pair.means[0]),
        second_mean=comma(pair.means[1]),
    )
    roles = (pair.cells[0].role, pair.cells[1].role)
    return Finding(FindingKind.ROLES_DIFFER, segments, pair.factor.number, roles=roles)


def raad_differs(
    overview: Overview, *, public: bool = False, besides_own: bool = False
) -> Finding | None:
    """D: the raad that is farthest from the other raden, from 0.8."""
    own = overview.viewer.own
    found = [
        raad
        for raad in _far_raden(overview)
        if (not public or raad.place.code == own) and not (besides_own and raad.place.code == own)
    ]
    if not found:
        return None
    raad = max(found, key=lambda raad: raad.gap)
    template = _(
        "De raad van **{municipality}** is over **{factor}** {direction} dan de andere raden: "
        "{mean} tegen {others}."
    )
    segments = emphasised(
        template,
        municipality=raad.place.name,
        factor=raad.factor.short_name,
        direction=_("kritischer") if raad.mean < raad.others else _("positiever"),
        mean=comma(raad.mean),
        others=comma(raad.others),
    )
    return Finding(
        FindingKind.RAAD_DIFFERS,
        segments,
        raad.factor.number,
        roles=("raad",),
        place_code=raad.place.code,
    )


def _far_raden(overview: Overview) -> Iterator[RaadApart]:
    for factor in overview.instrument.factors:
        for raad in signals.raden_apart(overview, factor):
            if raad.gap >= signals.RAAD_APART_FROM:
                yield raad


def same_view(overview: Overview) -> Finding | None:
    """G: for when nothing differs and nothing is low; None with fewer than two roles."""
    cells = [cell for cell in overview.roles.values() if _has_scores(cell)]
    if len(cells) < 2:
        return None
    names = wording.enumeration([signals.bodies(cell) for cell in cells])
    template = _("{names} kijken op hoofdlijnen hetzelfde naar de samenwerking.")
    segments = emphasised(template, names=names[0].upper() + names[1:])
    return Finding(FindingKind.SAME_VIEW, segments, roles=tuple(cell.role for cell in cells))


def _has_scores(cell: Cell) -> bool:
    return any(isinstance(result, FactorScore) for result in cell.factors.values())


def one_role_stands_out(overview: Overview) -> Finding | None:
    """M: a role that gives nearly every factor the highest mean, or the lowest."""
    compared = [
        means
        for factor in overview.instrument.factors
        if len(means := signals.role_means(overview, factor)) > 1
    ]
    extremes = Counter(extreme for means in compared for extreme in _extremes(means))
    ((role, is_highest), number), *_others = [*extremes.most_common(1), (("", False), 0)]
    if number < STANDS_OUT_ON:
        return None
    return Finding(
        FindingKind.ONE_ROLE_STANDS_OUT,
        _stands_out(overview.roles[role], number, len(compared), is_highest=is_highest),
        roles=(role,),
    )


def _extremes(means: dict[str, Decimal]) -> Iterator[tuple[str, bool]]:
    """(role, whether it is the highest) where it is so by 0.2 or more."""
    ordered = sorted(means, key=lambda role: means[role])
    if means[ordered[1]] - means[ordered[0]] >= STANDS_OUT_FROM:
        yield ordered[0], False
    if means[ordered[-1]] - means[ordered[-2]] >= STANDS_OUT_FROM:
        yield ordered[-1], True


def _stands_out(cell: Cell, number: int, of: int, *, is_highest: bool) -> tuple:
    """A joint organisation has a name and is one; the others are bodies, and many."""
    is_one = signals.is_joint(cell)
    template = {
        (False, True): _("{Bodies} geven bij {number} van de {of} factoren het hoogste cijfer."),
        (False, False): _("{Bodies} geven bij {number} van de {of} factoren het laagste cijfer."),
        (True, True): _("{Bodies} geeft bij {number} van de {of} factoren het hoogste cijfer."),
        (True, False): _("{Bodies} geeft bij {number} van de {of} factoren het laagste cijfer."),
    }[is_one, is_highest]
    name = signals.bodies(cell)
    return emphasised(template, Bodies=name[0].upper() + name[1:], number=number, of=of)
