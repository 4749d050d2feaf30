"""The only place that finds an object for a user or a link: found and allowed, or 404.

Somebody outside a partnership gets the same 404 for everything in it, whether it exists or not.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from assessments.models import (
    Invitation,
    Member,
    Municipality,
    Partnership,
    Release,
    Round,
    User,
)

if TYPE_CHECKING:
    Someone = User | AnonymousUser


class SignedInRequest(HttpRequest):
    """The request of a view that asks for signing in."""

    user: User


@dataclass(frozen=True)
class Viewer:
    """Who looks at results.

    `own` is the municipality code of a coordinator, a reader of one municipality or a respondent
    ("" for the joint organisation), None for somebody who isn't of one place. `sees_others` is
    False when the partnership shares *own* with such a viewer: no cells, range, map or export of
    other places.
    """

    own: str | None = None
    sees_others: bool = True


def memberships(user: "Someone") -> QuerySet[Member]:
    """The partnerships in which this user has a place, with the partnership at hand."""
    if not user.is_authenticated:
        return Member.objects.none()
    return Member.objects.filter(user=user).select_related("partnership", "municipality")


def membership(user: "Someone", slug: str) -> Member:
    """This user's place in a partnership; 404 for anybody else."""
    member = memberships(user).filter(partnership__slug=slug).first()
    if member is None:
        raise Http404
    return member


def partnership_with_statement(user: "Someone", slug: str) -> Partnership:
    """A partnership whose privacy statement may be read: by anybody once people were invited.

    Until a round has opened only its members find it; it is a 404 for everybody else.
    """
    was_open = Round.objects.exclude(state=Round.State.DRAFT).values("partnership")
    allowed = Q(pk__in=was_open) | Q(pk__in=memberships(user).values("partnership"))
    found = Partnership.objects.filter(allowed, slug=slug).first()
    if found is None:
        raise Http404
    return found


def require_logo(name: str) -> None:
    """404 for what is no partnership's logo (any more)."""
    if not Partnership.objects.filter(logo=name).exists():
        raise Http404


def require_partnership_maker(user: User) -> None:
    """404 for who may make no partnership: everybody whom no administrator gave that right."""
    if not user.may_make_partnerships:
        raise Http404


def managed_partnership(user: "Someone", slug: str) -> Partnership:
    """A partnership that this user manages; 404 for readers too."""
    member = membership(user, slug)
    if not member.is_manager:
        raise Http404
    return member.partnership


def managed_member(user: "Someone", slug: str, pk: int) -> Member:
    """Somebody's place in a partnership that this user manages."""
    members = managed_partnership(user, slug).members
    found = members.select_related("partnership", "user", "municipality").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def managed_round(user: "Someone", slug: str, pk: int) -> Round:
    """A round that this user manages."""
    partnership = managed_partnership(user, slug)
    current_round = partnership.rounds.filter(pk=pk).first()
    if current_round is None:
        raise Http404
    return current_round


def round_with_people(user: "Someone", slug: str, pk: int) -> tuple[Round, Municipality | None]:
    """A round, and whose people of it this user may see: None is everybody, for a manager.

    A coordinator finds the rounds in which the own municipality takes part; 404 for readers.
    """
    member = membership(user, slug)
    rounds = member.partnership.rounds.filter(pk=pk)
    if member.is_coordinator:
        rounds = rounds.filter(municipalities=member.municipality)
    current_round = rounds.first()
    if current_round is None or not (member.is_manager or member.is_coordinator):
        raise Http404
    return current_round, member.municipality


def round_with_people_of(
    user: "Someone", slug: str, pk: int, code: str
) -> tuple[Round, Municipality]:
    """A round, and a municipality of it whose people this user may see; 404 for any other."""
    current_round, own = round_with_people(user, slug, pk)
    municipality = current_round.municipalities.filter(code=code).first()
    if municipality is None or own not in (None, municipality):
        raise Http404
    return current_round, municipality


def manages(user: User, partnership_pk: int) -> bool:
    """For verbs that managers may do when others may not any more."""
    places = Member.objects.filter(user=user, partnership=partnership_pk)
    return places.filter(level=Member.Level.MANAGER).exists()


def managed_release(user: "Someone", slug: str, round_pk: int) -> Release:
    """A release of a partnership that this user manages; 404 for readers too."""
    member = membership(user, slug)
    release = _release_of(member, round_pk) if member.is_manager else None
    if release is None:
        raise Http404
    return release


def managed_releases(user: "Someone", slug: str, round_pk: int) -> tuple[list[Release], Viewer]:
    """A release as `releases_for_user` gives it, to managers only; 404 for readers too."""
    member = membership(user, slug)
    if not member.is_manager:
        raise Http404
    return releases_for_member(member, round_pk), viewer_of(member)


def release_for_user(user: "Someone", slug: str, round_pk: int) -> tuple[Release, Viewer]:
    """A release, and what this user may see of it. Until it is shared only managers find it."""
    member = membership(user, slug)
    release = _release_of(member, round_pk)
    if release is None:
        raise Http404
    return release, viewer_of(member)


def releases_for_user(user: "Someone", slug: str, round_pk: int) -> tuple[list[Release], Viewer]:
    """The same release, and after it the earlier ones of the partnership, the newest first."""
    member = membership(user, slug)
    return releases_for_member(member, round_pk), viewer_of(member)


def releases_for_member(member: Member, round_pk: int) -> list[Release]:
    """The same for somebody whose place in the partnership is at hand."""
    return _from_round_on(_releases_for(member), round_pk)


def releases_for_task(release_pk: int) -> list[Release]:
    """The same for background work, which was allowed when it was ordered.

    Raises Release.DoesNotExist when it is gone.
    """
    release = Release.objects.select_related("round").get(pk=release_pk)
    everything = Release.objects.filter(round__partnership=release.round.partnership_id)
    return _from_round_on(everything, release.round_id)


def hold(release: Release) -> None:
    """Until the end of this transaction nobody else holds this release."""
    Release.objects.select_for_update().get(pk=release.pk)


def release_to_react_to(
    user: "Someone", slug: str, round_pk: int
) -> tuple[Release, list[Municipality]]:
    """A release, and the municipalities that this user may write a reaction for.

    A manager may for every municipality of the round; its coordinator, or a reader of one
    municipality, for that one once the results are shared. It is a 404 for everybody else.
    """
    member = membership(user, slug)
    release = _release_of(member, round_pk)
    if release is None:
        raise Http404
    municipalities = Municipality.objects.filter(code__in={row[0] for row in release.groups})
    if not member.is_manager:
        municipalities = municipalities.filter(pk=member.municipality_id or 0)
    found = list(municipalities)
    if not found:
        raise Http404
    return release, found


def may_react(user: "Someone", slug: str, codes: Collection[str]) -> bool:
    """Whether this member may write a reaction for any of these municipalities."""
    member = membership(user, slug)
    own = member.municipality.code if member.municipality else None
    return member.is_manager or own in codes


def _releases_for(member: Member) -> QuerySet[Release]:
    releases = Release.objects.filter(round__partnership=member.partnership)
    if not member.is_manager:
        releases = releases.filter(round__shared_at__lte=timezone.now())
    return releases.select_related("round__partnership")


def _release_of(member: Member, round_pk: int) -> Release | None:
    # By its key: a number that no column can hold is then no round, and no error either.
    return _releases_for(member).filter(round__pk=round_pk).first()


def _from_round_on(releases: QuerySet[Release], round_pk: int) -> list[Release]:
    """The release of a round and the earlier ones, the newest first; 404 when it isn't there."""
    newest_first = releases.select_related("round__partnership").order_by(
        "-round__closes_at", "-pk"
    )
    found = list(newest_first)
    place = next((n for n, each in enumerate(found) if each.round_id == round_pk), None)
    if place is None:
        raise Http404
    return found[place:]


def release_for_invitation(invitation: Invitation) -> tuple[Release, Viewer]:
    """A shared release for somebody who was invited; 404 while it isn't shared."""
    release = (
        Release.objects.filter(round=invitation.round_id, round__shared_at__lte=timezone.now())
        .select_related("round__partnership")
        .first()
    )
    if release is None:
        raise Http404
    return release, viewer(release.round.partnership, invitation.atom[0])


def releases_for_invitation(invitation: Invitation) -> tuple[list[Release], Viewer]:
    """The same release, and after it the earlier ones of the partnership, the newest first."""
    shared = Release.objects.filter(
        round__partnership=invitation.round.partnership_id, round__shared_at__lte=timezone.now()
    )
    releases = _from_round_on(shared, invitation.round_id)
    return releases, viewer(releases[0].round.partnership, invitation.atom[0])


def viewer_of(member: Member) -> Viewer:
    """What a member may see in the partnership."""
    return viewer(member.partnership, member.municipality.code if member.municipality else None)


def viewer(partnership: Partnership, own: str | None) -> Viewer:
    """What somebody of one place (`own`), or of none (None), may see in a partnership."""
    shares_everything = partnership.sharing == Partnership.Sharing.OPEN
    return Viewer(own=own, sees_others=own is None or shares_everything)
