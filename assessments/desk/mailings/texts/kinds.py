"""Every mail that a round sends, once: whom it is for, and whose words are in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Mailing, MailText, Round
from assessments.roles import ROLES

Letter = MailText.Letter
MANAGERS = "beheerders"
COORDINATORS = "contactpersonen"
"""In the place of a role, in addresses."""


@dataclass(frozen=True)
class LetterKind:
    """`template` is the letter's name in `templates/mail/`, `path` its name in addresses."""

    template: str
    path: str
    name: Promise
    when: Promise
    roles: tuple[str, ...] = ROLES
    mailing: str = ""
    """Of a letter with words of a round's own: the kind of mailing after which they are past."""

    @property
    def has_own_words(self) -> bool:
        return self.template in Letter.values


KINDS: Mapping[str, LetterKind] = MappingProxyType(
    {
        each.path: each
        for each in (
            LetterKind(
                "lists",
                "lijst",
                _("Lijst nog niet klaar"),
                _("Als u de contactpersonen herinnert aan hun lijst."),
                (COORDINATORS,),
            ),
            LetterKind(
                Letter.INVITATION,
                "uitnodiging",
                _("Uitnodiging"),
                _("Als u de uitnodigingen verstuurt, of op het moment dat u plant."),
            ),
            LetterKind(
                Letter.REMINDER,
                "herinnering",
                _("Herinnering"),
                _("Aan wie nog niet begon."),
            ),
            LetterKind(
                Letter.REMINDER_STARTED,
                "herinnering-begonnen",
                _("Herinnering, wel begonnen"),
                _("Aan wie begon en nog niet instuurde."),
            ),
            LetterKind(
                "same_link",
                "zelfde-link",
                _("Dezelfde link opnieuw"),
                _("Als u iemand de link nog eens stuurt. Deze tekst ligt vast."),
            ),
            LetterKind(
                "lost_link",
                "link-kwijt",
                _("Link kwijt"),
                _("Als iemand zelf om de link vraagt. Deze tekst ligt vast."),
            ),
            LetterKind(
                "extended",
                "langer-open",
                _("Langer open"),
                _("Als u de sluiting verzet. Deze tekst ligt vast."),
            ),
            LetterKind(
                Letter.THANKS,
                "dank",
                _("Gesloten en dank"),
                _("De dag na de sluiting, aan iedereen die was uitgenodigd."),
                mailing=Mailing.Kind.THANKS,
            ),
            LetterKind(
                Letter.SHARED,
                "uitkomsten",
                _("Uitkomsten klaar"),
                _("Als u de uitkomsten deelt."),
                mailing=Mailing.Kind.SHARED,
            ),
            LetterKind(
                "closing_soon",
                "sluit-binnenkort",
                _("De ronde sluit binnenkort"),
                _("Drie dagen en één dag voor de sluiting, aan de beheerders."),
                (MANAGERS,),
            ),
            LetterKind(
                "released",
                "gesloten",
                _("De ronde is gesloten"),
                _("Na de sluiting, aan de beheerders."),
                (MANAGERS,),
            ),
            LetterKind(
                "key_missing",
                "sleutel-ontbreekt",
                _("De sleutel ontbreekt"),
                _("Alleen als het misgaat, aan de beheerders."),
                (MANAGERS,),
            ),
        )
    }
)


def may_change(current_round: Round, kind: LetterKind) -> bool:
    """Whether a mail of this kind can still go: what went, can't be said otherwise any more."""
    if not kind.has_own_words or current_round.state == Round.State.CANCELLED:
        return False
    if current_round.state in (Round.State.DRAFT, Round.State.OPEN):
        return True
    return bool(kind.mailing) and not current_round.mailings.filter(kind=kind.mailing).exists()
