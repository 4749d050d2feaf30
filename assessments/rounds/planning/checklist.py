"""Is a round ready to open? What the system can see, and what only people can judge."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.models import Role, Round
from assessments.results.blocks import K
from assessments.results.scores import ENOUGH_FOR_A_DISTRIBUTION
from assessments.results.wording import of_one
from assessments.rounds.partnerships.forms import hides_nothing
from assessments.rounds.planning.calendar import KNOWN_UNTIL, overlaps, working_days_between

BY_HAND = {
    "agreed": gettext_lazy(
        "Afgesproken is wie de uitkomsten wanneer ziet, en wanneer ze openbaar worden."
    ),
    "same-choice": gettext_lazy(
        "Elke gemeente kiest ambtenaren op dezelfde manier: wie werkt voor of met de samenwerking."
    ),
    "addresses": gettext_lazy("De adressen zijn gecontroleerd."),
    "test-mail": gettext_lazy("De proefmail aan uzelf is verstuurd en geopend."),
    "mail-admins": gettext_lazy("De mailbeheerders van de gemeenten kennen het adres {address}."),
    "announced": gettext_lazy("De griffiers hebben de vooraankondiging verstuurd."),
    "privacy": gettext_lazy("De privacyverklaring is ingevuld en gelezen door de FG."),
}
"""Points that a manager ticks, by the name that `Round.checked` keeps."""

WORKING_DAYS = 5


@dataclass(frozen=True)
class Point:
    """One point; `name` is empty for what the system sees by itself."""

    text: str
    done: bool
    name: str = ""


@dataclass(frozen=True)
class Checklist:
    """`agreements`, `people` and `technique` must all be done; `warnings` stop nothing."""

    agreements: tuple[Point, ...]
    people: tuple[Point, ...]
    technique: tuple[Point, ...]
    warnings: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return all(point.done for point in (*self.agreements, *self.people, *self.technique))


def checklist(current_round: Round) -> Checklist:
    """The state of a round in preparation; the same few queries whatever its size."""
    sizes = group_sizes(current_round)
    return Checklist(
        agreements=tuple(_agreements(current_round)),
        people=tuple(_people(current_round, sizes)),
        technique=tuple(_technique(current_round)),
        warnings=tuple(_warnings(current_round, sizes)),
    )


def group_sizes(current_round: Round) -> Counter[tuple[str, str]]:
    """How many are invited per (place name, role); the joint organisation by its own name."""
    people = current_round.invitations.filter(revoked=False, spare=False)
    return Counter(
        (name or current_round.joint_organisation, role)
        for name, role in people.values_list("municipality__name", "role")
    )


def _agreements(current_round: Round) -> list[Point]:
    partnership = current_round.partnership
    return [
        Point(
            _("Duidelijk is over welke samenwerking het gaat. Omschrijving: {text}").format(
                text=partnership.description
            ),
            bool(partnership.description),
        ),
        Point(
            _("Er is een opdrachtgever: {name}").format(name=current_round.commissioner or "…"),
            bool(current_round.commissioner),
        ),
        Point(
            _("Er is een afzender met telefoon en mailadres."),
            all((current_round.contact_name, current_round.contact_phone, current_round.reply_to)),
        ),
        Point(
            _("Elke gemeente heeft een contactpersoon met telefoonnummer."),
            current_round.contacts.count() >= len(_places(current_round)) > 0,
        ),
        Point(_("Voor elke rol is er een inleiding."), _has_introductions(current_round)),
        Point(
            _(
                "De datum van het gesprek staat vast, ten minste {days} werkdagen na de sluiting."
            ).format(days=WORKING_DAYS),
            _leaves_time(current_round),
        ),
        *(Point(text, done=False) for text in [hides_nothing(partnership)] if text),
        _by_hand(current_round, "agreed"),
        _by_hand(current_round, "same-choice"),
    ]


def _people(current_round: Round, sizes: Counter[tuple[str, str]]) -> list[Point]:
    missing = [
        place for place in _places(current_round) if not any(name == place for name, role in sizes)
    ]
    return [
        Point(
            _("Van elke gemeente zijn er mensen uitgenodigd: {people}, {groups}.").format(
                people=_people_in_words(sum(sizes.values())),
                groups=ngettext("{n} groep", "{n} groepen", len(sizes)).format(n=len(sizes)),
            ),
            bool(sizes) and not missing,
        ),
        _by_hand(current_round, "addresses"),
    ]


def _technique(current_round: Round) -> list[Point]:
    partnership = current_round.partnership
    return [
        *(_by_hand(current_round, name) for name in ("test-mail", "mail-admins", "announced")),
        Point(
            _("Van de samenwerking zijn verwerkingsverantwoordelijke en verwerker ingevuld."),
            bool(partnership.controller and partnership.processor),
        ),
        _by_hand(current_round, "privacy"),
    ]


def _warnings(current_round: Round, sizes: Counter[tuple[str, str]]) -> list[str]:
    first, last = current_round.opens_at.date(), current_round.closes_at.date()
    found = [
        _("De ronde loopt door {name}: van {first} tot en met {last}.").format(
            name=period.name, first=_day(period.first), last=_day(period.last)
        )
        for period in overlaps(first, last)
    ]
    if last > KNOWN_UNTIL:
        found.append(
            _("Wij kennen de schoolvakanties tot en met {day}. Kijk zelf verder.").format(
                day=_day(KNOWN_UNTIL)
            )
        )
    return [*found, *_warnings_about_groups(current_round, sizes)]


def _warnings_about_groups(current_round: Round, sizes: Counter[tuple[str, str]]) -> list[str]:
    colleges = {place: n for (place, role), n in sizes.items() if role == Role.COLLEGE}
    found = [
        _size_warning(_group_name(current_round, place, role), n)
        for (place, role), n in sorted(sizes.items())
        if role != Role.COLLEGE and n < ENOUGH_FOR_A_DISTRIBUTION
    ]
    if colleges:
        found.append(
            ngettext(
                "De colleges tonen wij samen: {people} uit {places} gemeente.",
                "De colleges tonen wij samen: {people} uit {places} gemeenten.",
                len(colleges),
            ).format(people=_people_in_words(sum(colleges.values())), places=len(colleges))
        )
        found += _warnings_about_colleges(sum(colleges.values()))
    return [*found, *_uneven_roles(current_round, sizes)]


def _warnings_about_colleges(size: int) -> list[str]:
    """They are one pool already: nobody is left to be counted with."""
    if size < K:
        text = _("De colleges samen: {people}. Dat is te weinig: zij tellen nergens mee.")
        return [text.format(people=_people_in_words(size))]
    if size < ENOUGH_FOR_A_DISTRIBUTION:
        return [_size_warning(_("De colleges samen"), size)]
    return []


def _people_in_words(number: int) -> str:
    return ngettext("{n} mens", "{n} mensen", number).format(n=number)


def _size_warning(name: str, size: int) -> str:
    """What a group that is too small can never show, even when everybody answers."""
    if size < K:
        return _(
            "{name}: {people}. Deze groep komt nooit apart in beeld. Met kleine groepen van "
            "dezelfde rol telt zij mee, als die samen vijf antwoorden hebben."
        ).format(name=name, people=_people_in_words(size))
    return _(
        "{name}: {people}. Voor een verdeling zijn {enough} antwoorden nodig. "
        "Nodig als het kan meer mensen uit."
    ).format(name=name, people=_people_in_words(size), enough=ENOUGH_FOR_A_DISTRIBUTION)


def _uneven_roles(current_round: Round, sizes: Counter[tuple[str, str]]) -> list[str]:
    """Municipalities of which nobody in a role is invited while others have people in it."""
    places = [municipality.name for municipality in current_round.municipalities.all()]
    found = []
    for role in Role:
        without = [place for place in places if not sizes[place, role]]
        if 0 < len(without) < len(places):
            found.append(
                _("Niemand uitgenodigd in de rol {role}: {places}.").format(
                    role=role.label, places=", ".join(without)
                )
            )
    return found


def by_hand(name: str) -> str:
    """What a point that a manager ticks says."""
    return str(BY_HAND[name]).format(address=settings.DEFAULT_FROM_EMAIL)


def _by_hand(current_round: Round, name: str) -> Point:
    return Point(by_hand(name), name in current_round.checked, name)


def _places(current_round: Round) -> list[str]:
    names = [municipality.name for municipality in current_round.municipalities.all()]
    return [*names, *filter(None, [current_round.joint_organisation])]


def _group_name(current_round: Round, place: str, role: str) -> str:
    if place == current_round.joint_organisation:
        return place
    name = of_one(role, place)
    return name[0].upper() + name[1:]


def _has_introductions(current_round: Round) -> bool:
    return all(current_round.introduction_for(role) for role in Role.values)


def _leaves_time(current_round: Round) -> bool:
    if current_round.discussed_on is None:
        return False
    closes_on = timezone.localdate(current_round.closes_at)
    return working_days_between(closes_on, current_round.discussed_on) >= WORKING_DAYS


def _day(day: datetime.date) -> str:
    return date_format(day, "j F Y")
