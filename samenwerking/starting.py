"""A start that fails says why in a few sentences, without a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured


@contextmanager
def plainly() -> Iterator[None]:
    """Ends the process with status 78 ("configuration error") when the settings are wrong."""
    try:
        yield
    except ImproperlyConfigured as error:
        print(f"Samenwerking start niet:\n{error}", file=sys.stderr)
        sys.exit(78)
