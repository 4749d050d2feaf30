"""The overview page: who answered, what stands out, ten factors, keep and begin."""

import datetime
import re

import pytest

from assessments.followup.actions import reorder
from assessments.models import Municipality
from tests.dashboards.reading import comma, figures, numbers, tables, without_scripts
from tests.dashboards.visiting import address, manager_of, reader_of
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

FEW = [0, 0, 2, 2, 0, 16]
ALL_LOW = {f"f{n}": at("2.6") for n in range(1, 11)}


def test_page_names_the_round(look):
    html = look(
        release(
            *raden(Laren={}, Ede={}),
            title="Najaar 2025",
            client="De presidia",
            guide="M. de Vries",
            discussed_on=datetime.date(2025, 11, 6),
            discussed_at="Raadhuis",
        )
    )

    assert "<h1>Najaar 2025</h1>" in html
    assert "Zelfevaluatie van Ede en Laren, gehouden van 1 september tot 1 oktober 2025." in html
    assert "Opdrachtgever: De presidia" in html
    assert "Begeleiding: M. de Vries" in html
    assert "Gesprek: 6 november 2025, Raadhuis" in html


def test_page_says_who_answered(look):
    html = look(release(group("raad", "Laren", 11, of=15), group("college", "Laren", 5, of=6)))

    assert tables(html)["table table-blocks"] == [
        ["Gemeente", "raad", "college"],
        ["Laren", "11 van 15 73 %", "5 van 6 83 %"],
        ["Samen", "11 van 15 73 %", "5 van 6 83 %"],
    ]


@pytest.mark.parametrize(("number", "is_open"), [(8, True), (9, False)])
def test_who_answered_folds_from_nine_municipalities_on(look, number, is_open):
    names = [f"Gemeente {n:02}" for n in range(1, number + 1)]
    html = look(release(*(group("raad", name, 10, of=15) for name in names)))
    (answered,) = re.findall(r"<details.*?</details>", html, re.DOTALL)

    assert answered.startswith("<details open>") is is_open
    assert f"<summary>raad {10 * number} van {15 * number}</summary>" in answered
    assert answered.count("<tr>") == number + 2


def test_page_says_how_many_people_are_counted_nowhere(look):
    html = look(release(*raden(Laren={}), group("college", "Laren", 4, of=6)))

    assert "De antwoorden van 4 mensen zijn nergens meegeteld" in html


def test_findings_link_to_their_evidence(look):
    made = release(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")}))
    html = look(made)

    assert "Over <strong>Organisatie</strong> denken raden en colleges heel verschillend" in html
    assert f'<a href="{address(made, "factoren/6/")}">Bekijk Organisatie</a>' in html


def test_mean_in_half_steps_is_called_approximate(look):
    html = look(release(group("raad", "Laren", 7)))

    assert tables(html)["figure-factors"][1] == ["1 Belangen", "ongeveer 3,5", "niet getoond"]
    assert "5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde." in html


def test_withheld_factor_says_why_and_links_to_the_rule(look):
    html = look(release(group("raad", "Laren", 20, t6a=FEW)))

    assert tables(html)["figure-factors"][6][:2] == ["6 Organisatie", "niet getoond"]
    assert "Geen cijfer voor deze factor: één van de twee stellingen" in html
    assert '<a href="/kleine-groepen/">Waarom tonen wij niet alles?</a>' in html


def test_dot_chart_equals_its_table(look):
    made = release(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8"), "t7a": FEW}),
        group("college", "Laren", 7),
        group("organisatie", "Laren", 20, f6=at("4.1")),
    )
    html = look(made)
    head, *rows = tables(html)["figure-factors"]
    span, *roles = figures(html)["figure-factors"]["data"]

    assert head[1:4] == ["alle raden40 mensen", "colleges samen7 mensen", "organisatie20 mensen"]
    for place, trace in enumerate(roles, start=1):
        cells = dict(enumerate((row[place].removeprefix("ongeveer ") for row in rows), start=1))
        shown = {round(y): comma(x) for x, y in zip(trace["x"], trace["y"], strict=True)}
        assert {n: text.split()[0] for n, text in cells.items() if text[0].isdigit()} == shown
    low, high, numbers = span["x"][::3], span["x"][1::3], span["y"][::3]
    ranges = {row[0].split()[0]: row[4] for row in rows if row[4] != "–"}
    assert {
        str(n): f"{comma(a)} tot {comma(b)} 2 raden"
        for a, b, n in zip(low, high, numbers, strict=True)
    } == ranges


def test_page_says_what_changed_since_the_round_before(look):
    made = release(*three_roles(raad={"f6": at("2.8")}))
    now = release(
        *three_roles(raad={"f6": at("3.9")}),
        closes_at=datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC),
    )
    now.round.partnership = made.round.partnership
    now.round.save()

    assert "Sinds najaar 2025 is <strong>Organisatie</strong> bij de raden gestegen" in look(now)
    assert "Sinds" not in look(made)


def test_page_without_results_says_what_can_be_talked_about(look):
    made = release(group("raad", "Laren", 3, of=15))
    html = " ".join(look(made).split())

    assert "Er zijn te weinig antwoorden om iets te tonen." in html
    assert (
        "De vragen bij elke factor kunt u wel met elkaar bespreken: "
        f'<a href="{address(made, "factoren/")}">naar de factoren</a>.'
    ) in html


def test_what_changed_is_found_through_a_merger(look):
    then = release(*raden(Blaricum={"f6": at("2.8")}, Eemnes={"f6": at("2.8")}))
    now = release(
        *raden(Laren={"f6": at("3.9")}),
        partnership=then.round.partnership,
        closes_at=datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC),
    )
    told = "Sinds najaar 2025 is <strong>Organisatie</strong> bij de raden gestegen"
    assert told not in look(now)

    day = datetime.date(2026, 1, 1)
    Municipality.objects.filter(name="Laren").update(established=day)
    laren = Municipality.objects.get(name="Laren")
    Municipality.objects.exclude(pk=laren.pk).update(dissolved=day, successor=laren)

    assert told in look(now)
    assert told in look(now, "presentatie/")


def test_page_says_where_to_begin_and_what_to_keep(look):
    made = release(
        *three_roles(
            raad={"f6": at("2.8"), "f2": at("3.1"), "f1": at("4.6")}, college={"f6": at("4.1")}
        )
    )
    html = look(made)
    begin, keep = html.index('id="begin-hier"'), html.index('id="vasthouden"')

    assert (
        f'<a href="{address(made, "factoren/6/")}">Organisatie</a>: '
        "raden en colleges 1,3 uit elkaar (gemiddeld 3,5)"
    ) in html[begin:keep]
    assert f'<a href="{address(made, "factoren/3/")}">Keuze</a> (gemiddeld 3,5)' in html[keep:]


def test_page_keeps_nothing_where_nothing_is_high_and_begins_nowhere_without_a_reason(look):
    low = look(release(*three_roles(**dict.fromkeys(("raad", "college", "organisatie"), ALL_LOW))))
    high = look(release(*three_roles()))

    assert "Er is geen factor waarover in elke groep de meesten positief zijn." in low
    assert "Geen factor springt eruit om te bespreken." in high


def test_reader_of_one_municipality_sees_nothing_of_the_others(look):
    made = release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}), group("raad", "Rhenen", 3, of=9)
    )
    everything = look(made)
    assert "1,3" in without_scripts(everything)
    assert 1.3 in numbers(figures(everything))
    assert "De raad van <strong>Ede</strong>" in everything

    html = look(made, user=reader_of(made, "Laren"))
    assert "1,3" not in without_scripts(html)
    assert 1.3 not in numbers(figures(html))
    assert "spreiding van de raden" not in html
    assert "laagste tot hoogste raad" not in html
    assert "De raad van <strong>" not in html
    assert [row[0] for row in tables(html)["table table-blocks"]] == ["Gemeente", "Laren", "Samen"]


def begins(html):
    part = html[html.index('id="begin-hier"') : html.index('id="vasthouden"')]
    return re.findall(r'/">([^<]+)</a>', part)


def test_begin_follows_the_managers_order_and_says_so(look):
    slightly_low = {"f3": [0, 0, 14, 6, 0, 0], "f8": [0, 0, 15, 5, 0, 0]}
    made = release(*three_roles(raad=slightly_low, college=slightly_low, organisatie=slightly_low))
    changed = "De volgorde is aangepast door de beheerder."
    html = look(made)
    assert begins(html) == ["Proces", "Keuze"]
    assert changed not in html

    reorder(release=made, factor_numbers=[3, 8], by=manager_of(made))
    html = look(made)
    assert begins(html) == ["Keuze", "Proces"]
    assert changed in html


def test_share_that_agrees_stands_beside_each_mean_and_is_explained(look):
    html = look(release(group("raad", "Laren", 20, f6=[2, 3, 4, 8, 1, 2])))

    assert "45\u00a0% eens" in html
    assert html.count("van alle antwoorden op de twee stellingen samen") == 1
