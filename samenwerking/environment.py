"""The environment that the settings are read from."""

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

# For trying things out: known keys, plain HTTP, mail on the screen, no second factor.
TRYING_OUT: bool = env.bool("DEBUG", default=False)


def required(name: str, *, when_debugging: str) -> str:
    """A variable that a real installation can't do without."""
    value: str = env.str(name, default=when_debugging if TRYING_OUT else "")
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment (or DEBUG=1 to try things out).")
    return value
