"""Can this installation do all its work? For whatever watches over it, beside `health`.

`/gezond/` is about one process: whoever runs it may restart it, or send visitors elsewhere.
`/gereed/` is about all that has to run, on any machine: whoever reads it has to do something.
"""

import time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.desk.monitoring import alarms, conditions

ALARM = "readiness"
EVERY = 5
"""Seconds that an answer is kept: anybody may ask, and looking writes to the disks."""

_kept: tuple[float, tuple[str, ...]] | None = None


@require_safe
@never_cache
def readiness(request: HttpRequest) -> HttpResponse:
    """200 "gereed", or 503 and a line per condition: its code and what is the matter."""
    lines = _lines()
    text = "\n".join(lines or ("gereed",))
    response = HttpResponse(
        f"{text}\n", status=503 if lines else 200, content_type="text/plain; charset=utf-8"
    )
    if lines:
        alarms.sound(ALARM, " ".join(line.split(":")[0] for line in lines))
        # Django would log, and so mail, each answer of 500 and up.
        response._has_been_logged = True  # type: ignore[attr-defined]
    else:
        alarms.silence(ALARM)
    return response


def _lines() -> tuple[str, ...]:
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > EVERY:
        found = tuple(f"{each.code}: {problem}" for each, problem in conditions.unmet())
        _kept = (time.monotonic(), found)
    return _kept[1]
