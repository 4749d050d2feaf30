"""Keep what was made of releases for the life of the process: a release never changes."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

from assessments.language import in_language

Made = TypeVar("Made")


class RecentlyUsed(Generic[Made]):
    """The `most` things that were asked for last, per language; safe with threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Made | None:
        key = in_language(key)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def keep(self, key: Hashable, made: Made) -> Made:
        key = in_language(key)
        with self._lock:
            self._made[key] = made
            self._made.move_to_end(key)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made

    def clear(self) -> None:
        with self._lock:
            self._made.clear()
