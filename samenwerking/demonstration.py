"""What makes the site of `make demo` different from a real one, on pages of no partnership."""

from django.conf import settings
from django.http import HttpRequest


def marks(request: HttpRequest) -> dict[str, bool]:
    """For every template; a page of a partnership says itself whether that is fictitious."""
    return {"fictitious": True, "demonstration": True} if settings.DEMONSTRATION else {}
