"""What a viewer may see of a release: cells, reasons, and the cut of `own` sharing."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.access import Viewer
from assessments.results.blocks import safe_table
from assessments.results.overview import (
    Cell,
    Group,
    Place,
    for_viewer,
    for_viewer_of_each,
)
from assessments.results.scores import (
    Approximate,
    FactorScore,
    Reason,
    Score,
    Withheld,
)
from assessments.results.withheld import withheld_text
from tests.results.builders import CODES, INSTRUMENT, calm, group, overview, raden, release

ROLES = ("raad", "college", "organisatie")
LAREN, EEMNES, BLARICUM = (Place(CODES[name], name) for name in ("Laren", "Eemnes", "Blaricum"))
JOINT = Place("", "BEL Combinatie")


def bel(**tables):
    """Three raden (one too small), the colleges, and the joint organisation."""
    return (
        group("raad", "Laren", 11, of=15, **tables),
        group("raad", "Eemnes", 3, of=13),
        group("raad", "Blaricum", 12, of=15),
        group("college", "Laren", 4),
        group("college", "Eemnes", 3, of=4),
        group("college", "Blaricum", 3, of=4),
        group("organisatie", "BEL Combinatie", 62, of=90),
    )


def foodvalley():
    """Two small raden that are shown together; staff of its own in each municipality."""
    return (
        group("raad", "Ede", 20),
        group("raad", "Renswoude", 4, of=11),
        group("raad", "Rhenen", 3, of=19),
        group("organisatie", "Ede", 30),
        group("organisatie", "Renswoude", 12),
        group("organisatie", "Rhenen", 4, of=9),
    )


def reason(shown, code, role):
    return shown.cells[code, role].reason


def test_overview_has_a_cell_or_a_reason_for_every_place_and_role():
    shown = overview(*bel())

    assert set(shown.cells) == {(p.code, r) for p in shown.places for r in ROLES}
    assert shown.places == (BLARICUM, EEMNES, LAREN, JOINT)


def test_cell_of_one_raad_is_computed_from_its_own_table():
    cell = overview(*bel(t6a=[1, 2, 3, 4, 1, 3])).cell(LAREN.code, "raad")

    assert (cell.label, cell.places) == ("raad Laren", (LAREN,))
    assert (cell.invited, cell.submitted) == (15, 11)
    assert cell.statements["6a"] == Score((1, 2, 3, 4, 1), 3)
    assert cell.factors[6] == FactorScore(Decimal("3.4"))


def test_role_cell_adds_the_safe_tables_of_all_its_blocks():
    shown = overview(
        group("raad", "Laren", 11, t6a=[0, 0, 0, 11, 0, 0]), group("raad", "Ede", 10, t6a=calm(10))
    )
    role = shown.roles["raad"]

    assert role.statements["6a"] == Score((0, 1, 4, 15, 1), 0)
    assert (role.label, role.submitted) == ("alle raden", 21)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 6), min_size=6, max_size=6).filter(any)),
        min_size=1,
        max_size=5,
    )
)
def test_role_cell_equals_a_recount_of_its_shown_groups(rows):
    """Groups of five and more only, so that each raad is a block of its own."""
    names = ["Laren", "Eemnes", "Blaricum", "Ede", "Rhenen"]
    voices = [
        group("raad", name, max(5, sum(counts)), t6a=counts)
        for name, (counts,) in zip(names, rows, strict=False)
    ]
    safe = [safe_table(counts[:5], counts[5]) for (counts,) in rows]
    answers = [sum(t.counts[a] for t in safe if t) for a in range(5)]
    total = sum(answers)

    result = overview(*voices).roles["raad"].statements["6a"]

    if total == 0:
        assert result == Withheld(Reason.TOO_FEW_OPINIONS)
    elif total < 10:
        assert isinstance(result, Approximate)
    else:
        assert result.counts == tuple(answers)
        assert result.dont_know == sum(t.dont_know for t in safe if t)
    if total:
        missing = {f"de raad van {n}" for n, t in zip(names, safe, strict=False) if t is None}
        assert set(result.without) == missing


def test_small_raden_are_shown_together_and_not_apart():
    shown = overview(*foodvalley())
    (pool,) = shown.pools

    assert pool.label == "raden van Renswoude en Rhenen samen"
    assert (pool.invited, pool.submitted) == (30, 7)
    assert isinstance(pool.factors[1], Approximate)
    assert withheld_text(shown.cell(CODES["Rhenen"], "raad")) == (
        "Niet apart getoond: minder dan vijf antwoorden. "
        "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen."
    )


def test_small_pool_is_left_out_and_named():
    shown = overview(*foodvalley())

    assert shown.left_out_people == 4
    assert shown.roles["organisatie"].without == ("de organisatie van Rhenen",)
    assert withheld_text(shown.cell(CODES["Rhenen"], "organisatie")) == (
        "Niet getoond en niet meegeteld: minder dan vijf antwoorden, ook samen met andere "
        "gemeenten. Het gaat om 4 mensen."
    )


def test_left_out_raad_is_named_with_its_number_of_people():
    shown = overview(group("raad", "Laren", 11), group("raad", "Eemnes", 1, of=13))

    assert shown.roles["raad"].without == ("de raad van Eemnes",)
    assert shown.roles["raad"].statements["1a"].answers == 11
    assert shown.roles["raad"].places == (LAREN,)
    assert withheld_text(shown.cell(EEMNES.code, "raad")).endswith("Het gaat om één mens.")


def test_colleges_are_shown_together_only():
    shown = overview(*bel())

    assert shown.roles["college"].label == "colleges samen"
    assert shown.pools == ()
    assert withheld_text(shown.cell(LAREN.code, "college")) == (
        "De colleges tonen wij alleen samen: 12 mensen uit 3 gemeenten, 10 gaven antwoord."
    )


def test_colleges_that_stay_too_small_are_left_out():
    shown = overview(group("college", "Laren", 4, of=6), group("raad", "Laren", 12))

    assert "college" not in shown.roles
    assert shown.cell(LAREN.code, "college") == Withheld(Reason.LEFT_OUT, people=4)


def test_groups_of_fewer_than_five_invited_have_no_count():
    shown = overview(*bel())

    assert [g.submitted for g in shown.groups if g.role == "college"] == [None, None, None]
    assert shown.responses("college") == (12, 10)
    assert shown.roles["college"].submitted == 10


def test_small_group_that_is_left_out_alone_is_in_no_total():
    shown = overview(group("raad", "Laren", 12, of=15), group("raad", "Ede", 2, of=3))

    assert shown.cell(CODES["Ede"], "raad") == Withheld(Reason.TOO_FEW_INVITED)
    assert shown.responses("raad") == (15, 12)
    assert shown.left_out_people == 0


def test_pool_names_a_small_group_whether_or_not_it_answered():
    pools = [
        overview(
            group("raad", "Laren", 12),
            group("raad", "Ede", 4, of=9),
            group("raad", "Rhenen", 4 - n, of=8),
            group("raad", "Heiloo", n, of=2),
        ).pools[0]
        for n in (0, 2)
    ]

    assert {(pool.label, pool.submitted) for pool in pools} == {
        ("raden van Ede, Heiloo en Rhenen samen", 8)
    }


def test_joint_organisation_goes_by_its_own_name():
    shown = overview(*bel())

    assert shown.roles["organisatie"].label == "BEL Combinatie"
    assert shown.cell("", "organisatie").label == "BEL Combinatie"
    assert reason(shown, LAREN.code, "organisatie") is Reason.NOT_ASKED
    assert reason(shown, "", "raad") is Reason.NOT_ASKED


def test_joint_organisation_is_one_of_several_beside_own_staff():
    shown = overview(*bel(), group("organisatie", "Laren", 12))

    assert shown.roles["organisatie"].label == "organisatie"
    assert shown.roles["organisatie"].places == (LAREN, JOINT)
    assert shown.cell(LAREN.code, "organisatie").label == "organisatie Laren"


def test_group_where_nobody_answered_says_so():
    shown = overview(group("raad", "Laren", 12), group("raad", "Eemnes", 0, of=13))

    assert withheld_text(shown.cell(EEMNES.code, "raad")) == (
        "Niet getoond: uit deze groep kwamen geen antwoorden."
    )
    assert shown.left_out_people == 0


def test_statement_with_four_opinions_adds_nothing_and_is_named():
    shown = overview(
        group("raad", "Laren", 11, t3a=[0, 0, 2, 2, 0, 7]), group("raad", "Ede", 20, t3a=calm(20))
    )
    role = shown.roles["raad"]

    assert shown.cell(LAREN.code, "raad").statements["3a"] == Withheld(Reason.TOO_FEW_OPINIONS)
    assert shown.cell(LAREN.code, "raad").factors[3] == Withheld(Reason.OTHER_STATEMENT_WITHHELD)
    assert role.statements["3a"] == Score((0, 1, 8, 11, 0), 0, ("de raad van Laren",))
    assert role.factors[3].without == ("de raad van Laren",)
    assert role.statements["3b"].without == ()


def test_pool_with_four_opinions_is_named_as_a_pool():
    shown = overview(
        group("raad", "Ede", 20),
        group("raad", "Renswoude", 4, t1a=[0, 0, 2, 0, 0, 2]),
        group("raad", "Rhenen", 3, t1a=[0, 0, 2, 0, 0, 1]),
    )

    assert shown.roles["raad"].statements["1a"].without == ("de raden van Renswoude en Rhenen",)


def test_joint_organisation_that_is_missing_goes_by_its_name():
    shown = overview(
        group("organisatie", "BEL Combinatie", 12, t1a=[0, 0, 2, 2, 0, 8]),
        group("organisatie", "Laren", 20),
    )

    assert shown.roles["organisatie"].statements["1a"].without == ("BEL Combinatie",)


def test_colleges_with_four_opinions_are_withheld():
    shown = overview(group("college", "Laren", 6, t1a=[0, 0, 2, 2, 0, 2]))

    assert shown.roles["college"].statements["1a"] == Withheld(Reason.TOO_FEW_OPINIONS)


def test_whole_is_the_mean_of_its_role_means():
    shown = overview(
        group("raad", "Laren", 10, f2=[0, 5, 5, 0, 0, 0]),
        group("college", "Laren", 10, f2=[0, 0, 0, 5, 5, 0]),
        group("organisatie", "Laren", 90, f2=[0, 0, 45, 45, 0, 0]),
    )

    assert shown.whole.factors[2] == FactorScore(Decimal("3.5"))
    assert shown.whole.without == ()


def test_whole_names_asked_roles_without_a_score():
    shown = overview(
        group("raad", "Laren", 12), group("college", "Laren", 7), group("organisatie", "Ede", 0)
    )

    assert shown.whole.without == ("de colleges",)
    assert shown.whole.factors[1] == FactorScore(Decimal("3.5"), ("de colleges",))


def test_whole_names_a_role_at_the_factors_it_has_no_score_for():
    few = group("college", "Laren", 12, t1a=[0, 0, 3, 4, 0, 5])
    shown = overview(group("raad", "Laren", 12), few)

    assert shown.whole.factors[1].without == ("de colleges",)
    assert shown.whole.factors[2].without == ()
    assert shown.whole.without == ()


def test_whole_names_a_role_of_which_all_are_left_out():
    shown = overview(group("raad", "Laren", 12), group("organisatie", "Laren", 3, of=20))

    assert shown.whole.without == ("de organisaties",)


def test_responses_count_everybody_of_a_role():
    assert overview(*bel()).responses("raad") == (43, 26)
    assert overview(*bel()).responses("organisatie") == (90, 62)


def test_place_finds_by_code():
    assert overview(*bel()).place(LAREN.code) == LAREN
    with pytest.raises(KeyError):
        overview(*bel()).place("GM9999")


# --- Own: a reader of one municipality sees that one and the whole, nothing of the others ---


def test_own_sees_its_own_cell_and_the_roles_only():
    everything = overview(*bel())
    shown = overview(*bel(), own="Laren", sees_others=False)

    assert isinstance(everything.cell(BLARICUM.code, "raad"), Cell)
    assert shown.cell(LAREN.code, "raad") == everything.cell(LAREN.code, "raad")
    assert shown.roles.keys() == everything.roles.keys()
    assert shown.roles["organisatie"].factors == everything.roles["organisatie"].factors
    assert {reason(shown, place.code, role) for place in (EEMNES, BLARICUM) for role in ROLES} == {
        Reason.OTHER_MUNICIPALITY
    }


def test_own_sees_no_response_of_others_but_the_totals():
    shown = overview(*bel(), own="Laren", sees_others=False)

    assert shown.groups == (
        Group(LAREN, "raad", 15, 11),
        Group(LAREN, "college", 4, None),
        Group(LAREN, "organisatie", 0, 0),
        Group(JOINT, "organisatie", 90, 62),
    )
    assert shown.responses("raad") == (43, 26)


def test_own_sees_no_total_that_gives_one_other_away():
    """Of three raden one is left out: the total less the own raad is the other's answers."""
    shown = overview(*bel(), own="Laren", sees_others=False)
    of_left_out = overview(*bel(), own="Eemnes", sees_others=False)

    assert set(shown.roles["raad"].factors.values()) == {Withheld(Reason.OTHER_BY_SUBTRACTION)}
    assert "de raden" in shown.whole.factors[1].without
    assert isinstance(of_left_out.roles["raad"].factors[1], FactorScore)


def test_own_sees_no_total_of_a_statement_that_gives_one_other_away():
    third = group("raad", "Ede", 12, t1a=[0, 0, 2, 2, 0, 8])
    voices = (group("raad", "Laren", 11), group("raad", "Blaricum", 12), third)
    shown = overview(*voices, own="Laren", sees_others=False).roles["raad"].statements

    assert shown["1a"] == Withheld(Reason.OTHER_BY_SUBTRACTION)
    assert isinstance(shown["1b"], Score)


def test_own_sees_no_total_response_that_gives_one_other_away():
    voices = (group("raad", "Laren", 11), group("raad", "Blaricum", 12, of=20))

    assert overview(*voices, own="Laren", sees_others=False).responses("raad") == (0, 0)


def test_own_sees_the_pool_it_is_in_and_no_other():
    assert len(overview(*foodvalley(), own="Rhenen", sees_others=False).pools) == 1
    assert overview(*foodvalley(), own="Ede", sees_others=False).pools == ()


def test_own_reads_no_name_of_others_that_are_missing():
    voices = (*foodvalley(), group("raad", "Heiloo", 12, t1a=[0, 0, 2, 2, 0, 8]))
    shown = overview(*voices, own="Ede", sees_others=False)
    another = ("een groep van een andere gemeente",)

    assert overview(*voices).roles["raad"].statements["1a"].without == ("de raad van Heiloo",)
    assert shown.roles["raad"].statements["1a"].without == another
    assert shown.roles["organisatie"].without == another


def test_own_that_is_missing_is_named_to_itself():
    shown = overview(*foodvalley(), own="Rhenen", sees_others=False)

    assert shown.roles["organisatie"].without == ("de organisatie van Rhenen",)


def test_own_sees_a_joint_organisation_that_is_the_whole_role():
    shown = overview(*bel(), own="Laren", sees_others=False)

    assert isinstance(shown.cell("", "organisatie"), Cell)


def test_own_sees_no_joint_organisation_beside_the_staff_of_others():
    """The role less the joint organisation less its own would be the others."""
    voices = (*bel(), group("organisatie", "Laren", 12), group("organisatie", "Ede", 12))
    shown = overview(*voices, own="Laren", sees_others=False)

    assert reason(shown, "", "organisatie") is Reason.OTHER_MUNICIPALITY
    assert JOINT not in {g.place for g in shown.groups}


def test_own_staff_of_the_joint_organisation_see_it():
    voices = (*bel(), group("organisatie", "Laren", 12))
    shown = overview(*voices, own="BEL Combinatie", sees_others=False)

    assert isinstance(shown.cell("", "organisatie"), Cell)
    assert reason(shown, LAREN.code, "organisatie") is Reason.OTHER_MUNICIPALITY


def test_reader_of_one_municipality_sees_all_where_that_is_shared():
    shown = overview(*bel(), own="Laren")

    assert shown.cells == overview(*bel()).cells
    assert shown.groups == overview(*bel()).groups


def test_colleges_of_one_municipality_are_counted_as_one():
    alone = overview(group("college", "Laren", 6, of=7), group("raad", "Laren", 12))

    assert withheld_text(alone.cell(LAREN.code, "college")) == (
        "De colleges tonen wij alleen samen: 7 mensen uit één gemeente, 6 gaven antwoord."
    )


def test_other_municipality_is_explained():
    assert withheld_text(Withheld(Reason.OTHER_MUNICIPALITY)) == (
        "Niet getoond: elke gemeente ziet alleen zichzelf en het geheel."
    )


@pytest.mark.parametrize("why", Reason)
def test_every_reason_has_a_sentence(why):
    text = withheld_text(Withheld(why, 4, "raden van A en B samen", 12, 3))

    assert text.endswith(".")
    assert "{" not in text


# --- From the database -------------------------------------------------------------------------


@pytest.mark.django_db
def test_for_viewer_reads_what_was_released():
    assert for_viewer(Viewer(), release(*bel())).cells == overview(*bel()).cells


@pytest.mark.django_db
def test_for_viewer_cuts_to_the_viewer():
    viewer = Viewer(LAREN.code, sees_others=False)

    assert for_viewer(viewer, release(*bel())).cells == (
        overview(*bel(), own="Laren", sees_others=False).cells
    )


@pytest.mark.django_db
def test_for_viewer_keeps_the_texts_of_the_round():
    assert for_viewer(Viewer(), release(*bel())).instrument == INSTRUMENT


@pytest.mark.django_db
def test_for_viewer_gives_dates_as_in_the_netherlands():
    late = datetime.datetime(2025, 8, 31, 22, 30, tzinfo=datetime.UTC)
    closing = datetime.datetime(2025, 9, 30, 22, 30, tzinfo=datetime.UTC)
    facts = for_viewer(Viewer(), release(*bel(), opens_at=late, closes_at=closing)).round

    assert facts.opened_on == datetime.date(2025, 9, 1)
    assert facts.closed_on == datetime.date(2025, 10, 1)


@pytest.mark.django_db
def test_for_viewer_says_when_a_round_was_closed_early():
    closing = datetime.datetime(2025, 12, 1, 9, tzinfo=datetime.UTC)
    day = datetime.date(2025, 10, 1)
    early = release(*bel(), closes_at=closing, released_on=day)

    assert for_viewer(Viewer(), early).round.closed_on == day


@pytest.mark.django_db
def test_for_viewer_joins_what_is_known_of_the_contact():
    shown = for_viewer(
        Viewer(), release(*bel(), contact_name="G. Griffier", reply_to="griffie@example.nl")
    )

    assert shown.round.contact == "G. Griffier, griffie@example.nl"
    assert shown.round.shared is False


@pytest.mark.django_db
@pytest.mark.parametrize("municipalities", [3, 30])
def test_for_viewer_takes_two_queries(municipalities, django_assert_num_queries):
    voices = [
        group(role, f"Gemeente {number:02}", 12)
        for number in range(1, municipalities + 1)
        for role in ROLES
    ]
    stored = release(*voices)

    with django_assert_num_queries(2):
        shown = for_viewer(Viewer(), stored)

    assert len(shown.places) == municipalities


def uneven():
    """A large raad that disagrees and a small one that agrees, on factor 3."""
    low, high = [0, 40, 0, 0, 0, 0], [0, 0, 0, 8, 2, 0]
    return (
        group("raad", "Laren", 40, t3a=low, t3b=low),
        group("raad", "Eemnes", 10, t3a=high, t3b=high),
    )


def test_mean_with_each_place_equal_is_given_where_it_differs():
    shown = overview(*uneven())

    assert shown.roles["raad"].factors[3].mean == Decimal("2.4")
    assert shown.mean_of_places("raad", 3) == Decimal("3.1")
    assert shown.mean_of_places("raad", 4) is None


def test_mean_with_each_place_equal_is_not_given_to_who_does_not_see_the_others():
    shown = overview(*uneven(), own="Laren", sees_others=False)

    assert shown.mean_of_places("raad", 3) is None


def test_mean_with_each_place_equal_needs_every_place():
    shown = overview(*uneven(), group("raad", "Blaricum", 6), group("college", "Laren", 6))

    assert shown.mean_of_places("raad", 3) is None
    assert shown.mean_of_places("college", 3) is None
    assert shown.mean_of_places("organisatie", 3) is None


# --- Several releases at once ---------------------------------------------------------------


@pytest.mark.django_db
def test_overviews_of_several_releases_take_two_queries(django_assert_num_queries):
    releases = [release(*raden(Laren={}, Ede={})), release(*raden(Eemnes={}))]

    with django_assert_num_queries(2):
        overviews = for_viewer_of_each(Viewer(), releases)

    assert [[place.name for place in each.places] for each in overviews] == [
        ["Ede", "Laren"],
        ["Eemnes"],
    ]


def test_raad_in_half_steps_has_no_others_beside_it():
    """With the total of all raden they would give its table away."""
    seen = overview(
        group("raad", "Laren", 9), group("raad", "Ede", 12), group("raad", "Eemnes", 12)
    )

    assert (CODES["Laren"], "raad") not in seen.others
    assert {code for code, _role in seen.others} == {CODES["Ede"], CODES["Eemnes"]}


def test_what_was_made_of_an_overview_is_made_once_also_under_new_facts():
    made = overview(group("raad", "Laren", 11))
    renewed = made.with_facts(replace(made.round, title="Anders"))

    assert made.once("iets", lambda: "eerst") == "eerst"
    assert renewed.once("iets", lambda: "daarna") == "eerst"
    assert renewed.once("anders", lambda: "daarna") == "daarna"


def test_nothing_that_was_made_for_one_viewer_goes_along_to_another():
    made = overview(group("raad", "Laren", 11))
    made.once("iets", lambda: "van een beheerder")

    cut = replace(made, viewer=replace(made.viewer, own=CODES["Laren"]))

    assert cut.once("iets", lambda: "van Laren") == "van Laren"
