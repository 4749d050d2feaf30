"""What plain Python says of the numbers in a sentence: pairs of what is said and what it should be.

A function per kind of sentence; `said` is what its template in `sentences` reads.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from tests.recount.counting import PLACES, ROLES, Recount, comma, tenths, whole

NAMES = {
    "raad": ("de raadsleden", "raden", "de raden", "alle raden"),
    "college": ("de collegeleden", "colleges", "de colleges", "colleges samen"),
    "organisatie": ("de ambtenaren", "organisaties", "de organisaties", "organisatie"),
}
NOBODY = "niemand"


@dataclass(frozen=True)
class Known:
    """A round of which everything is known; `own` is the municipality that a text is for."""

    ballots: dict
    silent: dict
    own: str | None = None

    def of(self, role):
        return Recount(self.ballots, PLACES, role)

    def raad(self, *places):
        return Recount(self.ballots, places, "raad")

    def others(self, place):
        return self.raad(*(each for each in PLACES if each != place))

    def group(self, name):
        """By any of its names, with a capital or without."""
        name = name[0].lower() + name[1:]
        found = {word: self.of(role) for role, words in NAMES.items() for word in words}
        found |= {f"de raad van {place}": self.raad(place) for place in PLACES}
        if self.own:
            found |= {
                "onze raad": self.raad(self.own),
                "andere raden": self.others(self.own),
                "onze organisatie": Recount(self.ballots, [self.own], "organisatie"),
            }
        return found[name]

    def not_answered(self, group):
        return sum(self.silent[place, group.role] for place in group.places)


def number_of(code):
    return 2 * int(code[:-1]) - 2 + "ab".index(code[-1])


def per_cent(share):
    return f"{whole(100 * share)}"


def neutral(said):
    return {NOBODY: "0"}.get(said, said)


# --- What stands out -------------------------------------------------------------------------


def shares(known, factor, text):
    """ "van de raden is 38 % het eens, van de colleges 45 %"."""
    found = re.findall(r"van ([\w ]+?) (?:is )?(\d+) %", text)
    assert len(found) == text.count("%")
    for name, said in found:
        yield said, per_cent(known.group(name).factor_agreeing(factor))


def positive(known, factor, said):
    yield from shares(known, factor, said["shares"])
    for role in ROLES:
        yield True, known.of(role).factor_agreeing(factor) > Fraction(1, 2)


def least_agreed(known, factor, said):
    group = known.group(said["who"])
    yield said["share"], per_cent(group.factor_agreeing(factor))
    yield said["mean"], comma(group.factor_mean(factor))
    means = {(n, role): known.of(role).factor_mean(n) for n in range(1, 11) for role in ROLES}
    yield said["mean"], comma(min(means.values()))
    low = {n for (n, _role), mean in means.items() if mean < 3} - {factor}
    yield {int(n) for n in re.findall(r"Kort (\d+)", said["also"] or "")}, low
    yield said["limit"] or "3,0", "3,0"


def own_raad_differs(known, factor, said):
    yield from two_means(known, factor, known.raad(known.own), known.others(known.own), said)
    yield said["how"], how(known.raad(known.own), known.others(known.own), factor)
    gaps = [abs_gap(known.raad(known.own), known.others(known.own), n) for n in range(1, 11)]
    yield abs_gap(known.raad(known.own), known.others(known.own), factor), max(gaps)


def own_raad_is_alike(known, _factor, _said):
    gaps = [abs_gap(known.raad(known.own), known.others(known.own), n) for n in range(1, 11)]
    yield True, max(gaps) < Fraction(3, 10)


def raad_differs(known, factor, said):
    own, others = known.raad(said["place"]), known.others(said["place"])
    yield from two_means(known, factor, own, others, said)
    yield said["how"], how(own, others, factor)


def two_means(_known, factor, first, second, said):
    yield said["a"], comma(first.factor_mean(factor))
    yield said["b"], comma(second.factor_mean(factor))


def how(own, others, factor):
    return "kritischer" if own.factor_mean(factor) < others.factor_mean(factor) else "positiever"


def abs_gap(first, second, factor):
    return abs(first.factor_mean(factor) - second.factor_mean(factor))


def roles_differ(known, factor, said):
    first, second = known.group(said["first"]), known.group(said["second"])
    yield from two_means(known, factor, first, second, said)


def roles_apart(known, factor, said):
    yield from roles_differ(known, factor, said)
    gap = abs_gap(known.group(said["first"]), known.group(said["second"]), factor)
    yield said["gap"], comma(gap)


def divided(known, _factor, said):
    group, n = known.group(said["who"]), number_of(said["statement"])
    yield said["agree"], f"{group.agree_count(n)}"
    yield said["disagree"], f"{group.disagree_count(n)}"
    if "neutral" in said:
        yield neutral(said["neutral"]), f"{group.counts(n)[2]}"
    yield True, group.is_divided(n)


PARTS = {
    "meer dan de helft": lambda share: share > Fraction(1, 2),
    "de helft": lambda share: share == Fraction(1, 2),
    "bijna de helft": lambda share: Fraction(45, 100) <= share < Fraction(1, 2),
}


def unknown(known, _factor, said):
    share = known.group(said["who"]).unknown_share(number_of(said["statement"]))
    if said["part"] in PARTS:
        yield True, PARTS[said["part"]](share)
    else:
        yield said["part"], f"{per_cent(share)} %"
    yield True, share >= Fraction(1, 3)


def statements_differ(known, _factor, said):
    for statement, mean in (("statement", "a"), ("second", "b")):
        group = known.group(said["who"])
        yield said[mean], comma(group.mean(number_of(said[statement])))


def stands_out(known, _factor, said):
    (role,) = (role for role in ROLES if said["who"].lower() in NAMES[role])
    sign = 1 if said["end"] == "hoogste" else -1
    found = 0
    for n in range(1, 11):
        ours, *others = sorted(
            (sign * known.of(each).factor_mean(n) for each in ROLES), reverse=True
        )
        found += sign * known.of(role).factor_mean(n) == ours and ours - others[0] >= Fraction(1, 5)
    yield (said["n"], said["all"]), (f"{found}", "10")


def highest(known, factor, said):
    wholes = [
        tenths(sum(known.of(role).factor_mean(n) for role in ROLES) / 3) for n in range(1, 11)
    ]
    yield said["mean"], comma(wholes[factor - 1])
    yield said["mean"], comma(max(wholes))


def same_view(known, _factor, _said):
    means = [[known.of(role).factor_mean(n) for role in ROLES] for n in range(1, 11)]
    yield True, all(max(each) - min(each) < 1 and min(each) >= 3 for each in means)


def low_response(known, _factor, said):
    found = re.findall(
        r"(\w+)(?: gaf minder dan de helft antwoord)? \((\d+) van (\d+)\)", said["raden"]
    )
    for place, submitted, invited in found:
        sent, silent = len(known.raad(place).ballots), known.silent[place, "raad"]
        yield (submitted, invited), (f"{sent}", f"{sent + silent}")
    low = {p for p in PLACES if len(known.raad(p).ballots) < known.silent[p, "raad"]}
    yield {place for place, _sent, _invited in found}, low & {known.own} if known.own else low


# --- The agenda ------------------------------------------------------------------------------


def opposites(known, factor, said):
    yield said["agree"], per_cent(known.group(said["first"]).factor_agreeing(factor))
    yield said["disagree"], per_cent(known.group(said["second"]).factor_disagreeing(factor))


def raad_apart(known, factor, said):
    places = [said["place"]] if said["place"] else PLACES
    values = [
        (comma(own.factor_mean(factor)), comma(others.factor_mean(factor)), comma(gap))
        for place in places
        for own, others in [(known.raad(place), known.others(place))]
        for gap in [abs_gap(own, others, factor)]
    ]
    yield True, (said["a"], said["b"], said["gap"]) in values


def apart_in_short(known, factor, said):
    if "andere raden" in said["second"]:
        place = said["first"].removeprefix("de raad van ")
        places = [place] if place in PLACES else PLACES
        gaps = [comma(abs_gap(known.raad(p), known.others(p), factor)) for p in places]
    else:
        gaps = [comma(abs_gap(known.group(said["first"]), known.group(said["second"]), factor))]
    yield True, said["gap"] in gaps


def explored(known, factor, said):
    yield said["a"], per_cent(known.group(said["first"]).factor_agreeing(factor))
    yield said["b"], per_cent(known.group(said["second"]).factor_agreeing(factor))


def figure(known, factor, said):
    if said["whose"] == "onze raad":
        mean = known.raad(known.own).factor_mean(factor)
    else:
        mean = tenths(sum(known.of(role).factor_mean(factor) for role in ROLES) / 3)
    yield said["mean"], comma(mean)


# --- What if the others had answered ---------------------------------------------------------


def others_cannot_turn(known, factor, said):
    group = known.group(said["group"])
    others = known.not_answered(group)
    agrees = group.factor_agreeing(factor) > Fraction(1, 2)
    yield {"enige": "1"}.get(said["all"], said["all"]), f"{others}"
    yield said["side"], "oneens" if agrees else "eens"
    yield said["result"], "een meerderheid" if agrees else "er geen meerderheid"
    yield None, group.turned_by(factor, others)


def others_can_turn(known, factor, said):
    group = known.group(said["group"])
    others = known.not_answered(group)
    agrees = group.factor_agreeing(factor) > Fraction(1, 2)
    yield said["all"] or "1", f"{others}"
    yield said["turn"] or "1", f"{group.turned_by(factor, others)}"
    yield said["side"], "oneens" if agrees else "eens"
    yield said["result"], "geen" if agrees else "wel een"


# --- What numbers mean -----------------------------------------------------------------------


def word(gap):
    if gap < Fraction(3, 10):
        return "ongeveer gelijk"
    return "groot verschil" if gap >= 1 else "enig verschil"


def roles_in_words(known, factor, said):
    first, second = known.group(said["first"]), known.group(said["second"])
    yield from two_means(known, factor, first, second, said)
    yield said["word"], word(abs_gap(first, second, factor))


def raad_beside_staff(known, _factor, said):
    n = number_of(said["statement"])
    yield said["n"], f"{len(PLACES)}"
    yield said["a"], comma(known.group("onze raad").mean(n))
    yield said["b"], comma(known.group("onze organisatie").mean(n))


# --- Titles ----------------------------------------------------------------------------------


def agreement(known, _factor, said):
    n = number_of(said["statement"])
    found = re.findall(r"[Vv]an ([\w ]+?) (?:is )?(\d+) %", said["shares"])
    assert len(found) == said["shares"].count("%")
    for name, share in found:
        yield share, f"{known.group(name).agree(n)}"


def span(known, factor, said):
    (role,) = (role for role in ROLES if said["who"] in NAMES[role])
    means = [Recount(known.ballots, [place], role).factor_mean(factor) for place in PLACES]
    yield (said["a"], said["b"]), (comma(min(means)), comma(max(means)))


def ends(known, factor, said):
    means = [known.of(said["role"]).factor_mean(n) for n in range(1, 11)]
    yield (said["a"], said["b"]), (comma(max(means)), comma(min(means)))
    yield said["a"], comma(means[factor - 1])
    yield said["b"], comma(means[int(said["last"]) - 1])
