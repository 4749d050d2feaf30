"""The flat table says of every group what the pages say, and why where they say nothing."""

import re
from decimal import Decimal

from assessments.presenters.results_sheet import results_sheet as sheet
from tests.results.builders import CODES, at, group, overview, raden

FEW = [0, 0, 2, 2, 0, 16]
HEADINGS = (
    *("groep", "rol", "gemeente", "code", "uitgenodigd", "ingestuurd"),
    *("factor", "naam", "stelling", "tekst", "gemiddelde", "band", "meningen"),
    *("helemaal mee oneens", "mee oneens", "neutraal", "mee eens", "helemaal mee eens"),
    *("weet niet", "% eens", "eensgezindheid", "verdeeld of niet", "toelichting"),
)
NOTHING = (None,) * 10


def line(seen, group, number, code=None):
    """The one line about a group's factor or statement, from its mean on."""
    found = [e for e in sheet(seen).lines if (e[0], e[6], e[8]) == (group, number, code)]
    assert len(found) == 1
    return found[0][10:]


def groups(seen):
    """The groups in order, with what stands in front of their lines."""
    return list(dict.fromkeys(each[:6] for each in sheet(seen).lines))


def test_sheet_has_a_line_per_group_and_factor_and_statement():
    seen = overview(*raden(Laren={}, Ede={}))

    assert sheet(seen).headings == HEADINGS
    assert groups(seen) == [
        ("samenwerking", "", "", "", None, None),
        ("alle raden", "raad", "", "", 40, 40),
        ("raad Ede", "raad", "Ede", CODES["Ede"], 20, 20),
        ("raad Laren", "raad", "Laren", CODES["Laren"], 20, 20),
    ]
    assert len(sheet(seen).lines) == 10 + 3 * 30
    assert {len(each) for each in sheet(seen).lines} == {len(HEADINGS)}


def test_statement_with_ten_opinions_has_its_distribution():
    seen = overview(group("raad", "Laren", 21, of=25, t1a=[1, 2, 5, 8, 4, 1]))

    assert line(seen, "raad Laren", 1, "1a") == (
        *(Decimal("3.6"), "midden", 20),
        *(1, 2, 5, 8, 4, 1),
        *(60, Decimal("0.61"), "gewone spreiding", None),
    )


def test_line_names_the_factor_and_the_statement_in_full():
    seen = overview(*raden(Laren={}))
    factor, statement = sheet(seen).lines[10:12]

    assert factor[6:10] == (1, "Belangen", None, seen.instrument.factor(1).title)
    assert statement[6:10] == (1, "Belangen", "1a", seen.instrument.statement("1a").text)


def test_factor_has_a_mean_and_a_band():
    seen = overview(*raden(Laren={"f6": at("4.1")}))

    assert line(seen, "raad Laren", 6) == (Decimal("4.1"), "hoog", *NOTHING, None)
    assert line(seen, "samenwerking", 6) == (Decimal("4.1"), "hoog", *NOTHING, None)


def test_half_steps_are_called_approximate_and_have_no_numbers():
    seen = overview(group("raad", "Laren", 7))
    why = "5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde."

    assert line(seen, "raad Laren", 1) == ("ongeveer 3,5", None, *NOTHING, why)
    assert line(seen, "raad Laren", 1, "1a") == ("ongeveer 3,5", None, *NOTHING, why)


def test_capped_half_steps_stay_capped():
    seen = overview(group("raad", "Laren", 7, t1a=[0, 0, 0, 2, 5, 0], t2a=[5, 2, 0, 0, 0, 0]))

    assert line(seen, "raad Laren", 1, "1a")[0] == "ongeveer 4,5 of hoger"
    assert line(seen, "raad Laren", 2, "2a")[0] == "ongeveer 1,5 of lager"


def test_withheld_statement_says_why():
    seen = overview(group("raad", "Laren", 20, t6a=FEW))
    why = "Niet getoond: minder dan vijf mensen gaven hier hun mening."

    assert line(seen, "raad Laren", 6, "6a") == ("niet getoond", None, *NOTHING, why)
    assert line(seen, "raad Laren", 6)[-1].startswith("Geen cijfer voor deze factor")


def test_withheld_group_says_why_on_each_of_its_lines():
    seen = overview(
        group("raad", "Renswoude", 4, of=11),
        group("raad", "Rhenen", 3, of=9),
        group("raad", "Ede", 12),
    )
    why = (
        "Niet apart getoond: minder dan vijf antwoorden. "
        "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen."
    )
    of_renswoude = [each for each in sheet(seen).lines if each[0] == "raad Renswoude"]

    assert {each[:6] for each in of_renswoude} == {
        ("raad Renswoude", "raad", "Renswoude", CODES["Renswoude"], 11, 4)
    }
    assert {each[10:] for each in of_renswoude} == {("niet getoond", None, *NOTHING, why)}
    assert len(of_renswoude) == 30


def test_pool_names_its_municipalities():
    seen = overview(group("raad", "Renswoude", 4, of=11), group("raad", "Rhenen", 3, of=9))

    assert groups(seen)[-1] == (
        *("raden van Renswoude en Rhenen samen", "raad", "Renswoude en Rhenen"),
        *(f"{CODES['Renswoude']} {CODES['Rhenen']}", 20, 7),
    )


def test_group_that_was_not_asked_has_no_lines():
    seen = overview(*raden(Laren={}), group("organisatie", "BEL Combinatie", 20))

    assert [each[:2] for each in groups(seen)] == [
        ("samenwerking", ""),
        ("alle raden", "raad"),
        ("BEL Combinatie", "organisatie"),
        ("raad Laren", "raad"),
        ("BEL Combinatie", "organisatie"),
    ]


def test_every_line_of_a_demonstration_says_so():
    made = sheet(overview(*raden(Laren={}), fictitious=True))

    assert made.headings == ("let op", *HEADINGS)
    assert {each[0] for each in made.lines} == {"VERZONNEN"}


# --- Sharing of one's own only --------------------------------------------------------------


def own_only(**options):
    return overview(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}),
        group("raad", "Renswoude", 4, of=9),
        group("organisatie", "Ede", 20, f3=at("1.4")),
        group("organisatie", "Laren", 20, f3=at("3.4")),
        **options,
    )


def test_reader_of_one_municipality_gets_its_own_groups_and_the_roles():
    assert [each[0] for each in groups(own_only(own="Laren", sees_others=False))] == [
        *("samenwerking", "alle raden", "organisatie", "raad Laren", "organisatie Laren"),
    ]


def test_reader_of_one_municipality_gets_no_name_and_no_number_of_another():
    everything = sheet(own_only())
    assert Decimal("1.3") in {each[10] for each in everything.lines}
    assert "Renswoude" in {each[2] for each in everything.lines}

    seen = sheet(own_only(own="Laren", sees_others=False))
    texts = " ".join(str(value) for each in seen.lines for value in each)
    assert {each[10] for each in seen.lines}.isdisjoint({Decimal("1.3"), Decimal("1.4")})
    assert re.findall(r"\b(?:Ede|Renswoude)\b", texts) == []
