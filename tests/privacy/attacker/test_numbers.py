"""What attackers work with is all that there is: every other number is made of it."""

from decimal import ROUND_HALF_UP, Decimal

from assessments.presenters.numbers import shown_factor
from assessments.results.cells import Cell
from assessments.results.nonresponse import nonresponse
from assessments.results.scores import Approximate, FactorScore, Score
from tests.privacy.attacker.numbers import known, lines
from tests.privacy.attacker.people import partnership
from tests.privacy.attacker.publishing import overviews, publish
from tests.results.builders import INSTRUMENT, WITH_OWN


def rounded(value):
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def cells_of(overview):
    cells = [
        *overview.roles.values(),
        *overview.cells.values(),
        *overview.pools,
        *overview.others.values(),
    ]
    return [cell for cell in cells if isinstance(cell, Cell)]


def every_overview(seed):
    return overviews(publish(partnership(seed))).values()


def factor_of(statements):
    """A factor's mean as the words of the rule make it of two shown statements, None without."""
    if not all(isinstance(result, Score | Approximate) for result in statements):
        return None
    mean = sum(result.mean for result in statements) / 2
    if all(isinstance(result, Score) for result in statements):
        return rounded(mean)
    steps = [Decimal(half) / 2 for half in range(2, 11)]
    near = min(steps, key=lambda step: (abs(step - mean), abs(step - 3)))
    return min(max(near, Decimal("1.5")), Decimal("4.5"))


def test_every_factor_is_made_of_its_statements(seed):
    for overview in every_overview(seed):
        for cell in cells_of(overview):
            for factor in INSTRUMENT.factors:
                expected = factor_of([cell.statements[s.code] for s in factor.statements])
                assert getattr(cell.factors[factor.number], "mean", None) == expected


def test_the_whole_is_made_of_the_roles(seed):
    for overview in every_overview(seed):
        for number, result in overview.whole.factors.items():
            roles = [cell.factors[number] for cell in overview.roles.values()]
            means = [role.mean for role in roles if isinstance(role, FactorScore)]
            expected = rounded(sum(means) / len(means)) if means else None
            assert getattr(result, "mean", None) == expected


def test_every_distribution_is_a_sum_of_whole_safe_tables(seed):
    groups = partnership(seed)
    published = publish(groups)
    knowledge = known(published, groups)
    for overview in overviews(published).values():
        for code in WITH_OWN.codes:
            for line in lines(overview, code, knowledge):
                inside = [
                    part.tables[code]
                    for part in published.parts
                    if {group.atom for group in part.groups} <= line.atoms
                ]
                sums = [sum(column) for column in zip(*(t.counts for t in inside), strict=True)]
                assert line.counts in (None, (*sums, sum(t.dont_know for t in inside)))
                assert line.atoms <= frozenset().union(*knowledge.blocks)


def test_who_is_missing_in_a_number_is_said(seed):
    """The attacker is told by statement which blocks have no table; a manager reads the same."""
    published = publish(partnership(seed))
    overview = overviews(published)["manager"]
    for code in WITH_OWN.codes:
        for role, cell in overview.roles.items():
            missing = [part.name for part in published.parts_of(role) if part.tables[code] is None]
            result = cell.statements[code]
            if isinstance(result, Score | Approximate):
                assert list(result.without) == missing


def test_the_share_that_agrees_is_made_of_shown_numbers(seed):
    for overview in every_overview(seed):
        for cell in cells_of(overview):
            for factor in INSTRUMENT.factors:
                shown = [cell.statements[s.code] for s in factor.statements]
                expected = ""
                if all(isinstance(result, Score) for result in shown):
                    agree = sum(sum(result.counts[3:]) for result in shown)
                    answers = sum(sum(result.counts) + result.dont_know for result in shown)
                    expected = f"{(200 * agree + answers) // (2 * answers)}\u00a0%"
                assert shown_factor(cell, factor).agree == expected


def changed_by(others, agree, answers):
    """How many of the others are enough to end a majority or make one, one by one; else None."""
    is_so = 2 * agree > answers
    for otherwise in range(1, others + 1):
        agreeing = others - otherwise if is_so else otherwise
        if (2 * (agree + 2 * agreeing) > answers + 2 * others) != is_so:
            return otherwise
    return None


def test_what_the_others_could_change_is_made_of_shown_numbers(seed):
    for overview in every_overview(seed):
        for cell in cells_of(overview):
            for factor in INSTRUMENT.factors:
                found = nonresponse(cell, factor)
                if found is None:
                    continue
                shown = [cell.statements[s.code] for s in factor.statements]
                assert all(isinstance(result, Score) for result in shown)
                agree = sum(sum(result.counts[3:]) for result in shown)
                answers = sum(sum(result.counts) + result.dont_know for result in shown)
                assert found.others == cell.invited - cell.submitted
                assert found.to_turn == changed_by(found.others, agree, answers)
