"""A database server that is there and says nothing: frozen, or on a machine that hangs.

Its connections stay open, so neither the kernel nor PostgreSQL's own timeouts end what waits for
it.
"""

from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.waiting import READY_NONE


class Connection(psycopg.Connection[Any]):
    """Waits for an answer as long as the server answers others.

    A query may take minutes, of a round of a million ballots; so time alone tells nothing. After
    `PATIENCE` the server is asked for another connection, and again after each `PATIENCE`: when it
    doesn't give one, or refuse it, this connection is ended and the query raises
    `OperationalError`. What was asked then isn't known to be done, or not done.
    """

    PATIENCE: float = 3
    """Seconds without an answer to a query, and then to who comes in."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        going_on = gen
        while True:
            try:
                return super().wait(going_on, interval, self.PATIENCE)
            except psycopg.errors._WaitTimeout:
                # What follows goes on where that ended: psycopg does so itself after a Ctrl-C.
                self._require_server()
                going_on = _gone_on_with(gen)

    def _require_server(self) -> None:
        try:
            psycopg.connect(**self._address()).close()
        except psycopg.errors.ConnectionTimeout as silence:
            self.pgconn.finish()
            raise psycopg.OperationalError("the server says nothing") from silence
        except psycopg.OperationalError:
            # It refuses, so it is at work; or it is gone, which ends this connection too.
            return

    def _address(self) -> dict[str, Any]:
        """Where this connection goes, and as whom."""
        given = self.info.get_parameters()
        own = {"password": self.info.password, "connect_timeout": self.PATIENCE}
        return given | own


def _gone_on_with(gen: PQGen[RV]) -> PQGen[RV]:
    """A generator that was begun before, told that nothing is ready yet.

    Who begins to wait says None, as to a new one: psycopg takes that for no answer while it reads,
    and fails on it while it sends.
    """
    ready: Any = None
    try:
        while True:
            ready = yield gen.send(ready or READY_NONE)
    except StopIteration as done:
        value: RV = done.value
        return value
