"""Which way a text runs."""

import unicodedata

from django import template

register = template.Library()


@register.filter
def direction(text: str) -> str:
    """For `dir`, of what people wrote: as its first letter runs. A PDF knows no "auto"."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"
