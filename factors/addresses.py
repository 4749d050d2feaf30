"""E-mail addresses: as people paste them, and whether mail can go there."""

import re

from django.utils.encoding import punycode

MAILTO = re.compile(r"^(mailto:\s*)+")
IN_BRACKETS = re.compile(r"<([^<>]+)>$")
AROUND = " \t;,.:\"'“”‘’"
"""What comes along at the ends of an address when it is copied out of a mail."""


def address_in(text: str) -> str:
    """In lower case, out of "Jan <jan@laren.nl>;" or "mailto:jan@laren.nl" too."""
    plain = text.strip(AROUND)
    within = IN_BRACKETS.search(plain)
    plain = within.group(1) if within else plain
    return MAILTO.sub("", plain.strip(AROUND).lower())


def is_deliverable(address: str) -> bool:
    """Whether mail servers can be told this address.

    Few take an é before the @, and not every name of a domain can be written for them (IDNA).
    """
    local, _, domain = address.rpartition("@")
    try:
        punycode(domain)
    except UnicodeError:
        return False
    return bool(local and domain) and local.isascii() and address.isprintable()


def punycoded(address: str) -> str:
    """The address with its domain as mail servers know it. Raises `UnicodeError`."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{punycode(domain)}"
