"""What a council asks of a partnership, and which of the ten factors help to answer it.

The six subjects are those of *Grip op regionale samenwerking* (Nederlandse Vereniging voor
Raadsleden); the words, and which factors stand beside them, are ours.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factors.catalogue import FactorText, read_instrument


@dataclass(frozen=True)
class CouncilQuestion:
    """A subject, what to ask about it, the factors that help, and what they leave open."""

    subject: str | Promise
    question: str | Promise
    factors: tuple[FactorText, ...]
    helps: str | Promise
    """What the answers to these factors show."""
    also_needed: str | Promise


SUBJECTS = (
    (
        _("Waarom doen wij mee?"),
        _("Wat wil onze gemeente met deze samenwerking, en is dat nog zo?"),
        (1, 2, 3, 10),
        _(
            "Of raad, college en organisatie dezelfde redenen zien, en of de eigen gemeente "
            "herkenbaar blijft."
        ),
        _("Het besluit waarmee uw gemeente instapte, en wat toen de bedoeling was."),
    ),
    (
        _("Welke plek heeft de raad?"),
        _("Waarover beslist de raad zelf, en waarover het bestuur van de regeling?"),
        (4, 6),
        _("Of ieder de eigen rol kent, en of raad en college daar hetzelfde beeld van hebben."),
        _("De tekst van de regeling: wie mag wat, en wanneer kan de raad zijn mening geven?"),
    ),
    (
        _("Hoe stuurt de raad?"),
        _("Op welk moment heeft een raad invloed, en gebruiken wij dat moment?"),
        (4, 5, 7),
        _("Of mensen spannende onderwerpen bespreken, en of de verhoudingen goed zijn."),
        _("De agenda van de regeling naast die van de raad: begroting, plannen, benoemingen."),
    ),
    (
        _("Gebeurt wat is afgesproken?"),
        _("Waaraan ziet de raad dat de samenwerking levert wat zij beloofde?"),
        (1, 6, 8),
        _("Of mensen de ambities waar zien worden, en of de voortgang wordt besproken."),
        _("Cijfers over geld en dienstverlening. Die staan in begroting en jaarstukken."),
    ),
    (
        _("Welke risico’s zijn er, en hoe stappen wij eruit?"),
        _("Wat kan er misgaan, wie betaalt dat, en wat kost het om te stoppen?"),
        (5, 8, 9),
        _("Of er afspraken zijn voor als het tegenzit, en of er genoeg kennis in huis is."),
        _("De paragraaf over risico’s, en wat de regeling zegt over uittreden en opheffen."),
    ),
    (
        _("Hoe blijft de raad op de hoogte?"),
        _("Wie vertelt de raad wat, hoe vaak, en wanneer evalueren wij?"),
        (7, 8, 10),
        _("Waar veel mensen “weet niet” kiezen: daar is eerst uitleg nodig."),
        _("De afspraken in de regeling over informatie en evaluatie."),
    ),
)


def council_questions() -> tuple[CouncilQuestion, ...]:
    """In the order in which a council meets them."""
    known = {factor.number: factor for factor in read_instrument().factors}
    return tuple(
        CouncilQuestion(
            subject=subject,
            question=question,
            factors=tuple(known[number] for number in numbers if number in known),
            helps=helps,
            also_needed=also_needed,
        )
        for subject, question, numbers, helps, also_needed in SUBJECTS
    )
