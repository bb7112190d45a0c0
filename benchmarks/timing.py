"""How long a question takes beside another system, in one process and one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter

PASSES = 5

Systems = Mapping[str, Callable[[str], object]]


def warm(systems: Systems, questions: Sequence[str]) -> None:
    """Let every system answer as one that has been up for a while."""
    for ask in systems.values():
        _seconds(ask, questions)


def ratios(systems: Systems, questions: Sequence[str], base: str) -> dict[str, float]:
    """The time of each system as a ratio to that of `base`, the median of PASSES passes.

    The systems take turns within a pass, and each pass has questions of its own, so that no
    system is asked the same question twice.
    """
    times: dict[str, list[float]] = {name: [] for name in systems}
    for start in range(PASSES):
        for name, ask in systems.items():
            times[name].append(_seconds(ask, questions[start::PASSES]))
    return {
        name: median(mine / its for mine, its in zip(taken, times[base], strict=True))
        for name, taken in times.items()
    }


def _seconds(ask: Callable[[str], object], questions: Sequence[str]) -> float:
    start = perf_counter()
    for question in questions:
        ask(question)
    return perf_counter() - start
