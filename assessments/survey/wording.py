"""Pieces of sentences that depend on whose form it is, and in which round."""

import datetime
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Invitation, Round
from assessments.roles import role_facts
from factors.catalogue import Instrument, StatementText

DIALLED = re.compile(r"\+?[\d ().\-/]+")
"""The first number in what a manager typed as a telephone number."""


@dataclass(frozen=True)
class ContactDetails:
    """Whom to ask; shown by `_components/contact.html`, in plain text by `str`."""

    name: str
    phone: str = ""
    email: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.phone, self.email)))

    @property
    def dial(self) -> str:
        """The number behind a `tel:` link, "+3135123" for "+31 (0)35 123"; empty without one."""
        found = DIALLED.search(self.phone)
        if found is None:
            return ""
        number = found[0].strip()
        plus, number = number[:1] == "+", number.replace("(0)", "", number[:1] == "+")
        digits = "".join(filter(str.isdigit, number))
        return ("+" if plus else "") + digits if len(digits) > 2 else ""


@dataclass(frozen=True)
class Question:
    """A statement as one person reads it."""

    code: str
    text: str
    hint: str
    """Whom to have in mind; empty when the statement is about the partnership."""
    words: tuple[tuple[str, str], ...]
    """Words that may need explaining, with their meaning."""


@dataclass(frozen=True)
class About:
    """What everybody reads of a round before they begin, whatever their group.

    It is made once (`_welcome_about.html`): by a value of a role, who is slow to get it would know
    that nobody of theirs came before.
    """

    client: str
    guide: str
    partnership_with_article: str
    partnership_slug: str
    description: str
    closes_at: datetime.datetime
    discussed_on: datetime.date | None
    discussed_at: str
    contact_days: int
    own_statements: int


def about(current_round: Round, texts: Instrument) -> About:
    partnership = current_round.partnership
    return About(
        client=current_round.client,
        guide=current_round.guide,
        partnership_with_article=partnership.with_article,
        partnership_slug=partnership.slug,
        description=partnership.description,
        closes_at=current_round.closes_at,
        discussed_on=current_round.discussed_on,
        discussed_at=current_round.discussed_at,
        contact_days=settings.CONTACT_DAYS,
        own_statements=len(texts.own),
    )


NUMBERS = (
    *(gettext_lazy("twintig"), gettext_lazy("eenentwintig"), gettext_lazy("tweeëntwintig")),
    *(gettext_lazy("drieëntwintig"), gettext_lazy("vierentwintig")),
)
"""Of statements: the twenty, with none to four of a partnership's own."""


def how_many(own: int) -> str:
    """ "twintig": how many statements are asked, with so many of the partnership's own."""
    return str(NUMBERS[own])


def question(statement: StatementText, invitation: Invitation) -> Question:
    return Question(
        statement.code, statement.text, _hint(statement, invitation), _words(statement, invitation)
    )


def group_of(invitation: Invitation) -> str:
    """The group this person is in: "de raad van Laren"; of a joint organisation its name."""
    if invitation.municipality is None:
        return invitation.place_name
    return str(role_facts(invitation.role).the_one_in_full).format(name=invitation.place_name)


def contact(current_round: Round | None) -> ContactDetails:
    """Whom to ask, as far as that is known."""
    if current_round is None:
        return ContactDetails(_("de griffie van uw gemeente"))
    name, phone = current_round.contact_name, current_round.contact_phone
    if not (name or phone or current_round.reply_to):
        return ContactDetails(_("de griffie van uw gemeente"))
    return ContactDetails(name, phone, current_round.reply_to)


def moment(when: datetime.datetime) -> str:
    """ "dinsdag 24 november 2026, 17.00 uur"."""
    return _("{moment} uur").format(moment=date_format(localtime(when), "l j F Y, H.i"))


def _hint(statement: StatementText, invitation: Invitation) -> str:
    if not statement.about_own_municipality:
        return ""
    if invitation.municipality is not None:
        return _("Denk hier aan uw eigen gemeente: {place}.").format(place=invitation.place_name)
    if statement.about_staff:
        return _("Denk aan de medewerkers van {place}.").format(place=invitation.place_name)
    return _(
        "U werkt voor meer gemeenten. Denk aan de gemeente waarvoor u het meest werkt, "
        "of kies ‘Weet niet’."
    )


def _words(statement: StatementText, invitation: Invitation) -> tuple[tuple[str, str], ...]:
    if not statement.names_partnership:
        return statement.words
    partnership = invitation.round.partnership
    meaning = f"{capfirst(partnership.with_article)}. {partnership.description}".strip()
    return ((_("De samenwerking"), meaning), *statement.words)
