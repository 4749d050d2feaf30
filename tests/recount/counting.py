"""Known ballots, and what can be said of them, counted anew in plain Python.

Nothing of the product is used here: a mistake of its own can't be in both.
"""

import random
from fractions import Fraction
from itertools import product
from math import floor

PLACES = ("Blaricum", "Eemnes", "Laren")
PEOPLE = {"raad": 14, "college": 4, "organisatie": 16}
DONT_KNOW = 6
STATEMENTS = 20
ROLES = tuple(PEOPLE)


def known_ballots(seed, own=0):
    """A round: place and role → people's answers to the statements, 1 to 5 and 6.

    After the twenty come so many of the partnership's own.
    In each group of a statement there is at least one of each opinion and at most one "weet niet"
    a place: so everything is shown, and nothing has to be shifted.
    """
    chance = random.Random(seed)
    return {
        (place, role): people(chance, PEOPLE[role] + chance.randrange(3), STATEMENTS + own)
        for place, role in product(PLACES, ROLES)
    }


def people(chance, number, statements):
    columns = []
    for _ in range(statements):
        leaning = chance.sample([1, 2, 3, 4, 5], 3) * 9
        sure = [1, 2, 3, 4, 5, *leaning][: number - 1]
        column = [*sure, chance.choice([1, 2, 3, 4, 5, DONT_KNOW])]
        chance.shuffle(column)
        columns.append(column)
    return [tuple(answers) for answers in zip(*columns, strict=True)]


FULL = {"raad": 19, "college": 7, "organisatie": 21}
LEANINGS = {
    "agree": (1, 1, 2, 8, 8),
    "rather agree": (1, 2, 4, 6, 3),
    "neutral": (1, 2, 8, 2, 1),
    "divided": (6, 6, 1, 6, 6),
    "rather disagree": (3, 6, 4, 2, 1),
    "disagree": (8, 8, 2, 1, 1),
}
"""How often each answer is given, 1 to 5."""


def leaning_ballots(seed):
    """A round in which roles lean to one side, and sometimes don't know: so that all is said.

    In each group of a statement there is at least one of each opinion, and so many opinions that it
    is shown: all colleges together are a group, of the others each.
    """
    chance = random.Random(1000 + seed)
    columns = {(role, n): _column(chance, role) for role, n in product(ROLES, range(1, 11))}
    return {
        (place, role): _leaning_people(chance, place, role, columns)
        for place, role in product(PLACES, ROLES)
    }


CALM, CALM_AND_HIGHER = (0, 1, 4, 9, 4), (0, 0, 1, 6, 12)


def calm_ballots(seed):
    """A round in which all roles think alike; in turn one is higher, or one raad is critical."""
    chance = random.Random(3000 + seed)
    higher = chance.choice(ROLES) if seed % 3 == 1 else None
    alone = chance.choice(PLACES) if seed % 3 == 2 else None
    columns = {
        (role, n): {
            "leaning": CALM_AND_HIGHER if role == higher else CALM,
            "alone": alone if (role, n) == ("raad", 3) else None,
            "unknown": [0, 0],
        }
        for role, n in product(ROLES, range(1, 11))
    }
    return {
        (place, role): _leaning_people(chance, place, role, columns)
        for place, role in product(PLACES, ROLES)
    }


def _column(chance, role):
    """How a role leans on both statements of a factor, and the part of it that doesn't know."""
    alone = chance.choice(PLACES) if role == "raad" and chance.random() < 0.3 else None
    return {
        "leaning": chance.choice(list(LEANINGS.values())),
        "alone": alone,
        "unknown": [0.4 if chance.random() < 0.1 else 0.05 for _ in "ab"],
    }


def _leaning_people(chance, place, role, columns):
    number = FULL[role] + chance.randrange(3)
    answers = []
    for statement in range(STATEMENTS):
        column = columns[role, statement // 2 + 1]
        leaning = column["leaning"]
        if column["alone"] == place:
            leaning = leaning[::-1]
        everybody = [1, 2, 3, 4, 5] if role != "college" or place == PLACES[0] else []
        unknown = [DONT_KNOW] * floor(number * column["unknown"][statement % 2])
        left = number - len(everybody) - len(unknown)
        given = everybody + unknown + chance.choices([1, 2, 3, 4, 5], leaning, k=max(left, 0))
        chance.shuffle(given)
        answers.append(given[:number])
    return [tuple(given) for given in zip(*answers, strict=True)]


def silent_people(seed, ballots):
    """How many were invited and sent nothing, per place and role; of some raden most."""
    chance = random.Random(2000 + seed)
    return {
        (place, role): len(people) + 1
        if role == "raad" and chance.random() < 0.2
        else chance.randrange(5)
        for (place, role), people in ballots.items()
    }


class Recount:
    """What some people said."""

    def __init__(self, ballots, places, role):
        self.places, self.role = places, role
        self.ballots = [b for place in places for b in ballots[place, role]]

    def counts(self, statement):
        given = [ballot[statement] for ballot in self.ballots]
        return [given.count(answer) for answer in (1, 2, 3, 4, 5, DONT_KNOW)]

    def opinions(self, statement):
        return sum(self.counts(statement)[:5])

    def mean(self, statement):
        points = sum(a * n for a, n in enumerate(self.counts(statement)[:5], start=1))
        return tenths(Fraction(points, self.opinions(statement)))

    def agree(self, statement):
        return whole(Fraction(100 * sum(self.counts(statement)[3:5]), self.opinions(statement)))

    def factor_mean(self, number):
        """Of the two means as they are shown."""
        return tenths(sum(self.mean(statement) for statement in pair(number)) / 2)

    def factor_agree(self, number):
        """Of everybody who answered, "weet niet" included."""
        agree = sum(sum(self.counts(statement)[3:5]) for statement in pair(number))
        answers = sum(sum(self.counts(statement)) for statement in pair(number))
        return whole(Fraction(100 * agree, answers))

    def agree_count(self, statement):
        return sum(self.counts(statement)[3:5])

    def disagree_count(self, statement):
        return sum(self.counts(statement)[:2])

    def unknown_share(self, statement):
        return Fraction(self.counts(statement)[5], sum(self.counts(statement)))

    def is_divided(self, statement):
        sides = self.agree_count(statement), self.disagree_count(statement)
        return min(sides) * 3 >= self.opinions(statement)

    def factor_share(self, number, side):
        """Of everybody who answered, "weet niet" included; `side` counts one statement."""
        answers = sum(sum(self.counts(statement)) for statement in pair(number))
        return Fraction(sum(map(side, pair(number))), answers)

    def factor_agreeing(self, number):
        return self.factor_share(number, self.agree_count)

    def factor_disagreeing(self, number):
        return self.factor_share(number, self.disagree_count)

    def turned_by(self, number, others):
        """How many of those who were silent change whether most agree; None when all don't.

        The rest of them think as most do now.
        """
        answers = sum(sum(self.counts(statement)) for statement in pair(number))
        agree = self.factor_agreeing(number) * answers
        most = 2 * agree > answers
        for otherwise in range(others + 1):
            more = others - otherwise if most else otherwise
            if (2 * (agree + 2 * more) > answers + 2 * others) != most:
                return otherwise
        return None


def pair(number):
    return (2 * number - 2, 2 * number - 1)


def code(statement):
    if statement >= STATEMENTS:
        return f"e{statement - STATEMENTS + 1}"
    return f"{statement // 2 + 1}{'ab'[statement % 2]}"


def tenths(value):
    """Half up, as a fraction."""
    return Fraction(floor(value * 10 + Fraction(1, 2)), 10)


def whole(value):
    return floor(value + Fraction(1, 2))


def comma(mean):
    return f"{floor(mean)},{int(mean * 10) % 10}"


def band(mean):
    if mean >= 4:
        return "▲ hoog"
    return "● midden" if mean >= 3 else "▼ laag"
