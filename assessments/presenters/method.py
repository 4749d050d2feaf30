"""How it was counted, what is not shown, and where everything comes from."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.presenters.municipalities.turnout import added_after_opening
from assessments.results import wording
from assessments.results.overview import Overview
from assessments.results.scores import Reason, Withheld
from assessments.results.withheld import withheld_text
from assessments.results.wording import capitalised
from assessments.roles import ROLES


@dataclass(frozen=True)
class MethodPage:
    """What differs per report on the page about method and privacy."""

    left_out: str
    added: str
    """How many of the invited came after opening."""
    withheld: tuple[str, ...]
    colophon: tuple[tuple[str, str], ...]


def method_page(overview: Overview, code: str | None) -> MethodPage:
    """Without `code` for the whole partnership, whose tables say themselves what isn't shown."""
    return MethodPage(
        left_out=_left_out(overview.left_out_people),
        added=_added(overview, code),
        withheld=_withheld(overview, code) if code else (),
        colophon=_colophon(overview),
    )


def _left_out(people: int) -> str:
    if not people:
        return ""
    return ngettext(
        "%(n)s mens is nergens meegeteld.", "%(n)s mensen zijn nergens meegeteld.", people
    ) % {"n": people}


def _added(overview: Overview, code: str | None) -> str:
    """Of the whole partnership, and of the own groups: against fictitious people."""
    text = added_after_opening(overview)
    of_own = [
        _("%(group)s %(n)s van %(all)s")
        % {"group": group.name, "n": group.added, "all": group.invited}
        for group in overview.groups
        if group.place.code == code and group.added
    ]
    if of_own:
        text += " " + _("In onze gemeente: %(groups)s.") % {"groups": wording.enumeration(of_own)}
    return text


def _withheld(overview: Overview, code: str) -> tuple[str, ...]:
    """The municipality's own groups that were asked and aren't shown by themselves."""
    name = overview.place(code).name
    results = [(role, overview.cell(code, role)) for role in ROLES]
    return tuple(
        f"{capitalised(wording.the_one(role, name))}. {withheld_text(result)}"
        for role, result in results
        if isinstance(result, Withheld) and result.reason != Reason.NOT_ASKED
    )


def _colophon(overview: Overview) -> tuple[tuple[str, str], ...]:
    facts = overview.round
    rows = (
        (_("Samenwerking"), facts.partnership),
        (_("Opdrachtgever"), facts.client),
        (_("Begeleiding"), facts.guide),
        (
            _("Vragenlijst"),
            _("%(title)s, open %(period)s") % {"title": facts.title, "period": facts.period},
        ),
        (_("Geteld op"), date_format(facts.released_on, "j F Y")),
        (
            _("Bron van de stellingen"),
            _("WagenaarHoes, Tien succesfactoren voor intergemeentelijke samenwerking"),
        ),
        (_("Namen van gemeenten"), _("CBS, Kadaster (CC BY 4.0)")),
        (_("Regel voor kleine groepen"), _("versie %(n)s") % {"n": facts.rule_version}),
        (_("Kenmerk van de uitkomsten"), facts.digest),
    )
    return tuple((name, value) for name, value in rows if value)
