"""What is shown of a group, and why something isn't, in Dutch: the same on screen and on paper."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from assessments.results.scores import (
    Approximate,
    FactorResult,
    Reason,
    StatementResult,
    Withheld,
)
from assessments.results.wording import comma

FEW = _("5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde.")

WHY_WITHHELD = {
    Reason.NOT_ASKED: _("Niet gevraagd: in deze groep is niemand uitgenodigd."),
    Reason.NO_ANSWERS: _("Niet getoond: uit deze groep kwamen geen antwoorden."),
    Reason.POOLED: _(
        "Niet apart getoond: minder dan vijf antwoorden. De antwoorden tellen mee bij {shown_with}."
    ),
    Reason.COLLEGES_TOGETHER: _(
        "De colleges tonen wij alleen samen: {invited} mensen uit {municipalities}, "
        "{people} gaven antwoord."
    ),
    Reason.LEFT_OUT: _(
        "Niet getoond en niet meegeteld: minder dan vijf antwoorden, ook samen met andere "
        "gemeenten. Het gaat om {counted}."
    ),
    Reason.POOLED_UNCOUNTED: _(
        "Niet apart getoond: de groep is te klein om apart te tellen. Wat zij instuurde, telt mee "
        "bij {shown_with}."
    ),
    Reason.TOO_FEW_INVITED: _(
        "Niet getoond en niet meegeteld: de groep is te klein om apart te tellen, ook samen met "
        "andere gemeenten."
    ),
    Reason.TOO_FEW_OPINIONS: _("Niet getoond: minder dan vijf mensen gaven hier hun mening."),
    Reason.OTHER_STATEMENT_WITHHELD: _(
        "Geen cijfer voor deze factor: één van de twee stellingen heeft te weinig antwoorden. "
        "De andere stelling ziet u hieronder."
    ),
    Reason.OTHER_MUNICIPALITY: _("Niet getoond: elke gemeente ziet alleen zichzelf en het geheel."),
    Reason.OTHER_BY_SUBTRACTION: _(
        "Niet getoond: het geheel min de eigen groep zou één andere gemeente laten zien."
    ),
    Reason.NO_ROLE_WITH_A_SCORE: _(
        "Geen cijfer voor het geheel: in geen enkele rol zijn er tien of meer antwoorden."
    ),
}


def mean_in_words(result: FactorResult | StatementResult) -> str:
    """ "3,7", "ongeveer 4,5 of hoger" or "niet getoond"."""
    if isinstance(result, Withheld):
        return gettext("niet getoond")
    if isinstance(result, Approximate):
        about = gettext("ongeveer %(mean)s") % {"mean": comma(result.mean)}
        return " ".join(filter(None, (about, result.edge.value)))
    return comma(result.mean)


def in_less_room(result: Approximate) -> str:
    """ "ca. 3,5", "ca. 4,5 of hoger"."""
    about = gettext("ca. %(mean)s") % {"mean": comma(result.mean)}
    return " ".join(filter(None, (about, result.edge.value)))


def withheld_text(withheld: Withheld) -> str:
    """Why something isn't shown, in a sentence or two."""
    counted = ngettext("één mens", "{people} mensen", withheld.people)
    municipalities = ngettext("één gemeente", "{n} gemeenten", withheld.municipalities)
    return str(WHY_WITHHELD[withheld.reason]).format(
        shown_with=withheld.shown_with,
        people=withheld.people,
        counted=counted.format(people=withheld.people),
        invited=withheld.invited,
        municipalities=municipalities.format(n=withheld.municipalities),
    )
