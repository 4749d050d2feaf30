"""Every number that may be printed, and those that are drawn in pictures."""

import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, cached_property
from itertools import combinations, pairwise, zip_longest
from math import hypot

from django.conf import settings

from assessments.results.agenda import AgendaGroup, agenda
from assessments.results.cells import Cell
from assessments.results.findings import what_stands_out
from assessments.results.findings.change import all_changed
from assessments.results.overview import Overview
from assessments.results.scores import Score, Withheld
from tests.privacy.served.contents import decimals, in_dutch, percentages

CAPS = {"1,5", "4,5"}
"""The ends of the scale in half steps, which reasons name."""


SAYING = ("dashboards", "followup", "reports", "report_pages", "desk/shared", "mail")
"""Where the templates of results are."""


@cache
def said_whatever_was_answered() -> set[str]:
    """Limits of bands, shades, differences and the agenda, in the fixed texts of every page."""
    folders = (settings.BASE_DIR / "templates" / name for name in SAYING)
    files = (file for folder in folders for file in folder.rglob("*.*"))
    rules = (group.rule for group in AgendaGroup)
    return decimals(" ".join([*(file.read_text() for file in files), *rules])) | CAPS


def traces(html: str) -> list[dict]:
    """The data of every picture on a page."""
    scripts = re.findall(
        r'<script id="pictures-[^"]*" type="application/json">(.*?)</script>', html
    )
    figures = [figure for script in scripts for figure in json.loads(script)["figures"].values()]
    return [trace for figure in figures for trace in figure["data"]]


def drawn_counts(html: str) -> set[int]:
    """Numbers of people in bars and what they are parts of."""
    bars = [trace for trace in traces(html) if trace.get("type") == "bar"]
    return {int(number) for bar in bars for name in ("text", "customdata") for number in bar[name]}


def drawn_means(html: str) -> set[str]:
    """Where marks and ranges are on the scale of one to five: not the boundaries on a map."""
    marked = [
        trace
        for trace in traces(html)
        if trace.get("mode") in ("markers", "lines") and trace.get("hoveron") != "fills"
    ]
    on_a_line = {in_dutch(x) for trace in marked for x in trace["x"] if x is not None}
    return on_a_line | {mean for trace in traces(html) for mean in _means_on_spokes(trace)}


def _means_on_spokes(trace: dict) -> Iterable[str]:
    """In a radar a mean is how far a mark is from the middle, where the scale has a value too."""
    if middle := trace.get("meta", {}).get("middle"):
        spots = zip(trace["x"], trace["y"], strict=True)
        yield from (in_dutch(round(hypot(x, y) + middle, 2)) for x, y in spots if x is not None)


class Allowed:
    """What may be printed for who sees these rounds: the numbers of their cells and sentences.

    `seen` are the Overviews of each reader, the newest first. A report is made of what its
    municipality may see, so who gets all reports sees them all.
    """

    def __init__(self, *seen: Sequence[Overview]) -> None:
        self.overviews = [overview for rounds in seen for overview in rounds]
        shown = [cell for overview in self.overviews for cell in _cells(overview)]
        self.cells = [cell for cell in shown if isinstance(cell, Cell)]
        self.scores = [
            result
            for cell in self.cells
            for result in cell.statements.values()
            if isinstance(result, Score)
        ]
        self.sentences = " ".join(sentence for rounds in seen for sentence in _sentences_of(rounds))

    @cached_property
    def means(self) -> set[str]:
        results = [
            *(result for cell in self.cells for result in cell.factors.values()),
            *(result for cell in self.cells for result in cell.statements.values()),
            *(found for each in self.overviews for found in each.whole.factors.values()),
        ]
        return {in_dutch(r.mean) for r in results if not isinstance(r, Withheld)}

    @cached_property
    def decimals(self) -> set[str]:
        consensus = {f"{score.consensus:.2f}".replace(".", ",") for score in self.scores}
        in_spreadsheets = {number.removesuffix("0") for number in consensus}
        every = self.means | consensus | in_spreadsheets | self.gaps
        return every | decimals(self.sentences)

    @cached_property
    def gaps(self) -> set[str]:
        """Differences between what is shown of the same statement or factor."""
        shown: dict[object, list[Decimal]] = {}
        for cell in self.cells:
            for key, result in (*cell.statements.items(), *cell.factors.items()):
                if not isinstance(result, Withheld):
                    shown.setdefault(key, []).append(result.mean)
        return {in_dutch(abs(a - b)) for means in shown.values() for a, b in combinations(means, 2)}

    @cached_property
    def distributions(self) -> set[tuple[int, ...]]:
        """With and without "weet niet"."""
        rows = {(*score.counts, score.dont_know) for score in self.scores}
        return rows | {tuple(score.counts) for score in self.scores}

    @cached_property
    def percentages(self) -> set[int]:
        groups = [group for each in self.overviews for group in each.groups]
        totals = [total for each in self.overviews for total in each.totals.values()]
        responses = [(each.invited, each.submitted or 0) for each in groups]
        responses += [(each.invited, each.submitted) for each in totals]
        responses += [(cell.invited, cell.submitted) for cell in self.cells]
        return (
            {score.agree_share for score in self.scores}
            | set(self.agreeing)
            | {score.dont_know_share for score in self.scores}
            | {(200 * part + whole) // (2 * whole) for whole, part in responses if whole}
            | percentages(self.sentences)
        )

    @property
    def agreeing(self) -> Iterable[int]:
        """The part of all answers to both statements that agrees, in whole per cents, half up."""
        for cell in self.cells:
            for factor in self.overviews[0].instrument.factors:
                results = (cell.statements[statement.code] for statement in factor.statements)
                pair = [result for result in results if isinstance(result, Score)]
                if len(pair) == 2:
                    agree = sum(sum(score.counts[3:]) for score in pair)
                    answers = sum(sum(score.counts) + score.dont_know for score in pair)
                    yield (200 * agree + answers) // (2 * answers)

    @cached_property
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


def _cells(overview: Overview) -> Iterable[Cell | Withheld]:
    yield from overview.roles.values()
    yield from overview.cells.values()
    yield from overview.pools
    yield from overview.others.values()
    yield from overview.merged.values()


def _sentences_of(rounds: Sequence[Overview]) -> Iterable[str]:
    """Sentences are made of Overviews and nothing else, so their numbers are those Overviews'."""
    for overview, earlier in zip_longest(rounds, rounds[1:]):
        for public in (False, True):
            yield from _sentences(overview, earlier, public=public)
    for overview, earlier in pairwise(rounds):
        yield from (change.text for change in all_changed(overview, earlier))


def _sentences(overview: Overview, earlier: Overview | None, *, public: bool) -> Iterable[str]:
    found = what_stands_out(overview, public=public, earlier=earlier)
    yield from (finding.text for finding in found)
    for entries in agenda(overview, public=public).groups.values():
        for entry in entries:
            yield from (entry.reason, entry.in_short, *entry.also)
