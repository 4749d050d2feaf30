"""All mails of a round in a list, as a page shows them."""

from dataclasses import dataclass

from assessments.desk.mailings.texts.kinds import KINDS, LetterKind
from assessments.models import Round
from assessments.results.wording import capitalised
from assessments.roles import ROLES, role_facts


@dataclass(frozen=True)
class Version:
    """A letter to one role, and whether words in it are the round's own."""

    role: str
    name: str
    is_own: bool


@dataclass(frozen=True)
class Listed:
    kind: LetterKind
    versions: tuple[Version, ...]


def overview(current_round: Round) -> list[Listed]:
    """In the order in which they go; one query."""
    own = set(current_round.mail_texts.values_list("letter", "role"))
    return [
        Listed(
            kind,
            tuple(
                Version(role, name_of(role), (kind.template, role) in own) for role in kind.roles
            ),
        )
        for kind in KINDS.values()
    ]


def name_of(role: str) -> str:
    """For whom a letter is: "Raad", "Beheerders"."""
    return capitalised(str(role_facts(role).short) if role in ROLES else role)
