"""Choosing what a meeting is about, and the script for who leads it."""

import re

import pytest

from assessments.followup.actions import reorder
from tests.dashboards.reading import without_scripts
from tests.dashboards.visiting import address, manager_of, reader_of
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

SLIDES, CHOICE, SCRIPT = "presentatie/", "presentatie/kiezen/", "presentatie/draaiboek/"
FAR = three_roles(
    raad={"f6": at("2.8"), "f2": at("2.6")}, college={"f6": at("4.1"), "f2": at("4.1")}
)


def checked(html):
    boxes = re.findall(r'<input[^>]*name="factor"[^>]*>', html)
    numbers = [int(re.search(r'value="(\d+)"', box)[1]) for box in boxes]
    return numbers, [n for n, box in zip(numbers, boxes, strict=True) if "checked" in box]


def factors_of(html):
    return [int(number) for number in re.findall(r'<h2 id="factor-(\d+)"', html)]


def periods(html):
    """From and to, in minutes."""
    found = re.findall(r'script-time">(\d+) tot (\d+)', html)
    return [tuple(map(int, pair)) for pair in found]


# --- Choosing ---------------------------------------------------------------------------------


def test_ten_factors_are_offered_with_begin_hier_checked(look):
    offered, chosen = checked(look(release(*FAR), CHOICE))

    assert sorted(offered) == list(range(1, 11))
    assert chosen == offered[:2] == [2, 6]


def test_choice_in_the_address_is_checked_and_minutes_are_selected(look):
    html = look(release(*FAR), CHOICE, factor=9, minuten=120)

    assert checked(html)[1] == [9]
    assert '<option value="120" selected>120 minuten</option>' in html


def test_form_asks_for_slides_or_script_without_a_script(look):
    made = release(*FAR)
    form = look(made, CHOICE).split('<form method="get"')[1]

    assert f'action="{address(made, SLIDES)}"' in form
    assert f'formaction="{address(made, SCRIPT)}"' in form
    assert '<fieldset aria-describedby="hoe-kiezen">' in form
    assert "csrfmiddlewaretoken" not in form


def test_pages_lead_to_each_other_with_the_same_choice(look):
    made = release(*FAR)
    asked = {"factor": 9, "minuten": 120}
    query = "?factor=9&amp;minuten=120"

    for page, others in ((SLIDES, (CHOICE, SCRIPT)), (SCRIPT, (CHOICE, SLIDES))):
        html = look(made, page, **asked)
        for other in others:
            assert f'href="{address(made, other)}{query}"' in html


def test_agenda_leads_to_the_script(look):
    made = release(*FAR)

    assert f'href="{address(made, SCRIPT)}">Draaiboek voor de avond</a>' in look(
        made, "gespreksagenda/"
    )


# --- The script -------------------------------------------------------------------------------


def test_script_is_about_begin_hier_in_ninety_minutes(look):
    html = look(release(*FAR), SCRIPT)

    assert factors_of(html) == [2, 6]
    assert "<strong>90 minuten</strong>" in html
    assert periods(html) == [(0, 15), (15, 45), (45, 75), (75, 90)]


def test_script_has_both_questions_of_each_factor_with_their_minutes(look):
    html = " ".join(look(release(*FAR), SCRIPT, factor=6, minuten=60).split())
    steps = re.findall(r'script-minutes">(\d+) min</span> (.*?) </li>', html)

    assert [minutes for minutes, _text in steps] == ["8", "16", "16"]
    assert [text.startswith("<strong>W") for _minutes, text in steps] == [False, True, True]


def test_script_names_the_slides_of_the_presentation(look):
    made = release(*FAR)
    script, presentation = (look(made, page, factor=6) for page in (SCRIPT, SLIDES))
    (number,) = re.findall(r"Kijk samen naar dia (\d+)\.", script)
    slide = presentation.split(f'id="dia-{number}"')[1].split("</section>")[0]

    assert "Wie geeft de opdracht, wie voert uit" in slide
    assert f"toon dia 1 tot en met {int(number) - 1}." in script


def test_script_follows_the_order_of_the_manager(look):
    made = release(*FAR)
    reorder(release=made, factor_numbers=[6, 2], by=manager_of(made))

    assert factors_of(look(made, SCRIPT)) == [6, 2]


def test_script_closes_with_a_line_to_write_for_each_factor(look):
    html = look(release(*FAR), SCRIPT, factor=9)
    close = html.split('id="afsluiting"')[1].split("</section>")[0]

    assert "Over welke twee onderwerpen praten wij verder, en met wie?" in close
    assert re.findall(r'<th scope="row">(.*?)</th>', close) == ["Medewerkers"]
    assert [part in close for part in ("Wat gaan wij doen?", "Wie trekt het?")] == [True, True]


@pytest.mark.parametrize("minuten", ["", "0", "91", "-60", "٦٠", "9" * 30, "uur"])
def test_length_that_is_not_offered_becomes_the_usual_one(look, minuten):
    assert "<strong>90 minuten</strong>" in look(release(*FAR), SCRIPT, minuten=minuten)


def test_too_short_an_evening_is_said_to_be_so(client):
    made = release(*FAR)
    client.force_login(manager_of(made))
    query = "&".join(f"factor={number}" for number in range(1, 11))
    html = client.get(f"{address(made, SCRIPT)}?minuten=45&{query}").text

    assert "Voor zoveel factoren is 45 minuten te kort." in html
    assert "<strong>65 minuten</strong>" in html


def test_factor_that_is_not_shown_comes_with_what_to_say(look):
    html = look(release(group("raad", "Laren", 3, of=15)), SCRIPT, factor=6)

    assert "Niet getoond: te weinig antwoorden om iets over deze factor te zeggen." in html
    assert "De vragen kunnen wij wel met elkaar bespreken." in html


def test_reader_of_one_municipality_reads_no_number_of_another(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}))
    assert "1,3" in look(made, SCRIPT, factor=3)

    html = look(made, SCRIPT, reader_of(made, "Laren"), factor=3)
    assert "1,3" not in without_scripts(html)
    assert "Ede" not in html.split('id="factor-3"')[1].split("</section>")[0]


def test_no_municipality_is_named_as_the_one_that_differs(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}))
    html = look(made, SCRIPT, factor=3)

    assert "de andere raden" in html
    assert "Ede" not in html.split('id="factor-3"')[1].split("</section>")[0]
