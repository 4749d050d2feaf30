"""How many requests there were and how long they took: by the name of a route, never its address.

Who watches these numbers each second must not see that somebody sent in answers, nor that
somebody came. So the pages of people who answer are one route, without method or status, of which
one in ten is counted, for ten: that one more came, as sending in is, is lost in chance. Of how
long one took only a bucket is kept, or the sum would tell. What fails is counted each time.
"""

import contextlib
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

from samenwerking.metrics.room import require_room
from samenwerking.serving.audience import is_for_members

Answer = Callable[[HttpRequest], HttpResponse]

SURVEY = "survey"
FOR_MACHINES = frozenset({"health", "readiness", "metrics", "security_txt"})
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
"""Others can be made up without end."""
ONE_IN = 10
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0)
BUCKETS_OF_SURVEY = (0.1, 0.3, 1.0, 3.0, 10.0, 60.0)

# When a route was first asked for is nobody's business.
disable_created_metrics()
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "samenwerking_requests",
    "Requests; of the survey, without method and status, an estimate by one in ten.",
    ["route", "method", "status"],
    registry=REGISTRY,
)
SECONDS = Histogram(
    "samenwerking_request_seconds",
    "How long requests took; of the survey, by one in ten, rounded up to a bucket.",
    ["route"],
    buckets=BUCKETS,
    registry=REGISTRY,
)


def count_requests(get_response: Answer) -> Answer:
    """Middleware, behind what serves static files; not there without METRICS_TOKEN."""
    if not settings.METRICS_TOKEN:
        raise MiddlewareNotUsed

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        # A page is worth more than its number: the directory of those may be gone or full.
        with contextlib.suppress(OSError):
            _count(request, response, time.perf_counter() - begun)
        return response

    return answer


def route_of(request: HttpRequest) -> str:
    """Safe for what is added later: what isn't known to be a member's page is the survey's."""
    match = request.resolver_match
    name = match.view_name if match else ""
    if is_for_members(request.path_info):
        return name or "unknown"
    return name if name in FOR_MACHINES else SURVEY


def _count(request: HttpRequest, response: HttpResponse, took: float) -> None:
    """Raises OSError when there is no room for it."""
    require_room()
    route = route_of(request)
    if route == SURVEY:
        _count_survey(response, took)
        return
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(route, method, f"{response.status_code // 100}xx").inc()
    SECONDS.labels(route).observe(took)


def _count_survey(response: HttpResponse, took: float) -> None:
    if response.status_code >= 500:
        REQUESTS.labels(SURVEY, "", "5xx").inc()
    elif secrets.randbelow(ONE_IN) == 0:
        REQUESTS.labels(SURVEY, "", "").inc(ONE_IN)
        for _each in range(ONE_IN):
            SECONDS.labels(SURVEY).observe(rounded(took))


def rounded(took: float) -> float:
    return next((edge for edge in BUCKETS_OF_SURVEY if took <= edge), BUCKETS_OF_SURVEY[-1])
