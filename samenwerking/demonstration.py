"""What makes every page of the site of `make demo` different from those of a real one."""

from django.conf import settings
from django.http import HttpRequest


def marks(request: HttpRequest) -> dict[str, bool]:
    """For every template. `fictitious` is something else: a page says that of its partnership."""
    return {"demonstration": True} if settings.DEMONSTRATION else {}
