"""What every test stands on: its own database, key and media directories, and the browser."""

import shutil

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache, caches
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import expect

from assessments.results.overview import KEPT
from tests import databases, measuring

# How long an example takes depends on what else the machine does: benchmarks measure, tests don't.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

# A page comes when the machine gets to it: how fast that is, is for benchmarks too.
expect.set_options(timeout=20_000)

SLOW = ("slow", "browser", "pdf")

WRITTEN_BY_MIGRATING = {"auth_permission", "django_content_type"}

# The first is Chromium without windows: a page costs it a fifth of what it costs the others.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters stand where they stand in a window; by itself the one without windows spaces them.
    "--font-render-hinting=none",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Give the markers that follow from what a test asks for; the slowest modules come first.

    Each worker begins with its share and then takes over what others still have to do: what is
    quick comes last, so that they end together.
    """
    for item in items:
        if {"playwright", "firefox"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
        if databases.matter_to(item):
            item.add_marker(pytest.mark.sqlite)
    measuring.mark(items)
    measuring.import_everything()
    places = {path: place for place, path in reversed(list(by_slowness(items)))}
    items.sort(key=lambda item: places.get(item.path, len(SLOW)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    with measuring.pausing_for(item):
        return (yield)


def by_slowness(items):
    """The modules that hold a slow test, the slowest kind first.

    What a module makes once, one worker should make: the tail of a worker's share is taken over.
    """
    for place, marker in enumerate(SLOW):
        yield from ((place, item.path) for item in items if item.get_closest_marker(marker))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as in real life: in memory, all threads would share one connection."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture(scope="session", autouse=True)
def _emptied_by_deleting():
    """What a test that commits leaves goes row by row, and what migrating wrote stays.

    Django truncates all tables, and writes the permissions of all models anew: that takes
    longer than most of these tests.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", _delete_everything)
        yield


def _delete_everything(_test):
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    emptied = map(connection.ops.quote_name, sorted({*tables} - WRITTEN_BY_MIGRATING))
    connection.ops.execute_sql_flush([f"DELETE FROM {table}" for table in emptied])


@pytest.fixture(autouse=True)
def key_directory(settings, tmp_path):
    """The keys of this test's rounds, readable by nobody else."""
    directory = tmp_path / "keys"
    directory.mkdir(mode=0o700)
    settings.BALLOT_KEY_DIR = directory
    return directory


@pytest.fixture(autouse=True)
def state_directory(settings, tmp_path):
    """What the machine of this test remembers."""
    directory = tmp_path / "state"
    settings.STATE_DIR = directory
    return directory


@pytest.fixture(autouse=True)
def nothing_kept_of_releases():
    """Releases of another test may have the same number and digest."""
    KEPT.clear()
    caches["figures"].clear()


@pytest.fixture(autouse=True)
def nothing_counted_for_other_tests(request, django_db_blocker):
    """The shared cache isn't a table of a model, so no test that commits empties it by itself."""
    yield
    mark = request.node.get_closest_marker("django_db")
    if "live_server" in request.fixturenames or (mark and mark.kwargs.get("transaction")):
        with django_db_blocker.unblock():
            cache.clear()


@pytest.fixture(autouse=True)
def media_directory(settings, tmp_path):
    """The finished reports of this test."""
    directory = tmp_path / "media"
    settings.MEDIA_ROOT = directory
    return directory


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's own Chromium: no browser is ever downloaded."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    return {**browser_type_launch_args, "executable_path": executable, "args": BROWSER_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
