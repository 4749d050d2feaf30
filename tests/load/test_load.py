"""What `make load` measures, in short: nothing goes wrong, nothing is lost. How fast is no test."""

import asyncio

import pytest

from tests import builders, processes
from tests.load import costs, evenings, machine, people
from tests.running import installation
from tests.running.asking import Site
from tests.running.respondent import Respondent

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 8
REQUESTS = 34
"""Of each: the link, "Beginnen", ten times a page with two answers, the overview, and
sending in."""


def test_evening_of_real_processes_loses_nothing(settings, tmp_path):
    environment = processes.environment(settings, DEBUG="1", DEMONSTRATION="1")
    current_round = people.open_round(PEOPLE)
    with installation.web(environment, tmp_path / "log") as (web, address):
        site = Site(address, "localhost")
        work = evenings.evening(site, people.links_of(current_round), seconds=1)
        (record, respondents), used = asyncio.run(costs.measured(work, web=web.pid))

    assert (record.errors, record.requests) == ([], PEOPLE * REQUESTS)
    assert people.lost(current_round, respondents) == 0
    assert people.kept(current_round) == {"ballots": PEOPLE, "sent_in": PEOPLE}
    assert used["cpu_s"]["web"] > 0


def test_acknowledged_answers_that_are_not_there_are_counted():
    current_round = people.open_round(1)
    (link,) = people.links_of(current_round)
    (invitation,) = people.invited(current_round)
    builders.save(invitation, _1a=4, _1b=3)
    respondent = Respondent(None, link)

    respondent.draft |= {"1a": 4, "1b": 2, "10b": 1}

    assert people.lost(current_round, [respondent]) == 2


def test_reply_that_nobody_can_go_on_with_is_an_error():
    async def refuse(reader, writer):
        writer.write(b"HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    async def visit():
        async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
            site = Site(server.sockets[0].getsockname(), "localhost")
            return await costs.flows(site, ["/vragenlijst/somebody/mac/"], by_answer=True)

    assert asyncio.run(visit()).errors == ["Unexpected: status 503"]


def test_processor_time_is_that_of_a_tree_of_processes():
    begin = machine.Moment(10.0, 100.0, 50.0, 1.0, {"web": 2.0})
    end = machine.Moment(12.0, 104.0, 51.0, 1.5, {"web": 3.0})

    assert machine.between(begin, end) == {
        "seconds": 2.0,
        "cpu_s": {"web": 1.0, "client": 0.5},
        "idle_share": 0.25,
        "others_share": 0.38,
    }
