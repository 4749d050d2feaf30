"""What a partnership asked of its own: shown by itself, and in nothing else."""

import dataclasses
import datetime

from assessments.presenters import comparison, titles
from assessments.presenters.agenda import conversation
from assessments.presenters.compared_groups import roles_side_by_side
from assessments.presenters.municipalities.overview_table import overview_table
from assessments.presenters.municipalities.radar import radar, roles_beside
from assessments.presenters.own_statements import own_statements
from assessments.presenters.statements import ranked_statements
from assessments.presenters.ten_factors import ten_factors
from assessments.presenters.unknown import unknown_table
from assessments.results.findings import what_stands_out
from factors.catalogue import Instrument
from tests.results.builders import INSTRUMENT, WITH_OWN, at, group, overview, raden, three_roles

THEN = {"closed_on": datetime.date(2023, 10, 1), "opened_on": datetime.date(2023, 9, 1)}
APART = three_roles(
    raad={"te1": [20, 0, 0, 0, 0, 0]}, college={"te1": [0, 0, 0, 0, 20, 9]}, organisatie={}
)
OTHER_WAY_ROUND = Instrument(
    INSTRUMENT.factors,
    tuple(
        dataclasses.replace(each, code=code)
        for each, code in zip(WITH_OWN.own, ("e2", "e1"), strict=True)
    ),
)


def asked(*voices, **facts):
    return overview(*voices, asked=WITH_OWN, **facts)


def said(result):
    return [
        (each.label, each.verdict.then_and_now, each.verdict.text) for each in result.since_then
    ]


def test_each_statement_has_the_answers_of_roles_and_raden():
    found = own_statements(asked(*raden(Laren={"te1": at("2.8")}, Ede={})), None)

    taken, enough = found.results
    assert [each.statement.code for each in (taken, enough)] == ["e1", "e2"]
    labels = [[row.label for row in group.rows] for group in taken.table.groups]
    assert labels == [["alle raden"], ["raad Ede", "raad Laren"]]
    assert taken.table.groups[1].rows[1].result.text == "2,8"


def test_reader_of_one_municipality_sees_nothing_of_others():
    seen = asked(*raden(Laren={}, Ede={}, Eemnes={}), own="Laren", sees_others=False)

    rows = own_statements(seen, None).results[0].table.rows
    assert [row.label for row in rows] == ["alle raden", "raad Laren"]


def test_small_group_has_half_steps_and_one_below_five_nothing():
    seen = asked(group("raad", "Laren", 8), group("college", "Laren", 12, te1=[0, 2, 1, 1, 0, 8]))

    raad, college = own_statements(seen, None).results[0].table.groups[0].rows
    assert raad.result.text.startswith("ongeveer ")
    assert raad.score is None
    assert college.result.text == "niet getoond"


def test_same_text_is_compared_whatever_its_code():
    then = overview(*raden(Laren={"te2": at("2.8")}), asked=OTHER_WAY_ROUND, **THEN)
    found = own_statements(asked(*raden(Laren={"te1": at("3.6")})), then)

    assert found.before == "najaar 2023"
    assert said(found.results[0]) == [("raden", "2,8 → 3,6", "↑ gestegen 0,8")]


def test_other_text_is_not_compared():
    changed = dataclasses.replace(WITH_OWN.own[0], text="De taken zijn goed verdeeld")
    then = overview(*raden(Laren={}), asked=Instrument(INSTRUMENT.factors, (changed,)), **THEN)

    found = own_statements(asked(*raden(Laren={})), then)

    assert (found.before, found.cautions) == ("", ())
    assert [each.since_then for each in found.results] == [(), ()]


def test_round_before_without_own_statements_is_no_comparison():
    found = own_statements(asked(*raden(Laren={})), overview(*raden(Laren={}), **THEN))

    assert found.before == ""


def test_other_groups_are_not_compared_and_it_says_why():
    then = asked(*raden(Ede={}), **THEN)
    (result, _other) = own_statements(asked(*raden(Laren={})), then).results

    assert said(result) == [("raden", "", "geen vergelijking")]
    assert result.notes == ("Geen vergelijking met najaar 2023: niet dezelfde groepen tellen mee.",)


def test_what_is_public_names_no_municipality():
    then = asked(*raden(Laren={}, Ede={}), **THEN)
    now = asked(*raden(Laren={}, Ede={}, Eemnes={}))

    assert "Laren" in own_statements(now, then).results[0].notes[0]
    assert own_statements(now, then, public=True).results[0].since_then == ()


def conclusions(seen, earlier):
    """Everything that is concluded from a round."""
    compared = comparison.of_factors(roles_side_by_side(seen), seen.instrument.factors)
    return (
        [each.text for each in what_stands_out(seen, earlier=earlier)],
        [conversation(seen).line(number) for number in range(1, 11)],
        ranked_statements(seen).rows,
        ten_factors(seen).rows,
        titles.of_ten_factors(seen),
        [(row.code, row.results) for row in compared.rows],
        overview_table(seen, "raad").groups,
        radar(seen, roles_beside(seen)).rows,
        [row.statement.code for row in unknown_table(seen).rows],
        seen.whole,
        {role: cell.factors for role, cell in seen.roles.items()},
    )


def test_nothing_is_concluded_from_them():
    then = overview(*APART, **THEN)
    without, having = overview(*APART), asked(*APART)

    assert own_statements(having, None).results[0].table.rows[0].result.text == "1,1"
    assert conclusions(having, asked(*APART, **THEN)) == conclusions(without, then)
