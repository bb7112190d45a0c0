"""Telling that Telegram can't be reached, once a minute and not at every try."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

TOLD_EVERY = 60.0
"""Seconds between two lines on the same outage."""
LONGEST_PAUSE = 15.0
"""Seconds between two tries, when several failed in a row."""

_LOG = logging.getLogger(__name__)


class Outage:
    """The time since Telegram last answered."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._told_at: float | None = None

    def failed(self, error: Exception) -> float:
        """Note a failed try; returns the pause before the next, in seconds."""
        now = self._clock()
        if self._told_at is None or now - self._told_at >= TOLD_EVERY:
            self._told_at = now
            _LOG.warning("Chưa kết nối được với Telegram (%s), bot vẫn đang thử lại.", error)
        self._failures += 1
        return min(LONGEST_PAUSE, 2.0 ** (self._failures - 2))

    def over(self) -> None:
        """Note that Telegram answered."""
        if self._told_at is not None:
            _LOG.warning("Đã kết nối lại với Telegram.")
        self._failures = 0
        self._told_at = None
