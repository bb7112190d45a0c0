"""Telling that the store can't be used, once a minute and not at every deed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock

TOLD_EVERY = 60.0
"""Seconds between two lines on what may be the same trouble."""

_LOG = logging.getLogger(__name__)


class Trouble:
    """Whether the store could be used lately; any thread may say so."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._told_at: float | None = None
        self._told = False

    def happened(self, sentence: str) -> None:
        """Note that something was not kept."""
        with self._lock:
            now = self._clock()
            if self._told_at is not None and now - self._told_at < TOLD_EVERY:
                return
            self._told_at, self._told = now, True
        _LOG.warning("%s Bot vẫn trả lời, nhưng có điều chưa ghi lại được.", sentence)

    def over(self) -> None:
        """Note that something was kept."""
        if not self._told:
            return
        with self._lock:
            self._told = False
        _LOG.warning("Kho dữ liệu đã dùng lại được.")
