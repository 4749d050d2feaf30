"""The figures as JSON, made once per release and viewer's rights: a release never changes."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import plotly.graph_objects as go
from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.html import json_script
from django.utils.safestring import SafeString

from assessments.dashboards.figures.dot_tables import of_comparison as dots_of_comparison
from assessments.dashboards.figures.dot_tables import of_ten_factors as dots_of_ten_factors
from assessments.dashboards.figures.dots import dot_chart
from assessments.dashboards.figures.drawings import drawing
from assessments.dashboards.figures.lines import line_chart
from assessments.dashboards.figures.live import live_figure
from assessments.dashboards.figures.radar import radar_chart
from assessments.dashboards.figures.shapes import map_chart
from assessments.dashboards.partnership_map import PartnershipMap
from assessments.presenters.comparison import Comparison
from assessments.presenters.development import DevelopmentTable
from assessments.presenters.municipalities.radar import Radar
from assessments.presenters.ten_factors import TenFactors
from assessments.results.overview import Overview


@dataclass(frozen=True)
class ComparisonPart:
    """A comparison on a page, with its picture and table."""

    name: str
    title: str
    comparison: Comparison

    @property
    def picture(self) -> str:
        return f"figure-{self.name}"

    @property
    def notes_id(self) -> str:
        return f"notes-{self.name}"


@dataclass(frozen=True)
class Pictures:
    """Figures of a page, each by its name: as the page shows it, and as a script makes it live."""

    drawn: Mapping[str, SafeString]
    """As SVG, for wide screens and for narrow ones."""
    script: SafeString
    """The element with their JSON, for `charts.js`."""


class Compact(json.JSONEncoder):
    """Without spaces: a page has thousands of separators."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "separators": (",", ":")})


def of_ten_factors(overview: Overview, table: TenFactors) -> Pictures:
    """With the dot chart, named "figure-factors"."""

    def make() -> dict[str, go.Figure]:
        dots = dots_of_ten_factors(table)
        return {"figure-factors": dot_chart(dots, fictitious=overview.round.fictitious)}

    return _of(overview, "pictures-factors", make)


def of_comparisons(overview: Overview, name: str, parts: Iterable[ComparisonPart]) -> Pictures:
    """With a dot chart for each part that has marks."""

    def make() -> dict[str, go.Figure]:
        return {
            part.picture: dot_chart(
                dots_of_comparison(part.comparison), fictitious=overview.round.fictitious
            )
            for part in parts
            if part.comparison.has_marks
        }

    return _of(overview, f"pictures-{name}", make)


def of_radar(overview: Overview, radar: Radar, key: str) -> Pictures:
    """With the radar, named "figure-radar"; `key` says which lines are in it."""

    def make() -> dict[str, go.Figure]:
        return {"figure-radar": radar_chart(radar, fictitious=overview.round.fictitious)}

    return _of(overview, f"pictures-radar-{key}", make)


def of_map(overview: Overview, table: PartnershipMap) -> Pictures:
    """With the map of one factor, named "figure-map"."""

    def make() -> dict[str, go.Figure]:
        return {"figure-map": map_chart(table, fictitious=overview.round.fictitious)}

    own = overview.viewer.own or ""
    return _of(overview, f"pictures-map-{table.factor.number}-{own}", make)


def of_development(
    overviews: Sequence[Overview],
    tables: Sequence[DevelopmentTable],
    short_names: Sequence[str],
) -> Pictures:
    """With the lines of the roles over these rounds, "figure-development"."""
    now = overviews[0]

    def make() -> dict[str, go.Figure]:
        return {
            "figure-development": line_chart(tables, short_names, fictitious=now.round.fictitious)
        }

    return _kept("pictures-development", rights_of_all(overviews), make)


def rights(overview: Overview) -> str:
    """The same for all who see, and read, the same: for what is kept of a release."""
    viewer, facts = overview.viewer, overview.round
    seen = "all" if viewer.sees_others else f"own-{viewer.own}"
    return f"{facts.pk}:{facts.digest}:{facts.fictitious}:{seen}"


def rights_of_all(overviews: Sequence[Overview]) -> str:
    """The same of several releases: for what is kept of them together."""
    compared = repr([(rights(each), each.mergers) for each in overviews])
    return f"{sha256(compared.encode()).hexdigest()}:{rights(overviews[0])}"


def _of(overview: Overview, name: str, make: Callable[[], dict[str, go.Figure]]) -> Pictures:
    return _kept(name, rights(overview), make)


def _kept(name: str, seen: str, make: Callable[[], dict[str, go.Figure]]) -> Pictures:
    # As long whatever is in it: a cache may refuse more than 250 signs.
    key = f"picture:{sha256(f'{name}:{seen}'.encode()).hexdigest()}"
    kept: Pictures | None = caches["figures"].get(key)
    if kept is None:
        figures = {each: figure.to_plotly_json() for each, figure in make().items()}
        live = {each: live_figure(figure) for each, figure in figures.items()}
        drawn = {each: _drawn(figure) for each, figure in figures.items()}
        kept = Pictures(drawn, json_script({"figures": live}, name, encoder=Compact))
        caches["figures"].set(key, kept, timeout=None)
    return kept


def _drawn(figure: dict[str, Any]) -> SafeString:
    drawings = [drawing(figure, narrow=narrow) for narrow in (False, True)]
    return render_to_string("dashboards/_drawn.html", {"drawings": drawings})
