"""Give a mail words of a round's own, or the standard ones back."""

from django.db import transaction
from django.utils.translation import gettext as _

from assessments import audit
from assessments.desk.mailings.texts.kinds import LetterKind, may_change
from assessments.edit_conflicts import Check, unchecked
from assessments.models import MailText, Round, User
from assessments.roles import role_facts


class WentAlready(Exception):
    """This mail went, or won't go any more."""


@transaction.atomic
def set_text(
    *,
    current_round: Round,
    kind: LetterKind,
    role: str,
    by: User,
    subject: str = "",
    opening: str = "",
    require_seen: Check = unchecked,
) -> None:
    """Words for the mails that still go; empty is the standard.

    Raises `WentAlready`, and what `require_seen` raises: it gets the words that are there, or None.
    """
    locked = _locked(current_round, kind)
    before = find_text(locked, kind, role)
    in_log = audit.Subject(
        locked.partnership,
        audit.Action.CHANGED,
        f"mail-{kind.template}-{role}",
        current_round=locked,
    )
    require_seen(before, in_log)
    now = {"subject": subject, "opening": opening}
    if now == {name: getattr(before, name, "") for name in now}:
        return
    texts = locked.mail_texts
    if any(now.values()):
        texts.update_or_create(letter=kind.template, role=role, defaults=now)
    else:
        texts.filter(letter=kind.template, role=role).delete()
    in_log.record(by=by, detail=_described(kind, role, now))


def find_text(current_round: Round, kind: LetterKind, role: str) -> MailText | None:
    """The words of its own that a round has for this letter."""
    return current_round.mail_texts.filter(letter=kind.template, role=role).first()


def _locked(current_round: Round, kind: LetterKind) -> Round:
    rounds = Round.objects.select_for_update(of=("self",)).select_related("partnership")
    locked = rounds.get(pk=current_round.pk)
    if not may_change(locked, kind):
        raise WentAlready
    return locked


def _described(kind: LetterKind, role: str, now: dict[str, str]) -> str:
    of = _("{mail} aan {role}").format(mail=kind.name, role=role_facts(role).short)
    words = _("eigen tekst") if any(now.values()) else _("standaardtekst")
    return f"{of}: {words}"
