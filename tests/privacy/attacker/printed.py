"""Every number that is printed on a page, drawn in a picture or set in a PDF."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from html import unescape

from django.conf import settings

from assessments.results.agenda import agenda
from assessments.results.cells import Cell
from assessments.results.findings import what_stands_out
from assessments.results.overview import Overview
from assessments.results.scores import Score, Withheld

DECIMAL = re.compile(r"\d+,\d+")
PERCENTAGE = re.compile(r"\d+(?= %)")
CAPS = {"1,5", "4,5"}
"""The ends of the scale in half steps, which reasons name."""


def said_by_templates(folder: str) -> set[str]:
    """Limits of bands, shades and differences, in the fixed texts of every page."""
    files = (settings.BASE_DIR / "templates" / folder).iterdir()
    return decimals(" ".join(file.read_text() for file in files)) | CAPS


def page_text(html: str) -> str:
    """What a page says, without what it carries for its pictures."""
    without_pictures = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    # A number may be split from its sign by a tag, but never from its own digits.
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", without_pictures)).split())


def decimals(text: str) -> set[str]:
    return set(DECIMAL.findall(text))


def percentages(text: str) -> set[int]:
    return set(map(int, PERCENTAGE.findall(text)))


def traces(html: str) -> list[dict]:
    """The data of every picture on a page."""
    scripts = re.findall(
        r'<script id="pictures-[^"]*" type="application/json">(.*?)</script>', html
    )
    figures = [figure for script in scripts for figure in json.loads(script)["figures"].values()]
    return [trace for figure in figures for trace in figure["data"]]


def drawn_counts(html: str) -> set[int]:
    """Numbers of people in bars and what they are parts of."""
    bars = [trace for trace in traces(html) if trace["type"] == "bar"]
    return {int(number) for bar in bars for name in ("text", "customdata") for number in bar[name]}


def drawn_means(html: str) -> set[str]:
    """Where marks and ranges are on the scale of one to five."""
    marked = [trace for trace in traces(html) if trace.get("mode") in ("markers", "lines")]
    return {in_dutch(x) for trace in marked for x in trace["x"] if x is not None}


def in_dutch(number: float | Decimal) -> str:
    return f"{number:.1f}".replace(".", ",")


class Allowed:
    """What may be printed of an Overview: the numbers of its cells, and its sentences."""

    def __init__(self, overview: Overview, *, public: bool = False) -> None:
        self.overview = overview
        shown = [*overview.roles.values(), *overview.cells.values(), *overview.pools]
        self.cells = [cell for cell in shown if isinstance(cell, Cell)]
        self.scores = [
            result
            for cell in self.cells
            for result in cell.statements.values()
            if isinstance(result, Score)
        ]
        self.sentences = " ".join(_sentences(overview, public=public))

    @property
    def means(self) -> set[str]:
        results = [
            *(result for cell in self.cells for result in cell.factors.values()),
            *(result for cell in self.cells for result in cell.statements.values()),
            *self.overview.whole.factors.values(),
        ]
        return {in_dutch(r.mean) for r in results if not isinstance(r, Withheld)}

    @property
    def decimals(self) -> set[str]:
        consensus = {f"{score.consensus:.2f}".replace(".", ",") for score in self.scores}
        return self.means | consensus | decimals(self.sentences)

    @property
    def percentages(self) -> set[int]:
        groups = [*((g.invited, g.submitted) for g in self.overview.groups)]
        responses = [*groups, *self.overview.totals.values()]
        return (
            {score.agree_share for score in self.scores}
            | {score.dont_know_share for score in self.scores}
            | {(200 * part + whole) // (2 * whole) for whole, part in responses if whole}
            | percentages(self.sentences)
        )

    @property
    def counts(self) -> set[int]:
        return {
            number
            for score in self.scores
            for number in (
                *score.counts,
                score.dont_know,
                score.answers,
                score.answers + score.dont_know,
            )
        }


def _sentences(overview: Overview, *, public: bool) -> Iterable[str]:
    """Sentences are made of an Overview and nothing else, so their numbers are its numbers."""
    yield from (finding.text for finding in what_stands_out(overview, public=public))
    for entries in agenda(overview, public=public).groups.values():
        for entry in entries:
            yield from (entry.reason, entry.in_short, *entry.also)
