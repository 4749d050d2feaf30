"""A table that is copied to a spreadsheet gives numbers, as text and as a table."""

import re
from html.parser import HTMLParser

import pytest

from tests.dashboards.visiting import address, manager_of
from tests.results.builders import at, group, raden, release

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = re.compile(r"\d+(,\d+)?")
WORDS = {"–", "niet getoond", "niet apart"}
COPIED = """
async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (type) => (await item.getType(type)).text();
  return [await text("text/html"), await text("text/plain")];
}
"""
TABLES = {
    "the overview table": ("gemeenten/", ".heat-table"),
    "the ten factors": ("", "[data-table=figure-factors]"),
    "who answered": ("", ".responses table"),
    "a statement": ("factoren/7/", ".answers-table"),
    "the ranked statements": ("stellingen/", ".ranked"),
    "who doesn't know": ("rollen/", ".unknown"),
}


class _Cells(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")

    def handle_data(self, text):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += text


@pytest.fixture
def copied(client, live_server, page):
    """What the clipboard has of a table: its rows of cells, and its lines of text."""

    def copy(of, path, table):
        client.force_login(manager_of(of))
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.context.add_cookies(
            [
                {"name": name, "value": cookie.value, "url": live_server.url}
                for name, cookie in client.cookies.items()
            ]
        )
        page.goto(live_server.url + address(of, path))
        page.locator(table).first.evaluate("table => getSelection().selectAllChildren(table)")
        page.keyboard.press("Control+c")
        as_table, as_text = page.evaluate(COPIED)
        reader = _Cells()
        reader.feed(as_table)
        rows = [[cell.strip() for cell in row] for row in reader.rows if row]
        return rows, [line for line in as_text.splitlines() if "\t" in line]

    return copy


@pytest.fixture
def made():
    return release(
        *raden(Laren={"f3": at("2.8"), "t7a": [5, 2, 3, 4, 6, 0]}, Ede={"f3": at("3.8")}),
        group("college", "Laren", 20, f6=at("4.1")),
        group("organisatie", "Ede", 60, f6=at("4.1", 60), t7a=[0, 0, 20, 10, 0, 30]),
    )


@pytest.mark.parametrize("table", TABLES)
def test_copied_table_has_numbers(copied, made, table):
    rows, lines = copied(made, *TABLES[table])
    cells = [cell for row in rows for cell in row]
    numbers = [cell for cell in cells if NUMBER.fullmatch(cell)]
    ranges = [cell for cell in cells if " tot " in cell]

    assert len(numbers) >= 3
    assert sorted({*cells} - {*numbers} - {*ranges} - WORDS) == []
    # A heading or a cell of two lines would tear a row apart.
    assert {len(line.split("\t")) for line in lines} == {len(rows[-1]) + 1}
