"""Read and write `statuses.txt`: a line says what everybody gets at one address.

Its columns: the name of the address (its path when it has no name of its own), the methods, the
states of the round, the municipality, and what each visitor gets.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.inventory.asking import EVERYWHERE, METHODS, Case, Statuses, agree
from tests.inventory.visitors import VISITORS

FILE = Path(__file__).with_name("statuses.txt")
WIDTHS = (44, 32, 26, 6)
"""Of the columns before those of the visitors."""


@dataclass
class Row:
    """A line. Methods but GET and POST were tried in the last of its states only."""

    name: str
    methods: list[str]
    states: list[str]
    place: str
    statuses: tuple[str, ...]

    def cases(self) -> Iterator[Case]:
        for method in self.methods:
            for state in self.states if method in EVERYWHERE else self.states[-1:]:
                yield Case(self.name, method, state, self.place)

    def __str__(self) -> str:
        before = [self.name, ",".join(self.methods), ",".join(self.states), self.place]
        return in_columns(before, self.statuses)


def expected() -> Statuses:
    """What the table says. Raises ValueError for a line that can't be read, or said twice."""
    found: Statuses = {}
    for number, line in enumerate(FILE.read_text().splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            row = _read(line, number)
            for case in row.cases():
                if case in found:
                    raise ValueError(f"{FILE.name}, line {number}: {case} stands there twice")
                found[case] = row.statuses
    return found


def _read(line: str, number: int) -> Row:
    name, methods, states, place, *statuses = line.split()
    if len(statuses) != len(VISITORS):
        raise ValueError(f"{FILE.name}, line {number}: not one status for each of {VISITORS}")
    return Row(name, methods.split(","), states.split(","), place, tuple(statuses))


def in_columns(before: Iterable[str], statuses: Iterable[str]) -> str:
    columns = [f"{each:{width}}" for each, width in zip(before, WIDTHS, strict=True)]
    return " ".join([*columns, *(f"{each:9}" for each in statuses)]).rstrip()


HEADING = in_columns(["# name", "methods", "states", "place"], VISITORS)


def rows(found: Statuses) -> list[Row]:
    """As few as say this, in the order of the addresses and then of the methods."""
    kept: list[Row] = []
    for case, statuses in found.items():
        if case.method in EVERYWHERE and (row := _same_method(kept, case, statuses)):
            row.states.append(case.state)
        else:
            kept.append(Row(case.name, [case.method], [case.state], case.place, statuses))
    return _with_methods_together(kept)


def _same_method(kept: list[Row], case: Case, statuses: tuple[str, ...]) -> Row | None:
    wanted = (case.name, [case.method], case.place, statuses)
    same = (row for row in kept if (row.name, row.methods, row.place, row.statuses) == wanted)
    return next(same, None)


def _with_methods_together(before: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for row in sorted(before, key=lambda each: each.methods[0] not in EVERYWHERE):
        like = next((each for each in kept if _can_take(each, row)), None)
        if like:
            like.methods += row.methods
        else:
            kept.append(row)
    names = [*dict.fromkeys(row.name for row in before)]
    return sorted(kept, key=lambda row: (names.index(row.name), METHODS.index(row.methods[0])))


def _can_take(row: Row, more: Row) -> bool:
    """Whether another method of the same address can stand in this row."""
    (method,) = more.methods
    states = row.states if method in EVERYWHERE else row.states[-1:]
    same = (row.name, row.place, states) == (more.name, more.place, more.states)
    return same and agree(row.statuses, more.statuses)
