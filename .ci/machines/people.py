"""People who answer through nginx, each in a browser of their own, while a machine is lost.

They are those of `tests/running`: what fails they do again, from the page as it then is.
"""

import threading
import time
from dataclasses import dataclass, field
from random import Random

from tests.running.asking import Site
from tests.running.browser import Asked, Browser
from tests.running.respondent import Respondent

TIMEOUT = 30
TO_THINK = 0.02
"""Seconds before each answer."""
MOST_FAILURES = 100
"""When nearly everything fails, going on tells nothing more."""


class Stopped(Exception):
    """Too much failed."""


class WatchedBrowser(Browser):
    """Ends when the crowd is stopped."""

    def __init__(self, crowd: "Crowd") -> None:
        super().__init__(crowd.site, pause=TO_THINK, patience=TIMEOUT)
        self.crowd = crowd

    def fetch(self, *request, **named):
        if self.crowd.stopped.is_set():
            raise Stopped
        try:
            return super().fetch(*request, **named)
        finally:
            self.crowd.note(self.asked[-1])


@dataclass
class Crowd:
    """Everybody, and each request they made."""

    site: Site
    links: list[str]
    chance: Random
    people: list[Respondent] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    problems: list[Exception] = field(default_factory=list)
    """Replies that nobody could go on with."""
    began: float = field(default_factory=time.monotonic)
    stopped: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.people = [
            Respondent(WatchedBrowser(self), link, chance=Random(self.chance.random()))  # noqa: S311
            for link in self.links
        ]
        self._waiting = iter(self.people)
        self._lock = threading.Lock()

    @property
    def now(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    @property
    def failed(self) -> list[Asked]:
        return [each for each in self.asked if each.status not in (200, 302)]

    def note(self, asked: Asked) -> None:
        self.asked.append(asked)
        if len(self.asked) % 50 == 0 and len(self.failed) > MOST_FAILURES:
            self.stopped.set()

    def start(self, at_once: int) -> list[threading.Thread]:
        threads = [threading.Thread(target=self._go_on) for _ in range(at_once)]
        for each in threads:
            each.start()
        return threads

    def _go_on(self) -> None:
        try:
            while person := self._take():
                person.do_everything()
        except Stopped:
            return
        except Exception as problem:
            self.problems.append(problem)
            self.stopped.set()

    def _take(self) -> Respondent | None:
        with self._lock:
            return next(self._waiting, None)
