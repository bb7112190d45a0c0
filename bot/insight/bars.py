"""Bars of stacked counts as an inline SVG picture, in the colours of the page around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bot.evaluation.picture import text
from bot.insight.values import Kind, Slot
from bot.insight.wording import KINDS

WIDTH, HEIGHT = 360, 245
LEFT, RIGHT, TOP, BOTTOM = 34, 356, 12, 206
MOST_NAMES = 8

_STEPS = (1, 2, 5)
_MOST_LINES = 5


def bars(slots: Sequence[Slot], told: str) -> str:
    """Draw a bar a slot; `told` is the picture in a sentence, for who can't see it."""
    highest = max((slot.counts.asked for slot in slots), default=0)
    step = _step(highest)
    end = step * max(1, -(-highest // step))
    every = -(-len(slots) // MOST_NAMES)
    parts = [
        *_grid(end, step),
        *(part for number, slot in enumerate(slots) for part in _bar(slots, number, slot, end)),
        *(
            text(_middle(slots, number), BOTTOM + 18 + 14 * line, word, "middle")
            for number in range(0, len(slots), every)
            for line, word in enumerate(slots[number].name.split())
        ),
    ]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(told)}" '
        f'font-family="sans-serif" font-size="11" fill="currentColor">{"".join(parts)}</svg>'
    )


def key(kind: Kind) -> str:
    """Draw a block in the colour of a kind, for a legend."""
    return f'<svg class="key" viewBox="0 0 16 16" width="16" height="16">{_block(kind)}</svg>'


def _block(kind: Kind) -> str:
    return f'<rect width="16" height="16" class="{kind}"/>'


def _step(highest: int) -> int:
    """How far the lines stand apart: 1, 2 or 5 with zeros."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * _MOST_LINES >= highest:
                return step * power
        power *= 10


def _grid(end: int, step: int) -> Iterator[str]:
    for count in range(0, end + 1, step):
        y = _y(count, end)
        yield f'<path d="M{LEFT} {y}H{RIGHT}" stroke="currentColor" stroke-opacity=".2"/>'
        yield text(LEFT - 5, y + 4, str(count), "end")


def _bar(slots: Sequence[Slot], number: int, slot: Slot, end: int) -> Iterator[str]:
    width = round((RIGHT - LEFT) / len(slots) * 0.78, 2)
    x = round(_middle(slots, number) - width / 2, 2)
    below = 0
    for kind, name in KINDS.items():
        if count := slot.counts.of(kind):
            top, bottom = _y(below + count, end), _y(below, end)
            yield (
                f'<rect x="{x}" y="{top}" width="{width}" height="{round(bottom - top, 2)}" '
                f'class="{kind}"><title>{escape(f"{slot.name}: {name} {count}")}</title></rect>'
            )
            below += count


def _middle(slots: Sequence[Slot], number: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * (number + 0.5) / len(slots), 2)


def _y(count: int, end: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * count / end, 2)
