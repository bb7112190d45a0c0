"""A store that could not be opened is tried again, since what ails it may pass."""

from __future__ import annotations

from collections.abc import Callable

from bot.store.errors import StoreError
from bot.store.store import Store

TRIED_EVERY = 10.0
"""Seconds between two tries."""


class Opening:
    """The store at a URL, opened when it is first wanted."""

    def __init__(self, url: str, clock: Callable[[], float]) -> None:
        self._url = url
        self._clock = clock
        self._failure: tuple[float, StoreError] | None = None

    def __call__(self) -> Store:
        """Open the store; StoreError where that fails, or failed a moment ago."""
        if self._failure and self._clock() - self._failure[0] < TRIED_EVERY:
            raise StoreError(str(self._failure[1]))
        try:
            return Store.open(self._url)
        except StoreError as error:
            self._failure = self._clock(), error
            raise
