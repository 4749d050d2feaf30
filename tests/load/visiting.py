"""People in light browsers: what goes wrong is recorded, and ends a visit."""

import asyncio
from typing import Any

from tests.running.asking import Site
from tests.running.light_browser import LightBrowser, Record
from tests.running.respondent import Respondent, Unexpected


def somebody(
    site: Site, record: Record, link: str, *, always: int = 4, **options: Any
) -> Respondent:
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
