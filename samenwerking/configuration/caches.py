"""What is remembered for a while: by all processes together, and by each for itself."""

from typing import Any

CACHES: dict[str, dict[str, Any]] = {
    # Shared by all processes: rate limits are counted here, so whatever language somebody speaks.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Of 300, the default, an attacker with many addresses could push the counters out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Of each process its own: what is made from a release, which never changes.
    "figures": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "assessments.language.cache_key",
        # Some thirty pieces of 5 to 25 KB for each release and level of viewer.
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}
