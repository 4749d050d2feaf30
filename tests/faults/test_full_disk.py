"""A small disk under the database, the keys, the reports, what a machine remembers, and numbers."""

import datetime

import pytest

from tests.faults import killing
from tests.faults.databases import Postgresql
from tests.faults.disks import require_mounts, small_disk
from tests.faults.people import Manager
from tests.faults.proof import require_closed_once, require_counted, seen_by
from tests.running.installation import TOKEN
from tests.running.waiting import wait_until

pytestmark = pytest.mark.fault


@pytest.fixture(autouse=True)
def _may_mount():
    require_mounts()


def readiness(installation):
    """The codes of what isn't met."""
    page = installation.ask("/gereed/")
    lines = page.text.splitlines() if page.status == 503 else []
    return {line.partition(":")[0]: line for line in lines}


def state_of(installation, built):
    query = f"SELECT state FROM assessments_round WHERE id = {built['round']}"
    ((state,),) = installation.database.ask(query)
    return state


def keys(installation):
    kept = (installation.directory / "keys").iterdir()
    return [each.name for each in kept if each.name != "filler"]


def test_full_disk_of_the_database_loses_nothing(installation, chance, told, kind):
    (built,) = installation.inside("build", people=6)
    database = installation.database
    database.stop()
    size = 120 if kind is Postgresql else 6
    with small_disk(database.directory, size) as disk:
        database.start()
        with installation.web() as web:
            processes = installation.web_processes(web)
            with killing.filling_in(installation, built, chance) as people:
                wait_until(lambda: all(person.sent_in_times for person in people))
                disk.fill()
                wait_until(lambda: {"database", "database-writable"} & {*readiness(installation)})
                # PostgreSQL finds room in the files that it has for a while.
                wait_until(lambda: 503 in seen_by(people))
                disk.make_room()
                wait_until(database.starts_again)
            assert installation.web_processes(web) == processes
        require_counted(installation, built, people)
        database.stop()
    assert seen_by(people) <= {200, 302, 503}
    told("full disk: database", 1, "503, /gereed/ says so, nothing confirmed was lost")


def test_full_disk_of_the_database_is_told_to_who_opens(installation, told, kind):
    if kind is Postgresql:
        pytest.skip("whether this one write needs room is up to the server")
    (built,) = installation.inside("build", draft=True)
    with small_disk(installation.database.directory, 6) as disk, installation.web():
        manager = Manager(installation).sign_in()
        disk.fill()
        page = manager.open(built)
        assert "De schijf van de database is vol. De ronde is niet geopend." in page.text
        disk.make_room()
        assert state_of(installation, built) == "draft"
        manager.open(built)
        assert state_of(installation, built) == "open"
    told("full disk: database, opening", 1, "said in Dutch; opens once there is room")


def test_full_disk_of_the_keys_leaves_no_half_key(installation, told):
    with small_disk(installation.directory / "keys", 1) as disk:
        (built,) = installation.inside("build", draft=True)
        with installation.web():
            manager = Manager(installation).sign_in()
            disk.fill()
            page = manager.open(built)
            assert "de schijf is vol. De ronde is niet geopend." in page.text
            assert (state_of(installation, built), keys(installation)) == ("draft", [])
            assert "disk" in readiness(installation)
            disk.make_room()
            manager.open(built)
            assert (state_of(installation, built), len(keys(installation))) == ("open", 1)
    told("full disk: keys, opening", 1, "said in Dutch, no half key; opens once there is room")


def test_full_disk_of_the_keys_keeps_no_round_from_closing(installation, told):
    with small_disk(installation.directory / "keys", 1) as disk:
        (built,) = installation.inside("build", answered=[4] * 11)
        disk.fill()
        with installation.web():
            assert Manager(installation).sign_in().close(built).status == 302
        require_closed_once(installation, built, sent_in=11)
    told("full disk: keys, closing", 1, "closed once, the key is gone")


def test_full_disk_of_the_reports_keeps_no_half_report(installation, told):
    (built,) = installation.inside("build", answered=[4] * 11)
    installation.inside("close", pks=[built["round"]])
    with (
        small_disk(installation.directory / "media", 1) as disk,
        installation.web(),
        installation.worker() as worker,
    ):
        manager = Manager(installation).sign_in()
        disk.fill()
        path = built["report"]
        failed = wait_until(lambda: says_failed(manager, path))
        assert "disk" in readiness(installation)
        assert failed.status == 202
        later = datetime.timedelta(minutes=2)
        installation.tick(after=later)
        wait_until(lambda: says_failed(manager, path), "it wasn't tried again")
        assert kept_of_reports(disk) == []
        disk.make_room()
        installation.tick(after=4 * later)
        wait_until(lambda: is_pdf(manager, path))
        assert worker.poll() is None
    told("full disk: reports", 1, "said so; made by itself once there is room")


def kept_of_reports(disk):
    """Files, whole or not."""
    return [each for each in disk.at.rglob("*") if each.is_file() and each != disk.filler]


def says_failed(manager, path):
    page = manager.browser.get(path)
    return page if "Wij proberen het straks vanzelf opnieuw." in page.text else None


def is_pdf(manager, path):
    return manager.browser.fetch("GET", path).headers["Content-Type"] == "application/pdf"


def test_full_disk_of_what_a_machine_remembers_keeps_no_round_from_closing(installation, told):
    with small_disk(installation.directory / "state", 1) as disk:
        (built,) = installation.inside("build", answered=[4] * 11, closes_in=-120)
        disk.fill()
        installation.tick(check=False)
        assert [each.name for each in disk.at.glob("installation*")] == ["installation"]
        require_closed_once(installation, built, sent_in=11)
        with installation.web():
            assert "disk" in readiness(installation)
            disk.make_room()
        installation.tick()
    told("full disk: state", 1, "the timer closes all the same; /gereed/ says so")


@pytest.mark.parametrize("full_at", ["start", "work"])
def test_full_disk_of_the_numbers_costs_no_page(installation, told, full_at):
    with small_disk(installation.directory / "metrics", 6) as disk, installation.web() as web:
        processes = installation.web_processes(web)
        if full_at == "work":
            ask_everything(installation)
        disk.fill()
        ask_everything(installation)
        assert installation.web_processes(web) == processes
        disk.make_room()
        ask_everything(installation)
        counted = installation.ask("/metrics", Authorization=f"Bearer {TOKEN}").text
    assert 'samenwerking_requests_total{method="GET",route="health",status="2xx"}' in counted
    told(f"full disk: numbers, at {full_at}", 1, "pages go on, and so does counting later")


def ask_everything(installation):
    """Enough for each process to count some."""
    for path in ["/gezond/", "/", "/code/", "/account/inloggen/", "/nergens/"] * 8:
        assert installation.ask(path).status < 500
