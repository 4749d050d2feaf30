"""The way between the pages of a released round, the same on all of them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

SECTIONS = (
    ("dashboards:overview", _("Overzicht")),
    ("dashboards:municipalities", _("Gemeenten")),
    ("dashboards:roles", _("Rollen")),
    ("dashboards:factors", _("Factoren")),
    ("dashboards:statements", _("Stellingen")),
    ("dashboards:agenda", _("Gespreksagenda")),
    ("dashboards:development", _("Ontwikkeling")),
    ("dashboards:presentation", _("Presentatie")),
    ("dashboards:files", _("Bestanden")),
    ("reports:reports", _("Rapporten")),
)
"""URL name and name on screen of each page in the navigation, in order."""


@dataclass(frozen=True)
class NavigationItem:
    """A page in the navigation."""

    url_name: str
    name: str
    is_current: bool


def sections(current: str) -> tuple[NavigationItem, ...]:
    """The navigation as it is on the page with this URL name."""
    return tuple(NavigationItem(each, str(name), each == current) for each, name in SECTIONS)
