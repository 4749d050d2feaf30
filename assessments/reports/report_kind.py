"""What a kind of report is, and one report of a release."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.text import slugify

from assessments.reports.material import Material, Released
from assessments.results.between_rounds.seasons import season

MEDIA_TYPES = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
"""Said by ourselves: not every machine has a list that knows an ODT."""


class Scope(Enum):
    """For whom there is one of a kind."""

    MUNICIPALITY = auto()
    """For each municipality, in words of its own raad."""
    PARTNERSHIP = auto()
    """For everybody; who doesn't see others gets one without municipalities."""
    EVERYTHING = auto()
    """For who sees every municipality."""


@dataclass(frozen=True)
class ReportKind:
    """A kind of report: how it is called, and how its bytes are made.

    `make` gives the same bytes for the same material: no clock, no chance.
    """

    code: str
    """In its address and in the order to make it: "raad"."""
    name: Promise | str
    about: Promise | str
    """What one does with it, in a sentence."""
    stem: str
    """What its file name begins with."""
    suffix: str
    scope: Scope
    make: Callable[[Material], bytes]
    parts: Callable[[Released], tuple["Report", ...]] = lambda of: ()
    """The other reports that are in it: it is made anew when one of them is."""

    @property
    def format(self) -> str:
        """What sort of file it is: "pdf"."""
        return self.suffix.removeprefix(".")

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.suffix]


@dataclass(frozen=True)
class Report:
    """One report: its kind and for whom it is cut (a place's code; None for everything)."""

    kind: ReportKind
    reader: str | None

    @property
    def address(self) -> tuple[str, ...]:
        """What tells it apart in an address."""
        if self.kind.scope is Scope.MUNICIPALITY and self.reader:
            return (self.kind.code, self.reader)
        return (self.kind.code,)

    def about(self, released: Released) -> str:
        """Whose it is: the name of the municipality, or of the partnership."""
        names = {place.code: place.name for place in released.places}
        if self.kind.scope is Scope.MUNICIPALITY:
            return names[self.reader or ""]
        return released.facts.partnership

    def file_name(self, released: Released) -> str:
        """ "rapport-laren-najaar-2024.pdf", with VERZONNEN in front when it is."""
        facts = released.facts
        about, when = slugify(self.about(released)), slugify(season(facts.closed_on))
        name = f"{self.kind.stem}-{about}-{when}{self.kind.suffix}"
        return f"VERZONNEN-{name}" if facts.fictitious else name
