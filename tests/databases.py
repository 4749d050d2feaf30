"""Which tests run on which database.

Every test runs once: those of a browser and those that make a PDF on SQLite, all others on
PostgreSQL, which real installations have. Both databases run what is about the database itself:
what it refuses, locks, commits, deletes and keeps. Such a test is marked `sqlite` by itself: it
commits for real, or stands in one of these modules. Any other test may ask for it by the marker.
"""

from fnmatch import fnmatch

BOTH = (
    # Verbs: what is written together, or not at all.
    "*/test_actions.py",
    # What the database refuses, and what odd values do to it.
    "tests/test_models.py",
    "tests/test_prepared.py",
    "tests/test_odd_values.py",
    "tests/test_edit_conflicts.py",
    # `make demo` runs on SQLite.
    "tests/test_demo.py",
    "tests/test_operations.py",
    "tests/demonstration/test_clearing.py",
    # What is gone must be gone from either.
    "tests/privacy/test_at_rest.py",
    "tests/privacy/test_ballot_guards.py",
    "tests/privacy/test_ways_out.py",
    "tests/survey/test_ballot_box.py",
    "tests/survey/test_keys.py",
    "tests/survey/test_privacy.py",
    "tests/survey/test_taking_back.py",
    "tests/desk/test_removing.py",
    "tests/desk/test_retention.py",
    # Counting, and what is counted for all processes together.
    "tests/results/test_release.py",
    "tests/accounts/test_rate_limits.py",
    "tests/accounts/test_sessions.py",
    "tests/survey/coming_in/test_attempts.py",
    # Reads the tables of others.
    "tests/desk/mailings/test_moved_tasks.py",
    "tests/desk/test_health.py",
)


def matter_to(item):
    """Whether this test is about the database."""
    mark = item.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction"):
        return True
    path = item.path.relative_to(item.config.rootpath).as_posix()
    return any(fnmatch(path, pattern) for pattern in BOTH)
