"""`{{ pictures|drawn:"figure-factors" }}`: a figure of the page as it stands there, by its name."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def drawn(pictures: Iterable[Any], name: str) -> SafeString:
    """`pictures` are those of `dashboards.pictures`; StopIteration for one not among them."""
    found: SafeString = next(each.drawn[name] for each in pictures if name in each.drawn)
    return found
