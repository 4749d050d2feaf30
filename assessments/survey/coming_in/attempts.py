"""How often one network address may type a wrong card code.

allauth's limiter counts, as it does wrong passwords: in one step, and a whole /64 of IPv6 as one
address. How many is in `ACCOUNT_RATE_LIMITS` (docs/decisions/0005-rate-limits.md).
"""

from allauth.core import ratelimit
from django.http import HttpRequest

ACTION = "card_code"
WINDOW = 300
"""Seconds after which all that was counted is forgotten; as the limit has it."""


def may_try(request: HttpRequest) -> bool:
    """Whether this address may type another code; counts nothing."""
    return ratelimit.consume(request, action=ACTION, dry_run=True)


def count_failure(request: HttpRequest) -> bool:
    """False when there was no room left: of many guesses at once, no more get an answer."""
    return ratelimit.consume(request, action=ACTION)
