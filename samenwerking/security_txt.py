"""Whom to tell about a weakness: `/.well-known/security.txt` (RFC 9116)."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

VALID = datetime.timedelta(days=180)
"""RFC 9116 advises less than a year. It is computed: a page that is served is not out of date."""


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """404 as long as the installation names nobody."""
    if not settings.SECURITY_CONTACTS:
        raise Http404
    expires = timezone.now().astimezone(datetime.UTC).replace(hour=0, minute=0, second=0) + VALID
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
        "Preferred-Languages: nl, en",
    ]
    if settings.SECURITY_POLICY_URL:
        lines.append(f"Policy: {settings.SECURITY_POLICY_URL}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
