"""`{% for heading, cell in headings|beside:row.cells %}`: two rows of one table, side by side."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template

register = template.Library()


@register.filter
def beside(first: Iterable[Any], second: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Raises ValueError when they aren't as long."""
    return zip(first, second, strict=True)
