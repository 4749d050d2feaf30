"""How long "Wachtwoord vergeten?" takes, for an address of an account and for another."""

import statistics
import time

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.builders import user
from tests.mail_server import mail_server

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
TIMES = 60


@pytest.mark.parametrize("form", ["ours", "allauth's own"])
def test_bench_forgotten_password(client, settings, form):
    if form != "ours":
        settings.ACCOUNT_FORMS = {}
        settings.ACCOUNT_ADAPTER = "allauth.account.adapter.DefaultAccountAdapter"
    settings.ACCOUNT_RATE_LIMITS = {}
    user("jan@example.nl")
    found = {"jan@example.nl": [], "piet@example.nl": []}
    with mail_server(settings):
        for _ in range(TIMES):
            for email, times in found.items():
                begin = time.perf_counter()
                client.post(reverse("account_reset_password"), {"email": email})
                times.append((time.perf_counter() - begin) * 1000)
                cache.clear()
    known, unknown = (statistics.median(times) for times in found.values())
    print(f"\n{form}: account {known:.1f} ms, no account {unknown:.1f} ms (median of {TIMES})")
