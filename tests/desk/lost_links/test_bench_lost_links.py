"""What it costs the worker to find whose address was typed, among all open rounds."""

import time

import pytest

from assessments.desk.lost_links.finding import address_digest, mail_lost_links
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.bench]

NUMBER = 20_000


def test_bench_finding_nobody_among_many():
    builders.invite(builders.opened_round(), number=NUMBER)
    digest = address_digest("op.geen.lijst@example.nl")

    start = time.perf_counter()
    mail_lost_links.call(digest)

    seconds = time.perf_counter() - start
    print(f"\n{NUMBER} addresses: {seconds:.2f} s")
    assert seconds < 2
