"""Logging that can't give the bot's token away."""

from __future__ import annotations

import logging
from typing import TextIO

_QUIET = {
    "httpx": logging.WARNING,  # at INFO it logs every URL, and each holds the token
    "httpcore": logging.WARNING,
    "telegram.ext.Application": logging.WARNING,  # "started", "stopping", "stop() complete"
    "telegram.request": logging.CRITICAL,  # logs a traceback for what is raised and handled too
}


class _Redacting(logging.Formatter):
    """Formats a record, its traceback included, and blots out the token wherever it stands."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = (token, token.rpartition(":")[2])

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "[token]")
        return text


def redacting_handler(token: str, stream: TextIO) -> logging.Handler:
    """A handler that writes to `stream` what may be read by anyone."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Redacting(token))
    return handler


def set_up_logging(level: str, token: str, stream: TextIO) -> None:
    """Log to `stream` from `level` on, warnings included."""
    root = logging.getLogger()
    root.handlers[:] = [redacting_handler(token, stream)]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    for name, quieter in _QUIET.items():
        logging.getLogger(name).setLevel(quieter)
