"""What is agreed with most (A, else H) and least (K)."""

import pytest

from assessments.results.findings import levels
from assessments.results.findings.finding import FindingKind, Segment
from tests.results.builders import at, group, overview, raden, three_roles

MOST = [0, 0, 9, 11, 0, 0]
HALF = [0, 0, 10, 10, 0, 0]
MANY = [0, 0, 4, 16, 0, 0]
SPLIT = [0, 7, 0, 13, 0, 0]


def all_agree(**tables):
    return {f"f{number}": MOST for number in range(1, 11)} | tables


def same_in_every_role(**tables):
    return three_roles(*[all_agree(**tables)] * 3)


def positive(*voices):
    return levels.positive(overview(*voices))


def least_agreed(*voices):
    shown = overview(*voices)
    return levels.least_agreed(shown, levels.lowest_role(shown))


# --- A -----------------------------------------------------------------------------------------


def test_a_says_how_many_of_each_role_agree():
    voices = (
        group("raad", "Laren", 20, f3=[0, 0, 4, 16, 0, 0]),
        group("college", "Laren", 20, f3=[0, 0, 2, 18, 0, 0]),
        group("organisatie", "BEL Combinatie", 20, f3=[0, 0, 5, 15, 0, 0]),
    )
    finding = positive(*voices)

    assert finding.text == (
        "Over Keuze zijn in elke groep de meesten positief: van de raadsleden is 80\u00a0% het "
        "eens, van de collegeleden 90\u00a0%, van BEL Combinatie 75\u00a0%."
    )
    assert finding.segments[1] == Segment("Keuze", strong=True)
    assert (finding.kind, finding.factor_number) == (FindingKind.POSITIVE, 3)
    assert finding.roles == ("raad", "college", "organisatie")


def test_a_does_not_speak_of_every_group_when_there_is_one():
    assert positive(group("raad", "Laren", 20, f3=MANY)).text == (
        "Over Keuze zijn de meesten positief: van de raadsleden is 80\u00a0% het eens."
    )


def test_a_takes_the_factor_of_which_the_least_agreeing_role_agrees_most():
    """On 7 raden and colleges agree most of all, but the organisation does not."""
    other = all_agree(f7=[0, 0, 0, 20, 0, 0], f3=MANY)
    voices = three_roles(other, other, all_agree(f3=MANY))

    assert positive(*voices).factor_number == 3


def test_a_takes_of_two_that_are_as_high_the_one_about_which_roles_agree_more():
    raad = all_agree(f4=MANY, f7=MANY)
    other = all_agree(f4=[0, 0, 0, 20, 0, 0], f7=MANY)

    assert positive(*three_roles(raad, other, other)).factor_number == 7


def test_a_takes_the_first_of_two_that_are_alike():
    assert positive(*same_in_every_role(f7=MANY, f4=MANY)).factor_number == 4


@pytest.mark.parametrize(
    "raad",
    [
        {"f3": HALF},
        {"t3b": SPLIT, "t3a": [0, 0, 0, 20, 0, 0]},
        {"t3a": [0, 0, 0, 15, 0, 10], "t3b": [0, 0, 0, 25, 0, 0]},
    ],
    ids=["a role without a majority", "a divided role", "many who don't know"],
)
def test_a_is_never_said_of_a_factor_to_explain_or_to_discuss(raad):
    none = {f"f{number}": HALF for number in range(1, 11)}
    voices = three_roles(none | raad, none | {"f3": MANY}, none | {"f3": MANY})

    assert positive(*voices) is None


# --- H -----------------------------------------------------------------------------------------


def test_h_names_the_highest_factor():
    tables = {f"f{number}": at("3.2") for number in range(1, 11)} | {"f9": at("3.3")}

    assert levels.highest(overview(*raden(Laren=tables))).text == (
        "Geen enkele factor springt er positief uit. Het hoogst is Medewerkers: 3,3."
    )


def test_h_does_not_call_a_high_factor_nothing_special():
    raad = {f"f{number}": at("4.9") for number in range(1, 11)}
    shown = overview(*three_roles(raad, {"f3": at("3.8")}, {"f3": at("3.8")}))

    assert levels.highest(shown).text == (
        "Het hoogst is Keuze: 4,2. Ook daarover is er iets te bespreken."
    )


# --- K -----------------------------------------------------------------------------------------


def test_k_names_the_factor_with_the_lowest_role_and_gives_that_role_s_numbers_only():
    voices = three_roles(
        all_agree(f8=[2, 14, 1, 3, 0, 0]), all_agree(f8=MANY), all_agree(f3=[0, 5, 5, 10, 0, 0])
    )
    finding = least_agreed(*voices)

    assert finding.text == (
        "Het minst eens is men over Proces: van de raadsleden is 15\u00a0% het eens, gemiddeld 2,3."
    )
    assert (finding.kind, finding.factor_number) == (FindingKind.LOWEST, 8)
    assert finding.roles == ("raad",)


def test_k_names_every_other_factor_that_a_role_puts_below_three():
    low = at("2.9")
    voices = three_roles(all_agree(f8=at("2.3"), f2=low), all_agree(f5=low), all_agree(f8=low))

    assert least_agreed(*voices).text.endswith(
        "Ook onder 3,0 in ten minste één groep: Identiteit en Durf en realisme."
    )


def test_k_takes_of_two_means_that_are_as_low_the_one_with_fewer_who_agree():
    voices = group("raad", "Laren", 20, f2=at("3.0"), f5=[0, 4, 12, 4, 0, 0])

    assert least_agreed(voices).factor_number == 2


def test_k_is_absent_where_nothing_is_shown():
    assert levels.lowest_role(overview(group("raad", "Laren", 9))) is None
