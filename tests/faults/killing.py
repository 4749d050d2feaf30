"""Web processes are killed while people save and send in, and while managers close."""

import contextlib
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.faults.installation import kill
from tests.faults.people import respondent
from tests.running.respondent import Closed
from tests.running.waiting import wait_until


@contextmanager
def filling_in(installation, built, chance, *, forms=None):
    """Everybody of a round fills in and sends in, so many forms or until the end of the block."""
    people = [
        respondent(installation, link, random.Random(chance.random())) for link in built["links"]
    ]
    done = threading.Event()
    with ThreadPoolExecutor(len(people)) as pool:
        busy = [pool.submit(_keep_filling_in, person, done, forms) for person in people]
        try:
            yield people
        finally:
            done.set()
    for each in busy:
        each.result()


def _keep_filling_in(person, done, forms):
    """One form at least; where somebody is at the end is up to chance."""
    with contextlib.suppress(Closed):
        person.enter()
        while person.fill_in(until=lambda: person.sent_in_times and done.is_set()):
            person.send_in()
            if person.sent_in_times == forms:
                return
            person.begin_again()


def kill_web_processes(installation, web, people, chance, times):
    """One of those that are there, after some pages, amid others; gunicorn starts another."""
    for _time in range(times):
        enough = pages(people) + chance.randint(5, 40)
        wait_until(lambda enough=enough: pages(people) >= enough)
        kill(chance.choice(wait_until(lambda: installation.web_processes(web))))


def pages(people):
    """How many they asked for."""
    return sum(len(person.browser.seen) for person in people)


def kill_while_closing(installation, web, manager, rounds, chance):
    """Close each, and kill everything within the time that closing takes; how many were cut off."""
    first, *others = rounds
    begun = time.monotonic()
    manager.close(first)
    usual = time.monotonic() - begun
    cut_off = 0
    for built in others:
        with ThreadPoolExecutor(1) as pool:
            pressed = pool.submit(manager.close, built)
            time.sleep(chance.uniform(0, usual * 1.2))
            for pid in installation.web_processes(web):
                kill(pid)
        cut_off += pressed.result() is None
        wait_until(lambda: installation.web_processes(web))
    return cut_off


def at_once(people, what):
    """What comes of it for each, when they all do it at the same moment."""
    start = threading.Barrier(len(people))

    def do(person):
        start.wait()
        return what(person)

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(do, people))
