"""Which letter a person gets on which occasion, and whether it is still wanted when it goes."""

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from assessments import access
from assessments.desk.mailings import letters
from assessments.desk.mailings.mail import Mail
from assessments.desk.mailings.returns.tokens import return_address, token_for
from assessments.desk.progress import outlook
from assessments.desk.retention import last_day
from assessments.models import Invitation, Mailing, MailText, Member, Message, Round, User
from assessments.results.findings import what_stands_out
from assessments.results.overview import for_viewer
from assessments.survey.keys import is_lost
from assessments.survey.links import link_for, opt_out_link
from assessments.survey.queries import Standing, standing
from assessments.survey.texts import texts_for
from assessments.survey.wording import how_many

Kind = Mailing.Kind
WHILE_OPEN = (
    Kind.INVITATION,
    Kind.REMINDER,
    Kind.EXTENDED,
    Kind.SAME_LINK,
    Kind.LOST_LINK,
)
HOW_FAR = ("state", "opens_at", "closes_at", "shared_at", "lists_locked_at")


def mail_for(mailing: Mailing, message: Message) -> Mail | None:
    """The mail for one place in the queue; None when it isn't wanted any more.

    The round is looked at again each time: it may be cancelled or closed while its mails go.
    """
    mailing.round.refresh_from_db(fields=HOW_FAR)
    if message.invitation is not None:
        return mail_to_invited(mailing, message.invitation)
    if message.user is not None and mailing.kind == Kind.LISTS:
        return mail_to_coordinator(mailing, message.user)
    return mail_to_manager(mailing, message.user) if message.user else None


def mail_to_invited(mailing: Mailing, invitation: Invitation) -> Mail | None:
    invitation.round = mailing.round
    name = letter_name(mailing, invitation)
    if name is None:
        return None
    letter = letters.write(name, context_for(mailing, invitation, name))
    token = token_for(mailing, invitation)
    outside = letters.Outside(
        to=invitation.email,
        message_id=letters.named_here(token),
        returns_to=return_address(token),
        opt_out=opt_out_link(invitation) if mailing.kind in WHILE_OPEN else "",
    )
    return letters.envelope(letter, outside, current_round=mailing.round)


def letter_name(mailing: Mailing, invitation: Invitation) -> str | None:
    """The letter's template; None for whoever needs no mail now."""
    if invitation.revoked or not invitation.email:
        return None
    if mailing.kind in WHILE_OPEN and not mailing.round.takes_answers():
        return None
    if mailing.kind == Kind.SHARED and not mailing.round.is_shared():
        return None
    if mailing.kind != Kind.REMINDER:
        return mailing.kind.replace("-", "_")
    names = {Standing.NOT_STARTED: "reminder", Standing.STARTED: "reminder_started"}
    return names.get(standing(invitation))


def context_for(mailing: Mailing, invitation: Invitation, name: str) -> dict[str, Any]:
    """What the letters to invited people may name; `name` is the letter's."""
    current_round = mailing.round
    context = about_person(invitation, name)
    if mailing.kind in (Kind.REMINDER, Kind.THANKS):
        context |= responses(current_round)
    if mailing.kind == Kind.SHARED:
        context |= results(current_round, invitation)
        if not current_round.mailings.filter(kind=Kind.THANKS).exists():
            context |= {"thanks": True, **responses(current_round)}
    return context


def about_person(invitation: Invitation, name: str) -> dict[str, Any]:
    """What doesn't depend on how far the round is."""
    current_round = invitation.round
    return {
        **common(current_round),
        "own": _own_words(current_round, name, invitation.role),
        "invitation": invitation,
        "name": invitation.name,
        "link": link_for(invitation),
        "introduction": current_round.introduction_for(invitation.role),
        "phone": phone_for(invitation),
        "statements": how_many(len(texts_for(current_round).own)),
    }


def common(current_round: Round) -> dict[str, Any]:
    closes_at = timezone.localtime(current_round.closes_at)
    return {
        "current_round": current_round,
        "partnership": current_round.partnership,
        "sender": letters.sender_name(current_round),
        "closes_at": closes_at,
        "days_left": (closes_at.date() - timezone.localdate()).days,
    }


def phone_for(invitation: Invitation) -> str:
    """Of the griffie of this person's own municipality, else of who signs the mails."""
    contacts = invitation.round.contacts.all()
    own = (each for each in contacts if each.municipality_id == invitation.municipality_id)
    return next((each.phone for each in own), invitation.round.contact_phone)


def _own_words(current_round: Round, letter: str, role: str) -> MailText | None:
    texts = current_round.mail_texts.all()
    return next((each for each in texts if (each.letter, each.role) == (letter, role)), None)


def responses(current_round: Round) -> dict[str, int]:
    """How many people of the whole round were invited and submitted."""
    if current_round.state == Round.State.RELEASED:
        totals = current_round.release.totals.values()
        return {
            "invited": sum(invited for invited, _submitted, _added in totals),
            "submitted": sum(submitted for _invited, submitted, _added in totals),
        }
    now = outlook(current_round)
    return {"invited": now.invited, "submitted": now.submitted}


def results(current_round: Round, invitation: Invitation) -> dict[str, Any]:
    """What stands out, as this person may see it, and how long the link works."""
    release, viewer = access.release_for_invitation(invitation)
    overview = for_viewer(viewer, release)
    today = timezone.localdate()
    return {
        "findings": [finding.text for finding in what_stands_out(overview, public=True)],
        "link_until": last_day(release),
        "talk_is_ahead": current_round.discussed_on and current_round.discussed_on >= today,
    }


def mail_to_manager(mailing: Mailing, user: User) -> Mail | None:
    """For managers: it closes soon or its key is lost (unless that is past), or it has closed."""
    current_round = mailing.round
    context = {**common(current_round), "name": str(user), "link": round_address(current_round)}
    if mailing.kind == Kind.KEY_MISSING and not is_lost(current_round):
        return None
    if mailing.kind == Kind.CLOSING_SOON:
        if not current_round.is_open:
            return None
        now = outlook(current_round)
        context |= {"submitted": now.submitted, "invited": now.invited, "started": now.started}
        context |= {"too_small": now.too_small, "rough": now.rough}
        context["extend_link"] = round_address(current_round, "extend_round")
    letter = letters.write(mailing.kind.replace("-", "_"), context)
    outside = letters.Outside(
        to=user.email, message_id=letters.message_id(mailing, f"user:{user.pk}")
    )
    return letters.envelope(letter, outside, current_round=current_round)


def mail_to_coordinator(mailing: Mailing, user: User) -> Mail | None:
    """That the list isn't ready; None when it is by now, or can't change any more."""
    current_round = mailing.round
    coordinators = Member.objects.filter(level=Member.Level.COORDINATOR, user__is_active=True)
    member = (
        coordinators.filter(partnership=current_round.partnership_id, user=user)
        .select_related("municipality")
        .first()
    )
    ready = current_round.people_lists.filter(ready_at__isnull=False)
    is_draft = current_round.state == Round.State.DRAFT
    if member is None or not is_draft or current_round.has_locked_lists:
        return None
    if ready.filter(municipality=member.municipality_id).exists():
        return None
    context = {
        **common(current_round),
        "name": str(user),
        "municipality": member.municipality,
        "before": opening_to_come(current_round),
        "by": mailing.started_by,
        "link": round_address(current_round, "people"),
    }
    outside = letters.Outside(
        to=user.email, message_id=letters.message_id(mailing, f"user:{user.pk}")
    )
    return letters.envelope(letters.write("lists", context), outside, current_round=current_round)


def opening_to_come(current_round: Round) -> datetime.date | None:
    """The day before which lists must be ready; None when it has passed."""
    day = timezone.localdate(current_round.opens_at)
    return day if day > timezone.localdate() else None


def round_address(current_round: Round, name: str = "round") -> str:
    """The absolute address of one of a round's own pages."""
    address = reverse(name, args=[current_round.partnership.slug, current_round.pk])
    return settings.SITE_URL + address
