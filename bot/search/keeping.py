"""Results of an object's method, kept for later questions."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any, TypeVar, cast
from weakref import WeakMethod

F = TypeVar("F", bound=Callable[..., Any])

_LOOK = type(lru_cache(len))


def kept(most: int, method: F) -> F:
    """A method that looks up what it was asked before, for as many as `most` questions.

    It does not hold its object: what nobody uses any more is gone at once, and the collector of
    garbage, whose long looks would delay answers, has nothing to find there.
    """
    weak = WeakMethod(method)

    @lru_cache(maxsize=most)
    def look(*arguments: object) -> object:
        bound = weak()
        if bound is None:
            raise ReferenceError("the object of a kept method is gone")
        return bound(*arguments)

    vars(look)["made_of"] = most, weak
    return cast("F", look)


def packed(value: object) -> bytes:
    """Pickle a value that holds kept methods; in its copy they have been asked nothing yet."""
    pickled = BytesIO()
    _Pickler(pickled, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return pickled.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle has it
        if isinstance(value, _LOOK) and "made_of" in vars(value):
            most, weak = vars(value)["made_of"]
            return kept, (most, weak())
        return NotImplemented
