"""What `make load` measures, one after another; each prints a line. Needs Django to be set up."""

import asyncio
import json
import statistics

from django.core.management import call_command
from django.db import connection

from tests.load import costs, evenings, people
from tests.running import installation

GOALS = {"page": 8, "save": 9, "flow": 180, "flow by answer": 260}
"""In hellos, on PostgreSQL."""


class Measuring:
    """`given` are the arguments, `settings` of the installation, `inbox` of its mail server."""

    def __init__(self, given, directory, settings, inbox):
        self.given, self.directory, self.settings, self.inbox = given, directory, settings, inbox
        self.log = directory / "log"

    def run(self):
        people.prepare()
        call_command("collectstatic", interactive=False, verbosity=0)
        database = people.database_processes()
        with installation.web(self.settings, self.log) as (served, address):
            self.site = installation.site(address)
            self.roots = {"web": served.pid, **database}
            installation.wait_for(self.site)
            for name in self.given.only:
                getattr(self, name)()
        lines = self.log.read_text().splitlines()
        self.say("log", problems=[line for line in lines if " ERROR " in line or "WARN" in line])

    def say(self, what, **figures):
        print(json.dumps({"database": connection.vendor, "what": what, **figures}), flush=True)

    # --- What it costs ---------------------------------------------------------------------------

    def costs(self):
        """Of hellos, and in hellos."""
        current_round = people.open_round(2 * self.given.flows + costs.AT_ONCE)
        links = people.links_of(current_round)
        hello = asyncio.run(self._hello())
        asyncio.run(self._costs_of_requests(links[: costs.AT_ONCE], hello))
        new = links[costs.AT_ONCE :]
        asyncio.run(self._cost_of_flows("flow", new[::2], hello, by_answer=False))
        asyncio.run(self._cost_of_flows("flow by answer", new[1::2], hello, by_answer=True))

    async def _hello(self):
        """Milliseconds of processor time."""
        with installation.web(self.settings, self.log, "tests.load.hello") as (served, address):
            site = installation.site(address)
            installation.wait_for(site)
            number = 4 * self.given.requests // costs.SLICES
            works = (costs.hellos(site, number) for _slice in range(costs.SLICES))
            return self._cost("hello", number, await costs.sliced(works, web=served.pid), None)

    async def _costs_of_requests(self, links, hello):
        answering = await costs.come_in(self.site, links)
        number = self.given.requests // costs.SLICES
        for name, act in (("page", costs.pages), ("save", costs.saves)):
            await act(answering, 80)
            works = (act(answering, number) for _slice in range(costs.SLICES))
            self._cost(name, number, await costs.sliced(works, **self.roots), hello)

    async def _cost_of_flows(self, name, links, hello, *, by_answer):
        number = len(links) // costs.SLICES
        works = (
            costs.flows(self.site, links[number * n : number * (n + 1)], by_answer=by_answer)
            for n in range(costs.SLICES)
        )
        self._cost(name, number, await costs.sliced(works, **self.roots), hello)

    def _cost(self, name, number, slices, hello):
        """Say it; the milliseconds of processor time of the web processes for one, at the least.

        Others at work on the machine make everything dearer, each moment otherwise.
        """
        each = [used["cpu_s"]["web"] / number * 1000 for _record, used in slices]
        database = [used["cpu_s"].get("postgresql", 0) / number * 1000 for _record, used in slices]
        in_hellos = {"in_hellos": round(min(each) / hello, 1), "goal": GOALS[name]} if hello else {}
        self.say(
            name,
            number=number * len(slices),
            web_ms=round(min(each), 2),
            web_ms_mean=round(statistics.mean(each), 2),
            database_ms=round(min(database), 2),
            **in_hellos,
            each_second=round(max(number / used["seconds"] for _record, used in slices), 1),
            errors=[error for record, _used in slices for error in record.errors][:5],
            idle_share=[used["idle_share"] for _record, used in slices],
            others_share=[used["others_share"] for _record, used in slices],
        )
        return min(each)

    # --- Many people -----------------------------------------------------------------------------

    def evenings(self):
        for times in self.given.times:
            self._evening(f"evening, {times} times", self.given.people * times)

    def _evening(self, name, number):
        current_round = people.open_round(number)
        work = evenings.evening(
            self.site, people.links_of(current_round), seconds=self.given.seconds
        )
        (record, respondents), used = asyncio.run(costs.measured(work, **self.roots))
        self._say_evening(name, current_round, record, respondents, used)

    def beginning(self):
        """Everybody at the same moment."""
        current_round = people.open_round(self.given.people)
        links = people.links_of(current_round)
        work = evenings.beginning(self.site, links, seconds=10)
        (record, respondents), used = asyncio.run(costs.measured(work, **self.roots))
        self._say_evening("beginning within ten seconds", current_round, record, respondents, used)

    def everything(self):
        """An evening, with the hall's screen, the page of two managers, and a mail to everybody."""
        current_round = people.open_round(self.given.people)
        cookies = people.manager_cookies(current_round)
        before = self.inbox.taken
        with installation.process(self.settings, self.log, "manage.py", "work") as worker:
            mails = people.start_mailing(current_round)
            work = self._everything(current_round, people.links_of(current_round), cookies)
            (evening, watching), used = asyncio.run(
                costs.measured(work, **self.roots, worker=worker.pid)
            )
        record, respondents = evening
        seen = {name: evenings.summary(each) for name, each in watching.items()}
        more = {"mails": {"queued": mails, "taken": self.inbox.taken - before}, "watching": seen}
        self._say_evening("everything at once", current_round, record, respondents, used, **more)

    async def _everything(self, current_round, links, cookies):
        evening = asyncio.create_task(
            evenings.evening(self.site, links, seconds=self.given.seconds)
        )
        watching = {
            target: asyncio.create_task(evenings.watched(self.site, cookies, path, target, evening))
            for target, path in self._screens(current_round)
        }
        await evening
        return evening.result(), {name: await task for name, task in watching.items()}

    def _screens(self, current_round):
        of = f"/werkplek/{current_round.partnership.slug}/{current_round.pk}"
        return (("numbers", f"{of}/zaal/"), ("progress-now", f"{of}/voortgang/"))

    def _say_evening(self, name, current_round, record, respondents, used, **more):
        self.say(
            name,
            people=len(respondents),
            **evenings.summary(record),
            acknowledged={
                "answers": sum(len(person.acknowledged) for person in respondents),
                "sent_in": sum(person.sent_in_times for person in respondents),
            },
            kept=people.kept(current_round),
            lost=people.lost(current_round, respondents),
            web_ms_each=round(used["cpu_s"]["web"] / record.requests * 1000, 2),
            **used,
            **more,
        )
