"""The way to the picture for those who can do without: what draws it need not be installed."""

from __future__ import annotations

from threading import Lock

from bot.insight.values import Insight

INSTALL = "pip install 'programme-bot[office]'"

_DRAWING = Lock()
"""Matplotlib's fonts can't be used by two threads at once."""


def drawn(told: Insight, title: str, programme: str) -> bytes | None:
    """The figures as a PNG of 1080 by 1350 pixels; None where matplotlib is not installed."""
    with _DRAWING:
        try:
            from bot.insight import picture  # noqa: PLC0415 - an optional extra, and slow to load
        except ImportError:
            return None
        return picture.draw(told, title, programme)
