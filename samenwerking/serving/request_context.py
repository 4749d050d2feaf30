"""Which request a line of a log is about."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

KEY = "samenwerking.request"
"""Where a request carries it, in META: Django logs some of it after all middleware."""
SAID = 8
"""As many signs of a number are shown on a page: enough to find, and to read out on the phone."""


@dataclass(frozen=True)
class RequestContext:
    """`origin` is a network address, and "" for every page that isn't a member's."""

    id: str
    origin: str = ""

    def __str__(self) -> str:
        return f"{self.id} {self.origin}".rstrip()

    @property
    def said(self) -> str:
        return self.id[:SAID]


NO_REQUEST = RequestContext("-")
_current: ContextVar[RequestContext] = ContextVar("request", default=NO_REQUEST)


def current() -> RequestContext:
    return _current.get()


@contextmanager
def during(context: RequestContext) -> Iterator[None]:
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)


def of_record(record: logging.LogRecord) -> RequestContext:
    """Of the request that the record carries, or else of that which is being answered."""
    carried = getattr(getattr(record, "request", None), "META", {}).get(KEY)
    return carried if isinstance(carried, RequestContext) else current()
