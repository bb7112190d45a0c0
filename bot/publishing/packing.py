"""A responder as bytes, in small parts: unpacking it never keeps an answer waiting for long."""

from __future__ import annotations

import pickle
import time
from io import BytesIO
from typing import Any

import numpy as np

from bot.answering import Responder
from bot.model import Entry
from bot.search.keeping import Kept

_AT_ONCE = 0.002  # seconds of unpacking between two pauses
_PAUSE = 0.005  # seconds
_DATA = (dict, list, tuple, frozenset)


def packed(responder: Responder) -> bytes:
    """The parts of a responder, then itself; what a part told is not told again."""
    written = BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    for part in (*_parts(responder), responder):
        pickler.dump(part)
    return written.getvalue()


def unpacked(pack: bytes) -> Responder:
    """What was packed; for a thread, since it pauses again and again.

    An interpreter does one thing at a time, and a pickle without parts is one thing.
    """
    unpickler = pickle.Unpickler(BytesIO(pack))  # noqa: S301 - from our own child
    begun = time.perf_counter()
    while not isinstance(part := unpickler.load(), Responder):
        if time.perf_counter() - begun > _AT_ONCE:
            time.sleep(_PAUSE)
            begun = time.perf_counter()
    return part


class _Finder(pickle.Pickler):
    """Finds what is worth a part of its own, the outer before the inner."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), pickle.HIGHEST_PROTOCOL)
        self.parts: list[object] = []

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle has it
        if isinstance(value, Kept):
            self.parts.extend(value.shared().values())
        elif isinstance(value, Entry | np.ndarray):
            self.parts.append(value)
        elif type(value).__module__.startswith("bot."):
            held = getattr(value, "__dict__", {}).values()
            data = [one for one in held if type(one) in _DATA]
            self.parts += data
            for one in data:
                inner = one.values() if isinstance(one, dict) else one
                self.parts += [two for two in inner if isinstance(two, dict | tuple)]
        return NotImplemented


def _parts(responder: Responder) -> list[object]:
    finder = _Finder()
    finder.dump(responder)
    return finder.parts[::-1]
