"""The page of a factor."""

import pytest

from tests.dashboards.reading import figures, tables
from tests.results.builders import group, release

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
    pictures = figures(html)
    assert list(pictures) == ["figure-6a", "figure-6b"]
    for name, picture in pictures.items():
        bars = [trace for trace in picture["data"] if trace["type"] == "bar"]
        drawn = [list(counts) for counts in zip(*(bar["text"] for bar in bars), strict=True)]
        rows = [row for row in tables(html)[name][1:] if len(row) == 11]
        assert [row[1:7] for row in rows] == drawn
        assert [row[7] for row in rows] == [str(n) for n in bars[0]["customdata"]]
        for place, bar in enumerate(bars[:5], start=1):
            assert bar["x"] == [round(100 * int(row[place]) / int(row[7]), 1) for row in rows]
