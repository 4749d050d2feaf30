"""Drive Debian's own Firefox by Marionette, which is in it: messages of JSON over a socket.

Playwright's Firefox is a patched one, and Selenium needs a driver that Debian hasn't.
"""

import contextlib
import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("firefox-esr") or ""
PATIENCE = 60
"""Seconds for it to start; what is sought on a page is waited for a third of that."""
SETTINGS = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.disabledForTesting": True,
}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""WebDriver's own name for a reference to an element."""


class Failed(Exception):
    """Firefox didn't do what it was told."""


class Firefox:
    """One tab of a new profile."""

    def __init__(self, directory: Path) -> None:
        told = "\n".join(
            f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in SETTINGS.items()
        )
        (directory / "user.js").write_text(told)
        self._connection = contextlib.ExitStack()
        self._process = subprocess.Popen(
            [PROGRAM, "--headless", "--marionette", "--no-remote", "--profile", directory],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            there = ("127.0.0.1", self._port(directory))
            sending = self._connection.enter_context(socket.create_connection(there, PATIENCE))
            self._send = sending.sendall
            self._answers = self._connection.enter_context(sending.makefile("rb"))
            self._read()
            self._tell("NewSession")
            self._tell("SetTimeouts", implicit=PATIENCE * 1000 // 3)
        except BaseException:
            self.close()
            raise

    def open(self, address: str) -> None:
        self._tell("Navigate", url=address)

    def click(self, path: str) -> None:
        """Click what this XPath finds, once it is there; Firefox waits for a page that follows."""
        self._tell("ElementClick", id=self.find(path))

    def find(self, path: str) -> str:
        """Raises `Failed` when it doesn't come."""
        return self._tell("FindElement", using="xpath", value=path)["value"][ELEMENT]

    def count(self, path: str) -> int:
        return len(self._tell("FindElements", using="xpath", value=path))

    def close(self) -> None:
        """Also when it never came to a connection."""
        self._connection.close()
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()

    def _port(self, directory: Path) -> int:
        """Where it listens: it chooses a port, and writes it down."""
        file = directory / "MarionetteActivePort"
        until = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text().strip()):
            if self._process.poll() is not None or time.monotonic() > until:
                raise Failed("Firefox does not start")
            time.sleep(0.1)
        return int(file.read_text())

    def _tell(self, command: str, **given: object) -> Any:
        message = json.dumps([0, 1, f"WebDriver:{command}", given]).encode()
        self._send(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise Failed(f"{command} {given}: {error['message']}")
        return result

    def _read(self) -> Any:
        digits = iter(lambda: self._answers.read(1), b":")
        return json.loads(self._answers.read(int(b"".join(digits))))
