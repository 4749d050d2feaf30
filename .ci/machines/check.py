"""Two machines, one database: what both do, and what is left when one of them is lost.

Run by `.ci/check-machines`, with DATABASE_URL of an empty PostgreSQL. Prints a line a step.
"""

import os
import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import hub
import requests
from machines import HUB, Machine
from people import Crowd

PEOPLE, AT_ONCE = int(os.environ.get("PEOPLE", "150")), int(os.environ.get("AT_ONCE", "10"))
LOST_AFTER, BACK_AFTER, GIVE_UP_AFTER = 10.0, 22.0, 300.0
"""Seconds of answering after which a machine is lost, and after which it comes back."""
PASSWORD = "een lang wachtwoord"  # noqa: S105
BEGUN = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - BEGUN:5.1f} s] {text}", flush=True)


class Direct:
    """A browser at one machine, past nginx, with the headers that nginx would give."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def ask(self, machine: Machine, path: str, **form: str) -> requests.Response:
        """Follows what it is sent to, at the same machine."""
        headers = {"Host": "localhost", "X-Forwarded-Proto": "https"}
        headers |= {"X-Forwarded-For": "192.0.2.1"}
        headers |= {"Referer": "https://localhost/", "Origin": "https://localhost"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        address = f"http://{machine.address}{path}"
        form = form and form | {"csrfmiddlewaretoken": self.cookies["__Host-csrftoken"]}
        reply = requests.request(
            "POST" if form else "GET",
            address,
            data=form or None,
            headers=headers,
            allow_redirects=False,
            timeout=60,
        )
        self.cookies |= reply.cookies.get_dict()
        leads_to = reply.headers.get("Location", "").removeprefix("https://localhost")
        return self.ask(machine, leads_to) if leads_to else reply

    def sign_in(self, machine: Machine, name: str, password: str = PASSWORD) -> bool:
        self.ask(machine, "/account/inloggen/")
        reply = self.ask(machine, "/account/inloggen/", login=name, password=password)
        return reply.status_code == 200 and "__Host-sessionid" in self.cookies


def main() -> None:
    directory = Path(tempfile.mkdtemp(prefix="check-machines."))
    shared = hub.settings(directory)
    machines = [Machine(number, directory, shared) for number in (1, 2)]
    inbox, object_server = hub.mail_server(), hub.start_object_server()
    for machine in machines:
        machine.plug_in()
    nginx = hub.start_nginx(directory, machines)
    try:
        tell(directory, machines, inbox)
    finally:
        for machine in machines:
            machine.lose()
        nginx.terminate()
        object_server.terminate()


def tell(directory: Path, machines: list[Machine], inbox: hub.Inbox) -> None:
    install(machines[0])
    world = make_world(machines[0])
    second_machine_sleeps_until_it_is_told(machines)
    two_workers_mail_each_person_once(world, inbox)
    session_and_limits_are_shared(machines)
    crowd = one_machine_is_lost(directory, machines, world)
    nothing_is_lost(crowd, world)
    two_timers_close_once(machines, world, crowd, inbox)
    report_is_made_by_one_and_had_by_both(machines, world)
    say("check-machines: nothing acknowledged was lost, and nothing was done twice")


def install(first: Machine) -> None:
    with ThreadPoolExecutor() as at_once:
        done = at_once.map(
            lambda commands: [first.manage(*each) for each in commands],
            (
                [["migrate"], ["loaddata", "municipalities", "factors"]],
                [["collectstatic", "--noinput"]],
            ),
        )
    for each in chain.from_iterable(done):
        assert each.returncode == 0, each.stdout
    say("installed")


def make_world(first: Machine):
    """An open round of so many people, two managers, and Django in this process."""
    os.environ |= first.environment | {"DJANGO_SETTINGS_MODULE": "samenwerking.settings"}
    import django

    django.setup()
    import world

    return world.World(PEOPLE)


def second_machine_sleeps_until_it_is_told(machines: list[Machine]) -> None:
    first, second = machines
    for machine in machines:
        machine.start()
        hub.wait_for(
            lambda at=machine: Direct().ask(at, "/gezond/").status_code == 200, machine.name
        )
    assert "copy" not in Direct().ask(first, "/gereed/").text
    assert "copy:" in Direct().ask(second, "/gereed/").text
    assert second.manage("tick").returncode == 1
    assert second.manage("wake").returncode == 0
    with ThreadPoolExecutor() as at_once:
        ticked = list(at_once.map(lambda each: each.manage("tick"), machines))
    assert [each.returncode for each in ticked] == [0, 0], ticked
    time.sleep(6)  # /gereed/ keeps its answer for five seconds
    for machine in machines:
        assert Direct().ask(machine, "/gereed/").text == "gereed\n", machine.name
    said = first.manage("doctor").stdout
    names = {"web1", "web2"} if HUB else set()
    assert all(f"{name}: de worker" in said and f"{name}: de timer" in said for name in names)
    say("the second machine slept until it was told; each shows its worker and timer")


def two_workers_mail_each_person_once(world, inbox: hub.Inbox) -> None:
    world.invite_everybody()
    hub.wait_for(lambda: not world.mail_waits(), "mail")
    often = Counter(inbox.recipients.values())
    assert (often, len(inbox.recipients)) == (Counter({1: PEOPLE}), PEOPLE), often
    shares = ", ".join(map(str, inbox.machines.values()))
    say(f"{PEOPLE} mails by two workers at one mailing ({shares} each): nobody got two")


def session_and_limits_are_shared(machines: list[Machine]) -> None:
    first, second = machines
    browser = Direct()
    assert browser.sign_in(first, "beheerder@example.nl")
    desk = browser.ask(second, "/werkplek/")
    assert desk.status_code == 200
    assert "Samen" in desk.text
    guesser = Direct()
    for turn in range(5):
        assert not guesser.sign_in(machines[turn % 2], "tweede@example.nl", "geraden")
    assert not guesser.sign_in(second, "tweede@example.nl")
    assert not guesser.sign_in(first, "tweede@example.nl")
    say("signed in on one is signed in on the other; five guesses count together")


def one_machine_is_lost(directory: Path, machines: list[Machine], world) -> Crowd:
    """While people answer; later it comes back, and answers again."""
    crowd = Crowd(hub.site(directory), world.links(), random.Random(7))  # noqa: S311 - of nobody
    threads = crowd.start(AT_ONCE)
    time.sleep(LOST_AFTER)
    lost = crowd.now
    machines[0].lose()
    time.sleep(BACK_AFTER - LOST_AFTER)
    machines[0].come_back()
    back = crowd.now
    for each in threads:
        each.join(timeout=max(0.0, GIVE_UP_AFTER - crowd.now))
    crowd.stopped.set()
    assert crowd.problems == []
    judge(crowd, lost, back)
    shares = served(directory, machines)
    say(f"requests answered by each machine: {shares}")
    assert min(shares.values()) > 0
    return crowd


def judge(crowd: Crowd, lost: float, back: float) -> None:
    """Only what was under way at that moment may have failed."""
    lost, back = crowd.began + lost, crowd.began + back
    under_way = [each for each in crowd.failed if each.begun <= lost]
    after = [each for each in crowd.failed if each.begun > lost]
    say(f"{len(crowd.asked)} requests, {len(crowd.asked) / crowd.now:.0f} a second, by {AT_ONCE}")
    for name, begin, end in (
        ("before", crowd.began, lost),
        ("in the 10 s after", lost, lost + 10),
        ("then", lost + 10, back),
        ("back", back, crowd.began + crowd.now),
    ):
        took = sorted(each.ended - each.begun for each in crowd.asked if begin < each.begun <= end)
        if took:
            p95 = took[int(len(took) * 0.95)]
            say(f"  {name:18} {len(took):5} requests, p95 {p95:.2f} s, longest {took[-1]:.2f} s")
    kinds = Counter(f"{each.name} {each.status}" for each in under_way)
    say(f"failed of what was under way: {dict(kinds) or 'nothing'}; of what came: {len(after)}")
    assert len(under_way) <= AT_ONCE
    assert after == [], after[:5]


def served(directory: Path, machines: list[Machine]) -> dict[str, int]:
    lines = (directory / "samenwerking.log").read_text().splitlines()
    last = Counter(line.rsplit(" ", 1)[-1] for line in lines)
    return {machine.name: last[machine.address] for machine in machines}


def nothing_is_lost(crowd: Crowd, world) -> None:
    """Every acknowledged answer is there, and every acknowledged sending in."""
    answers = sent_in = 0
    for person in crowd.people:
        kept, submitted = world.kept(person.link)
        if person.counted:
            assert submitted, person.link
            sent_in += 1
        elif not submitted:
            found = {code: kept[code] for code in person.acknowledged}
            assert found == person.acknowledged, person.link
        assert person.lost == []
        answers += len(person.acknowledged)
    say(f"{answers} answers and {sent_in} forms were acknowledged: 0 lost")


def two_timers_close_once(machines, world, crowd: Crowd, inbox: hub.Inbox) -> None:
    """Whose key is gone for both then; the numbers are of what was acknowledged."""
    counted = [each for each in crowd.people if world.kept(each.link)[1]]
    world.end_round()
    with ThreadPoolExecutor() as at_once:
        ticked = list(at_once.map(lambda each: each.manage("tick"), machines))
    assert [each.returncode for each in ticked] == [0, 0], ticked
    assert world.keys() == []
    for code in world.codes:
        given = Counter(each.counted[code] for each in counted)
        assert world.released()[code] == [given[value] for value in range(1, 7)], code
    hub.wait_for(lambda: not world.mail_waits(), "mail")
    assert inbox.recipients["beheerder@example.nl"] <= 1  # none in the evening
    closed = sum("Rondes gesloten: 1." in each.stdout for each in ticked)
    say(f"two timers at once: one release of {len(counted)} forms ({closed} closed it)")


def report_is_made_by_one_and_had_by_both(machines: list[Machine], world) -> None:
    browser = Direct()
    assert browser.sign_in(machines[0], "beheerder@example.nl")
    reports = [
        hub.wait_for(lambda at=machine: pdf(browser, at, world.report), machine.name)
        for machine in machines
    ]
    assert reports[0] == reports[1]
    kept = hub.objects().list_objects_v2(Bucket=hub.BUCKET)["Contents"]
    assert [each["Size"] for each in kept] == [len(reports[0])]
    assert not any(Path(each.environment["MEDIA_ROOT"]).exists() for each in machines)
    say(f"one report of {len(reports[0]) // 1024} KB, made once, in the bucket, had from both")


def pdf(browser: Direct, machine: Machine, address: str) -> bytes:
    reply = browser.ask(machine, address)
    return reply.content if reply.content.startswith(b"%PDF") else b""


if __name__ == "__main__":
    main()
