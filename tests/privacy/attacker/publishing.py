"""What the product publishes of a partnership, to everybody who may see something of it."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from unittest import mock

from assessments.access import viewer
from assessments.models import Partnership
from assessments.results import blocks, overview, visible
from assessments.results.cells import Published
from assessments.results.overview import Overview, cut_to
from tests.results import builders


@dataclass(frozen=True)
class Rule:
    """A rule of publishing. The attacker knows it, and so that a softened table is never (nearly)
    unanimous; `softens` says whether that is so."""

    name: str
    partition: Callable = blocks.partition
    safe_table: Callable = blocks.safe_table
    view: type = visible.VisibleResults
    softens: bool = True


THE_RULE = Rule("the rule of the product")


def publish(groups, rule: Rule = THE_RULE) -> Published:
    """What closing a round with these people's ballots releases."""
    with mock.patch.multiple(builders, partition=rule.partition, safe_table=rule.safe_table):
        people = (group.compared_groups() for group in groups)
        return builders.published(*people, asked=builders.WITH_OWN)


def overviews(published: Published, rule: Rule = THE_RULE) -> dict[str, Overview]:
    """By who looks: managers and readers of everything, and who is of one place, both ways.

    Who is of one place is a reader of one municipality, an invited person behind a link, or staff
    of the joint organisation; a report for a raad is made of what its municipality may see.
    """
    lookers = {"manager": viewer(Partnership(), None)}
    for sharing in Partnership.Sharing:
        of = Partnership(sharing=sharing)
        for place in published.places:
            lookers[f"{place.name}, {sharing}"] = viewer(of, place.code)
    with ExitStack() as patched:
        patched.enter_context(mock.patch.object(overview, "VisibleResults", rule.view))
        return {who: cut_to(looker, published, builders.facts()) for who, looker in lookers.items()}
