"""The machines of check-machines: what runs on each, and how one is lost at once."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
HUB = os.environ.get("LISTEN_ON", "")
"""Where database, mail server and object server are; "" without network namespaces."""
HERE = HUB or "127.0.0.1"
KEYS = {name: f"{number}{'check-machines' * 4}" for number, name in enumerate(
    ("SECRET_KEY", "LINK_KEY", "MFA_KEY")
)}  # fmt: skip


@dataclass
class Machine:
    """`start` and `lose` do to it what a switch and a cable do to a real one."""

    number: int
    directory: Path
    shared: dict[str, str]
    running: list[subprocess.Popen] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"web{self.number}"

    @property
    def address(self) -> str:
        return f"10.77.0.{10 + self.number}:8000" if HUB else f"127.0.0.1:{18_000 + self.number}"

    @property
    def environment(self) -> dict[str, str]:
        own = self.directory / self.name
        return self.shared | {
            "STATE_DIR": f"{own}/state",
            "MEDIA_ROOT": f"{own}/media",
        }

    def plug_in(self) -> None:
        """Give it a cable to the others."""
        (self.directory / self.name / "state").mkdir(parents=True, mode=0o700)
        if not HUB:
            return
        ip("netns", "add", self.name)
        ip("link", "add", self.cable, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        ip("link", "set", self.cable, "master", "machines", "up")
        host = self.address.split(":")[0]
        ip("-n", self.name, "addr", "add", f"{host}/24", "dev", "eth0")
        for link in ("lo", "eth0"):
            ip("-n", self.name, "link", "set", link, "up")

    @property
    def cable(self) -> str:
        return f"to-{self.name}"

    def popen(self, *command: str, **more) -> subprocess.Popen:
        inside = []
        if HUB:
            named = f'hostname {self.name} && exec "$@"'
            inside = ["ip", "netns", "exec", self.name, "unshare", "--uts"]
            inside += ["sh", "-c", named, "--"]
        return subprocess.Popen(
            [*inside, *command], env=self.environment, cwd=ROOT, start_new_session=True, **more
        )

    def manage(self, *command: str) -> subprocess.CompletedProcess:
        started = self.popen(
            sys.executable,
            "manage.py",
            *command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = started.communicate(timeout=300)[0]
        return subprocess.CompletedProcess(command, started.returncode, said)

    def start(self) -> None:
        """Web processes and a worker; the timer is started by hand."""
        python = (sys.executable, "-m")
        bind = ("--config", "python:samenwerking.gunicorn", "--bind", self.address)
        with (self.directory / f"{self.name}.log").open("a") as log:
            for command in (
                (*python, "gunicorn", "samenwerking.wsgi", *bind),
                (sys.executable, "manage.py", "work"),
            ):
                self.running.append(self.popen(*command, stdout=log, stderr=log))

    def lose(self) -> None:
        """The cable is out and everything on it is gone, in the same moment."""
        if HUB:
            ip("link", "set", self.cable, "down")
            found = subprocess.run(
                ["ip", "netns", "pids", self.name], capture_output=True, text=True, check=True
            )
            for pid in found.stdout.split():
                os.kill(int(pid), signal.SIGKILL)
        else:
            for each in self.running:
                os.killpg(each.pid, signal.SIGKILL)
        self.running.clear()

    def come_back(self) -> None:
        if HUB:
            ip("link", "set", self.cable, "up")
        self.start()


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)
