"""Every page that anybody may get: valid, with its headers, without barriers, on every screen.

The list is that of `statuses.txt`: a page that is added is looked at by itself. The pages are
collected once, as every visitor gets them, and then each question is asked of all of them.
"""

import logging

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.inventory import headers, looking, validating
from tests.inventory.full import full_world
from tests.inventory.pages import pages

PICTURES = settings.BASE_DIR / "screenshots"
"""Made by make screenshots, and kept out of the repository."""
# All where the browser is: the pages are collected there once, and are the same on any database.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.no_cover,
]


@pytest.fixture(scope="module")
def collected(django_db_setup, django_db_blocker, tmp_path_factory):
    """All pages, in a database that forgets them; thousands of refusals are no news."""
    directory = tmp_path_factory.mktemp("inventory")
    (directory / "keys").mkdir(mode=0o700)
    places = {
        "BALLOT_KEY_DIR": directory / "keys",
        "STATE_DIR": directory / "state",
        "MEDIA_ROOT": directory / "media",
    }
    logging.disable(logging.ERROR)
    as_installed = override_settings(REQUIRE_SECOND_FACTOR=True, **places)
    with django_db_blocker.unblock(), as_installed, transaction.atomic():
        found = pages(full_world())
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
    return found


@pytest.fixture(scope="module")
def own(collected):
    """But for those of Django's admin, which are Django's own."""
    return [page for page in collected if not page.is_of_django]


def test_every_page_is_valid(own, tmp_path):
    assert len(own) > 150
    assert validating.errors({str(page): page.html for page in own}, tmp_path) == []


def test_every_page_keeps_others_out(collected):
    found = {str(page): [*headers.problems(page)] for page in collected}

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_every_page_fits_and_has_no_barriers(own, page):
    looked_at = looking.with_something_new(own)

    assert {each.case.name for each in looked_at} == {each.case.name for each in own}
    assert looking.problems(page, looked_at) == {}


@pytest.mark.screenshots
def test_every_page_has_its_picture(own, page):
    looking.take_pictures(page, own, PICTURES)

    assert len([*PICTURES.glob("320/*.png")]) == len(own)
