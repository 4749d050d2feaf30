"""What one of each costs in processor time, beside a hello in the same run."""

import asyncio

from tests.load import machine
from tests.load.visiting import somebody, visited
from tests.running.light_browser import LightBrowser, Record

AT_ONCE = 8
SLICES = 5
"""In which everything is weighed: the least of them is what it costs on a machine that is quiet."""


async def hellos(site, number):
    """So many, by eight at once."""
    record = Record()

    async def ask():
        browser = LightBrowser(site, record)
        for _time in range(number // AT_ONCE):
            await browser.get("hello", "/")
        browser.close()

    await asyncio.gather(*(ask() for _each in range(AT_ONCE)))
    return record


async def flows(site, links, *, by_answer):
    """Everybody of `links`, eight at once."""
    record = Record()
    waiting = iter(links)

    async def go_through():
        for link in waiting:
            person = somebody(site, record, link)
            await visited(person, person.do_everything(by_answer=by_answer))

    await asyncio.gather(*(go_through() for _each in range(AT_ONCE)))
    return record


async def come_in(site, links):
    """Eight people on their first page."""
    people = [somebody(site, Record(), link) for link in links[:AT_ONCE]]
    await asyncio.gather(*(person.enter() for person in people))
    return people


async def pages(people, number):
    """The same page again and again."""
    return await _repeat(people, number, lambda person: person.look_at(3))


async def saves(people, number):
    """The same answer again and again."""
    return await _repeat(people, number, lambda person: person.save({"3a": 4}))


async def _repeat(people, number, act):
    record = Record()

    async def repeat(person):
        person.browser.record = record
        for _time in range(number // len(people)):
            await act(person)
        person.browser.close()

    await asyncio.gather(*(repeat(person) for person in people))
    return record


async def measured(work, **roots):
    """The record of what was done, and what the machine did meanwhile."""
    begin = machine.now(**roots)
    record = await work
    return record, machine.between(begin, machine.now(**roots))


async def sliced(works, **roots):
    """The same of several, one after another."""
    return [await measured(work, **roots) for work in works]
