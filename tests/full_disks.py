"""Nothing can be written to any file for a while: real errors, where no disk can be filled."""

import resource
from contextlib import contextmanager


@contextmanager
def nothing_can_be_written():
    """In this process: what writes gets OSError."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
