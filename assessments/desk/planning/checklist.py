"""Is a round ready to open? What the system can see, and what only people can judge."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.desk.mailings.mail import sender_address
from assessments.desk.partnerships.forms import hides_nothing
from assessments.desk.planning.calendar import working_days_between
from assessments.desk.planning.warnings import (
    GroupSizes,
    SmallGroups,
    people_in_words,
    small_groups,
    warnings,
)
from assessments.models import Partnership, Role, Round
from assessments.results.blocks import partition
from assessments.results.visible import gives_away
from assessments.results.wording import bodies
from assessments.roles import ROLES

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
    where: str = "checklist"
    """The name of the page on which it is done."""


@dataclass(frozen=True)
class Checklist:
    """`agreements`, `people` and `technique` must all be done; the rest stops nothing."""

    agreements: tuple[Point, ...]
    people: tuple[Point, ...]
    technique: tuple[Point, ...]
    warnings: tuple[str, ...]
    small_groups: tuple[SmallGroups, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return (*self.agreements, *self.people, *self.technique)

    @property
    def to_do(self) -> int:
        """How many points aren't done yet."""
        return sum(not point.done for point in self.points)

    @property
    def is_complete(self) -> bool:
        return not self.to_do


def checklist(current_round: Round, sizes: GroupSizes | None = None) -> Checklist:
    """The state of a round in preparation; the same few queries whatever its size.

    None when its `sizes`, municipalities, contacts and partnership are at hand.
    """
    sizes = group_sizes(current_round) if sizes is None else sizes
    return Checklist(
        agreements=tuple(_agreements(current_round, sizes)),
        people=tuple(_people(current_round, sizes)),
        technique=tuple(_technique(current_round)),
        warnings=tuple(warnings(current_round, sizes)),
        small_groups=tuple(small_groups(current_round, sizes)),
    )


def group_sizes(current_round: Round) -> GroupSizes:
    """How many are invited per (place name, role); the joint organisation by its own name."""
    people = current_round.invitations.invited()
    return Counter(
        (name or current_round.joint_organisation, role)
        for name, role in people.values_list("municipality__name", "role")
    )


def _agreements(current_round: Round, sizes: GroupSizes) -> list[Point]:
    partnership = current_round.partnership
    return [
        Point(
            _("Duidelijk is over welke samenwerking het gaat. Omschrijving: {text}").format(
                text=partnership.description or "…"
            ),
            bool(partnership.description),
            where="change_partnership",
        ),
        *_who_asks_and_answers(current_round),
        Point(
            _("Voor elke rol is er een inleiding."),
            _has_introductions(current_round),
            where="change_round",
        ),
        Point(
            _(
                "De datum van het gesprek staat vast, ten minste {days} werkdagen na de sluiting."
            ).format(days=WORKING_DAYS),
            _leaves_time(current_round),
            where="change_round",
        ),
        *(
            Point(text, done=False, where="change_partnership")
            for text in _hides_nothing(current_round, sizes)
        ),
        _by_hand(current_round, "agreed"),
        _by_hand(current_round, "same-choice"),
    ]


def _who_asks_and_answers(current_round: Round) -> list[Point]:
    return [
        Point(
            _("Er is een opdrachtgever: {name}").format(name=current_round.client or "…"),
            bool(current_round.client),
            where="change_round",
        ),
        Point(
            _("Er is een afzender met telefoon en mailadres."),
            all((current_round.contact_name, current_round.contact_phone, current_round.reply_to)),
            where="change_round",
        ),
        Point(
            _("Elke gemeente heeft iemand die mensen kunnen bellen, met telefoonnummer."),
            current_round.contacts.count() >= len(_places(current_round)) > 0,
            where="round_contacts",
        ),
    ]


def _hides_nothing(current_round: Round, sizes: GroupSizes) -> list[str]:
    """Where hiding municipalities from one another would hide nothing, even when all answer."""
    partnership = current_round.partnership
    if fiction := hides_nothing(partnership):
        return [fiction]
    if partnership.sharing == Partnership.Sharing.OPEN or _without_people(current_round, sizes):
        # What a list that is still to come says of the others, nobody can know.
        return []
    text = _(
        "Elkaars uitkomsten verbergen kan niet bij deze rol: {bodies}. Er zijn te weinig groepen "
        "van vijf of meer genodigden, dus het geheel min de eigen groep is één andere gemeente. "
        "Nodig uit meer gemeenten ten minste vijf mensen uit, of kies voor delen met iedereen."
    )
    return [text.format(bodies=bodies(role)) for role in ROLES if _gives_away(role, sizes)]


def _gives_away(role: str, sizes: GroupSizes) -> bool:
    """Whether the total of this role shows one municipality to another that takes part in it."""
    of_role = {group: n for group, n in sizes.items() if group[1] == role}
    blocks = [{place for place, _ in block} for block in partition(of_role).blocks]
    return any(gives_away([each for each in blocks if place not in each]) for place, _ in of_role)


def _people(current_round: Round, sizes: GroupSizes) -> list[Point]:
    missing = _without_people(current_round, sizes)
    text = _("Van elke gemeente zijn er mensen uitgenodigd: {people}, {groups}.").format(
        people=people_in_words(sum(sizes.values())),
        groups=ngettext("{n} groep", "{n} groepen", len(sizes)).format(n=len(sizes)),
    )
    if sizes and missing:
        text += " " + _("Nog niemand van: {places}.").format(places=", ".join(missing))
    return [
        Point(text, bool(sizes) and not missing, where="people"),
        _by_hand(current_round, "addresses"),
    ]


def _without_people(current_round: Round, sizes: GroupSizes) -> list[str]:
    return [place for place in _places(current_round) if place not in {name for name, _ in sizes}]


def _technique(current_round: Round) -> list[Point]:
    partnership = current_round.partnership
    return [
        *(_by_hand(current_round, name) for name in ("test-mail", "mail-admins", "announced")),
        Point(
            _("Van de samenwerking zijn verwerkingsverantwoordelijke en verwerker ingevuld."),
            bool(partnership.controller and partnership.processor),
            where="change_partnership",
        ),
        _by_hand(current_round, "privacy"),
    ]


def by_hand(name: str) -> str:
    """What a point that a manager ticks says."""
    return str(BY_HAND[name]).format(address=sender_address())


def _by_hand(current_round: Round, name: str) -> Point:
    return Point(by_hand(name), name in current_round.checked, name)


def _places(current_round: Round) -> list[str]:
    names = [municipality.name for municipality in current_round.municipalities.all()]
    return [*names, *filter(None, [current_round.joint_organisation])]


def _has_introductions(current_round: Round) -> bool:
    return all(current_round.introduction_for(role) for role in Role.values)


def _leaves_time(current_round: Round) -> bool:
    if current_round.discussed_on is None:
        return False
    closes_on = timezone.localdate(current_round.closes_at)
    return working_days_between(closes_on, current_round.discussed_on) >= WORKING_DAYS
