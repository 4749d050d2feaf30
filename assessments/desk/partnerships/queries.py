"""Finding municipalities."""

import itertools

from django.db.models import Exists, F, OuterRef, QuerySet

from assessments.desk.people.names import folded
from assessments.models import Municipality, Partnership

MOST = 12


def search_municipalities(words: str, partnership: Partnership) -> list[Municipality]:
    """By part of the name or CBS code; those that exist come first, at most twelve.

    Capitals and accents don't matter, nor do a code's letters and leading zeros: GM0376 is
    found as 376. Who takes part already is left out.
    """
    words = words.strip()
    if not words:
        return []
    taking_part = partnership.municipalities.values("pk")
    others = Municipality.objects.exclude(pk__in=taking_part).select_related("successor")
    ordered = others.order_by(F("dissolved").asc(nulls_first=True), "name")
    name, number = folded(words), _number(words)
    found = (each for each in ordered if name in folded(each.name) or number == _number(each.code))
    return list(itertools.islice(found, MOST))


def _number(code: str) -> str:
    return code.upper().removeprefix("GM").lstrip("0")


def merged_since(partnership: Partnership) -> QuerySet[Municipality]:
    """Municipalities of the partnership that have gone into another one.

    Each with `successor_takes_part`.
    """
    taking_part = partnership.municipalities.filter(pk=OuterRef("successor"))
    merged = partnership.municipalities.exclude(successor=None).select_related("successor")
    return merged.annotate(successor_takes_part=Exists(taking_part))
