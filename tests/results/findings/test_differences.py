"""Differences between roles (B), between raden (D), none (G), and a role that stands out (M)."""

import pytest

from assessments.results.findings import differences
from assessments.results.findings.finding import Segment
from tests.results.builders import CODES, at, group, overview, raden, three_roles

# --- B: roles ----------------------------------------------------------------------------------


def test_b_names_the_two_roles_that_differ_most():
    voices = three_roles({"f6": at("2.8")}, {"f6": at("4.1")}, {"f6": at("3.1")})
    finding = differences.roles_differ(overview(*voices))

    assert finding.text == (
        "Over Organisatie denken raden en colleges heel verschillend: gemiddeld 2,8 tegen 4,1."
    )
    assert finding.segments[1] == Segment("Organisatie", strong=True)
    assert finding.roles == ("raad", "college")


@pytest.mark.parametrize(("college", "said"), [("3.9", False), ("4.0", True)])
def test_b_begins_at_a_whole_answer(college, said):
    voices = three_roles({"f6": at("3.0")}, {"f6": at(college)})

    assert bool(differences.roles_differ(overview(*voices))) is said


def test_b_takes_the_largest_difference():
    voices = three_roles({"f6": at("3.0"), "f8": at("2.9")}, {"f6": at("4.0"), "f8": at("4.0")})

    assert differences.roles_differ(overview(*voices)).factor_number == 8


def test_b_calls_a_joint_organisation_by_its_name():
    voices = (
        group("raad", "Laren", 20, f6=at("2.8")),
        group("organisatie", "BEL Combinatie", 20, f6=at("4.0")),
    )

    assert "denken raden en BEL Combinatie heel" in differences.roles_differ(overview(*voices)).text


def test_b_leaves_out_a_role_with_fewer_than_ten_answers():
    voices = (
        group("raad", "Laren", 20, f6=at("2.0")),
        group("college", "Laren", 9, f6=[0, 0, 0, 0, 9, 0]),
    )

    assert differences.roles_differ(overview(*voices)) is None


# --- D: a raad beside the others ---------------------------------------------------------------


def test_d_compares_a_raad_with_the_mean_of_the_others():
    voices = raden(Laren={"f6": at("2.7")}, Ede={"f6": at("3.6")}, Rhenen={"f6": at("3.8")})
    finding = differences.raad_differs(overview(*voices))

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
        differences.raad_differs(overview(*voices)).text
    )


@pytest.mark.parametrize(("laren", "said"), [("2.8", False), ("2.7", True)])
def test_d_begins_at_eight_tenths(laren, said):
    voices = raden(Laren={"f6": at(laren)}, Ede={"f6": at("3.5")}, Rhenen={"f6": at("3.5")})

    assert bool(differences.raad_differs(overview(*voices))) is said


def test_d_names_only_the_own_raad_in_public():
    voices = raden(Laren={"f6": at("2.5")}, Ede={}, Rhenen={"f3": at("4.4")})

    assert differences.raad_differs(overview(*voices)).place_code == CODES["Laren"]
    assert differences.raad_differs(overview(*voices, own="Ede"), public=True) is None
    assert differences.raad_differs(overview(*voices), public=True) is None
    own = differences.raad_differs(overview(*voices, own="Rhenen"), public=True)
    assert own.text.startswith("De raad van Rhenen is over Keuze positiever")


def test_d_leaves_out_raden_with_fewer_than_ten_answers():
    voices = (*raden(Laren={"f6": at("3.5")}), group("raad", "Ede", 9, f6=[9, 0, 0, 0, 0, 0]))

    assert differences.raad_differs(overview(*voices)) is None


# --- D beside L --------------------------------------------------------------------------------


def test_d_is_not_about_the_own_raad_when_that_was_spoken_of():
    voices = raden(Laren={"f6": at("2.5")}, Ede={"f3": at("2.6")}, Rhenen={}, Renswoude={})
    shown = overview(*voices, own="Laren")

    assert differences.raad_differs(shown).place_code == CODES["Laren"]
    assert differences.raad_differs(shown, besides_own=True).place_code == CODES["Ede"]


# --- G: nothing differs ------------------------------------------------------------------------


def test_g_names_the_roles():
    assert differences.same_view(overview(*three_roles())).text == (
        "Raden, colleges en organisaties kijken op hoofdlijnen hetzelfde naar de samenwerking."
    )


def test_g_needs_two_roles():
    assert differences.same_view(overview(*raden(Laren={}, Ede={}))) is None


def test_g_counts_a_role_that_has_a_score_for_some_factors():
    shown = overview(*three_roles({"t1a": [0, 0, 2, 2, 0, 0]}))

    assert differences.same_view(shown).roles == ("raad", "college", "organisatie")


# --- M: one role stands out --------------------------------------------------------------------


def levels_of(mean, factors):
    return {f"f{number}": at(mean) for number in range(1, factors + 1)}


def stands_out(*roles):
    finding = differences.one_role_stands_out(overview(*three_roles(*roles)))
    return finding and finding.text


def test_m_says_on_how_many_factors_a_role_is_the_highest():
    assert stands_out({}, levels_of("3.9", 9), {}) == (
        "Colleges geven bij 9 van de 10 factoren het hoogste cijfer."
    )


def test_m_says_so_of_the_lowest():
    assert stands_out(levels_of("3.1", 10), {}, {}) == (
        "Raden geven bij 10 van de 10 factoren het laagste cijfer."
    )


@pytest.mark.parametrize(("factors", "is_said"), [(7, False), (8, True)])
def test_m_begins_at_eight_factors(factors, is_said):
    assert bool(stands_out(levels_of("3.1", factors), {}, {})) is is_said


@pytest.mark.parametrize(("mean", "is_said"), [("3.6", False), ("3.7", True)])
def test_m_begins_at_two_tenths(mean, is_said):
    assert bool(stands_out({}, levels_of(mean, 10), {})) is is_said


def test_m_speaks_of_a_joint_organisation_as_one():
    voices = (
        group("raad", "Laren", 20),
        group("organisatie", "BEL Combinatie", 20, **levels_of("3.1", 10)),
    )

    assert differences.one_role_stands_out(overview(*voices)).text == (
        "BEL Combinatie geeft bij 10 van de 10 factoren het laagste cijfer."
    )


def test_m_needs_two_roles():
    assert differences.one_role_stands_out(overview(group("raad", "Laren", 20))) is None
