"""Rules that look reasonable and protect nobody: the attacker must break each of them."""

from dataclasses import replace
from functools import cached_property

from assessments.results import blocks
from assessments.results.blocks import Partition, SafeTable
from assessments.results.cells import Cell, Part
from assessments.results.scores import Reason, Withheld
from assessments.results.visible import VisibleResults
from tests.privacy.attacker.publishing import Rule

THRESHOLD = 5


# --- How answers are grouped and counted ----------------------------------------------------


def everybody_apart(sizes):
    """Every group by itself, however small: the total of a role counts them all."""
    return Partition(tuple(frozenset({atom}) for atom in sorted(sizes) if sizes[atom]), frozenset())


def colleges_apart(sizes):
    """The rule for raad and organisatie; every college by itself."""
    colleges = {atom: size for atom, size in sizes.items() if atom[1] == "college"}
    others = blocks.partition({atom: sizes[atom] for atom in sizes.keys() - colleges.keys()})
    return Partition(others.blocks + everybody_apart(colleges).blocks, others.left_out)


def left_out_in_totals(sizes):
    """The blocks of the rule, and one more for each who is left out: only totals show those."""
    rule = blocks.partition(sizes)
    alone = tuple(frozenset({atom}) for atom in sorted(rule.left_out))
    return Partition(rule.blocks + alone, frozenset())


def as_answered(counts, dont_know):
    """The answers as they are, however few."""
    return SafeTable(tuple(counts), dont_know) if sum(counts) else None


def as_answered_by_five(counts, dont_know):
    return as_answered(counts, dont_know) if sum(counts) >= THRESHOLD else None


def softened_if_five(counts, dont_know):
    """Softened where the rule shows it, as it is where totals need it."""
    return blocks.safe_table(counts, dont_know) or as_answered(counts, dont_know)


def from_two_opinions(counts, dont_know):
    """The floor is on who sent in: two opinions among five people make a mean."""
    if sum(counts) >= THRESHOLD:
        return blocks.safe_table(counts, dont_know)
    return as_answered(counts, dont_know) if sum(counts) >= 2 else None


# --- What is shown of it --------------------------------------------------------------------


class ShownFromFive(VisibleResults):
    """Groups of fewer than five people or opinions aren't shown, but the totals count them."""

    def _cell_or_why(self, group):
        parts = [part for part in self.published.parts if group in part.groups]
        if not parts or not self.sees(group.atom) or len(parts[0].groups) > 1:
            return super()._cell_or_why(group)
        return self._shown(parts[0]) or Withheld(Reason.LEFT_OUT, people=group.submitted or 0)

    @cached_property
    def pools(self) -> tuple[Cell, ...]:
        pools = (part for part in self.published.parts if len(part.groups) > 1)
        shown = (self._shown(part) for part in pools if part.role != "college")
        return tuple(cell for cell in shown if cell and self.viewer.sees_others)

    def _shown(self, part: Part) -> Cell | None:
        if self.published.people_of(part) < THRESHOLD:
            return None
        enough = {
            code: table if table and sum(table.counts) >= THRESHOLD else None
            for code, table in part.tables.items()
        }
        return self._cell(
            part.label, part.groups, (replace(part, tables=enough),), self._responses(part)
        )


SABOTAGED = (
    Rule("threshold only", everybody_apart, as_answered, ShownFromFive, softens=False),
    Rule("no softening", safe_table=as_answered_by_five, softens=False),
    Rule(
        "totals over all ballots",
        left_out_in_totals,
        softened_if_five,
        ShownFromFive,
        softens=False,
    ),
    Rule("a mean over two substantive answers", safe_table=from_two_opinions, softens=False),
    Rule(
        "colleges apart with subtraction",
        colleges_apart,
        softened_if_five,
        ShownFromFive,
        softens=False,
    ),
)
