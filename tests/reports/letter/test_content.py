"""What a raadsinformatiebrief and a memo say."""

import datetime

import pytest

from assessments.reports.letter.content import from_the_college, from_the_raad, letter
from assessments.reports.letter.sections import Run, marked
from tests.reports import builders
from tests.results.builders import CODES, group, overview

FACTS = {
    "form": "bedrijfsvoeringsorganisatie",
    "client": "het presidium",
    "discussed_on": datetime.date(2025, 11, 20),
}


def written(built=None, name="Laren", sender=None, earlier=None):
    return letter(
        built or builders.bel(**FACTS), earlier, CODES[name], sender or from_the_college()
    )


def plain(sentence):
    return "".join(run.text for run in sentence)


def section(of, heading):
    return next(each for each in of.sections if each.heading == heading)


def text_of(of, heading):
    return plain(section(of, heading).sentences)


def head(of):
    return {label: plain(sentence) for label, sentence in of.head}


def test_letter_of_the_college_says_to_whom_from_whom_and_for_what():
    assert head(written()) == {
        "Aan": "de raad van Laren",
        "Van": "het college van burgemeester en wethouders van Laren",
        "Datum": "[datum]",
        "Onderwerp": "Uitkomsten zelfevaluatie BEL",
        "Voor": "kennisnemen en bespreken op 20 november 2025",
    }


def test_memo_differs_in_head_and_signature_only():
    brief, memo = written(), written(sender=from_the_raad())

    assert (brief.title, memo.title) == ("Raadsinformatiebrief", "Memo aan de raad")
    assert head(memo)["Van"] == "[de griffie / het presidium] van Laren"
    assert [plain(line) for line in brief.signatures] == [
        "Het college van burgemeester en wethouders van Laren,",
        "[naam], secretaris",
        "[naam], burgemeester",
    ]
    assert [plain(line) for line in memo.signatures] == [
        "[naam], [griffier / voorzitter van het presidium]"
    ]
    assert brief.sections == memo.sections


def test_letter_has_the_sections_of_a_raadsinformatiebrief_in_order():
    assert [each.heading for each in written().sections] == [
        "Aanleiding",
        "Kernboodschap",
        "Uitkomsten",
        "Kanttekeningen",
        "Gevolgen",
        "Communicatie",
        "Vervolg",
        "Bijlage",
    ]


def test_occasion_says_who_work_together_and_who_asked():
    assert text_of(written(), "Aanleiding") == (
        "Blaricum, Eemnes en Laren werken samen in BEL (bedrijfsvoeringsorganisatie). "
        "In opdracht van het presidium is van 1 september tot 1 oktober 2025 een "
        "zelfevaluatie gehouden. "
        "[In artikel … van de regeling staat dat de samenwerking wordt geëvalueerd]."
    )


def test_occasion_names_the_article_of_the_regulation():
    of = written(builders.bel(regulation_article="27, tweede lid"))

    assert text_of(of, "Aanleiding").endswith(
        "In artikel 27, tweede lid van de regeling staat dat de samenwerking wordt geëvalueerd."
    )


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            datetime.date(2029, 7, 1),
            "De regeling vraagt om een volgende evaluatie voor 1 juli 2029.",
        ),
        (datetime.date(2025, 10, 1), "Nieuwe ronde: [bijvoorbeeld najaar 2027]."),
        (None, "Nieuwe ronde: [bijvoorbeeld najaar 2027]."),
    ],
)
def test_follow_up_says_when_the_regulation_asks_for_another(before, said):
    of = written(builders.bel(evaluate_before=before))

    assert text_of(of, "Vervolg").endswith(said)


@pytest.mark.parametrize(
    ("client", "said"),
    [
        ("De presidia van Laren en Eemnes", "de presidia van Laren en Eemnes is van"),
        ("Presidium Laren", "Presidium Laren is van"),
        ("Deventer en Hattem", "Deventer en Hattem is van"),
    ],
)
def test_occasion_reads_well_whoever_asked(client, said):
    of = written(builders.bel(client=client))
    assert f"In opdracht van {said} 1 september tot 1 oktober 2025" in text_of(of, "Aanleiding")


def test_what_is_not_known_is_for_the_writer_to_fill_in():
    of = written(builders.bel())

    assert text_of(of, "Aanleiding").startswith(
        "Blaricum, Eemnes en Laren werken samen in BEL ([vorm van de regeling]). "
        "In opdracht van [opdrachtgever] is van "
    )
    assert head(of)["Voor"] == "kennisnemen en bespreken op [datum]"
    assert text_of(of, "Vervolg").startswith("Gesprek op [datum] met [wie].")


def test_many_municipalities_are_counted():
    assert text_of(written(builders.many(9)), "Aanleiding").startswith(
        "9 gemeenten werken samen in BEL"
    )


def test_message_is_what_stands_out_for_this_municipality():
    items = [plain(item) for item in section(written(), "Kernboodschap").items]

    assert items == [
        "Over Medewerkers zijn in elke groep de meesten positief: van de raadsleden is 55\u00a0% "
        "het eens, van de collegeleden 70\u00a0%, van BEL Combinatie 68\u00a0%.",
        "Onze raad is over Organisatie kritischer dan de andere raden: 2,4 tegen 3,5.",
        "Het minst eens is men over Organisatie: van de raadsleden is 39\u00a0% het eens, "
        "gemiddeld 3,1.",
    ]
    assert Run("Organisatie", strong=True) in section(written(), "Kernboodschap").items[1]


def test_no_other_municipality_is_named_with_its_results():
    built = builders.bel(**FACTS)

    of = written(built, "Eemnes")

    said = [
        *(plain(item) for item in section(of, "Kernboodschap").items),
        *(plain(line) for line in section(of, "Uitkomsten").after),
    ]
    assert said
    assert not any("Laren" in line for line in said)


def test_table_has_ten_factors_for_own_raad_all_raden_colleges_and_organisation():
    table = section(written(), "Uitkomsten").table

    assert table.headings == (
        "Succesfactor",
        "Onze raad",
        "Andere raden",
        "Colleges samen",
        "BEL Combinatie",
    )
    assert len(table.rows) == 10
    assert table.rows[5] == (
        "6. Organisatie",
        "2,4 (9\u00a0% eens)",
        "3,5 (55\u00a0% eens)",
        "3,8 (80\u00a0% eens)",
        "3,5 (52\u00a0% eens)",
    )
    assert table.rows[7] == (
        "8. Proces",
        "ongeveer 3,5",
        "3,5 (55\u00a0% eens)",
        "3,4 (70\u00a0% eens)",
        "3,5 (52\u00a0% eens)",
    )


def test_factors_are_named_by_their_group_on_the_agenda():
    after = [plain(line) for line in section(written(), "Uitkomsten").after]

    assert after == [
        "Bespreken: Organisatie (onze raad 2,4).",
        "Verkennen: Proces (onze raad ongeveer 3,5).",
        "Vasthouden: Medewerkers (onze raad 3,5), Belangen (onze raad 3,5), Identiteit (onze raad "
        "3,5), Keuze (onze raad 3,5), Samenspel (onze raad 3,5), Durf en realisme (onze raad 3,2), "
        "Sleutelfiguren (onze raad 3,5) en Betekenis (onze raad 3,5).",
    ]


def test_factors_are_in_the_order_that_the_manager_chose():
    of = letter(builders.bel(), None, CODES["Laren"], from_the_college(), {10: 1, 8: 2})

    assert plain(section(of, "Uitkomsten").after[2]).startswith(
        "Vasthouden: Betekenis (onze raad 3,5), Medewerkers (onze raad 3,5), Belangen"
    )


def test_remarks_say_how_many_answered():
    assert text_of(written(), "Kanttekeningen") == (
        "11 van de 15 raadsleden antwoordden. Het is een foto van meningen, geen onderzoek naar "
        "feiten. Groepen van minder dan vijf mensen zijn niet apart getoond."
    )


@pytest.mark.parametrize(("year", "warned"), [(2021, True), (2022, False)])
def test_elections_since_the_round_before_are_mentioned(year, warned):
    """The councils were elected on 16 March 2022."""
    earlier = builders.bel(closed_on=datetime.date(year, 10, 1))

    remarks = text_of(written(earlier=earlier), "Kanttekeningen")

    assert remarks.endswith("Tussen deze en de vorige ronde waren verkiezingen.") is warned


def test_own_raad_that_is_not_shown_is_explained():
    of = written(builders.own_raad_withheld())

    assert text_of(of, "Kernboodschap").startswith(
        "Van onze raad stuurden minder dan vijf leden hun antwoorden in."
    )
    assert "Onze raad" not in section(of, "Uitkomsten").table.headings


def test_letter_without_results_has_no_table_and_says_why():
    of = written(builders.nothing_shown())

    assert text_of(of, "Kernboodschap") == (
        "Er zijn te weinig antwoorden om iets te tonen. De vragen in het rapport kunt u wel met "
        "elkaar bespreken."
    )
    assert section(of, "Uitkomsten").table is None


def test_next_round_is_two_years_on_and_the_appendix_is_the_report():
    of = written()

    assert text_of(of, "Vervolg") == (
        "Gesprek op 20 november 2025 met [wie]. Daarna legt [wie] afspraken voor aan "
        "[de raad / de raden]. Nieuwe ronde: [bijvoorbeeld najaar 2027]."
    )
    assert text_of(of, "Bijlage") == "Rapport Laren, kenmerk 000000000000."


def test_round_that_closed_on_a_leap_day_has_a_next_one():
    built = builders.bel(closed_on=datetime.date(2024, 2, 29))

    assert "[bijvoorbeeld winter 2025-2026]" in text_of(written(built), "Vervolg")


def test_brackets_in_a_name_are_not_to_be_filled_in():
    assert marked("Aan {name}: [datum]", name="[Laren] {0}") == (
        Run("Aan [Laren] {0}: "),
        Run("[datum]", to_fill_in=True),
    )


@pytest.mark.parametrize("name", ["Heiloo", "BEL Combinatie"])
def test_only_a_municipality_of_the_round_gets_a_letter(name):
    with pytest.raises(KeyError):
        written(name=name)


def test_fictitious_letter_says_so_in_title_and_text():
    of = written(overview(group("raad", "Laren", 11), fictitious=True))

    assert of.document_title == ("VERZONNEN: Raadsinformatiebrief: Uitkomsten zelfevaluatie BEL")
    assert plain(of.stamp) == (
        "VERZONNEN. Dit is een demonstratie. Alle antwoorden zijn verzonnen. De gemeenten bestaan, "
        "maar hun raden, colleges en ambtenaren hebben deze vragen niet beantwoord."
    )
