"""Tell managers of a mail that came back."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from assessments.desk.mailings.mail_server import why_refused
from assessments.desk.mailings.returns.notices import Notice, Outcome
from assessments.models import Invitation, Mailing, Round


@transaction.atomic
def note_bounce(*, notice: Notice) -> bool:
    """Put the reason beside the person, as of a mail that the mail server refused; whether it did.

    Nothing of a reminder, or of a link that was asked for: it would tell who hadn't answered, or
    who asked. Nothing either of an earlier address, or of a round in which nobody can mend it any
    more. Nobody is ever removed by it.
    """
    returned = notice.returned
    if notice.outcome is not Outcome.BOUNCED or returned is None:
        return False
    mailing = Mailing.objects.filter(pk=returned.mailing).first()
    if mailing is None or mailing.remembers_nobody:
        return False
    people = Invitation.objects.filter(
        pk=returned.invitation,
        round=mailing.round_id,
        version=returned.version,
        revoked=False,
        round__state__in=(Round.State.OPEN, Round.State.RELEASED),
    )
    # Asked of the address too: of who was forgotten there is none.
    noted = people.filter(refusal="").exclude(email="").update(refusal=_reason(notice.status))
    if noted:
        Mailing.objects.filter(pk=mailing.pk).update(refused=F("refused") + 1)
    return bool(noted)


def _reason(status: str) -> str:
    """In our own words: those of the notice are anybody's."""
    reason = why_refused(500, status)
    return _("De mail kwam terug. {reason} Code {code}.").format(reason=reason, code=status)
