"""The pages of a form: one for each factor, and one for what the partnership asks of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import Partnership
from factors.catalogue import FactorText, Instrument, StatementText

FACTORS = 10
OWN = FACTORS + 1
"""The number of the page with own statements, in rounds that have any."""
ON_A_PAGE = 2
OWN_CODES = ("e1", "e2", "e3", "e4")


@dataclass(frozen=True)
class Page:
    """The statements of a page, and what stands above them."""

    number: int
    title: str
    statements: tuple[StatementText, ...]
    paragraphs: tuple[str, ...] = ()
    """What a factor is about."""

    @property
    def is_own(self) -> bool:
        return self.number == OWN


def last_page(texts: Instrument) -> int:
    return OWN if texts.own else FACTORS


def page_of(texts: Instrument, number: int, partnership: Partnership) -> Page:
    """Raises KeyError when this round has no such page."""
    if number == OWN and texts.own:
        title = _("Van {partnership} zelf").format(partnership=partnership.with_article)
        return Page(OWN, title, texts.own)
    return _of_factor(texts.factor(number))


def pages_of(texts: Instrument, partnership: Partnership) -> Iterator[Page]:
    for number in range(1, last_page(texts) + 1):
        yield page_of(texts, number, partnership)


def codes_of(number: int) -> tuple[str, ...]:
    """The codes that a page can have."""
    return OWN_CODES if number == OWN else (f"{number}a", f"{number}b")


def page_with(place: int) -> int:
    """The number of the page with the statement at this place of a ballot, from 0."""
    return min(place // ON_A_PAGE + 1, OWN)


def _of_factor(factor: FactorText) -> Page:
    return Page(factor.number, factor.title, factor.statements, tuple(factor.paragraphs))
