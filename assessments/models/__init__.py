"""All tables of the journey: fields, constraints and one-object facts."""

from assessments.models.audit import AuditEntry
from assessments.models.followup import AgendaItem, Reaction
from assessments.models.installation import Heartbeat, Installation
from assessments.models.invitation import Ballot, Invitation
from assessments.models.mailing import Contact, Mailing, MailText, Message
from assessments.models.own_statement import OwnStatement
from assessments.models.partnership import Member, Municipality, Partnership, User
from assessments.models.people_list import PeopleList
from assessments.models.release import Block, Release
from assessments.models.round import Role, Round
from assessments.models.session import Session

__all__ = [
    "AgendaItem",
    "AuditEntry",
    "Ballot",
    "Block",
    "Contact",
    "Heartbeat",
    "Installation",
    "Invitation",
    "MailText",
    "Mailing",
    "Member",
    "Message",
    "Municipality",
    "OwnStatement",
    "Partnership",
    "PeopleList",
    "Reaction",
    "Release",
    "Role",
    "Round",
    "Session",
    "User",
]
