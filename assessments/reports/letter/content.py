"""Pure: what a raadsinformatiebrief, or a memo to the raad, says; the writer finishes it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import JOINT_ORGANISATION
from assessments.reports.letter.sections import (
    Run,
    Section,
    Sentence,
    follow_up,
    marked,
    message,
    occasion,
    on_the_day,
    remarks,
    results,
)
from assessments.results.overview import Overview, RoundFacts
from assessments.results.wording import marked_fictitious


@dataclass(frozen=True)
class Sender:
    """Who writes: it decides the title, the head and the signature, and nothing else."""

    title: str
    sender: str
    signatures: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A document for the raad of one municipality, complete."""

    title: str
    subject: str
    municipality: str
    author: str
    fictitious: bool
    day: datetime.date
    head: tuple[tuple[str, Sentence], ...]
    sections: tuple[Section, ...]
    signatures: tuple[Sentence, ...]

    @property
    def document_title(self) -> str:
        title = f"{self.title}: {self.subject}"
        return marked_fictitious(title, self.fictitious)

    @property
    def stamp(self) -> Sentence:
        """What stands at the top of a fictitious letter."""
        return (
            Run(_("VERZONNEN. Dit is een demonstratie. Alle antwoorden zijn verzonnen."), True),
            Run(
                _(
                    " De gemeenten bestaan, maar hun raden, colleges en ambtenaren hebben deze "
                    "vragen niet beantwoord."
                )
            ),
        )

    @property
    def columns(self) -> int:
        """How many columns of numbers its table has."""
        tables = (section.table for section in self.sections if section.table)
        return max((len(table.headings) - 1 for table in tables), default=0)


def from_the_college() -> Sender:
    return Sender(
        _("Raadsinformatiebrief"),
        _("het college van burgemeester en wethouders van {municipality}"),
        (
            _("Het college van burgemeester en wethouders van {municipality},"),
            _("[naam], secretaris"),
            _("[naam], burgemeester"),
        ),
    )


def from_the_raad() -> Sender:
    return Sender(
        _("Memo aan de raad"),
        _("[de griffie / het presidium] van {municipality}"),
        (_("[naam], [griffier / voorzitter van het presidium]"),),
    )


def letter(
    overview: Overview,
    earlier: Overview | None,
    code: str,
    sender: Sender,
    order: Mapping[int, int] = MappingProxyType({}),
) -> Letter:
    """For the raad of `code`; of other municipalities it gives no results.

    `order` is the manager's order of the agenda, as the report has it.

    Raises KeyError when the round has no such municipality.
    """
    if code == JOINT_ORGANISATION:
        raise KeyError(code)
    facts = overview.round
    # In a public document only the reader's own municipality is named with what it answered.
    overview = replace(overview, viewer=replace(overview.viewer, own=code))
    municipality = overview.place(code).name
    subject = _("Uitkomsten zelfevaluatie {partnership}").format(partnership=facts.partnership)
    return Letter(
        title=sender.title,
        subject=subject,
        municipality=municipality,
        author=facts.partnership,
        fictitious=facts.fictitious,
        day=facts.released_on,
        head=_head(facts, municipality, subject, sender),
        sections=_sections(overview, earlier, code, order),
        signatures=tuple(marked(line, municipality=municipality) for line in sender.signatures),
    )


def _sections(
    overview: Overview, earlier: Overview | None, code: str, order: Mapping[int, int]
) -> tuple[Section, ...]:
    facts = overview.round
    enclosed = marked(
        _("Rapport {municipality}, kenmerk {version}."),
        municipality=overview.place(code).name,
        version=facts.digest[:12],
    )
    public = _("Het rapport is openbaar. Alle genodigden krijgen de uitkomsten op [datum].")
    return (
        Section(_("Aanleiding"), occasion(overview)),
        message(overview, earlier, code),
        results(overview, code, order),
        Section(_("Kanttekeningen"), remarks(overview, earlier, code)),
        Section(_("Gevolgen"), marked(_("[Geen gevolgen voor de begroting. / Vul aan.]"))),
        Section(_("Communicatie"), marked(public)),
        Section(_("Vervolg"), follow_up(facts)),
        Section(_("Bijlage"), enclosed),
    )


def _head(
    facts: RoundFacts, municipality: str, subject: str, sender: Sender
) -> tuple[tuple[str, Sentence], ...]:
    return (
        (_("Aan"), marked(_("de raad van {municipality}"), municipality=municipality)),
        (_("Van"), marked(sender.sender, municipality=municipality)),
        (_("Datum"), marked(_("[datum]"))),
        (_("Onderwerp"), (Run(subject),)),
        (
            _("Voor"),
            on_the_day(
                facts,
                _("kennisnemen en bespreken op {day}"),
                _("kennisnemen en bespreken op [datum]"),
            ),
        ),
    )
