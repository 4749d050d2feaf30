"""What an organisation states of the accessibility of its installation, from the environment."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environ import Env

STATUSES = {
    "A": _("voldoet volledig"),
    "B": _("voldoet gedeeltelijk"),
    "C": _("eerste maatregelen genomen"),
    "D": _("voldoet niet"),
    "E": _("geen verklaring gepubliceerd"),
}
"""The five that the government's register of statements knows."""


@dataclass(frozen=True)
class Statement:
    """The legal statement (Besluit digitale toegankelijkheid overheid), as far as it was given."""

    organisation: str
    status: str
    date: datetime.date | None
    contact: str
    report_url: str

    @property
    def is_published(self) -> bool:
        """Whether all that the law asks for was given: who states what, when, and whom to ask."""
        return bool(self.organisation and self.status in "ABCD" and self.date and self.contact)

    @property
    def status_in_words(self) -> str:
        return str(STATUSES[self.status])

    @property
    def contact_address(self) -> str:
        """Where a link to the contact leads: mail addresses too."""
        return self.contact if ":" in self.contact else f"mailto:{self.contact}"


def read_statement(env: Env) -> Statement:
    """Stops the start at a status or a day that doesn't exist: it would be a wrong statement."""
    status = env.str("ACCESSIBILITY_STATUS", default="").strip().upper() or "E"
    if status not in STATUSES:
        raise ImproperlyConfigured(
            f"ACCESSIBILITY_STATUS: “{status}” is geen status. Kies A, B, C, D of E."
        )
    return Statement(
        organisation=env.str("ACCESSIBILITY_ORGANISATION", default="").strip(),
        status=status,
        date=read_date(env.str("ACCESSIBILITY_DATE", default="").strip()),
        contact=env.str("ACCESSIBILITY_CONTACT", default="").strip(),
        report_url=env.str("ACCESSIBILITY_REPORT_URL", default="").strip(),
    )


def read_date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        raise ImproperlyConfigured(
            f"ACCESSIBILITY_DATE: “{text}” is geen dag. Schrijf bijvoorbeeld 2026-11-27."
        ) from None
