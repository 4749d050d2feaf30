"""The letters to the raad of one municipality: of the college, or of griffie or presidium."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from assessments.reports.letter.content import Sender, from_the_college, from_the_raad, letter
from assessments.reports.letter.odt import letter_odt
from assessments.reports.material import Material
from assessments.reports.report_kind import ReportKind, Scope


def _made_by(sender: Callable[[], Sender]) -> Callable[[Material], bytes]:
    def make(material: Material) -> bytes:
        """The letter to the raad of the municipality that the material is cut to."""
        reader = material.reader or ""
        order = material.added.order
        return letter_odt(letter(material.overview, material.earlier, reader, sender(), order))

    return make


BRIEF = ReportKind(
    code="raadsinformatiebrief",
    name=_("Raadsinformatiebrief"),
    about=_("Van het college aan de raad: een tekst om zelf af te maken, in LibreOffice of Word."),
    stem="raadsinformatiebrief",
    suffix=".odt",
    scope=Scope.MUNICIPALITY,
    make=_made_by(from_the_college),
)

MEMO = ReportKind(
    code="memo",
    name=_("Memo aan de raad"),
    about=_("Dezelfde tekst, voor als griffie of presidium de zelfevaluatie organiseert."),
    stem="memo",
    suffix=".odt",
    scope=Scope.MUNICIPALITY,
    make=_made_by(from_the_raad),
)
