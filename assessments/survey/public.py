"""Pages for everybody, and what is shown when a form arrives from a browser that was away."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import access
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


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without the cookie that goes with it."""
    return show(request, form_refused(request, without_cookies=reason == REASON_NO_CSRF_COOKIE))
