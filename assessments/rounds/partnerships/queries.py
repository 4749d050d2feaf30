"""Finding municipalities."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from assessments.models import Municipality, Partnership

MOST = 12


def search_municipalities(words: str, partnership: Partnership) -> QuerySet[Municipality]:
    """By name or CBS code; those that exist come first, and who takes part already is left out."""
    words = words.strip()
    if not words:
        return Municipality.objects.none()
    found = Municipality.objects.filter(Q(name__icontains=words) | Q(code__iexact=words))
    taking_part = partnership.municipalities.values("pk")
    ordered = found.exclude(pk__in=taking_part).select_related("successor")
    return ordered.order_by(F("dissolved").asc(nulls_first=True), "name")[:MOST]


def merged_since(partnership: Partnership) -> QuerySet[Municipality]:
    """Municipalities of the partnership that have gone into another one.

    Each with `successor_takes_part`.
    """
    taking_part = partnership.municipalities.filter(pk=OuterRef("successor"))
    merged = partnership.municipalities.exclude(successor=None).select_related("successor")
    return merged.annotate(successor_takes_part=Exists(taking_part))
