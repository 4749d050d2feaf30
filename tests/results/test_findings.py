"""What stands out: each sentence at its limit and just beyond it, and which three are chosen."""

import pytest

from assessments.results import development, sentences
from assessments.results.finding import Segment, emphasised
from assessments.results.findings import what_stands_out
from tests.results.builders import CODES, at, calm, group, overview, raden, three_roles

HIGH = {f"f{number}": at("3.4") for number in range(1, 11)}
"""Every factor a little under what is called positive."""

DIVIDED = [0, 7, 6, 7, 0, 0]
UNKNOWN = [0, 0, 5, 5, 0, 10]


def letters(*voices, **options):
    public = options.pop("public", False)
    earlier = options.pop("earlier", None)
    found = what_stands_out(overview(*voices, **options), public=public, earlier=earlier)
    return "".join(finding.letter for finding in found)


def all_roles(**tables):
    return three_roles(tables, tables, tables)


# --- A and H: what goes well -------------------------------------------------------------------


def test_a_names_the_highest_factor_and_counts_its_answers():
    finding = sentences.positive(overview(*all_roles(**HIGH | {"f3": at("4.2"), "f5": at("4.1")})))

    assert finding.text == (
        "Over Keuze zijn de meesten positief: gemiddeld 4,2. Van de raadsleden zijn 40 van de 40 "
        "antwoorden “mee eens” of “helemaal mee eens”."
    )
    assert (finding.letter, finding.factor_number, finding.roles) == ("A", 3, ("raad",))


@pytest.mark.parametrize(
    ("answers", "mean", "said"),
    [
        ([0, 4, 4, 10, 2, 0], "3.5", True),
        ([0, 5, 4, 10, 1, 0], "3.4", False),
    ],
)
def test_a_begins_at_three_and_a_half(answers, mean, said):
    shown = overview(*all_roles(**HIGH | {"f3": answers}))

    assert str(shown.whole.factors[3].mean) == mean
    assert bool(sentences.positive(shown)) is said


@pytest.mark.parametrize(
    ("answers", "said"), [([0, 0, 9, 11, 0, 0], True), ([0, 0, 10, 10, 0, 0], False)]
)
def test_a_needs_more_than_half_of_the_answers(answers, said):
    assert bool(sentences.positive(overview(*all_roles(**HIGH | {"f3": answers})))) is said


def test_a_is_never_said_of_a_factor_on_which_a_role_is_divided():
    split = [0, 7, 0, 2, 11, 0]
    calm_roles = HIGH | {"f3": at("4.2")}
    voices = three_roles(calm_roles, calm_roles | {"t3b": split}, calm_roles)

    assert sentences.positive(overview(*all_roles(**calm_roles))).factor_number == 3
    assert sentences.positive(overview(*voices)) is None


def test_a_is_not_said_when_only_other_roles_than_the_counted_agree():
    voices = three_roles(
        HIGH | {"f3": at("3.0")}, HIGH | {"f3": at("4.5")}, HIGH | {"f3": at("4.5")}
    )
    shown = overview(*voices)

    assert shown.whole.factors[3].mean >= 4
    assert sentences.positive(shown) is None


def test_a_counts_another_role_where_the_raden_are_too_few():
    voices = (group("raad", "Laren", 7), group("college", "Laren", 10, f2=at("4.0", 10)))

    assert sentences.positive(overview(*voices)).text.endswith(
        "Van de collegeleden zijn 18 van de 20 antwoorden “mee eens” of “helemaal mee eens”."
    )


def test_a_takes_the_first_of_two_factors_that_are_as_high():
    voices = all_roles(**HIGH | {"f7": at("4.2"), "f4": at("4.2")})

    assert sentences.positive(overview(*voices)).factor_number == 4


def test_h_names_the_highest_factor_when_none_is_positive():
    voices = all_roles(**{f"f{n}": at("2.9") for n in range(1, 11)} | {"f9": at("3.3")})
    finding = what_stands_out(overview(*voices))[0]

    assert finding.letter == "H"
    assert finding.text == (
        "Geen enkele factor springt er positief uit. Het hoogst is Medewerkers: 3,3."
    )


def test_h_is_not_said_beside_a():
    assert letters(*all_roles(**HIGH | {"f3": at("4.2")}))[0] == "A"


# --- B: roles ----------------------------------------------------------------------------------


def test_b_names_the_two_roles_that_differ_most():
    voices = three_roles({"f6": at("2.8")}, {"f6": at("4.1")}, {"f6": at("3.1")})
    finding = sentences.roles_differ(overview(*voices))

    assert finding.text == (
        "Over Organisatie denken raden en colleges heel verschillend: gemiddeld 2,8 tegen 4,1."
    )
    assert finding.segments[1] == Segment("Organisatie", strong=True)
    assert finding.roles == ("raad", "college")


@pytest.mark.parametrize(("college", "said"), [("3.9", False), ("4.0", True)])
def test_b_begins_at_a_whole_answer(college, said):
    voices = three_roles({"f6": at("3.0")}, {"f6": at(college)})

    assert bool(sentences.roles_differ(overview(*voices))) is said


def test_b_takes_the_largest_difference():
    voices = three_roles({"f6": at("3.0"), "f8": at("2.9")}, {"f6": at("4.0"), "f8": at("4.0")})

    assert sentences.roles_differ(overview(*voices)).factor_number == 8


def test_b_calls_a_joint_organisation_by_its_name():
    voices = (
        group("raad", "Laren", 20, f6=at("2.8")),
        group("organisatie", "BEL Combinatie", 20, f6=at("4.0")),
    )

    assert "denken raden en BEL Combinatie heel" in sentences.roles_differ(overview(*voices)).text


def test_b_leaves_out_a_role_with_fewer_than_ten_answers():
    voices = (
        group("raad", "Laren", 20, f6=at("2.0")),
        group("college", "Laren", 9, f6=[0, 0, 0, 0, 9, 0]),
    )

    assert sentences.roles_differ(overview(*voices)) is None


# --- C: divided --------------------------------------------------------------------------------


def test_c_counts_who_agrees_and_who_does_not():
    finding = sentences.divided(overview(*three_roles({"t5a": [5, 7, 5, 8, 6, 2]})))

    assert finding.text == (
        "Genoeg lef: de raadsleden zijn verdeeld. 14 zijn het eens, 12 zijn het oneens, "
        "5 zijn neutraal."
    )
    assert (finding.statement_code, finding.factor_number) == ("5a", 5)


@pytest.mark.parametrize(("neutral", "said"), [(7, True), (8, False)])
def test_c_begins_at_a_third_on_both_sides(neutral, said):
    voices = three_roles({"t5a": [0, 7, neutral, 7, 0, 0]})

    assert bool(sentences.divided(overview(*voices))) is said


@pytest.mark.parametrize(
    ("neutral", "words"), [(0, "niemand is neutraal"), (1, "1 is neutraal"), (2, "2 zijn neutraal")]
)
def test_c_says_how_many_are_neutral(neutral, words):
    finding = sentences.divided(overview(*three_roles({"t5a": [0, 7, neutral, 7, 0, 0]})))

    assert finding.text.endswith(f"{words}.")


def test_c_takes_the_most_divided_statement():
    """The one of which the smaller camp is largest."""
    voices = three_roles({"t5a": [0, 7, 0, 13, 0, 0], "t7a": [0, 8, 4, 8, 0, 0]}, {"t8a": DIVIDED})

    assert sentences.divided(overview(*voices)).statement_code == "7a"


# --- D: a raad beside the others ---------------------------------------------------------------


def test_d_compares_a_raad_with_the_mean_of_the_others():
    voices = raden(Laren={"f6": at("2.7")}, Ede={"f6": at("3.6")}, Rhenen={"f6": at("3.8")})
    finding = sentences.raad_differs(overview(*voices))

    assert finding.text == (
        "De raad van Laren is over Organisatie kritischer dan de andere raden: 2,7 tegen 3,7."
    )
    assert [segment.text for segment in finding.segments if segment.strong] == [
        "Laren",
        "Organisatie",
    ]


def test_d_may_be_positive():
    voices = raden(Laren={"f6": at("4.5")}, Ede={"f6": at("3.6")}, Rhenen={"f6": at("3.6")})

    assert "positiever dan de andere raden: 4,5 tegen 3,6" in (
        sentences.raad_differs(overview(*voices)).text
    )


@pytest.mark.parametrize(("laren", "said"), [("2.8", False), ("2.7", True)])
def test_d_begins_at_eight_tenths(laren, said):
    voices = raden(Laren={"f6": at(laren)}, Ede={"f6": at("3.5")}, Rhenen={"f6": at("3.5")})

    assert bool(sentences.raad_differs(overview(*voices))) is said


def test_d_names_only_the_own_raad_in_public():
    voices = raden(Laren={"f6": at("2.5")}, Ede={}, Rhenen={"f3": at("4.4")})

    assert sentences.raad_differs(overview(*voices)).place_code == CODES["Laren"]
    assert sentences.raad_differs(overview(*voices, own="Ede"), public=True) is None
    assert sentences.raad_differs(overview(*voices), public=True) is None
    own = sentences.raad_differs(overview(*voices, own="Rhenen"), public=True)
    assert own.text.startswith("De raad van Rhenen is over Keuze positiever")


def test_d_leaves_out_raden_with_fewer_than_ten_answers():
    voices = (*raden(Laren={"f6": at("3.5")}), group("raad", "Ede", 9, f6=[9, 0, 0, 0, 0, 0]))

    assert sentences.raad_differs(overview(*voices)) is None


# --- E: who doesn't know -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dont_know", "words"),
    [
        (10, "33\u00a0%"),
        (14, "41\u00a0%"),
        (17, "bijna de helft"),
        (20, "de helft"),
        (21, "meer dan de helft"),
    ],
)
def test_e_says_which_part_does_not_know(dont_know, words):
    voices = group("raad", "Laren", 20 + dont_know, t8a=[0, 5, 5, 5, 5, dont_know])

    assert sentences.unknown(overview(voices)).text == (
        f"Bij Proces kiest {words} van de raadsleden “weet niet”. Begin hier met uitleg."
    )


@pytest.mark.parametrize(("dont_know", "said"), [(9, False), (10, True)])
def test_e_begins_at_a_third(dont_know, said):
    voices = three_roles({"t8a": [0, 5, 5, 5, 5, dont_know]})

    assert bool(sentences.unknown(overview(*voices))) is said


def test_e_takes_what_is_least_known_in_any_role():
    voices = three_roles({"t8a": UNKNOWN}, {"t9b": [0, 0, 5, 5, 0, 11]})
    finding = sentences.unknown(overview(*voices))

    assert (finding.statement_code, finding.roles) == ("9b", ("college",))


# --- F: two statements -------------------------------------------------------------------------


def test_f_shows_both_statements():
    finding = sentences.statements_differ(
        overview(*all_roles(t2a=at("4.6"), t2b=at("3.0"), t4a=at("4.5"), t4b=at("3.0")))
    )

    assert finding.text == (
        "Binnen Identiteit lopen de stellingen uiteen: “Gehecht aan eigen identiteit” scoort 4,6, "
        "“Samen maakt gemeenten sterker” 3,0."
    )


@pytest.mark.parametrize(("b", "said"), [("3.6", True), ("3.7", False)])
def test_f_begins_at_a_whole_answer(b, said):
    voices = all_roles(t2a=at("4.6"), t2b=at(b))

    assert bool(sentences.statements_differ(overview(*voices))) is said


def test_f_uses_roles_that_show_both_statements():
    voices = (
        group("raad", "Laren", 20, t2a=at("4.6"), t2b=at("3.0")),
        group("college", "Laren", 20, t2a=at("1.2"), t2b=[0, 0, 2, 2, 0, 1]),
    )

    assert "scoort 4,6" in sentences.statements_differ(overview(*voices)).text


# --- G, I and J --------------------------------------------------------------------------------


def test_g_says_that_roles_look_alike():
    found = what_stands_out(overview(*all_roles()))

    assert found[1].text == (
        "Raden, colleges en organisaties kijken op hoofdlijnen hetzelfde naar de samenwerking."
    )


def test_g_needs_two_roles():
    assert letters(*raden(Laren={}, Ede={})) == "H"


def test_g_counts_a_role_that_has_a_score_for_some_factors():
    found = what_stands_out(overview(*three_roles({"t1a": [0, 0, 2, 2, 0, 0]})))

    assert found[1].roles == ("raad", "college", "organisatie")


def test_g_is_not_said_in_public_when_an_unnamed_raad_differs():
    voices = (*all_roles(), *raden(Ede={"f6": at("2.0")}, Rhenen={}))

    assert "D" in letters(*voices)
    assert letters(*voices, public=True) == "H"


def earlier_and_now(before, after, people=20):
    earlier = overview(group("raad", "Laren", people, f6=at(before, people)))
    return earlier, overview(group("raad", "Laren", people, f6=at(after, people)))


def test_i_says_what_rose_since_when():
    earlier, now = earlier_and_now("2.8", "3.6")

    assert development.changed(now, earlier).text == (
        "Sinds najaar 2025 is Organisatie bij de raden gestegen: van 2,8 naar 3,6."
    )


def test_i_says_what_fell():
    earlier, now = earlier_and_now("3.8", "3.3")

    assert "gedaald: van 3,8 naar 3,3" in development.changed(now, earlier).text


def test_i_takes_the_largest_change():
    earlier = overview(*raden(Laren={"f2": at("4.0"), "f6": at("2.8")}))
    now = overview(*raden(Laren={"f2": at("3.3"), "f6": at("3.6")}))

    assert development.changed(now, earlier).factor_number == 6


@pytest.mark.parametrize(
    ("people", "after", "said"),
    [
        (10, "3.7", False),
        (10, "3.8", True),
        (20, "3.4", False),
        (20, "3.5", True),
        (100, "3.2", False),
        (100, "3.3", True),
    ],
)
def test_i_begins_at_the_limit_of_its_number_of_answers(people, after, said):
    earlier, now = earlier_and_now("3.0", after, people)

    assert bool(development.changed(now, earlier)) is said


def test_i_fills_a_place_that_is_left():
    earlier, _now = earlier_and_now("2.8", "3.5")

    assert letters(*all_roles(), earlier=earlier) == "HGI"


@pytest.mark.parametrize(("invited", "said"), [(24, False), (25, True)])
def test_j_begins_under_half(invited, said):
    finding = sentences.low_response(overview(group("raad", "Laren", 12, of=invited)))

    assert bool(finding) is said


def test_j_names_the_raad_and_its_numbers():
    finding = sentences.low_response(overview(group("raad", "Laren", 7, of=15)))

    assert finding.text == (
        "Let op: van de raad van Laren gaf minder dan de helft antwoord (7 van 15)."
    )


def test_j_names_every_raad_but_in_public_the_own():
    voices = (group("raad", "Laren", 7, of=15), group("raad", "Ede", 12, of=39))

    assert sentences.low_response(overview(*voices)).text == (
        "Let op: van de raden van Ede (12 van 39) en Laren (7 van 15) gaf minder dan de helft "
        "antwoord."
    )
    assert (
        sentences.low_response(overview(*voices, own="Ede"), public=True).place_code == CODES["Ede"]
    )
    assert sentences.low_response(overview(*voices), public=True) is None


def test_j_is_not_said_of_a_raad_that_is_not_shown():
    voices = (group("raad", "Laren", 20), group("raad", "Ede", 4, of=39))

    assert sentences.low_response(overview(*voices)) is None


# --- Which three -------------------------------------------------------------------------------

GAP = {"f6": at("2.4")}


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({}, "HG"),
        (GAP, "HB"),
        ({"t5a": DIVIDED}, "HC"),
        (GAP | {"t5a": DIVIDED}, "HBC"),
        (GAP | {"t5a": DIVIDED, "t8a": UNKNOWN}, "HBE"),
        (GAP | {"t8a": UNKNOWN}, "HBE"),
        ({"t5a": DIVIDED, "t8a": UNKNOWN}, "HCE"),
        ({"t8a": UNKNOWN}, "HE"),
    ],
)
def test_three_sentences_begin_well_then_differ_then_explain(tables, expected):
    assert letters(*three_roles(tables, HIGH, HIGH)) == expected


def test_three_sentences_take_e_and_f_when_nobody_differs():
    assert letters(*all_roles(t2a=at("4.6"), t2b=at("3.0"), t8a=UNKNOWN)) == "AEF"


def test_warning_comes_after_the_three():
    voices = group("raad", "Laren", 20, of=60, t5a=DIVIDED, t8a=UNKNOWN, f1=at("4.2"))

    assert letters(voices) == "ACEJ"


def test_nothing_stands_out_where_nothing_is_shown():
    assert letters(group("raad", "Laren", 4), group("college", "Laren", 3)) == ""
    assert letters(group("raad", "Laren", 9, of=10)) == ""


def test_emphasis_is_decided_by_the_template_only():
    assert emphasised("Over **{factor}**: {mean}.", factor="**B** {mean}", mean="4,2") == (
        Segment("Over "),
        Segment("**B** {mean}", strong=True),
        Segment(": 4,2."),
    )


def test_calm_builder_triggers_nothing():
    assert letters(*three_roles({"f1": calm(20)})) == "HG"
