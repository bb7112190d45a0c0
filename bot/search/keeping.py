"""Results of an object's method, kept for later questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from weakref import WeakMethod

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """What a method says of each key, as it is first asked for.

    At most `most` are kept; for the next one the older half goes. The method's object is not held:
    what nobody uses any more is gone at once, and the collector of garbage, whose long looks would
    delay answers, has nothing to find there. What is kept goes into a pickle, too, unless it is
    `private`.
    """

    def __init__(self, most: int, method: Callable[[K], V], *, private: bool = False) -> None:
        super().__init__()
        self._most = most
        self._method = WeakMethod(method)
        self._private = private

    def __missing__(self, key: K) -> V:
        method = self._method()
        if method is None:
            raise ReferenceError("the object of a kept method is gone")
        value = method(key)
        if len(self) >= self._most:
            for old in list(self)[: (self._most + 1) // 2]:
                self.pop(old, None)
        self[key] = value
        return value

    def shared(self) -> Mapping[K, V]:
        """What goes into a pickle."""
        return {} if self._private else self

    def __reduce__(self) -> tuple[Any, ...]:
        made_of = self._most, self._method(), self._private
        return _made, made_of, None, None, iter(self.shared().items())


def _made(most: int, method: Callable[[K], V], private: bool) -> Kept[K, V]:  # noqa: FBT001
    return Kept(most, method, private=private)
