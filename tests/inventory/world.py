"""A partnership with a round in each state, one beside it, and what can stand in addresses."""

import datetime

from django.apps import apps
from django.utils import timezone

from assessments.desk.partnerships.logo.actions import set_logo
from assessments.desk.partnerships.logo.pictures import Picture
from assessments.models import Round
from assessments.survey.links import link_for
from tests import builders
from tests.desk.logo.pictures import png
from tests.privacy.served.addresses import Route, values_of
from tests.results.builders import CODES, WITH_OWN, at, group, release

STATES = ("draft", "open", "released", "shared")
"""Released is not yet shared."""
ANY = "-"
"""In the place of a state or a municipality, of an address that is about none."""
OWN, OTHER = "Laren", "Eemnes"
"""Where the reader of one municipality is from, and another municipality of the same rounds."""
INVITED = 2


class World:
    """`rounds` by state, `people` of the raad of Laren in each; the partnership shares *own*."""

    def __init__(self) -> None:
        builders.instrument()
        self.rounds = {"shared": _released("shared", shared_at=_yesterday())}
        self.partnership = self.rounds["shared"].partnership
        self.partnership.sharing = self.partnership.Sharing.OWN
        self.partnership.save()
        self.partnership.municipalities.set(map(builders.municipality, (OWN, OTHER)))
        self.rounds |= {
            "draft": builders.draft_round(self.partnership, title="draft"),
            "open": builders.opened_round(self.partnership, title="open", own=["Taak"]),
            "released": _released("released", partnership=self.partnership),
        }
        for each in self.rounds.values():
            each.municipalities.set(self.partnership.municipalities.all())
        builders.own_statements(self.rounds["draft"], "Taak")
        self.people = {
            state: builders.invite(current_round, OWN, number=INVITED)
            for state, current_round in self.rounds.items()
        }
        self.logo = with_logo(self.partnership)
        self.elsewhere = builders.partnership(slug="elders", name="Elders")
        (self.stranger,) = builders.invite(builders.opened_round(self.elsewhere))

    def values(self, route: Route, state: str, place: str) -> dict[str, object]:
        """What stands in the place of each parameter of this address."""
        about = "shared" if state == ANY else state
        person = self.people[about][0]
        known = values_of(self.rounds[about], person.public_id)
        return {
            **{name: next(iter(each)) for name, each in known.items()},
            "code": CODES[OTHER if place == OTHER else OWN],
            "key": f"{CODES[OWN]}-raad",
            "mac": link_for(person).rstrip("/").rpartition("/")[2],
            "person": person.pk,
            "name": self.logo,
            **ELSEWHERE,
            **_of_own_kind(route, self),
        }


ELSEWHERE = {
    **{"kind_code": "raad", "reader": "raad", "letter": "uitnodiging"},
    **{"provider_id": "gemeente", "uidb36": "1"},
    **{"app_label": "assessments", "content_type_id": 1, "object_id": 1, "id": 1},
    **{"url": "bestaat-niet"},
}
"""Parameters that are about no round: a kind of report, accounts, and Django's admin."""


def _of_own_kind(route: Route, world: World) -> dict[str, object]:
    """What `pk` and `object_id` mean at some addresses only."""
    if "/gebruikers/" in route.path:
        return {"pk": world.partnership.members.values_list("pk", flat=True).last()}
    if route.path.endswith("rapporten/<slug:kind_code>/"):
        return {"kind_code": "samenwerking"}
    app, _, rest = route.path.removeprefix("beheer/").partition("/")
    model = rest.partition("/")[0]
    if route.path.startswith("beheer/") and model in apps.all_models.get(app, ()):
        objects = apps.get_model(app, model)._default_manager
        found = objects.values_list("pk", flat=True).first()
        return {"object_id": found, "id": found}
    return {}


def with_logo(partnership) -> str:
    """A logo of the partnership, by its name."""
    set_logo(partnership=partnership, picture=Picture("png", png()), by=None)
    partnership.refresh_from_db()
    return str(partnership.logo)


def let_in(person, come_in) -> None:
    """Come in by a link, also of a round that has closed since: while it was open one could."""
    current_round = person.round
    if current_round.state == Round.State.RELEASED and not current_round.shared_at:
        of_it = Round.objects.filter(pk=current_round.pk)
        of_it.update(shared_at=_yesterday())
        come_in()
        of_it.update(shared_at=None)
    else:
        come_in()


def _yesterday():
    return timezone.now() - datetime.timedelta(days=1)


def _released(title, **fields):
    return release(
        group("raad", OWN, 20, f3=at("2.8"), t1a=[5, 2, 3, 4, 6, 0]),
        group("college", OWN, 6),
        group("raad", OTHER, 20, f3=at("3.8")),
        group("organisatie", "BEL Combinatie", 60, f6=at("4.1", 60), t7a=[0, 0, 20, 10, 0, 30]),
        title=title,
        asked=WITH_OWN,
        **fields,
    ).round
