"""Pure: counts → blocks and safe tables. The rule of `docs/privacy.md`, steps 1 and 2.

It is applied here and nowhere else. Who is in which block depends on how many people sent in,
never on what they answered; everything that is shown is made of the safe tables of whole blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.roles import COLLEGE, ROLES

K = 5
"""No block has fewer people, no table fewer opinions."""

RULE_VERSION = 1

POOLED_WHATEVER_THEIR_SIZE = COLLEGE

Atom = tuple[str, str]
"""(municipality code, role); the joint organisation's staff is ("", "organisatie")."""

Counts = tuple[int, int, int, int, int]
"""How many people answered 1, 2, 3, 4 and 5."""


@dataclass(frozen=True)
class Partition:
    """Every atom with ballots is in exactly one block, or left out."""

    blocks: tuple[frozenset[Atom], ...]
    """By role (raad, college, organisatie), then by municipality code, the pool last."""
    left_out: frozenset[Atom]


@dataclass(frozen=True)
class SafeTable:
    """Counts in which at least two answers differ from the most given one."""

    counts: Counts
    dont_know: int


def partition(sizes: Mapping[Atom, int]) -> Partition:
    """Step 1: `sizes` is the number of submitted ballots per atom.

    Raises ValueError for an unknown role or a negative size.
    """
    blocks: list[frozenset[Atom]] = []
    left_out: set[Atom] = set()
    for role, atoms in _atoms_by_role(sizes).items():
        pool = frozenset(
            atom for atom in atoms if sizes[atom] < K or role == POOLED_WHATEVER_THEIR_SIZE
        )
        blocks += [frozenset({atom}) for atom in atoms if atom not in pool]
        if sum(sizes[atom] for atom in pool) >= K:
            blocks.append(pool)
        else:
            left_out |= pool
    return Partition(tuple(blocks), frozenset(left_out))


def _atoms_by_role(sizes: Mapping[Atom, int]) -> dict[str, list[Atom]]:
    atoms: dict[str, list[Atom]] = {role: [] for role in ROLES}
    for atom, size in sorted(sizes.items()):
        if atom[1] not in atoms or size < 0:
            raise ValueError(f"no such group: {atom} with {size} ballots")
        if size > 0:
            atoms[atom[1]].append(atom)
    return atoms


def safe_table(counts: Sequence[int], dont_know: int) -> SafeTable | None:
    """Step 2: the table of one block and one statement, softened where (nearly) all agree.

    `counts` are the numbers of answers 1 to 5. None when fewer than K people gave an opinion.
    Raises ValueError for another number of counts or a negative one.
    """
    if len(counts) != 5 or min(*counts, dont_know) < 0:
        raise ValueError(f"not a table: {counts!r}, {dont_know!r}")
    if sum(counts) < K:
        return None
    a, b, c, d, e = _soften(list(counts))
    return SafeTable((a, b, c, d, e), dont_know)


def _soften(counts: list[int]) -> list[int]:
    """Move one or two answers one step, so that two answers are outside the mode."""
    mode = counts.index(max(counts))
    others = [answer for answer in range(5) if answer != mode and counts[answer]]
    missing = 2 - (sum(counts) - counts[mode])
    for target in _targets(mode, others)[: max(missing, 0)]:
        counts[mode] -= 1
        counts[target] += 1
    return counts


def _targets(mode: int, others: list[int]) -> tuple[int, int]:
    """Where answers move to: inward from an end, else one down and one up.

    The first goes away from the one other answer, if there is one.
    """
    if mode in (0, 4):
        inward = 1 if mode == 0 else 3
        return inward, inward
    if others and others[0] < mode:
        return mode + 1, mode - 1
    return mode - 1, mode + 1
