"""What an index has looked up is kept, and goes with it."""

from __future__ import annotations

import gc
import pickle
import weakref

import pytest

from bot.search import Index
from bot.search.keeping import Kept
from tests.search.small import village


class Counter:
    def __init__(self, *, private: bool = False) -> None:
        self.asked: list[int] = []
        self.double = Kept(2, self._double, private=private)

    def _double(self, number: int) -> int:
        self.asked.append(number)
        return 2 * number


def test_what_was_asked_before_is_not_worked_out_again() -> None:
    counter = Counter()
    questions = (1, 1, 2, 1, 3, 2, 1)
    assert [counter.double[number] for number in questions] == [2, 2, 4, 2, 6, 4, 2]
    assert counter.asked == [1, 2, 3, 1], "two are kept, and the older goes"


def test_a_method_without_its_object_says_so() -> None:
    double = Counter().double
    with pytest.raises(ReferenceError):
        double[1]


def test_an_index_that_nobody_uses_is_gone_without_the_collector() -> None:
    gc.disable()
    try:
        used = Index(village())
        used.find("máy giờ lagn mở cửa")
        watched = weakref.ref(used)
        del used
        assert watched() is None
    finally:
        gc.enable()


def test_an_index_can_be_packed_and_finds_the_same() -> None:
    index = Index(village())
    copy: Index = pickle.loads(pickle.dumps(index))  # noqa: S301 - our own
    for question in ("máy giờ lagn mở cửa", "quyet dinh 78", "ai nhóm lửa lò", "nấu lươn"):
        assert copy.find(question) == index.find(question)


@pytest.mark.parametrize(("private", "asked_again"), [(False, []), (True, [1])])
def test_what_is_kept_goes_into_a_copy_unless_it_is_private(
    *, private: bool, asked_again: list[int]
) -> None:
    counter = Counter(private=private)
    counter.double[1]
    copy: Counter = pickle.loads(pickle.dumps(counter))  # noqa: S301 - our own
    assert (copy.double[1], copy.double[2]) == (2, 4)
    assert copy.asked == [1, *asked_again, 2]
    assert counter.asked == [1]
