"""What a manager or reader sees of a released round."""

from django.http import Http404, HttpResponse

from assessments.access import SignedInRequest
from assessments.dashboards.factor import factor_context
from assessments.dashboards.municipalities import municipalities_context
from assessments.dashboards.municipality import municipality_context, places_to_visit
from assessments.dashboards.own_statements import own_statements_context
from assessments.dashboards.pages import Seen, of_release, of_releases, show_page
from assessments.dashboards.radar_page import RADEN, radar_context
from assessments.dashboards.roles import roles_context
from assessments.dashboards.summary import overview_context
from assessments.presenters.municipalities.heat_order import BY_NUMBER
from assessments.presenters.statements import ranked_statements
from assessments.results.overview import Overview


@of_releases(most=2)
def overview(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """What everybody reads first."""
    return show_page(request, "overview", seen.now, **overview_context(seen))


@of_release
def municipalities(request: SignedInRequest, of: Overview) -> HttpResponse:
    """`rol` and `sorteer` choose what the overview table shows, `factor` what the map shows."""
    context = municipalities_context(
        of,
        role=request.GET.get("rol", "raad"),
        sort=request.GET.get("sorteer", BY_NUMBER),
        factor=request.GET.get("factor", ""),
    )
    return show_page(request, "municipalities", of, **context)


@of_release
def municipality(request: SignedInRequest, of: Overview, code: str) -> HttpResponse:
    """One municipality; 404 for who may not see it."""
    place = next((each for each in places_to_visit(of) if each.code == code), None)
    if place is None:
        raise Http404
    context = municipality_context(of, place)
    return show_page(request, "municipalities", of, template="municipality", **context)


@of_release
def roles(request: SignedInRequest, of: Overview) -> HttpResponse:
    """The roles side by side."""
    return show_page(request, "roles", of, **roles_context(of))


@of_release
def factor(request: SignedInRequest, of: Overview, number: int) -> HttpResponse:
    """One of the ten factors."""
    try:
        context = factor_context(of, number)
    except KeyError:
        raise Http404 from None
    return show_page(request, "factors", of, template="factor", **context)


@of_release
def statements(request: SignedInRequest, of: Overview) -> HttpResponse:
    """All twenty; `volgorde` chooses the role or the gap by which they are ranked."""
    ranked = ranked_statements(of, request.GET.get("volgorde", ""))
    return show_page(request, "statements", of, ranked=ranked)


@of_releases(most=2)
def own_statements(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """What the partnership asked of its own; 404 where it asked nothing."""
    if not seen.now.instrument.own:
        raise Http404
    context = own_statements_context(seen)
    return show_page(request, "statements", seen.now, template="own_statements", **context)


@of_release
def radar(request: SignedInRequest, of: Overview) -> HttpResponse:
    """`vergelijk` chooses what is beside each other, `gemeente` whose raad."""
    context = radar_context(
        of,
        compare=request.GET.get("vergelijk", RADEN),
        asked=request.GET.get("gemeente"),
    )
    return show_page(request, "statements", of, template="radar", **context)
