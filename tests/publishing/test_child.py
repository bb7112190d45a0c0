"""Work in a process of its own: its result comes back, and nothing else of it."""

from __future__ import annotations

import asyncio
import operator
import os
import signal
import time
from decimal import Decimal

import pytest

from bot.publishing.child import ChildError, Limits, in_child

ROOMY = Limits(seconds=60, megabytes=256)


def test_the_result_comes_back() -> None:
    assert asyncio.run(in_child(ROOMY, Decimal, "1.50")) == Decimal("1.50")


def test_it_is_another_process() -> None:
    assert asyncio.run(in_child(ROOMY, os.getpid)) != os.getpid()


def test_what_it_prints_does_not_get_into_the_result() -> None:
    assert asyncio.run(in_child(ROOMY, print, "một")) is None


def test_its_exception_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(in_child(ROOMY, operator.floordiv, 1, 0))


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(ChildError, match="not done in"):
        asyncio.run(in_child(Limits(seconds=1, megabytes=64), time.sleep, 600))


def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(ChildError, match="ended with"):
        asyncio.run(in_child(Limits(seconds=60, megabytes=64), bytearray, 128 * 2**20))


def test_one_that_is_killed_is_told_from_one_that_is_done() -> None:
    with pytest.raises(ChildError, match="ended with -9"):
        asyncio.run(in_child(ROOMY, signal.raise_signal, signal.SIGKILL))
