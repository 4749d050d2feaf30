"""What two rounds have in common tells no more of either round than that round itself."""

from assessments.results.between_rounds.trend import pair_of_role
from assessments.results.blocks import ROLES
from tests.privacy.attacker.attack import SMALL_GROUP, Attacker
from tests.privacy.attacker.numbers import Line, known, lines
from tests.privacy.attacker.people import group, partnership
from tests.privacy.attacker.publishing import overviews, publish

ANOTHER = 241
"""So much further is a partnership with one municipality more, or with one of eight left."""
FEW = 5
"""Statements: the rule is the same for each, and answers are drawn anew for every one."""


class Told:
    """One round, and what everybody together gets of it when it is compared with another."""

    def __init__(self, groups):
        self.groups = groups
        self.published = publish(groups)
        self.known = known(self.published, groups)
        self.seen = overviews(self.published)

    def lines(self, code, in_common=()):
        return frozenset().union(
            lines(self.seen["manager"], code, self.known, in_common),
            *(lines(overview, code, self.known) for overview in self.seen.values()),
        )

    def breaches(self, position, numbers):
        return list(Attacker(self.known, self.groups, position).breaches(numbers))


def compared(earlier, now):
    """(then, now) of each role of which not all groups are the same."""
    pairs = (pair_of_role(earlier, now, role) for role in ROLES)
    return [(pair.then, pair.now) for pair in pairs if pair.is_part]


def test_groups_in_common_tell_no_more(seed):
    earlier, now = Told(partnership(seed + ANOTHER)), Told(partnership(seed))
    pairs = compared(earlier.seen["manager"], now.seen["manager"])

    for told, cells in zip((earlier, now), zip(*pairs, strict=True), strict=bool(pairs)):
        for position, code in enumerate(told.published.instrument.codes[:FEW]):
            assert told.breaches(position, told.lines(code, cells)) == []


def test_who_does_not_see_others_compares_no_part_of_a_role(seed):
    earlier, now = Told(partnership(seed + ANOTHER)), Told(partnership(seed))
    both = [who for who in now.seen if who in earlier.seen]

    for who in both:
        if not now.seen[who].viewer.sees_others:
            assert compared(earlier.seen[who], now.seen[who]) == []


# --- Otherwise it would prove nothing --------------------------------------------------------


def test_partnerships_have_groups_in_common():
    """Of the ones that are attacked every time."""
    found = [
        compared(*(Told(partnership(n)).seen["manager"] for n in (seed + ANOTHER, seed)))
        for seed in (2, 4, 8, 11)
    ]

    assert any(found)


def test_part_of_a_pool_would_be_found():
    told = Told(
        (
            *(group("raad", name, [2, 3, 4, 4, 5, 4, 2, 3, 4, 4, 5]) for name in ("Laren", "Ede")),
            *(group("raad", name, [2, 3, 4, 4]) for name in ("Rhenen", "Heiloo", "Uitgeest")),
        )
    )
    numbers = told.lines("1a")
    (pool,) = (block for block in told.known.blocks if len(block) == 3)
    part = Line(frozenset(sorted(pool)[1:]), counts=(0, 2, 2, 4, 0, 0))

    assert told.breaches(0, numbers) == []
    assert SMALL_GROUP in {kind for kind, _atoms in told.breaches(0, numbers | {part})}
