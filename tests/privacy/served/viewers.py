"""Everybody who may see something of a released round, each in a browser of their own."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.test import Client

from assessments.access import Viewer, viewer
from assessments.models import Municipality
from assessments.survey.links import link_for
from tests import builders
from tests.privacy.served.addresses import Values, values_of
from tests.results.builders import CODES


@dataclass(frozen=True)
class Level:
    """A manager, a coordinator, a reader or somebody who was invited; `place` is a name, None for
    no one place."""

    kind: str
    place: str | None = None

    def __str__(self) -> str:
        return self.kind if self.place is None else f"{self.kind} {self.place}"

    def rights(self, of) -> Viewer:
        """What they may see of this release."""
        return viewer(of.round.partnership, None if self.place is None else CODES[self.place])

    def enter(self, of) -> tuple[Client, Values]:
        """Their browser, signed in or behind the own link, and what can stand in addresses."""
        if self.kind == "invited":
            person = _person(of, self.place)
            browser = Client()
            browser.post(urlsplit(link_for(person)).path, {"next": "results"})
            return browser, values_of(of.round, person.public_id)
        browser = Client()
        browser.force_login(self._account(of.round.partnership))
        return browser, values_of(of.round)

    def _account(self, partnership):
        email = f"{self}@{partnership.slug}.example.nl".lower().replace(" ", "-")
        if member := partnership.members.filter(user__email=email).first():
            return member.user
        if self.kind == "manager":
            return builders.manager(partnership, email)
        place = Municipality.objects.get(name=self.place) if self.place else None
        if self.kind == "coordinator":
            return builders.coordinator(partnership, place, email)
        return builders.reader(partnership, place, email)


def _person(of, place):
    """Somebody who was invited; of the joint organisation if that is the place."""
    name, role = ("", "organisatie") if CODES[place] == "" else (place, "raad")
    people = of.round.invitations.filter(role=role).select_related("round__partnership")
    found = (
        people.filter(municipality__name=place).first()
        if name
        else people.filter(municipality=None).first()
    )
    return found or builders.invite(of.round, name, role)[0]


MANAGER = Level("manager")
READER = Level("reader")
