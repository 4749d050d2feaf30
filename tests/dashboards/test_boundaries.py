import json
from pathlib import Path

from django.conf import settings

from assessments.dashboards.boundaries import rings


def test_every_municipality_that_exists_has_a_boundary_and_no_other():
    fixture = Path(settings.BASE_DIR) / "fixtures" / "municipalities.json"
    records = [record["fields"] for record in json.loads(fixture.read_text())]
    bounded = {record["code"] for record in records if rings(record["code"])}

    assert bounded == {record["code"] for record in records if record["dissolved"] is None}


def test_boundary_has_rings_of_points_in_the_netherlands():
    (ring,) = rings("GM0417")

    assert len(ring) > 3
    assert all(0 < x < 300_000 and 300_000 < y < 650_000 for x, y in ring)


def test_neighbours_share_their_border():
    blaricum, laren = (
        {point for ring in rings(code) for point in ring} for code in ("GM0376", "GM0417")
    )

    assert len(blaricum & laren) > 1
