"""Wrong card codes at the same time: each in a thread and on a connection of its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


def guess(_number):
    try:
        return Client().post("/code/", {"code": "AAAA-AAAA"}).status_code
    finally:
        connection.close()


def test_wrong_codes_at_once_are_all_counted(settings):
    settings.ACCOUNT_RATE_LIMITS = {"card_code": "5/5m/ip"}
    builders.opened_round()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(guess, range(12)))

    assert sorted(answers) == [422] * 5 + [429] * 7
