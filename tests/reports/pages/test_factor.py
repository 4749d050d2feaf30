"""One factor on one page, for the raad of one municipality."""

import re

from assessments.reports.pages.factor import factor_page
from tests.reports import builders
from tests.results.builders import CODES, INSTRUMENT, group, overview

LAREN = CODES["Laren"]


def page(built, number=1, name="Laren"):
    return factor_page(built, CODES[name], INSTRUMENT.factor(number))


def test_page_has_the_texts_of_the_instrument_to_the_letter():
    built, factor = page(builders.bel(), 9), INSTRUMENT.factor(9)
    assert built.title == factor.title
    assert "\n\n".join(built.paragraphs) == factor.explanation
    assert [part.text for part in built.statements] == [s.text for s in factor.statements]
    assert built.questions == factor.questions


def test_page_says_what_each_statement_is_about():
    assert [part.scope for part in page(builders.bel(), 2).statements] == [
        "Gaat over de eigen gemeente.",
        "Gaat over de samenwerking.",
    ]


def test_line_has_the_numbers_of_a_distribution():
    own = page(builders.bel(), 5).statements[0].lines[0]
    numbers = [segment.number for segment in own.bar.segments]
    assert (own.name, own.answers, numbers, own.agree, own.mean) == (
        "onze raad",
        11,
        ["2", "3", "1", "4", "1"],
        "45\u00a0%",
        "2,9",
    )


def test_line_describes_its_picture_with_the_same_numbers():
    own = page(builders.bel(), 5).statements[0].lines[0]
    assert own.bar.title == (
        "Stelling 5a, onze raad: helemaal mee oneens 2, mee oneens 3, neutraal 1, mee eens 4, "
        "helemaal mee eens 1, weet niet 0; gemiddeld 2,9."
    )


def test_line_of_five_to_nine_answers_is_one_sentence_without_numbers():
    own = page(builders.bel(), 8).statements[0].lines[0]
    assert own.sentence == (
        "5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde: ongeveer 3,5."
    )
    assert (own.bar, own.agree, own.mean, own.answers) == (None, "", "", 0)


def test_line_says_at_the_cap_that_it_may_be_more():
    built = overview(group("raad", "Laren", 7, t1a=[0, 0, 0, 0, 7, 0]))
    assert page(built).statements[0].lines[0].sentence.endswith("ongeveer 4,5 of hoger.")


def test_line_of_a_statement_with_too_few_opinions_says_why():
    built = overview(group("raad", "Laren", 11, t1a=[0, 0, 2, 2, 0, 7]))
    line = page(built).statements[0].lines[0]
    assert line.sentence == "Niet getoond: minder dan vijf mensen gaven hier hun mening."
    assert page(built).means[0].mean == "niet getoond"
    assert page(built).means[0].mark is None


def test_statement_names_the_groups_that_a_total_misses():
    built = overview(
        group("raad", "Laren", 11),
        group("raad", "Eemnes", 11, t1a=[0, 0, 2, 2, 0, 7]),
        group("raad", "Blaricum", 11),
    )
    assert page(built).statements[0].notes == ("Andere raden: zonder de raad van Eemnes.",)


def test_statement_counts_the_groups_that_a_total_misses_when_there_are_many():
    unknown = {"t1a": [0, 0, 2, 2, 0, 7]}
    others = (group("raad", f"Gemeente {n:02}", 11, **unknown) for n in range(1, 5))
    built = overview(group("raad", "Laren", 11), group("raad", "Eemnes", 11), *others)
    assert page(built).statements[0].notes == (
        "Andere raden: zonder 4 groepen met te weinig antwoorden.",
    )


def test_means_have_a_band_only_when_exact():
    means = page(builders.two_small()).means
    assert [(mean.name, mean.mean, mean.band) for mean in means] == [
        ("onze raad", "ongeveer 3,5", ""),
        ("alle raden", "3,5", "● midden"),
        ("colleges samen", "ongeveer 3,5", ""),
        ("organisatie", "3,5", "● midden"),
    ]


def test_scale_says_all_means_in_words():
    assert page(builders.bel(), 6).scale.title == (
        "Organisatie: onze raad 2,4; andere raden 3,5; colleges samen 3,8; BEL Combinatie 3,5."
    )


def test_every_picture_of_an_fictitious_result_says_so():
    built = page(builders.bel(fictitious=True), 5)
    bars = [line.bar for part in built.statements for line in part.lines]
    titles = [chart.title for chart in (built.scale, *bars)]
    assert len(titles) == 9
    assert all(title.startswith("VERZONNEN. ") for title in titles)


def test_college_is_asked_about_the_statement_on_which_it_differs_most():
    differing = {"t1b": [0, 0, 0, 0, 9, 0]}
    built = overview(group("raad", "Laren", 11), group("college", "Laren", 9, **differing))
    assert page(built).ask_the_college == "Ambities waarmaken"


def test_college_that_is_not_shown_is_asked_all_the_same():
    built = overview(group("raad", "Laren", 11), group("college", "Laren", 3, of=4))
    assert page(built).ask_the_college == "Betere kwaliteit en dienstverlening"


def test_college_is_asked_about_the_statement_that_both_show():
    built = overview(
        group("raad", "Laren", 11, t1b=[0, 0, 2, 2, 0, 7]),
        group("college", "Laren", 9, t1a=[0, 0, 0, 0, 9, 0]),
    )
    assert page(built).ask_the_college == "Betere kwaliteit en dienstverlening"


def test_college_that_was_not_invited_is_not_asked():
    assert page(overview(group("raad", "Laren", 11))).ask_the_college == ""


def test_college_is_not_asked_about_a_raad_that_is_not_shown():
    assert page(builders.nothing_shown()).ask_the_college == ""


def test_roles_page_lays_own_raad_beside_own_staff():
    built = overview(
        group("raad", "Laren", 11, t4b=[0, 4, 4, 3, 0, 0]),
        group("raad", "Eemnes", 11),
        group("college", "Laren", 4),
        group("college", "Eemnes", 4),
        group("organisatie", "Laren", 12, t4b=[0, 0, 5, 7, 0, 0]),
        group("organisatie", "Eemnes", 12),
    )
    roles = page(built, 4)
    assert [line.name for line in roles.statements[1].lines] == [
        "onze raad",
        "andere raden",
        "colleges samen",
        "onze organisatie",
    ]
    assert roles.roles_text == (
        "Stelling 4b gaat over onze eigen gemeente. Het college van Laren ziet u niet apart; de "
        "colleges van de 2 gemeenten samen wel. Onze raad geeft 2,9, onze organisatie 3,6. Dat "
        "verschil is een goed begin van het gesprek met het college."
    )


def test_roles_page_lays_own_raad_beside_the_joint_organisation():
    assert page(builders.bel(), 4).roles_text == (
        "Stelling 4b gaat over onze eigen gemeente. Het college van Laren ziet u niet apart; de "
        "colleges van de 3 gemeenten samen wel. Onze raad geeft 3,5, BEL Combinatie 3,5."
    )


def test_roles_page_does_not_lay_own_raad_beside_the_staff_of_all():
    built = overview(
        group("raad", "Laren", 11),
        group("organisatie", "Laren", 3),
        group("organisatie", "Eemnes", 12),
    )
    assert page(built, 4).roles_text == "Stelling 4b gaat over onze eigen gemeente."


def test_other_pages_have_no_text_about_roles():
    assert page(builders.bel(), 5).roles_text == ""


def test_page_names_no_other_municipality():
    built = page(builders.many(3), 4)
    assert not re.search(r"Gemeente \d\d", repr(built))


def test_page_says_what_the_others_could_have_changed():
    assert page(builders.bel()).if_others == (
        "Bij de raad van Laren kan dit kantelen: zijn 3 van de 4 anderen het oneens, dan is er "
        "geen meerderheid meer.",
        "Bij de raden kan dit kantelen: zijn 8 van de 12 anderen het oneens, dan is er geen "
        "meerderheid meer.",
        "Ook als de 2 anderen het oneens waren, is een meerderheid van de colleges het eens.",
        "Bij BEL Combinatie kan dit kantelen: zijn 15 van de 28 anderen het oneens, dan is er "
        "geen meerderheid meer.",
    )
