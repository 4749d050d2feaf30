"""What is logged, and where it goes: the console, mails about errors, a file of sign-ins."""

from typing import Any

PLAIN = "%(asctime)s %(levelname)s %(name)s [%(about)s] %(message)s"
FORMATTERS = {
    "plain": {
        "()": "samenwerking.error_reports.DiscreetFormatter",
        "format": PLAIN,
    },
    "json": {"()": "samenwerking.error_reports.JsonFormatter"},
}
FILTERS = {
    "when_live": {"()": "django.utils.log.RequireDebugFalse"},
    "not_from_outside": {"()": "samenwerking.error_reports.NotFromOutside"},
}
HANDLERS: dict[str, dict[str, Any]] = {
    "console": {"class": "logging.StreamHandler"},
    "error_mails": {
        "class": "samenwerking.error_reports.ErrorMails",
        "level": "ERROR",
        "filters": ["when_live", "not_from_outside"],
        "formatter": "plain",
    },
}
SIGNING_IN = "samenwerking.signing_in"
LOGGERS: dict[str, dict[str, Any]] = {
    # In place of Django's own error mails, which hold the form that was sent.
    "django": {"handlers": ["error_mails"]},
    # What runs by itself, mailed once per failure.
    "assessments.desk.monitoring.alarms": {"handlers": ["error_mails"]},
    # Whatever LOG_LEVEL is.
    SIGNING_IN: {"level": "INFO"},
    # It logs every step of every page at INFO.
    "weasyprint": {"level": "WARNING"},
    "fontTools": {"level": "WARNING"},
}


def logging_of(*, level: str, form: str, sign_in_log: str) -> dict[str, Any]:
    """LOGGING, with a `form` of FORMATTERS; mails about errors are for people, and plain.

    Without the path of a `sign_in_log`, sign-ins go where everything goes.
    """
    handlers = HANDLERS | {"console": HANDLERS["console"] | {"formatter": form}}
    loggers: dict[str, Any] = dict(LOGGERS)
    if sign_in_log:
        # A file of its own, which may be moved away while it is written to.
        handlers["sign_in_log"] = {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": sign_in_log,
            "formatter": form,
        }
        loggers[SIGNING_IN] = {"level": "INFO", "handlers": ["sign_in_log"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": FORMATTERS,
        "filters": FILTERS,
        "handlers": handlers,
        "root": {"handlers": ["console"], "level": level},
        "loggers": loggers,
    }
