"""People who answer through nginx, each in a browser of their own, and what was acknowledged.

Small on purpose: what `tests/load` measures, this only asks whether it arrived.
"""

import re
import threading
import time
from dataclasses import dataclass, field

import requests

PAGES = range(1, 11)
TIMEOUT = 30
ORIGIN = "https://localhost"


@dataclass(frozen=True)
class Asked:
    """One request: when it began and ended (seconds since the start), and how."""

    begun: float
    ended: float
    what: str
    problem: str = ""


@dataclass
class Person:
    """`acknowledged` is what the server said it has kept."""

    link: str
    values: dict[str, int]
    acknowledged: dict[str, int] = field(default_factory=dict)
    submitted: bool = False
    unsure: bool = False
    """Sent in without hearing whether that was taken."""


@dataclass
class Crowd:
    """Everybody, and each request they made."""

    site: str
    authority: str
    people: list[Person]
    asked: list[Asked] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    failures: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)
    _next: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def now(self) -> float:
        return time.monotonic() - self.began

    def note(self, asked: Asked) -> None:
        """When nearly everything fails, going on tells nothing more."""
        self.asked.append(asked)
        if asked.problem:
            self.failures += 1
            if self.failures > 100:
                self.stopped.set()

    def start(self, at_once: int) -> list[threading.Thread]:
        threads = [threading.Thread(target=self._go_on) for _ in range(at_once)]
        for each in threads:
            each.start()
        return threads

    def _go_on(self) -> None:
        while not self.stopped.is_set() and (person := self._take()):
            Visit(self, person).answer()

    def _take(self) -> Person | None:
        with self._lock:
            self._next += 1
            return self.people[self._next - 1] if self._next <= len(self.people) else None


class Visit:
    """One person in one browser. What fails is tried again, from the page as it then is."""

    def __init__(self, crowd: Crowd, person: Person) -> None:
        self.crowd, self.person = crowd, person
        self.browser = requests.Session()
        self.browser.trust_env = False
        self.browser.verify = crowd.authority
        self.page = ""
        self.form = f"{crowd.site}/vragenlijst/{person.link.split('/')[-3]}"

    def answer(self) -> None:
        self._until_it_works("page", "GET", self.crowd.site + self.person.link)
        self._until_it_works("enter", "POST", self.crowd.site + self.person.link)
        for page in PAGES:
            self._until_it_works("page", "GET", f"{self.form}/factor/{page}/")
            for code in (f"{page}a", f"{page}b"):
                self._save(page, code)
                if self.crowd.stopped.is_set():
                    return
                time.sleep(0.02)
        self._send_in()

    def _save(self, page: int, code: str) -> None:
        value = self.person.values[code]
        while not self._ask("save", "POST", f"{self.form}/opslaan/", **{code: str(value)}):
            self._until_it_works("page", "GET", f"{self.form}/factor/{page}/")
        self.person.acknowledged[code] = value

    def _send_in(self) -> None:
        self._until_it_works("page", "GET", f"{self.form}/nakijken/")
        if self._ask("submit", "POST", f"{self.form}/insturen/"):
            self.person.submitted = True
        else:
            self.person.unsure = True

    def _until_it_works(self, what: str, method: str, address: str) -> None:
        while not self._ask(what, method, address) and not self.crowd.stopped.is_set():
            time.sleep(0.1)

    def _ask(self, what: str, method: str, address: str, **values: str) -> bool:
        """Whether it was acknowledged; noted either way."""
        begun = self.crowd.now
        try:
            reply = self._send(method, address, values)
            problem = "" if reply.status_code == 200 else str(reply.status_code)
            if what == "submit" and reply.history:
                problem = "led elsewhere"
        except requests.RequestException as error:
            problem = type(error).__name__
        else:
            self.page = reply.text if what != "save" else self._with_revision(reply.text)
        self.crowd.note(Asked(begun, self.crowd.now, what, problem))
        return not problem

    def _send(self, method: str, address: str, values: dict[str, str]) -> requests.Response:
        if method == "GET":
            return self.browser.get(address, timeout=TIMEOUT)
        hidden = re.findall(r'<input type="hidden"\s+name="(\w+)"[^>]*?value="([^"]*)"', self.page)
        headers = {"Origin": ORIGIN, "Referer": f"{ORIGIN}/"}
        return self.browser.post(
            address, data=dict(hidden) | values, headers=headers, timeout=TIMEOUT
        )

    def _with_revision(self, reply: str) -> str:
        """The page with the number of this save, as htmx puts it there."""
        found = re.search(r'id="revision"[^>]*?value="(\d+)"', reply)
        number = found[1] if found else ""
        return re.sub(r'(id="revision"\s+value=")\d+', rf"\g<1>{number}", self.page)
