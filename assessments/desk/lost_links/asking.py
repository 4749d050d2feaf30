"""What becomes of an address that somebody typed, before anybody looks whose it is."""

from allauth.core import ratelimit
from django.http import HttpRequest

from assessments.desk.lost_links.finding import address_digest, mail_lost_links

OF_NETWORK, OF_ADDRESS = "lost_link", "lost_link_address"
"""Limits of `ACCOUNT_RATE_LIMITS` (docs/decisions/0005-rate-limits.md)."""
WINDOW = 300
"""Seconds after which a network address may ask again; as the limit has it."""


def may_ask(request: HttpRequest) -> bool:
    """Whether there is room for one more question from this network address; counts it."""
    return ratelimit.consume(request, action=OF_NETWORK)


def ask(request: HttpRequest, address: str) -> None:
    """Have the link mailed, if somebody has this address; not when it was asked for too often."""
    digest = address_digest(address)
    if ratelimit.consume(request, action=OF_ADDRESS, key=digest):
        mail_lost_links.enqueue(digest)
