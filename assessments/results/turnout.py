"""Pure: how many answered, so that no count is of fewer than five invited people.

A group of one to four invited has no count of its own. Where such groups of a role have fewer than
five people together, the smallest other group goes with them: the total minus what is shown would
be their count otherwise. Which groups that are depends on how many were invited, and after closing
on which groups are shown by themselves; never on an answer.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from assessments.results.blocks import POOLED_WHATEVER_THEIR_SIZE, Atom, K, Partition
from assessments.roles import ROLES

Key = TypeVar("Key", bound=Hashable)
Row = tuple[str, str, int, int | None, int]
"""(municipality code, role, invited, submitted or None, added after opening)."""


@dataclass(frozen=True)
class Turnout:
    """What is published about who answered.

    `parts` also names the groups without a count where their answers are, or would be, so that
    being in a block doesn't tell whether anybody of them answered.
    """

    parts: Partition
    groups: tuple[Row, ...]
    """Every atom; `submitted` is None for one without a count of its own."""
    totals: Mapping[str, tuple[int, int, int]]
    """Role → invited, submitted and added after opening, of the groups that are counted."""
    left_out_people: int
    """How many sent in without being in a block, of the groups that are counted."""


def counted_together(invited: Mapping[Atom, int]) -> tuple[frozenset[Atom], ...]:
    """While a round is open: the invited groups, in sets of which each may have a count."""
    atoms = {role: {a: n for a, n in invited.items() if a[1] == role and n} for role in ROLES}
    mixed = kept_together({role: sum(of_role.values()) for role, of_role in atoms.items()})
    sets: list[frozenset[Atom]] = []
    for role in ROLES:
        if role not in mixed:
            joined = kept_together(atoms[role])
            sets += [frozenset({atom}) for atom in atoms[role] if atom not in joined]
            sets += [joined] if joined else []
    if mixed:
        sets.append(frozenset(atom for role in mixed for atom in atoms[role]))
    return tuple(sets)


def kept_together(invited: Mapping[Key, int], *, at_least: int = K) -> frozenset[Key]:
    """Those of fewer than `at_least` people, with the smallest others that make so many of them."""
    in_order = sorted((n, str(key), key) for key, n in invited.items() if n)
    joined: list[Key] = []
    people = 0
    for n, _, key in in_order:
        if n >= at_least and (people >= at_least or not joined):
            break
        joined.append(key)
        people += n
    return frozenset(joined)


def published_turnout(
    parts: Partition,
    atoms: Collection[Atom],
    *,
    invited: Mapping[Atom, int],
    submitted: Mapping[Atom, int],
    added: Mapping[Atom, int],
) -> Turnout:
    """After closing: `parts` is what the rule made of `submitted`; `atoms` are all there could be.

    How many are in a block that is shown by itself is no secret, so only groups in a pool, or in
    no block, can be counted together. Where those are fewer than five invited people, they are in
    no total.
    """
    numbers = Counter(submitted)
    joined, uncounted = _joined(parts, atoms, invited)
    shown = joined_to(parts, joined)
    counted = [atom for atom in atoms if atom not in uncounted]
    return Turnout(
        parts=shown,
        groups=tuple(
            (*atom, invited[atom], None if atom in joined else numbers[atom], added[atom])
            for atom in sorted(atoms)
        ),
        totals={
            role: (
                sum(invited[atom] for atom in counted if atom[1] == role),
                sum(numbers[atom] for atom in counted if atom[1] == role),
                sum(added[atom] for atom in counted if atom[1] == role),
            )
            for role in ROLES
        },
        left_out_people=sum(numbers[atom] for atom in shown.left_out - uncounted),
    )


def _joined(
    parts: Partition, atoms: Collection[Atom], invited: Mapping[Atom, int]
) -> tuple[frozenset[Atom], frozenset[Atom]]:
    """The groups without a count of their own, and those of them that are in no total either."""
    apart = frozenset().union(*(block for block in parts.blocks if len(block) == 1))
    joined: set[Atom] = set()
    uncounted: set[Atom] = set()
    for role in ROLES:
        others = {a: invited[a] for a in atoms if a[1] == role and a not in apart}
        of_role = kept_together(others)
        joined |= of_role
        if sum(invited[atom] for atom in of_role) < K:
            uncounted |= of_role
    return frozenset(joined), frozenset(uncounted)


def joined_to(parts: Partition, joined: Collection[Atom]) -> Partition:
    """The same blocks, with these groups in the pool of their role, or left out without one."""
    pools = {role: pool for role in ROLES if (pool := _pool(parts, role))}
    pooled = frozenset(atom for atom in joined if atom[1] in pools)
    blocks = tuple(
        block | {atom for atom in pooled if pools[atom[1]] == block} for block in parts.blocks
    )
    return Partition(blocks, parts.left_out | (frozenset(joined) - pooled))


def _pool(parts: Partition, role: str) -> frozenset[Atom] | None:
    """The block of several groups; one of the colleges is one, whatever it is made of."""
    of_role = [block for block in parts.blocks if {each for _, each in block} == {role}]
    if role == POOLED_WHATEVER_THEIR_SIZE and len(of_role) == 1:
        return of_role[0]
    return next((block for block in of_role if len(block) > 1), None)
