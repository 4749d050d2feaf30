"""People in light browsers: what goes wrong is recorded, and ends a visit."""

import asyncio

from tests.running.light_browser import LightBrowser
from tests.running.respondent import Respondent, Unexpected


def somebody(site, record, link, *, always=4, **options):
    """Who gives the same answer to everything."""
    return Respondent(LightBrowser(site, record, **options), link, always=always)


async def visited(person, act):
    """What this person does, and then leaves."""
    try:
        await act
    except (OSError, TimeoutError, Unexpected, asyncio.IncompleteReadError) as problem:
        person.browser.record.errors.append(f"{type(problem).__name__}: {problem}")
    finally:
        person.browser.close()
