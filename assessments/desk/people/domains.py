"""Whether mail will arrive at the domain of an address: doubts to look at, never a refusal."""

from collections import Counter
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import dns.exception
import dns.resolver
from django.conf import settings
from django.utils.translation import gettext as _

WELL_KNOWN = (
    *("gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "icloud.com", "yahoo.com"),
    *("ziggo.nl", "kpnmail.nl", "planet.nl", "xs4all.nl", "casema.nl", "telfort.nl"),
    *("hetnet.nl", "upcmail.nl"),
)
OFTEN = 3
"""Addresses at a domain, from which on one that is nearly the same looks like a slip."""
MOST_ASKED = 50
"""Domains of one list that DNS is asked about."""
AT_ONCE = 10
PATIENCE = 2.0
"""Seconds for all that is asked about one domain: a list waits ten at most."""


@dataclass(frozen=True)
class Domains:
    """Those of a list: how often each stands in it, and which take no mail, as far as is known."""

    often: Counter[str] = field(default_factory=Counter)
    dead: frozenset[str] = frozenset()

    def doubts(self, email: str) -> tuple[str, ...]:
        """Dutch sentences."""
        domain = domain_of(email)
        if not domain:
            return ()
        found = []
        if meant := self.meant(domain):
            text = _("Bedoelt u {meant}? Hier staat {domain}.")
            found.append(text.format(meant=meant, domain=domain))
        if domain in self.dead:
            found.append(_("Het domein {domain} neemt geen mail aan.").format(domain=domain))
        return tuple(found)

    def meant(self, domain: str) -> str:
        """The domain that this one is a slip of; "" when it is as good as any."""
        if domain in WELL_KNOWN or self.often[domain] >= OFTEN:
            return ""
        common = (each for each, times in self.often.items() if times >= OFTEN)
        near = (each for each in (*WELL_KNOWN, *common) if is_slip(domain, each))
        return next(near, "")


def domains_of(emails: Iterable[str], *, ask: bool = False) -> Domains:
    """With `ask`, and if the setting says so, DNS is asked: never while something is locked."""
    often = Counter(filter(None, map(domain_of, emails)))
    asked = often if ask and settings.CHECK_MAIL_DOMAINS else ()
    return Domains(often, without_mail(asked))


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower() if "@" in email else ""


def is_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, too many or another, or two are the other way around."""
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    if len(longer) - len(shorter) == 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    if len(typed) != len(meant):
        return False
    differs = [at for at, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    if len(differs) != 2:
        return len(differs) == 1
    one, other = differs
    swapped = typed[one] == meant[other] and typed[other] == meant[one]
    return other == one + 1 and swapped


def without_mail(domains: Collection[str]) -> frozenset[str]:
    """Those of which DNS says that they take no mail. What isn't sure isn't said."""
    asked = sorted(domains)[:MOST_ASKED]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        dead = pool.map(_takes_none, asked)
        return frozenset(domain for domain, none in zip(asked, dead, strict=True) if none)


def _takes_none(domain: str) -> bool:
    """No such domain, an MX that says so (RFC 7505), or no MX and no address (RFC 5321, 5.1)."""
    try:
        servers = _answers(domain, "MX")
        if servers:
            return all(str(each.exchange) == "." for each in servers)
        return not (_answers(domain, "A") or _answers(domain, "AAAA"))
    except dns.resolver.NXDOMAIN:
        return True
    except (dns.exception.DNSException, OSError, UnicodeError):
        return False


def _answers(domain: str, kind: str) -> list[Any]:
    try:
        found = dns.resolver.resolve(domain, kind, lifetime=PATIENCE, search=False)
    except dns.resolver.NoAnswer:
        return []
    return list(found)
