"""Results of an object's method, kept for later questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast
from weakref import WeakMethod

F = TypeVar("F", bound=Callable[..., Any])


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

    return cast("F", look)
