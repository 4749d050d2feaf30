"""What the pages of a released round have in common: who may see them, and the way between them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.followup.queries import Added, agendas_of
from assessments.presenters.sections import sections
from assessments.results.between_rounds.mergers import read_mergers
from assessments.results.overview import Overview, for_viewer, for_viewer_of_each

ResultsView = Callable[..., HttpResponse]
Find = Callable[[SignedInRequest, str, int], Any]


def of_release(view: ResultsView) -> ResultsView:
    """A view on a release: `view(request, overview, …)`; 404 for who may not see it."""

    def find(request: SignedInRequest, slug: str, round_pk: int) -> Overview:
        release, viewer = access.release_for_user(request.user, slug, round_pk)
        return for_viewer(viewer, release)

    return _results_page(view, find)


def _results_page(view: ResultsView, find: Find) -> ResultsView:
    @wraps(view)
    @login_required
    @require_safe
    @cache_control(private=True, no_cache=True)
    def wrapper(request: SignedInRequest, slug: str, round_pk: int, **kwargs: Any) -> HttpResponse:
        return view(request, find(request, slug, round_pk), **kwargs)

    return wrapper


@dataclass(frozen=True)
class Seen:
    """A release and the earlier ones of the partnership, as one member sees them."""

    overviews: tuple[Overview, ...]
    """The newest, which was asked for, first."""
    added: tuple[Added, ...]
    """To each of them; without reactions."""
    is_manager: bool
    number_of_rounds: int
    """With those that are too long ago to be in `overviews`."""

    @property
    def now(self) -> Overview:
        return self.overviews[0]

    @property
    def earlier(self) -> Overview | None:
        """The round before it; None after the first round."""
        return self.overviews[1] if len(self.overviews) > 1 else None


def of_releases(most: int) -> Callable[[ResultsView], ResultsView]:
    """A view on the `most` newest releases: `view(request, seen, …)`; 404 for who may not see it.

    In as many queries, however many rounds there are.
    """

    def find(request: SignedInRequest, slug: str, round_pk: int) -> Seen:
        member = access.membership(request.user, slug)
        releases = access.releases_for_member(member, round_pk)
        recent = releases[:most]
        return Seen(
            for_viewer_of_each(access.viewer_of(member), recent, read_mergers()),
            agendas_of(recent),
            member.is_manager,
            len(releases),
        )

    return lambda view: _results_page(view, find)


def show_page(
    request: SignedInRequest,
    section: str,
    overview: Overview,
    *,
    template: str = "",
    **context: Any,
) -> HttpResponse:
    """A page of a section, from `templates/dashboards/{section}.html` or another `template`."""
    context |= {
        "facts": overview.round,
        "fictitious": overview.round.fictitious,
        "sections": sections(f"dashboards:{section}"),
        "has_own_statements": bool(overview.instrument.own),
    }
    return render(request, f"dashboards/{template or section}.html", context)
