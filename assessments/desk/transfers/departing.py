"""Everything that belongs to a partnership, as plain values."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import audit, logos
from assessments.desk.transfers.travelling import (
    FORMAT,
    NAMED_AFTER_A_ROW,
    Refused,
    values_of,
)
from assessments.models import (
    AuditEntry,
    Contact,
    Invitation,
    Mailing,
    Municipality,
    Partnership,
    PeopleList,
    Reaction,
    Release,
    Round,
)

Plain = dict[str, Any]
Emails = Mapping[int | None, str]
"""Of who is a member now: of others only the name in the log travels."""


@transaction.atomic
def export_partnership(*, slug: str, file_name: str) -> Plain:
    """What goes into the file, with an entry in the log that it went. Raises `Refused`.

    Not while a round is open: its answers open with a key that leaves no installation, and who
    was invited would come with two forms, of which one counts nowhere.
    """
    partnership = Partnership.objects.select_for_update().filter(slug=slug).first()
    if partnership is None:
        raise Refused(_("Er is geen samenwerking met het adres “%s”.") % slug)
    if partnership.rounds.filter(state=Round.State.OPEN).exists():
        raise Refused(
            _("Er is een ronde open. Sluit of annuleer die eerst: antwoorden verhuizen niet.")
        )
    contents = _contents(partnership)
    audit.record(partnership=partnership, action=audit.Action.EXPORTED, by=None, detail=file_name)
    return contents


def _contents(partnership: Partnership) -> Plain:
    rounds = list(partnership.rounds.order_by("pk"))
    members = partnership.members.values_list("user_id", "user__email")
    emails: Emails = dict(members)
    return {
        "format": FORMAT,
        "program": settings.VERSION,
        "exported_at": timezone.now(),
        "notice": "VERZONNEN" if partnership.fictitious else None,
        "partnership": values_of(partnership)
        | {"municipalities": _codes(partnership), "logo": _logo(partnership)},
        "municipalities": _names(partnership),
        "members": _members(partnership),
        "rounds": [_round(each, emails) for each in rounds],
        "log": _log(partnership, {each.pk: place for place, each in enumerate(rounds)}, emails),
    }


def _logo(partnership: Partnership) -> str | None:
    """What is in it, in base64. Without its file the rest leaves."""
    address = logos.data_address(partnership.logo)
    return address.rpartition(",")[2] or None


def _codes(of: Partnership | Round) -> list[str]:
    return sorted(of.municipalities.values_list("code", flat=True))


def _names(partnership: Partnership) -> Mapping[str, str]:
    """Every municipality that is named anywhere: the other installation must know each."""
    of_round = {"round__partnership": partnership}
    named = (
        partnership.members,
        Invitation.objects.filter(**of_round),
        Contact.objects.filter(**of_round),
        Reaction.objects.filter(release__round__partnership=partnership),
        PeopleList.objects.filter(**of_round),
    )
    places = Q(partnerships=partnership) | Q(rounds__partnership=partnership)
    for rows in named:
        places |= Q(pk__in=rows.order_by().values("municipality"))
    found = Municipality.objects.filter(places).distinct().order_by("code")
    return dict(found.values_list("code", "name"))


def _members(partnership: Partnership) -> list[Plain]:
    members = partnership.members.select_related("user", "municipality").order_by("pk")
    return [
        values_of(each)
        | {
            "email": each.user.email,
            "first_name": each.user.first_name,
            "last_name": each.user.last_name,
            "municipality": _code(each.municipality),
        }
        for each in members
    ]


def _round(current_round: Round, emails: Emails) -> Plain:
    release = Release.objects.filter(round=current_round).first()
    return values_of(current_round) | {
        "municipalities": _codes(current_round),
        "own_statements": [values_of(each) for each in current_round.own_statements.all()],
        "contacts": _placed(current_round.contacts),
        "people_lists": _placed(current_round.people_lists),
        "mail_texts": [values_of(each) for each in current_round.mail_texts.order_by("pk")],
        "invitations": _placed(current_round.invitations),
        "mailings": [
            values_of(each) | {"started_by": emails.get(each.started_by_id)}
            for each in current_round.mailings.exclude(kind=Mailing.Kind.LOST_LINK).order_by("pk")
        ],
        "release": _release(release) if release else None,
    }


def _placed(rows: Any) -> list[Plain]:
    """Rows that belong to a municipality, or with None to the joint organisation."""
    found = rows.select_related("municipality").order_by("pk")
    return [values_of(each) | {"municipality": _code(each.municipality)} for each in found]


def _release(release: Release) -> Plain:
    return values_of(release) | {
        "blocks": [values_of(each) for each in release.blocks.order_by("pk")],
        "agenda_items": [values_of(each) for each in release.agenda_items.order_by("pk")],
        "reactions": _placed(release.reactions),
    }


def _log(partnership: Partnership, places: Mapping[int | None, int], emails: Emails) -> list[Plain]:
    entries = partnership.audit_entries.order_by("pk")
    return [
        values_of(each)
        | {
            "subject": _subject(each),
            "actor": emails.get(each.actor_id),
            "round": places.get(each.round_id),
        }
        for each in entries
    ]


def _subject(entry: AuditEntry) -> str:
    return "" if entry.subject.startswith(NAMED_AFTER_A_ROW) else entry.subject


def _code(municipality: Municipality | None) -> str | None:
    return municipality.code if municipality else None
