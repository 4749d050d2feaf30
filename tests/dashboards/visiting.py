"""The pages of a released round, and who may read them."""

import datetime
from urllib.parse import urlencode

from django.utils import timezone

from assessments.models import Municipality, Partnership, Round
from tests import builders


def shared():
    return timezone.now() - datetime.timedelta(days=1)


def address(of, page="", **asked):
    current_round = of.round
    query = f"?{urlencode(asked)}" if asked else ""
    return f"/uitkomsten/{current_round.partnership.slug}/{current_round.pk}/{page}{query}"


def manager_of(of):
    partnership = of.round.partnership
    member = partnership.members.filter(level="manager").first()
    return (
        member.user if member else builders.manager(partnership, f"{partnership.slug}@example.nl")
    )


def reader_of(of, name):
    """A reader of one municipality in a partnership that shares *own*."""
    Partnership.objects.update(sharing=Partnership.Sharing.OWN)
    Round.objects.update(shared_at=shared())
    municipality = Municipality.objects.get(name=name)
    email = f"{municipality.code.lower()}@example.nl"
    return builders.reader(of.round.partnership, municipality, email)
