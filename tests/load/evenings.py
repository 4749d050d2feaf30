"""Many people in a short time: an evening, and the moment that a hall begins."""

import asyncio
import random
import statistics

from tests.load.visiting import somebody, visited
from tests.running.light_browser import LightBrowser, Record
from tests.running.respondent import Respondent

ANSWERS = 20
COMING_IN = 0.5
"""In so much of the time everybody has begun; the other half is for the last to answer."""
EACH = {"numbers": 10, "progress-now": 30}
"""Seconds after which the screen in the hall and the page of progress ask again, for a part."""


async def evening(site, links, *, seconds):
    """Everybody answers in their own time, each answer saved: the record, and the respondents."""
    record = Record()
    people = [_somebody(site, record, link, seconds) for link in links]
    await asyncio.gather(
        *(_later(person, Respondent.do_everything, seconds * COMING_IN) for person in people)
    )
    return record, people


async def beginning(site, links, *, seconds):
    """Everybody opens the link and presses "Beginnen" in so many seconds."""
    record = Record()
    people = [somebody(site, record, link) for link in links]
    await asyncio.gather(*(_later(person, Respondent.enter, seconds) for person in people))
    return record, people


async def watched(site, cookies, path, target, until):
    """A page of managers that asks again by itself, until `until` is done."""
    record = Record()
    browser = LightBrowser(site, record)
    browser.cookies = dict(cookies)
    while not until.done():
        reply = await browser.get(target, path, HX_Request="true", HX_Target=target)
        if reply.status != 200:
            record.errors.append(f"{target}: status {reply.status}")
        await asyncio.wait([until], timeout=EACH[target])
    browser.close()
    return record


def summary(record):
    """Of all requests together, and of each kind, in milliseconds."""
    everything = [took for each in record.seconds.values() for took in each]
    return {
        "requests": record.requests,
        "errors": len(record.errors),
        "kinds_of_errors": sorted(set(record.errors))[:5],
        **_times(everything),
        "by_kind": {name: _times(took) for name, took in record.seconds.items()},
    }


def _times(took):
    if not took:
        return {}
    cuts = statistics.quantiles(took, n=100) if len(took) > 1 else took * 99
    return {
        "p50_ms": round(cuts[49] * 1000),
        "p95_ms": round(cuts[94] * 1000),
        "p99_ms": round(cuts[98] * 1000),
        "max_ms": round(max(took) * 1000),
    }


def _somebody(site, record, link, seconds):
    mean = seconds * (1 - COMING_IN) * 0.8 / ANSWERS

    async def pause():
        # Between half and one and a half of the mean: nobody answers to a clock.
        await asyncio.sleep(mean * random.uniform(0.5, 1.5))

    return somebody(site, record, link, pause=pause, always=random.randint(1, 6))


async def _later(person, act, within):
    await asyncio.sleep(random.uniform(0, within))
    await visited(person, act(person))
