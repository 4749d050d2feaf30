"""The page that is read without the rest."""

import re

import pytest

from tests.reports import builders
from tests.results.builders import group, overview


def first(built, name="Laren"):
    return builders.report_of(built, name).first


def text(segments):
    return "".join(segment.text for segment in segments)


def test_findings_are_the_public_ones():
    built = overview(
        group("raad", "Laren", 11),
        group("raad", "Eemnes", 11, f1=[0, 8, 3, 0, 0, 0]),
        group("raad", "Blaricum", 11),
    )
    findings = [text(finding) for finding in first(built).findings]
    assert findings
    assert not re.search("Eemnes|Blaricum", " ".join(findings))


def test_findings_may_name_the_own_municipality():
    built = overview(
        group("raad", "Laren", 11, f1=[0, 8, 3, 0, 0, 0]),
        group("raad", "Eemnes", 11),
        group("raad", "Blaricum", 11),
    )
    findings = [text(finding) for finding in first(built).findings]
    assert findings[1] == (
        "Onze raad is over Belangen kritischer dan de andere raden: 2,3 tegen 3,5."
    )


def test_picture_has_a_row_per_factor_with_its_numbers():
    picture = first(builders.bel()).picture
    assert picture.headings == ("onze raad", "andere raden", "colleges samen", "BEL Combinatie")
    assert [row.number for row in picture.rows] == list(range(1, 11))
    row = picture.rows[5]
    assert row.short_name == "Organisatie"
    assert [(mean.text, mean.agree) for mean in row.means] == [
        ("2,4", "9\u00a0%"),
        ("3,5", "55\u00a0%"),
        ("3,8", "80\u00a0%"),
        ("3,5", "52\u00a0%"),
    ]


def test_picture_explains_exactly_the_signs_that_it_uses():
    signs = first(builders.bel()).picture.signs
    assert [sign.name for sign in signs] == [
        "onze raad",
        "onze raad, ongeveer",
        "andere raden",
        "colleges samen",
        "BEL Combinatie",
    ]


def test_picture_says_about_of_five_to_nine_answers():
    rows = first(builders.two_small()).picture.rows
    assert [(mean.text, mean.agree) for mean in rows[0].means] == [
        ("ongeveer 3,5", ""),
        ("3,5", "60\u00a0%"),
        ("ongeveer 3,5", ""),
        ("3,5", "60\u00a0%"),
    ]


def test_picture_draws_open_signs_for_five_to_nine_answers():
    picture = first(builders.two_small()).picture
    fills = {sign.name: sign.chart.paths[0].fill for sign in picture.signs}
    assert fills == {
        "onze raad, ongeveer": "#ffffff",
        "alle raden": "#ffffff",  # a ring
        "colleges samen, ongeveer": "#ffffff",
        "organisatie": "#2e7d4f",
    }
    drawn = [path.fill for path in picture.rows[0].scale.paths]
    assert drawn.count("#ffffff") == 3


def test_picture_says_who_is_missing_in_a_total():
    built = overview(
        group("raad", "Laren", 11),
        group("raad", "Eemnes", 11),
        group("raad", "Blaricum", 2, of=9),
    )
    assert first(built).picture.notes == ("Andere raden: zonder de raad van Blaricum.",)


def test_withheld_own_raad_is_explained_and_has_no_column():
    page = first(builders.own_raad_withheld())
    assert page.notice == (
        "Van onze raad stuurden minder dan vijf leden hun antwoorden in. Daarom staan in dit "
        "rapport alleen de uitkomsten van de samenwerking. Die zijn ook voor ons gesprek bruikbaar."
    )
    assert page.picture.headings == ("alle raden", "colleges samen", "organisatie")


def test_shown_own_raad_needs_no_notice():
    assert first(builders.bel()).notice == ""


def test_nothing_shown_is_said_and_has_no_picture():
    page = first(builders.nothing_shown())
    assert page.notice == (
        "Er zijn te weinig antwoorden om iets te tonen. De vragen in dit rapport kunt u wel met "
        "elkaar bespreken."
    )
    assert (page.picture, page.findings, page.keep, page.begin) == (None, (), (), ())


def test_keep_has_at_most_three_factors_from_three_and_a_half():
    high = {f"f{number}": [0, 0, 0, 8, 3, 0] for number in (2, 4, 6, 8)}
    low = {f"f{number}": [0, 3, 8, 0, 0, 0] for number in (1, 3, 5, 7, 9, 10)}
    built = overview(group("raad", "Laren", 11, **high, **low))
    assert first(built).keep == (
        "Identiteit (onze raad 4,3)",
        "Samenspel (onze raad 4,3)",
        "Organisatie (onze raad 4,3)",
    )


def test_keep_is_empty_when_no_factor_is_high_enough():
    low = {f"f{number}": [0, 3, 8, 0, 0, 0] for number in range(1, 11)}
    assert first(overview(group("raad", "Laren", 11, **low))).keep == ()


def test_begin_has_the_reasons_in_short():
    built = overview(
        group("raad", "Laren", 11, f6=[0, 8, 3, 0, 0, 0], t8a=[0, 0, 5, 5, 0, 6]),
        group("college", "Laren", 10, f6=[0, 0, 3, 7, 0, 0]),
    )
    assert first(built).begin[:2] == (
        "Organisatie: raden en colleges 1,4 uit elkaar (onze raad 2,3)",
        "Proces: veel “weet niet” (onze raad 3,5)",
    )


@pytest.mark.parametrize("number", [3, 30])
def test_page_is_as_long_with_any_number_of_municipalities(number):
    page = first(builders.many(number))
    assert (len(page.turnouts), len(page.picture.rows), len(page.picture.headings)) == (4, 10, 4)
