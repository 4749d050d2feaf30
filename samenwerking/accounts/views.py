"""Where one is signed in, and views of django-allauth that need a little around them."""

import logging

from allauth.account.adapter import get_adapter
from allauth.mfa.recovery_codes.views import download_recovery_codes as download
from allauth.socialaccount.providers.openid_connect.views import login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from assessments.access import SignedInRequest
from assessments.desk.members.actions import rename
from samenwerking.accounts import sign_in_log
from samenwerking.accounts.forms import NameForm
from samenwerking.accounts.whereabouts import end_all_sessions, end_session, whereabouts

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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_name(request: SignedInRequest) -> HttpResponse:
    """Somebody changes how they are called."""
    form = NameForm(request.POST or None, initial={"name": request.user.get_full_name()})
    if form.is_valid():
        rename(account=request.user, name=form.cleaned_data["name"])
        messages.success(request, _("Uw naam is gewijzigd."))
        return redirect("mfa_index")
    return render(request, "account/name.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def sessions(request: SignedInRequest) -> HttpResponse:
    """Where this account is signed in."""
    context = {"whereabouts": whereabouts(request, request.user)}
    return render(request, "account/sessions.html", context)


@login_required
@require_POST
def end_one_session(request: SignedInRequest) -> HttpResponse:
    """Sign out in another browser; one that has gone already is fine too."""
    end_session(request.user, request.POST.get("session", ""))
    sign_in_log.ended(request, "one session")
    messages.success(request, _("U bent daar uitgelogd."))
    return redirect("account_sessions")


@login_required
@require_POST
def end_every_session(request: SignedInRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    end_all_sessions(request.user)
    sign_in_log.ended(request, "all sessions")
    get_adapter(request).logout(request)
    messages.success(request, _("U bent overal uitgelogd."))
    return redirect("account_login")
