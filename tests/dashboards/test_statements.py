"""The page of the ranked statements."""

import pytest

from tests.dashboards.reading import tables, without_scripts
from tests.dashboards.visiting import address, reader_of
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "stellingen/"
TABLE = "table figures ranked"
FAR = {"raad": {"t6b": [4, 8, 6, 2, 0, 0]}, "college": {"t6b": [0, 0, 2, 10, 8, 0]}}


def test_table_has_twenty_statements_with_the_share_per_role_and_the_gap(look):
    head, *rows = tables(look(release(*three_roles(**FAR)), PAGE))[TABLE]

    assert head == [
        "Stelling",
        *("alle raden20 mensen", "colleges samen20 mensen", "organisatie20 mensen"),
        "verschilin procentpunten",
    ]
    assert len(rows) == 20
    assert rows[0][1:] == ["55 %", "55 %", "55 %", "0"]
    assert rows[-1][0].endswith("6b Zelfde beeld van opdracht en eigenaarschap")
    assert rows[-1][1:] == ["10 %", "90 %", "55 %", "80"]


def test_order_is_chosen_in_the_address(look):
    made = release(*three_roles(**FAR))
    html = look(made, PAGE, volgorde="verschil")

    assert tables(html)[TABLE][1][0].startswith("16b")
    assert '<a href="?volgorde=verschil#op-volgorde" aria-current="true">' in html
    assert "Het grootste verschil: van de colleges is 90" in html


@pytest.mark.parametrize("order", ["", "nergens", "<b>"])
def test_page_bears_any_address(look, order):
    html = look(release(*three_roles()), PAGE, volgorde=order)

    assert '<a href="?volgorde=raad#op-volgorde" aria-current="true">' in html
    assert "<b>" not in html.split('id="op-volgorde"')[1]


def test_statement_leads_to_its_factor(look):
    made = release(*three_roles())

    assert f'href="{address(made, "factoren/6/")}#stelling-6b"' in look(made, PAGE)


def test_one_role_has_no_gap(look):
    html = look(release(*raden(Laren={}, Ede={})), PAGE)

    assert tables(html)[TABLE][0] == ["Stelling", "alle raden40 mensen"]
    assert "grootste verschil</a>" not in html


def test_bar_is_as_long_as_its_number(look):
    html = look(release(*three_roles(**FAR)), PAGE)

    assert html.count('<rect width="90" height="6"') == 1
    assert html.count('<rect width="10" height="6"') == 1


def test_radar_is_a_choice_there_and_back(look):
    made = release(*three_roles())
    page, radar = look(made, PAGE), look(made, "spinnenweb/")

    assert f'<a href="{address(made, "spinnenweb/")}">Spinnenweb</a>' in page
    assert f'<a href="{address(made, "spinnenweb/")}" aria-current="page">Spinnenweb</a>' in radar
    assert f'<a href="{address(made, PAGE)}" aria-current="page">Stellingen</a>' in radar


def test_page_is_the_same_for_a_reader_of_one_municipality(look):
    made = release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}, Heiloo={}),
        group("college", "Ede", 9),
        group("college", "Heiloo", 9),
    )
    everything = look(made, PAGE)
    html = look(made, PAGE, reader_of(made, "Laren"))

    assert tables(html) == tables(everything)
    assert "Ede" not in without_scripts(html)
