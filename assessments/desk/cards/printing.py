"""Cards on paper: ten to an A4, to be cut apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import logos, palette
from assessments.desk.entrance import card_address, code_page_in_words, qr_code
from assessments.models import Round
from assessments.presenters.pictures.charts import Chart, Mark, key
from assessments.results.wording import capitalised
from assessments.roles import role_facts
from assessments.survey.wording import how_many

CARDS_PER_SHEET = 10
LETTERS_ON_A_LINE = 60
STYLESHEET = "css/card-sheets.css"

SHAPES = {
    "dot": gettext_lazy("Rondje: {role}"),
    "triangle": gettext_lazy("Driehoek: {role}"),
    "square": gettext_lazy("Vierkant: {role}"),
}
"""A role is known by its colour (`card-sheets.css`) and by its shape."""


@dataclass(frozen=True)
class Card:
    """One card. It carries no name: whoever gets it comes in with its code."""

    place: str
    role: str
    code: str
    """As it is typed: "ABCD-EFGH". It exists on this card only."""
    spare: bool
    """Made beside the people without an address, so somebody with an invitation may get it."""
    is_joint: bool = False

    @property
    def group(self) -> str:
        """ "Raad · Laren"; "BEL Combinatie" for the joint organisation."""
        if self.is_joint:
            return self.place
        return f"{capitalised(str(role_facts(self.role).short))} · {self.place}"

    @property
    def qr(self) -> Chart:
        return qr_code(
            card_address(self.code), _("QR-code van kaart {code}").format(code=self.code)
        )

    @property
    def shape(self) -> Chart:
        role = role_facts(self.role)
        name = str(SHAPES[role.mark]).format(role=role.short)
        return key(Mark(role.mark, palette.WHITE), name)


def about(current_round: Round) -> tuple[str, ...]:
    """What the answers are about, on a line or two: the title names the partnership, or it does."""
    partnership, title = current_round.partnership.name, current_round.title
    if partnership.casefold() in title.casefold():
        return (title,)
    return tuple(Truncator(line).chars(LETTERS_ON_A_LINE) for line in (partnership, title))


def cards_pdf(current_round: Round, cards: Sequence[Card], *, own_statements: int = 0) -> bytes:
    """The cards in their order, on sheets of A4."""
    from assessments.reports.printing.pdf import make_pdf  # slow import

    starts = range(0, len(cards), CARDS_PER_SHEET)
    context = {
        "round": current_round,
        "about": about(current_round),
        "title": _("Kaarten voor {title}").format(title=current_round.title),
        "logo": logos.data_address(current_round.partnership.logo),
        "fictitious": current_round.partnership.fictitious,
        "address": code_page_in_words(),
        "statements": how_many(own_statements),
        "sheets": [cards[start : start + CARDS_PER_SHEET] for start in starts],
    }
    return make_pdf(render_to_string("desk/cards/sheets.html", context), also=STYLESHEET).content
