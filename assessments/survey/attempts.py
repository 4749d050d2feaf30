"""How often one network address may type a wrong card code."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

LIMIT = 100
"""A council hall full of people types from one address."""
WINDOW = 300


def seconds_to_wait(request: HttpRequest) -> int:
    """Until this address may try again; 0 when it may now."""
    failures, until = _failures(request)
    return max(1, round(until - time.time())) if failures >= LIMIT else 0


def count_failure(request: HttpRequest) -> None:
    failures, until = _failures(request)
    left = until - time.time()
    cache.set(_key(request), (failures + 1, until), timeout=max(1, left))


def _failures(request: HttpRequest) -> tuple[int, float]:
    """How many, and when they are forgotten."""
    fresh = (0, time.time() + WINDOW)
    return cache.get(_key(request)) or fresh


def _key(request: HttpRequest) -> str:
    return f"card-code:{get_adapter(request).get_client_ip(request)}"
