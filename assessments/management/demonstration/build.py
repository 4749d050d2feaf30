"""From the story to the database, along the real journey: invited, opened, sealed, counted."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from assessments.desk.actions import close_round, open_round, share_round
from assessments.desk.coordinators.actions import mark_ready
from assessments.followup.actions import change_item
from assessments.management.demonstration.accounts import CONSULTANT, READY, join, make_accounts
from assessments.management.demonstration.answers import begun_answers, submitted_answers
from assessments.management.demonstration.clearing import remove
from assessments.management.demonstration.course import tell_course
from assessments.management.demonstration.invitees import DOMAIN, invite
from assessments.management.demonstration.stories import STORIES
from assessments.management.demonstration.story import PartnershipStory, RoundStory
from assessments.models import (
    Invitation,
    Member,
    Municipality,
    OwnStatement,
    Partnership,
    Round,
    User,
)
from assessments.results.blocks import Atom
from assessments.survey import actions

GUIDE = "G. Demonstratie, adviseur"
STILL_OPEN = (-12, 9, 23)
"""In how many days a round of today opens, closes and is discussed."""
IN_PREPARATION = (21, 42, 56)
JUST_SHARED = (-33, -12, -5)
"""Too long ago for mail about it, and so lately that the links work another 18 days."""
REMINDER_DAYS = [7, 2]
OPENING_HOUR = datetime.time(9)
CLOSING_HOUR = datetime.time(20)
MINUTE = datetime.timedelta(minutes=1)
WRITER = "00" * 8


class NotFictitious(Exception):
    """A real partnership already has the address of one of the demonstration."""


def build(stories: Iterable[PartnershipStory] = STORIES, *, fresh: bool = False) -> None:
    """Make what isn't there, or only half; all of it again when `fresh`. Raises `NotFictitious`."""
    Path(settings.BALLOT_KEY_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    users = make_accounts()
    for story in stories:
        existing = Partnership.objects.filter(slug=story.slug).first()
        if existing and not existing.fictitious:
            raise NotFictitious(story.slug)
        if existing and not fresh and _is_complete(existing, story):
            continue
        if existing:
            remove(existing, by=users[CONSULTANT.email])
        _build_partnership(story, users)


def _is_complete(partnership: Partnership, story: PartnershipStory) -> bool:
    """Whether the rounds of the story are there, opened or prepared, those of the past shared."""
    rounds = {each.title: each for each in partnership.rounds.all()}
    if story.preparation and story.preparation.title not in rounds:
        return False
    return all(
        told.title in rounds
        and rounds[told.title].state != Round.State.DRAFT
        and (told.is_open or rounds[told.title].shared_at is not None)
        for told in story.rounds
    )


def _build_partnership(story: PartnershipStory, users: dict[str, User]) -> None:
    places = Municipality.objects.in_bulk([town.code for town in story.towns], field_name="code")
    partnership = Partnership.objects.create(
        name=story.name,
        article=story.article,
        slug=story.slug,
        form=story.form,
        description=story.description,
        joint_organisation=story.joint_organisation,
        sharing=story.sharing,
        controller=story.client,
        processor="Demonstratie",
        fictitious=True,
    )
    partnership.municipalities.set(places.values())
    join(partnership, users)
    for told in story.rounds:
        draft = _draft(told, story, partnership)
        _hold(told, draft, places, by=users[CONSULTANT.email])
    if story.preparation:
        draft = _draft(story.preparation, story, partnership, IN_PREPARATION)
        _prepare(story.preparation, draft, places, ready=partnership.members.get(user__email=READY))


def _draft(
    told: RoundStory,
    story: PartnershipStory,
    partnership: Partnership,
    still_open: tuple[int, int, int] = STILL_OPEN,
) -> Round:
    opened_on, closed_on, discussed_on = _days(told, still_open)
    draft = Round.objects.create(
        partnership=partnership,
        title=told.title,
        joint_organisation=story.joint_organisation,
        opens_at=_at(opened_on, OPENING_HOUR),
        closes_at=_at(closed_on, CLOSING_HOUR),
        client=story.client,
        guide=GUIDE,
        contact_name=story.contact_name,
        contact_phone=story.contact_phone,
        reply_to=f"vragen.{story.slug}@{DOMAIN}",
        discussed_on=discussed_on,
        discussed_at=told.discussed_at,
        reminder_days=[] if told.on_cards else REMINDER_DAYS,
        **{f"introduction_{role}": text for role, text in story.introductions.items()},
    )
    draft.municipalities.set(partnership.municipalities.all())
    OwnStatement.objects.bulk_create(
        OwnStatement(
            round=draft,
            number=number,
            text=each.text,
            short_name=each.short_name,
            scope=each.scope,
        )
        for number, each in enumerate(told.own, start=1)
    )
    return draft


def _days(
    told: RoundStory, still_open: tuple[int, int, int] = STILL_OPEN
) -> tuple[datetime.date, datetime.date, datetime.date]:
    """When the round opens, closes and is discussed."""
    if told.opened_on and told.closed_on and told.discussed_on:
        return told.opened_on, told.closed_on, told.discussed_on
    today = timezone.localdate()
    opens, closes, discussed = JUST_SHARED if told.just_shared else still_open
    day = datetime.timedelta(days=1)
    return today + opens * day, today + closes * day, today + discussed * day


def _prepare(
    told: RoundStory, draft: Round, places: Mapping[str, Municipality], *, ready: Member
) -> None:
    """List people, of whom nobody was mailed yet; one coordinator says that the list is ready."""
    invite(told, draft, places)
    draft.invitations.update(sent_at=None)
    if ready.municipality:
        mark_ready(current_round=draft, municipality=ready.municipality, ready=True, by=ready.user)


def _hold(
    told: RoundStory, current_round: Round, places: Mapping[str, Municipality], *, by: User
) -> None:
    """Invite, open and let people answer; close a round of the past, and share it that evening."""
    people = invite(told, current_round, places)
    open_round(current_round=current_round, by=by)
    _answer(told, current_round, people)
    if told.is_open:
        tell_course(current_round)
    else:
        close_round(current_round=current_round, by=by, now=current_round.closes_at + MINUTE)
        evening = _at(_days(told)[-1], CLOSING_HOUR)
        share_round(current_round=current_round, by=by, at=evening)
        for added in told.added:
            change_item(release=current_round.release, by=by, **asdict(added))


def _answer(
    told: RoundStory, current_round: Round, people: Mapping[Atom, list[Invitation]]
) -> None:
    """Who submitted come first in each group, then those who only began."""
    given = submitted_answers(told)
    submitted: dict[Invitation, tuple[int, ...]] = {}
    for atom, invitations in people.items():
        submitted |= dict(zip(invitations, given[atom], strict=False))
        waiting = invitations[len(given[atom]) :]
        for invitation, begun in zip(waiting, begun_answers(told, atom), strict=False):
            answers = {code: value for code, value in zip(told.codes, begun, strict=True) if value}
            actions.save(invitation=invitation, answers=answers, revision=0, writer=WRITER)
    actions.cast(current_round=current_round, answers=submitted)


def _at(day: datetime.date, hour: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, hour, timezone.get_default_timezone())
