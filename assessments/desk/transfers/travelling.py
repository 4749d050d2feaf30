"""What of each table travels with a partnership, and what stays behind.

Every column is in one of the two, so that a new one is a decision; `docs/leaving.md` says why.
Relations travel as what they are known by elsewhere too: a municipality by its code, a user by
the mail address, a round by its place in the list.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from assessments.models import (
    AgendaItem,
    AuditEntry,
    Block,
    Contact,
    Invitation,
    Mailing,
    MailText,
    Member,
    OwnStatement,
    Partnership,
    PeopleList,
    Reaction,
    Release,
    Round,
)

FORMAT = "samenwerking-partnership/2"
"""Goes up when a reader of the earlier form would misread the file."""
READ = (FORMAT, "samenwerking-partnership/1")
"""Forms that can come in; the first had no own statements."""

FIELDS: Mapping[type[Model], tuple[str, ...]] = {
    Partnership: (
        *("name", "article", "slug", "form", "description", "joint_organisation", "sharing"),
        *("controller", "processor", "archived", "fictitious"),
        *("regulation_article", "evaluation_years", "evaluated_on", "evaluate_before"),
    ),
    Member: ("level", "told_to_evaluate_before"),
    Round: (
        *("title", "joint_organisation", "state", "opens_at", "closes_at", "shared_at"),
        *("reports_final_at", "instrument", "introduction_raad", "introduction_college"),
        *("introduction_organisatie", "client", "guide", "contact_name", "contact_phone"),
        *("reply_to", "discussed_on", "discussed_at", "reminder_days", "cancelled_on"),
        *("forgotten_on", "checked", "lists_locked_at"),
    ),
    Contact: ("name", "phone"),
    PeopleList: ("ready_at", "reminded_on"),
    OwnStatement: ("number", "text", "short_name", "scope"),
    Invitation: (
        *("role", "name", "email", "spare", "superfluous", "added", "revoked", "sent_at"),
        "refusal",
    ),
    Mailing: ("kind", "started_on", "total", "refused"),
    MailText: ("letter", "role", "subject", "opening"),
    Release: (
        *("released_on", "rule_version", "groups", "totals", "left_out", "left_out_people"),
        *("salt", "digest"),
    ),
    Block: ("role", "atoms", "tables"),
    AgendaItem: (
        *("factor_number", "position", "note", "action", "owner", "due_on", "sign", "progress"),
    ),
    Reaction: ("on_behalf_of", "text"),
    AuditEntry: ("actor_name", "action", "detail", "subject", "at"),
}

SINCE_THE_FIRST: Mapping[type[Model], frozenset[str]] = {
    Partnership: frozenset(
        ("regulation_article", "evaluation_years", "evaluated_on", "evaluate_before")
    ),
    Member: frozenset(("told_to_evaluate_before",)),
    Round: frozenset(("lists_locked_at",)),
}
"""Columns that files of an earlier version don't have: they get what a new row has."""

STAY_BEHIND: Mapping[type[Model], tuple[str, ...]] = {
    # The name of a file in storage: what is in it travels (`departing`).
    Partnership: ("logo",),
    # The name of a key that is destroyed or not made yet; counts of an open round; when invitations
    # go by themselves, which a manager plans anew where they will be sent from.
    Round: ("key_name", "counts", "counted_at", "submitted_by_day", "invite_at"),
    # What opens a form: elsewhere links and cards are made with another LINK_KEY.
    # And when it was last sent again.
    Invitation: ("public_id", "version", "card_digest", "submitted_on", "resent_at"),
    # How a queue was doing that stays behind.
    Mailing: ("problem", "failures", "resume_at"),
}

NAMED_AFTER_A_ROW = "member-"
"""What a subject in the log begins with that has a number of this database in it."""


class Refused(Exception):
    """It can't be done; the message says why, in Dutch."""


def values_of(row: Model) -> dict[str, Any]:
    """The columns of a row that travel."""
    return {name: getattr(row, name) for name in FIELDS[type(row)]}
