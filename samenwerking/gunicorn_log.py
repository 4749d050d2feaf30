"""gunicorn's own lines, in the form of the others: an error of it names the address asked for."""

from typing import Any

from gunicorn.glogging import Logger

from samenwerking.configuration.environment import env
from samenwerking.configuration.logs import PLAIN
from samenwerking.error_reports import DiscreetFormatter, JsonFormatter


class DiscreetLogger(Logger):
    """It is there before the program is read, so without LOGGING."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        as_json = env.str("LOG_FORMAT", default="plain") == "json"
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter() if as_json else DiscreetFormatter(PLAIN))
