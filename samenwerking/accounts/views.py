"""Views of django-allauth that need a little around them."""

import logging

from allauth.mfa.recovery_codes.views import download_recovery_codes as download
from allauth.socialaccount.providers.openid_connect.views import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

logger = logging.getLogger(__name__)


def sign_in_at_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the organisation's provider; when that is down, say so."""
    try:
        return login(request, provider_id)
    except RequestException:
        logger.exception("the identity provider does not answer")
        return render(request, "socialaccount/authentication_error.html", status=502)


def download_recovery_codes(request: HttpRequest) -> HttpResponse:
    """With a Dutch name for the file."""
    response = download(request)
    if "Content-Disposition" in response:
        response["Content-Disposition"] = 'attachment; filename="herstelcodes.txt"'
    return response
