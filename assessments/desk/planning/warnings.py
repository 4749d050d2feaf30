"""What a manager should know before opening: the calendar, and groups that are too small."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.desk.planning.calendar import KNOWN_UNTIL, overlaps
from assessments.models import Role, Round
from assessments.results.blocks import K
from assessments.results.scores import ENOUGH_FOR_A_DISTRIBUTION
from assessments.results.wording import of_one

GroupSizes = Counter[tuple[str, str]]
"""How many are invited per (place name, role)."""


ADVISED = 8
"""With fewer people than this, one or two who don't answer leave a group without a mean."""


@dataclass(frozen=True)
class SmallGroups:
    """Several groups of which the same is said, once."""

    text: str
    groups: tuple[str, ...]


def warnings(current_round: Round, sizes: GroupSizes) -> list[str]:
    first = timezone.localdate(current_round.opens_at)
    last = timezone.localdate(current_round.closes_at)
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


def _warnings_about_groups(current_round: Round, sizes: GroupSizes) -> list[str]:
    colleges = {place: n for (place, role), n in sizes.items() if role == Role.COLLEGE}
    found = [
        _size_warning(*alike[0]) for alike in _too_small(current_round, sizes) if len(alike) == 1
    ]
    if colleges:
        found.append(
            ngettext(
                "De colleges tonen wij samen: {people} uit {places} gemeente.",
                "De colleges tonen wij samen: {people} uit {places} gemeenten.",
                len(colleges),
            ).format(people=people_in_words(sum(colleges.values())), places=len(colleges))
        )
        found += _warnings_about_colleges(sum(colleges.values()))
    return [*found, *_uneven_roles(current_round, sizes)]


def small_groups(current_round: Round, sizes: GroupSizes) -> Iterator[SmallGroups]:
    """In thirty municipalities the same would otherwise be said sixty times."""
    never, tight, rough = _too_small(current_round, sizes)
    if len(never) > 1:
        yield SmallGroups(
            _(
                "Deze groepen komen nooit apart in beeld. Met kleine groepen van dezelfde rol "
                "tellen zij mee, als die samen vijf antwoorden hebben."
            ),
            tuple(f"{name} ({size})" for name, size in never),
        )
    if len(tight) > 1:
        yield SmallGroups(
            _(
                "Deze groepen hebben geen speling: voor een gemiddelde zijn vijf meningen nodig, "
                "en niet iedereen antwoordt of heeft een mening. Nodig ten minste {advised} mensen "
                "uit."
            ).format(advised=ADVISED),
            tuple(f"{name} ({size})" for name, size in tight),
        )
    if len(rough) > 1:
        yield SmallGroups(
            _(
                "Voor een verdeling zijn {enough} antwoorden nodig. Die halen deze groepen niet. "
                "Nodig als het kan meer mensen uit."
            ).format(enough=ENOUGH_FOR_A_DISTRIBUTION),
            tuple(f"{name} ({size})" for name, size in rough),
        )


def _too_small(current_round: Round, sizes: GroupSizes) -> tuple[list[tuple[str, int]], ...]:
    """Groups that can't be shown, that just can, and that can't have a distribution."""
    small = [
        (_group_name(current_round, place, role), sizes[place, role])
        for role in (Role.RAAD, Role.ORGANISATIE)
        for place in sorted(place for place, of_role in sizes if of_role == role)
        if sizes[place, role] < ENOUGH_FOR_A_DISTRIBUTION
    ]
    return (
        [group for group in small if group[1] < K],
        [group for group in small if K <= group[1] < ADVISED],
        [group for group in small if group[1] >= ADVISED],
    )


def _warnings_about_colleges(size: int) -> list[str]:
    """They are one pool already: nobody is left to be counted with."""
    if size < K:
        text = _("De colleges samen: {people}. Dat is te weinig: zij tellen nergens mee.")
        return [text.format(people=people_in_words(size))]
    if size < ENOUGH_FOR_A_DISTRIBUTION:
        return [_size_warning(_("De colleges samen"), size)]
    return []


def people_in_words(number: int) -> str:
    return ngettext("{n} mens", "{n} mensen", number).format(n=number)


def _size_warning(name: str, size: int) -> str:
    """What a group that is too small can never show, even when everybody answers."""
    if size < K:
        return _(
            "{name}: {people}. Deze groep komt nooit apart in beeld. Met kleine groepen van "
            "dezelfde rol telt zij mee, als die samen vijf antwoorden hebben."
        ).format(name=name, people=people_in_words(size))
    if size < ADVISED:
        return _(
            "{name}: {people}. Dat laat geen speling: voor een gemiddelde zijn vijf meningen "
            "nodig, en niet iedereen antwoordt of heeft een mening. Nodig ten minste {advised} "
            "mensen uit."
        ).format(name=name, people=people_in_words(size), advised=ADVISED)
    return _(
        "{name}: {people}. Voor een verdeling zijn {enough} antwoorden nodig. "
        "Nodig als het kan meer mensen uit."
    ).format(name=name, people=people_in_words(size), enough=ENOUGH_FOR_A_DISTRIBUTION)


def _uneven_roles(current_round: Round, sizes: GroupSizes) -> list[str]:
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


def _group_name(current_round: Round, place: str, role: str) -> str:
    if place == current_round.joint_organisation:
        return place
    name = of_one(role, place)
    return name[0].upper() + name[1:]


def _day(day: datetime.date) -> str:
    return date_format(day, "j F Y")
