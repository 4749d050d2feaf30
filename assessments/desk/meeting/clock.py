"""How long people can still answer, as a hall reads it."""

import datetime
import math

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Round

MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


def time_left(current_round: Round) -> str:
    """ "nog 12 minuten", rounded up; "nog 3 uur", "nog 9 dagen"; "bijna gesloten" at the end."""
    left = current_round.closes_at - now()
    if left <= datetime.timedelta(0):
        return _("bijna gesloten")
    if left > 2 * DAY:
        return _("nog {n} dagen").format(n=math.ceil(left / DAY))
    if left > 2 * HOUR:
        return _("nog {n} uur").format(n=math.ceil(left / HOUR))
    minutes = math.ceil(left / MINUTE)
    return ngettext("nog {n} minuut", "nog {n} minuten", minutes).format(n=minutes)
