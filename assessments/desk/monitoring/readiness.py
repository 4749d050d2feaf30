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

_kept: tuple[float, dict[str, str]] | None = None


@require_safe
@never_cache
def readiness(request: HttpRequest) -> HttpResponse:
    """200 "gereed", or 503 and a line per condition: its code and what is the matter."""
    found = unmet()
    lines = [f"{code}: {problem}" for code, problem in found.items()] or ["gereed"]
    text = "\n".join(lines)
    response = HttpResponse(
        f"{text}\n", status=503 if found else 200, content_type="text/plain; charset=utf-8"
    )
    if found:
        alarms.sound(ALARM, " ".join(found))
        # Django would log, and so mail, each answer of 500 and up.
        response._has_been_logged = True  # type: ignore[attr-defined]
    else:
        alarms.silence(ALARM)
    return response


def unmet() -> dict[str, str]:
    """The problem by the code of each condition that isn't met, as of some seconds ago."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > EVERY:
        found = {condition.code: problem for condition, problem in conditions.unmet()}
        _kept = (time.monotonic(), found)
    return _kept[1]
