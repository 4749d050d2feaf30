"""Every address of the product, and which of them serve results: found in the URL configuration.

Nobody has to remember to list a page that is added later. One with a new kind of parameter gets a
value in `values_of`, unless a page links to it; `test_every_address.py` says so when it is needed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from django.contrib import admin
from django.contrib.admindocs.views import simplify_regex
from django.urls import get_resolver, resolve, reverse
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RegexPattern

from assessments.models import Release

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
RESULTS = (
    "assessments.dashboards",
    "assessments.followup",
    "assessments.reports",
    "assessments.desk.shared",
)
"""The packages whose views serve results."""
SLOW = ("assessments.reports",)
"""Those of them whose views make files that take seconds."""
SLOW_FILE = re.compile(r"\.(pdf|odt|zip)$")

Values = Mapping[str, Sequence[object]]
"""Parameter → what it can be."""


@dataclass(frozen=True)
class Route:
    """An address as the URL configuration has it, and the module of its view."""

    path: str
    view: str
    name: str = field(default="", compare=False)
    """With its namespace; nothing when it has none."""

    @property
    def serves_results(self) -> bool:
        return self.view.startswith(RESULTS) or self.path.startswith("uitkomsten/")

    @property
    def is_slow(self) -> bool:
        return self.view.startswith(SLOW) or bool(SLOW_FILE.search(self.path))

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.path)


def routes() -> list[Route]:
    return list(_routes(get_resolver()))


def _routes(resolver, before="", space="") -> Iterator[Route]:
    for each in resolver.url_patterns:
        path = before + _pattern(each)
        if hasattr(each, "url_patterns"):
            yield from _routes(each, path, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield Route(path, each.callback.__module__, space + each.name if each.name else "")


def _pattern(each) -> str:
    """What it is matched by; of a regular expression only the names of its groups."""
    pattern = str(each.pattern)
    is_regex = isinstance(each.pattern, RegexPattern)
    return simplify_regex(pattern).lstrip("/") if is_regex else pattern


def result_routes(*, slow: bool = False) -> list[Route]:
    """Where results are served; with `slow`, the files that take seconds too."""
    return [route for route in routes() if route.serves_results and (slow or not route.is_slow)]


def route_of(address: str) -> Route | None:
    """The route that answers at an address; None when there is none."""
    try:
        found = resolve(address.partition("?")[0])
    except Resolver404:
        return None
    return Route(found.route, found.func.__module__)


def is_about(address: str, values: Values) -> bool:
    """Whether it is about a round that `values` name, or about none."""
    try:
        given = resolve(address.partition("?")[0]).kwargs
    except Resolver404:
        return False
    return "round_pk" not in given or given["round_pk"] in values["round_pk"]


def filled(route: Route, values: Values) -> list[str]:
    """Its addresses with these values; none when a parameter has no value."""
    choices = [values.get(name, ()) for name in route.parameters]
    return ["/" + _with(route.path, given) for given in product(*choices)]


def _with(path: str, given: Sequence[object]) -> str:
    values = iter(given)
    return PARAMETER.sub(lambda part: str(next(values)), path)


def values_of(current_round, public_id: str = "") -> Values:
    """What can stand in addresses about this round; `public_id` is the viewer's own invitation."""
    groups = Release.objects.filter(round=current_round).values_list("groups", flat=True).first()
    codes = {row[0] for row in groups or [] if row[0]}
    invited = current_round.municipalities.values_list("code", flat=True)
    return {
        "slug": [current_round.partnership.slug],
        "pk": [current_round.pk],
        "round_pk": [current_round.pk],
        "code": sorted(codes.union(invited)),
        "role": ["raad", "college", "organisatie"],
        "number": range(1, 11),
        "kind": ["csv", "xlsx", "ods", "json"],
        "letter": ["uitnodiging", "herinnering", "uitkomsten"],
        "public_id": [public_id] if public_id else [],
    }


def desk_addresses(values: Values) -> list[str]:
    """Every page under `/werkplek/`."""
    desk = (route for route in routes() if route.path.startswith("werkplek/"))
    return [address for route in desk for address in filled(route, values)]


def admin_addresses() -> list[str]:
    """Every page of the admin: lists, forms, histories and the questions before deleting."""
    found = [reverse("admin:index")]
    for model in admin.site._registry:
        stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found += [reverse(f"{stem}_changelist"), reverse(f"{stem}_add")]
        one = model._default_manager.first()
        if one is not None:
            pages = ("change", "history", "delete")
            found += [reverse(f"{stem}_{page}", args=[one.pk]) for page in pages]
    return found
