"""The answers to a statement: diverging bars per role and per raad, "weet niet" apart.

What the pictures of a page share is a plotly template, so that the page carries it once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
from django.utils.translation import gettext as _

from assessments.dashboards.distributions import DistributionRow, StatementTable
from assessments.dashboards.figures.paper import BRAND, INK, LINE, MUTED, annotation, layout
from assessments.results.scores import Score
from factors.catalogue import ANSWER_LABELS, DONT_KNOW

ANSWERS = {
    1: ("#a6480a", "#ffffff"),
    2: ("#f2a65a", INK),
    3: ("#e6e6e6", INK),
    4: ("#8fbbe0", INK),
    5: ("#154273", "#ffffff"),
    DONT_KNOW: ("#ffffff", INK),
}
"""Fill and text."""
DONT_KNOW_BORDER = "#5a6775"

HEADING, LABEL, BAR, GAP = 28, 23, 24, 8
"""Heights in pixels: a heading, a line of text, its bar, the room after a bar and a part."""
BESIDE, ACROSS = 30, 42
"""Letters that fit on the smallest screen: beside a mean, and on a line of their own."""
TOP = 24
LEFT, RIGHT = 0.82, 0.87
"""Where the answers end and where "weet niet" begins, as parts of the width."""


# --- What the pictures share ----------------------------------------------------------------


def style(tables: Iterable[StatementTable], *, invented: bool = False) -> dict[str, Any]:
    """The template of these pictures: one look and one scale, so that they can be compared."""
    return {
        "layout": {
            **layout(top=TOP, invented=invented, annotations=_names_of_sides()),
            "barmode": "overlay",
            "uniformtext": {"minsize": 11, "mode": "hide"},
            "xaxis": _hidden_axis(_reach(tables), [0, LEFT]),
            "xaxis2": _hidden_axis([0, 100], [RIGHT, 1]),
            "xaxis3": _hidden_axis([0, 1], [0, 1]),
            "yaxis": {"visible": False, "fixedrange": True},
            "shapes": [_middle()],
        },
        "data": {
            "scatter": [_text(BRAND, 16, 600), _text(MUTED, 14, 400), _text(INK, 14, 400, "left")],
            "bar": [_bar(answer) for answer in ANSWER_LABELS],
        },
    }


def _reach(tables: Iterable[StatementTable]) -> list[float]:
    """How far the bars reach to the left and to the right of neutral's middle, in per cents."""
    sides = [_sides(row.score) for table in tables for row in table.rows if row.score]
    return [
        -max((left for left, _right in sides), default=50),
        max((right for _left, right in sides), default=50),
    ]


def _hidden_axis(reach: list[float], domain: list[float]) -> dict[str, Any]:
    return {"range": reach, "domain": domain, "visible": False, "fixedrange": True}


def _middle() -> dict[str, Any]:
    """The middle of neutral, behind everything."""
    ends = {"x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper"}
    line = {"color": LINE, "width": 1}
    return {"type": "line", "name": "middle", **ends, "line": line, "layer": "below"}


def _names_of_sides() -> list[dict[str, Any]]:
    place = {"yref": "paper", "yanchor": "bottom", "font": {"color": MUTED, "size": 14}}
    return [
        annotation(_("◀ oneens"), 0, 1, xanchor="right", xshift=-6, **place),
        annotation(_("eens ▶"), 0, 1, xanchor="left", xshift=6, **place),
        annotation(_("weet niet"), 1, 1, xref="paper", xanchor="right", **place),
    ]


def _text(color: str, size: int, weight: int, side: str = "right") -> dict[str, Any]:
    return {
        "mode": "text",
        "textposition": f"middle {side}",
        "textfont": {"color": color, "size": size, "weight": weight},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _bar(answer: int) -> dict[str, Any]:
    fill, text = ANSWERS[answer]
    border = DONT_KNOW_BORDER if answer == DONT_KNOW else "#ffffff"
    hover = _("{answer}: {count} van {all}").format(
        answer=ANSWER_LABELS[answer], count="%{text}", all="%{customdata}"
    )
    return {
        "width": BAR,
        "orientation": "h",
        "marker": {"color": fill, "line": {"color": border, "width": 1}},
        "hovertemplate": f"{hover}<extra></extra>",
        "textposition": "auto" if answer == DONT_KNOW else "inside",
        "textangle": 0,
        "textfont": {"size": 13},
        "insidetextanchor": "middle",
        "insidetextfont": {"color": text},
        "cliponaxis": False,
    }


# --- One picture ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and the bar under it; heights are in pixels from the top."""

    y: float
    name: str
    value: str = ""
    bar: float = 0
    score: Score | None = None


def distribution_chart(table: StatementTable, look: dict[str, Any]) -> go.Figure:
    """Disagreement to the left, agreement to the right; the numbers in bars count people."""
    headings, lines, height = _places(table)
    bars = [line for line in lines if line.score]
    top = look["layout"]["margin"]["t"]
    return go.Figure(
        [
            _texts([0] * len(headings), list(headings), list(headings.values())),
            _texts([0] * len(lines), [line.y for line in lines], [line.name for line in lines]),
            _texts([1] * len(lines), [line.y for line in lines], [line.value for line in lines]),
            *(_answers(answer, bars) for answer in range(1, DONT_KNOW)),
            _dont_know(bars),
        ],
        {"template": look, "height": top + height, "yaxis": {"range": [height, 0]}},
    )


def _places(table: StatementTable) -> tuple[dict[float, str], list[Line], int]:
    """The headings by height, all lines, and the height that they need together."""
    headings: dict[float, str] = {}
    lines: list[Line] = []
    top = 0
    for group in table.groups:
        headings[top + HEADING / 2] = group.heading
        top += HEADING
        for row in group.rows:
            *above, last = _names(row)
            lines += [Line(top + LABEL * (n + 0.5), name) for n, name in enumerate(above)]
            top += LABEL * len(above)
            lines.append(_line(row, last, top))
            top += LABEL + (BAR + GAP if row.score else 0)
        top += GAP
    return headings, lines, top


def _names(row: DistributionRow) -> list[str]:
    """What stands over a bar: one line, or more when it would run into the mean beside it."""
    people = _("{n} meningen").format(n=row.score.answers) if row.score else ""
    name = ", ".join(filter(None, (row.name, people)))
    return [name] if len(name) <= BESIDE else [*wrap(row.name, ACROSS), people]


def _line(row: DistributionRow, name: str, top: int) -> Line:
    """A group without a distribution needs no bar."""
    if row.score is None:
        return Line(top + LABEL / 2, name, row.result.text)
    return Line(
        top + LABEL / 2,
        name,
        _("gemiddeld {mean}").format(mean=row.result.text),
        top + LABEL + BAR / 2,
        row.score,
    )


def _texts(x: list[float], y: list[float], text: list[str]) -> go.Scatter:
    return go.Scatter(x=x, y=y, text=text, xaxis="x3")


def _sides(score: Score) -> tuple[float, float]:
    half = score.counts[2] / 2
    return (
        round(100 * (score.counts[0] + score.counts[1] + half) / score.answers, 1),
        round(100 * (score.counts[3] + score.counts[4] + half) / score.answers, 1),
    )


def _answers(answer: int, bars: Sequence[Line]) -> go.Bar:
    """The bars of one answer; their text is the number of people, their length the share."""
    scores = [line.score for line in bars if line.score]
    before = (100 * sum(score.counts[: answer - 1]) / score.answers for score in scores)
    starts = (start - _sides(score)[0] for start, score in zip(before, scores, strict=True))
    return go.Bar(
        name=ANSWER_LABELS[answer],
        x=[round(100 * score.counts[answer - 1] / score.answers, 1) for score in scores],
        base=[round(start, 1) for start in starts],
        y=[line.bar for line in bars],
        text=[score.counts[answer - 1] for score in scores],
        customdata=[score.answers for score in scores],
    )


def _dont_know(bars: Sequence[Line]) -> go.Bar:
    """On an axis of its own: "weet niet" is no opinion, so it is no part of the others."""
    scores = [line.score for line in bars if line.score]
    return go.Bar(
        name=ANSWER_LABELS[DONT_KNOW],
        x=[score.dont_know_share for score in scores],
        y=[line.bar for line in bars],
        text=[score.dont_know for score in scores],
        customdata=[score.answers + score.dont_know for score in scores],
        xaxis="x2",
    )
