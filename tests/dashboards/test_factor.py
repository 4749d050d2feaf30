"""The page of a factor."""

import pytest
from django.utils.html import escape

from tests.dashboards.reading import drawn_answers, tables
from tests.dashboards.visiting import address, reader_of
from tests.results.builders import INSTRUMENT, at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "factoren/6/"
FEW = [0, 0, 2, 2, 0, 16]


def test_withheld_statement_has_no_numbers(look):
    html = look(release(group("raad", "Laren", 20, t6a=FEW)), PAGE)

    assert tables(html)["figure-6a"][2] == ["alle raden", "niet getoond"]


def test_distributions_equal_their_tables(look):
    made = release(
        group("raad", "Laren", 20, t6a=[1, 2, 5, 4, 4, 4], t6b=[2, 4, 4, 6, 4, 0], t7a=FEW),
        group("college", "Laren", 7),
        group("organisatie", "Laren", 40, t6a=[8, 8, 8, 8, 4, 4]),
    )
    html = look(made, PAGE)
    pictures = drawn_answers(html)
    assert list(pictures) == ["figure-6a", "figure-6b"]
    for name, picture in pictures.items():
        drawn = [counts for _group, counts, _said in picture if counts]
        rows = [row for row in tables(html)[name][1:] if len(row) == 11]
        assert [tuple(row[1:7]) for row in rows] == drawn
        assert [f"{row[7]} meningen · {row[8]} eens" for row in rows] == [
            " ".join(said.split()) for _group, counts, said in picture if counts
        ]


def test_page_has_the_explanation_and_both_statements_to_the_letter(look):
    html = look(release(*three_roles()), PAGE)
    factor = INSTRUMENT.factor(6)

    assert f"<h1>{escape(factor.title)}</h1>" in html
    assert "Factor 6 van 10" in html
    for text in (*factor.paragraphs, *(statement.text for statement in factor.statements)):
        assert escape(text) in html


def test_page_says_why_the_factor_is_on_the_agenda(look):
    made = release(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")}))

    assert ("<strong>Bespreken:</strong> Raden 2,8 en colleges 4,1. Dat is 1,3 verschil.") in look(
        made, PAGE
    )


def test_page_has_two_questions_and_one_to_ask_the_college(look):
    html = look(release(*three_roles(raad={"t6b": at("2.8")})), PAGE)

    for question in INSTRUMENT.factor(6).questions:
        assert f"<li>{escape(question)}</li>" in html
    assert html.count("Vraag het aan tafel.") == 1
    assert "Hoe kijkt u als college naar “Zelfde beeld van opdracht en eigenaarschap”?" in html


def test_page_has_nothing_to_ask_a_college_that_was_not_invited(look):
    assert "Vraag het aan tafel." not in look(release(*raden(Laren={})), PAGE)


def test_page_says_what_each_statement_is_about(look):
    html = look(release(*three_roles()), PAGE)
    a, b = html.index('id="stelling-6a"'), html.index('id="stelling-6b"')

    assert "Deze stelling gaat over de eigen gemeente." in html[a:b]
    assert "Deze stelling gaat over de samenwerking." in html[b:]


def test_page_says_how_much_people_agree(look):
    rows = tables(look(release(*three_roles(raad={"t6a": [7, 1, 2, 1, 9, 0]})), PAGE))["figure-6a"]

    assert rows[2] == [
        "alle raden",
        *["7", "1", "2", "1", "9", "0", "20"],
        "50 %",
        "3,2",
        "0,16verdeeld",
    ]


def test_page_leads_to_its_neighbours(look):
    made = release(*three_roles())
    pages = (look(made, f"factoren/{number}/") for number in (6, 1, 10))
    middle, first, last = (" ".join(html.split()) for html in pages)

    assert f'rel="prev" href="{address(made, "factoren/5/")}">← 5 Durf en realisme</a>' in middle
    assert f'rel="next" href="{address(made, "factoren/7/")}">7 Sleutelfiguren →</a>' in middle
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in last


def test_first_factor_opens_the_section(look):
    assert "Factor 1 van 10" in look(release(*three_roles()), "factoren/")


def test_reader_of_one_municipality_sees_nothing_of_the_others(look):
    made = release(
        *raden(
            Laren={"t6a": at("3.8")},
            Ede={"t6a": [13, 7, 0, 0, 0, 0]},
            Heiloo={"t6a": [0, 0, 20, 0, 0, 0]},
        ),
        group("raad", "Rhenen", 3, of=9),
    )
    everything = look(made, PAGE)
    assert "raad Ede" in everything
    assert "13" in [n for _g, counts, _s in drawn_answers(everything)["figure-6a"] for n in counts]
    assert "Rhenen" in everything

    html = look(made, PAGE, reader_of(made, "Laren"))
    assert [row[0] for row in tables(html)["figure-6a"]] == [
        "Wie",
        "Per rol",
        "alle raden",
        "Per raad",
        "raad Laren",
    ]
    drawn = [(name, said) for name, _counts, said in drawn_answers(html)["figure-6a"]]
    assert drawn == [
        ("raden", "60 meningen · 28\u00a0% eens"),
        ("raad Laren", "20 meningen · 80\u00a0% eens"),
    ]
    assert "Rhenen" not in html


def test_reader_of_one_municipality_gets_no_page_that_was_made_for_another(look):
    made = release(*raden(Laren={"t6a": at("3.8")}, Ede={"t6a": at("2.2")}))
    look(made, PAGE)
    first, second = (look(made, PAGE, reader_of(made, name)) for name in ("Laren", "Ede"))

    assert tables(first)["figure-6a"][4][0] == "raad Laren"
    assert tables(second)["figure-6a"][4][0] == "raad Ede"


def test_page_says_what_the_others_could_have_changed(look):
    agree = [0, 0, 4, 8, 0, 0]
    html = look(release(group("raad", "Laren", 12, of=15, f6=agree)), PAGE)

    assert "Als de anderen hadden geantwoord" in html
    assert (
        "<li>Ook als de 3 anderen het oneens waren, is een meerderheid van de raden het eens.</li>"
    ) in html


def test_page_says_nothing_of_others_when_everybody_answered(look):
    assert "Als de anderen" not in look(release(*three_roles()), PAGE)


def test_reader_of_one_municipality_reads_of_the_own_raad_what_others_could_change(look):
    made = release(
        *(
            group("raad", name, 12, of=15, f6=[0, 0, 4, 8, 0, 0])
            for name in ("Laren", "Ede", "Heiloo")
        )
    )
    html = look(made, PAGE, reader_of(made, "Laren"))

    assert "een meerderheid van de raad van Laren het eens." in html
    assert "een meerderheid van de raden het eens." in html
    assert "raad van Ede" not in html
