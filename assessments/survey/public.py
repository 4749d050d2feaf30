"""Pages for everybody, and what is shown when a form arrives from a browser that was away."""

from csp.constants import NONE
from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from assessments import access, logos
from assessments.survey.coming_in import session
from assessments.survey.problems import form_refused, show
from assessments.survey.wording import contact


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy statement for whoever comes by."""
    return render(request, "pages/privacy.html", {"contact_days": settings.CONTACT_DAYS})


@require_safe
@never_cache
def privacy_of(request: HttpRequest, slug: str) -> HttpResponse:
    """The statement of one partnership; whom to call only for who was invited."""
    partnership = access.partnership_with_statement(request.user, slug)
    entered = session.round_in(request, partnership)
    context = {
        "partnership": partnership,
        "municipalities": partnership.municipalities.all(),
        "contact": contact(entered) if entered else "",
        "contact_days": settings.CONTACT_DAYS,
        "fictitious": partnership.fictitious,
    }
    return render(request, "pages/privacy.html", context)


@require_safe
def protection(request: HttpRequest) -> HttpResponse:
    """How small groups are protected."""
    return render(request, "pages/protection.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the organisation states of it (the law asks), and what the product's tests show."""
    context = {"statement": settings.ACCESSIBILITY_STATEMENT, "site": settings.SITE_URL}
    return render(request, "pages/accessibility.html", context)


@cache_control(max_age=365 * 24 * 3600, immutable=True, private=True)
@csp({"default-src": [NONE], "frame-ancestors": [NONE], "sandbox": [True]})
@require_safe
def logo(request: HttpRequest, name: str) -> HttpResponse:
    """A partnership's logo. Its name is a digest: who doesn't have it can't guess it."""
    access.require_logo(name)
    try:
        content = logos.read(name)
    except OSError as error:
        raise Http404 from error
    return HttpResponse(content, content_type=logos.TYPES[logos.kind_of(name)])


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without the cookie that goes with it."""
    return show(request, form_refused(request, without_cookies=reason == REASON_NO_CSRF_COOKIE))
