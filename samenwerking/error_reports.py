"""What logs and error mails may tell: where something went wrong, never with what.

Django's own error mail holds the form that was sent and every local variable: the answers of
somebody whose save failed. Logs hold addresses of pages, and a personal link opens a form.
"""

import datetime
import json
import logging
import re
import traceback
from types import TracebackType

from django.utils.html import format_html
from django.utils.log import AdminEmailHandler
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

from samenwerking.serving.request_context import of_record

HIDDEN = "…"
_PAGES_OF_A_FORM = "factor|opslaan|nakijken|insturen|opnieuw|intrekken|afsluiten"
_KEYS_IN_ADDRESSES = re.compile(
    # Also of a link that was not taken over whole: with one sign missing it is soon guessed.
    rf"(/vragenlijst/[\w-]{{16}})/?(?!/?(?:{_PAGES_OF_A_FORM})/)[^\s'\"]+"
    r"|(/wachtwoord/nieuw)/[^\s/'\"]+"
)
_CONTEXTS = re.compile(r"(Failed lookup for key \[[^\]]*\] in) .*")
_ROWS = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*$", re.MULTILINE)


def discreet(text: str) -> str:
    """A text for a log, without what opens a form, what a page was filled with, and the row that
    PostgreSQL refused."""
    text = _KEYS_IN_ADDRESSES.sub(lambda found: f"{found[1] or found[2]}/{HIDDEN}", text)
    text = _CONTEXTS.sub(rf"\1 {HIDDEN}", text)
    return _ROWS.sub(rf"\1: {HIDDEN}", text)


class DiscreetFormatter(logging.Formatter):
    """For every handler: the message and the traceback, made `discreet`.

    `%(about)s` is the number of the request, and of a member's page where it came from. Moments are
    local and say how far that is from UTC, so that lines of other machines fit in between.
    """

    def formatTime(self, record: logging.LogRecord, _datefmt: str | None = None) -> str:
        local = datetime.datetime.fromtimestamp(record.created).astimezone()
        return local.isoformat(sep=" ", timespec="milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        record.about = of_record(record)
        return discreet(super().format(record))


class JsonFormatter(logging.Formatter):
    """One object a line, of these fields only: a record may carry a whole request.

    That is why it isn't python-json-logger, which writes whatever a record carries.
    """

    def format(self, record: logging.LogRecord) -> str:
        about = of_record(record)
        line = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request_id": about.id,
            "message": discreet(record.getMessage()),
        }
        if about.origin:
            line["origin"] = about.origin
        if record.exc_info:
            line["traceback"] = discreet(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


class PlacesOnly(ExceptionReporter):
    """For error mails: which line failed, and how it was reached.

    No form, variable, cookie, header or setting, and not the exception's own words, in which
    values may stand: those stay in the log of the server.
    """

    def get_traceback_text(self) -> SafeString:
        """Plain text, for a mail; empty when no exception was at hand."""
        if not isinstance(self.exc_value, BaseException):
            return SafeString()
        return SafeString("\n".join(_places(self.exc_value, self.tb)))

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", str(self.get_traceback_text()))


class NotFromOutside(logging.Filter):
    """What anybody can bring about with nonsense, like a wrong Host, is logged and not mailed."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.name.startswith("django.security")


class ErrorMails(AdminEmailHandler):
    """Django's own, with a subject that names no link."""

    def format_subject(self, subject: str) -> str:
        return discreet(super().format_subject(subject))


def _places(error: BaseException, tb: TracebackType | None) -> list[str]:
    """The frames of an exception, of those in it, and of what led to it, innermost cause last."""
    lines = [type(error).__qualname__]
    lines += [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(tb)]
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            lines += ["", *_places(each, each.__traceback__)]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        lines += ["", *_places(before, before.__traceback__)]
    return lines
