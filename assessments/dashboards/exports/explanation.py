"""The second sheet of a file: which round it is, and what the columns mean."""

from django.utils.translation import gettext as _

from assessments.dashboards.exports.lines import FICTITIOUS, Sheet
from assessments.results.overview import Overview, RoundFacts


def explanation(overview: Overview) -> Sheet:
    facts = overview.round
    fictitious = ((FICTITIOUS, _("Een demonstratie: alle antwoorden zijn verzonnen.")),)
    return Sheet(
        (_("onderwerp"), _("toelichting")),
        (*(fictitious if facts.fictitious else ()), *_about(facts), *_columns()),
    )


def _about(facts: RoundFacts) -> tuple[tuple[str, str], ...]:
    return (
        (_("ronde"), facts.title),
        (_("samenwerking"), facts.partnership),
        (_("gehouden"), facts.period),
        (_("kenmerk"), facts.digest),
        (_("regel voor kleine groepen"), _("versie {n}").format(n=facts.rule_version)),
        (_("bron van de stellingen"), _("WagenaarHoes")),
    )


def _columns() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("groep"),
            _("Mensen in één rol: van één gemeente, van gemeenten samen, of van alle gemeenten."),
        ),
        (
            _("gemiddelde"),
            _(
                "Van 1 (helemaal mee oneens) tot 5 (helemaal mee eens). Een factor is het "
                "gemiddelde van zijn twee stellingen."
            ),
        ),
        (_("ongeveer"), _("Bij vijf tot negen antwoorden is er alleen een afgerond gemiddelde.")),
        (_("band"), _("hoog: 4,0 tot 5,0; midden: 3,0 tot 3,9; laag: 1,0 tot 2,9")),
        (_("meningen"), _("Hoeveel mensen hun mening gaven; “weet niet” telt daarin niet mee.")),
        (_("% eens"), _("Hoeveel procent van de meningen “mee eens” of “helemaal mee eens” is.")),
        (_("eensgezindheid"), _("Van 0 tot 1; 1 is iedereen hetzelfde.")),
        (_("toelichting"), _("Waarom iets niet, afgerond, of zonder een groep getoond wordt.")),
    )
