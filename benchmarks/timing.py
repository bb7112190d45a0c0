"""How long a question takes beside another system, in one process and one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter

PASSES = 5


def ratios(
    systems: Mapping[str, Callable[[str], object]], questions: Sequence[str], base: str
) -> dict[str, float]:
    """The time of each system as a ratio to that of `base`, the median of PASSES passes.

    The systems take turns within a pass, and each pass has questions of its own, so that no
    system is asked the same question twice; as many again are asked before, to warm up.
    """
    warming, *passes = (questions[start :: PASSES + 1] for start in range(PASSES + 1))
    for ask in systems.values():
        _seconds(ask, warming)
    times: dict[str, list[float]] = {name: [] for name in systems}
    for asked in passes:
        for name, ask in systems.items():
            times[name].append(_seconds(ask, asked))
    return {
        name: median(mine / its for mine, its in zip(taken, times[base], strict=True))
        for name, taken in times.items()
    }


def _seconds(ask: Callable[[str], object], questions: Sequence[str]) -> float:
    start = perf_counter()
    for question in questions:
        ask(question)
    return perf_counter() - start
