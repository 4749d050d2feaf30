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


def known_ballots(seed):
    """A round: place and role → people's answers to the twenty statements, 1 to 5 and 6.

    In each group of a statement there is at least one of each opinion and at most one "weet niet"
    a place: so everything is shown, and nothing has to be shifted.
    """
    chance = random.Random(seed)
    return {
        (place, role): people(chance, PEOPLE[role] + chance.randrange(3))
        for place, role in product(PLACES, ROLES)
    }


def people(chance, number):
    columns = []
    for _ in range(STATEMENTS):
        leaning = chance.sample([1, 2, 3, 4, 5], 3) * 9
        sure = [1, 2, 3, 4, 5, *leaning][: number - 1]
        column = [*sure, chance.choice([1, 2, 3, 4, 5, DONT_KNOW])]
        chance.shuffle(column)
        columns.append(column)
    return [tuple(answers) for answers in zip(*columns, strict=True)]


class Recount:
    """What some people said."""

    def __init__(self, ballots, places, role):
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


def pair(number):
    return (2 * number - 2, 2 * number - 1)


def code(statement):
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
