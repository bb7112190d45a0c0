"""The one error that leaves the store."""

from __future__ import annotations


class StoreError(Exception):
    """The store could not do it; `str` is one plain sentence for whoever runs the bot."""
