"""Waiting for what must come, on a machine that may have more to do."""

import time

PATIENCE = 180
"""Seconds. No test waits for it to pass."""


def wait_until(what, why="it never came so far"):
    """What came out, as soon as it is true."""
    until = time.monotonic() + PATIENCE
    while not (found := what()):
        assert time.monotonic() < until, why
        time.sleep(0.05)
    return found
