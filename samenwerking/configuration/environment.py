"""The environment that the settings are read from, and what is wrong with it."""

import os

import environ
from django.core.exceptions import ImproperlyConfigured

from samenwerking.configuration.environment_problems import problems

env = environ.Env()


def read_file() -> None:
    """Of an installation: one file, which web, worker, timer and `manage.py` read alike."""
    path = os.environ.get("ENV_FILE")
    if not path:
        return
    try:
        with open(path, encoding="utf-8") as file:
            env.read_env(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"ENV_FILE: het bestand {path} kan niet gelezen worden ({type(error).__name__})."
        ) from error


def without_what_is_empty() -> None:
    """`NAME=` is as good as a line that isn't there; spaces around a value don't belong to it."""
    env.ENVIRON = {name: value.strip() for name, value in os.environ.items() if value.strip()}
    # prometheus-client looks for itself.
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR", "").strip():
        os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)


read_file()
without_what_is_empty()

# For trying things out: known keys, plain HTTP, mail on the screen, no second factor.
TRYING_OUT: bool = env.bool("DEBUG", default=False)

if found := problems(os.environ, trying_out=TRYING_OUT):
    raise ImproperlyConfigured("\n".join(found))


def required(name: str, *, when_debugging: str) -> str:
    """A variable that a real installation can't do without: `problems` looked for it."""
    value: str = env.str(name, default=when_debugging if TRYING_OUT else "")
    return value
