"""Curves as an inline SVG picture that needs nothing else: shares against shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 360, 300
LEFT, RIGHT, TOP, BOTTOM = 46, 340, 30, 254

_COLOURS = ("var(--first, #0a5ea8)", "var(--second, #b3400a)", "var(--third, #4d7c0f)")
_DASHES = ("none", "7 4", "2 3")  # told apart without colours too
_AXES = {0.05: 0.01, 0.1: 0.02, 0.2: 0.05, 0.5: 0.1, 1.0: 0.2}  # how far an axis goes: its step
_SHAPES = (
    "M-5 4L0 -5L5 4Z",  # a triangle, a disc, a square
    "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
)

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line through places, each (x, y) in 0..1, and some of them marked by a shape."""

    name: str
    places: tuple[Place, ...]
    marks: tuple[Place, ...] = ()


def draw(curves: Sequence[Curve], across: str, up: str, told: str) -> str:
    """Draw curves over an axis from 0 that fits them and one to 100 %.

    across, up: what the axes tell; told: the picture in a sentence, for who can't see it.
    """
    far = max((x for curve in curves for x, _ in curve.places), default=0.0)
    end = next(end for end in _AXES if far <= end)
    parts = [
        *_grid(end),
        text(LEFT - 40, 16, f"↑ {up}"),
        text(RIGHT, HEIGHT - 8, f"{across} →", "end"),
        *(part for number, curve in enumerate(curves) for part in _curve(curve, number, end)),
    ]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(told)}" '
        f'font-family="sans-serif" font-size="13" fill="currentColor">{"".join(parts)}</svg>'
    )


def key_of_curve(number: int) -> str:
    """Draw a short piece of curve `number`, for a legend."""
    line = f'<path d="M0 8H30" fill="none" stroke-width="2.5" {_stroke(number)}/>'
    return f'<svg class="key" viewBox="0 0 30 16" width="30" height="16">{line}</svg>'


def key_of_mark(number: int) -> str:
    """Draw mark `number`, for a legend."""
    shape = f'<path d="{_SHAPES[number]}" fill="currentColor"/>'
    return f'<svg class="key" viewBox="-8 -8 16 16" width="16" height="16">{shape}</svg>'


def _grid(end: float) -> Iterator[str]:
    for share in _ticks(1.0):
        y = _y(share)
        yield f'<path d="M{LEFT} {y}H{RIGHT}" stroke="currentColor" stroke-opacity=".2"/>'
        yield text(LEFT - 6, y + 4, f"{share:.0%}", "end")
    for share in _ticks(end):
        x = _x(share, end)
        yield f'<path d="M{x} {TOP}V{BOTTOM}" stroke="currentColor" stroke-opacity=".2"/>'
        yield text(x, BOTTOM + 17, f"{share:.0%}", "middle")


def _ticks(end: float) -> Iterator[float]:
    step = _AXES[end]
    return (number * step for number in range(round(end / step) + 1))


def _curve(curve: Curve, number: int, end: float) -> Iterator[str]:
    line = " ".join(f"{_x(x, end)},{_y(y)}" for x, y in curve.places)
    yield (
        f'<polyline points="{line}" fill="none" stroke-width="2.5" {_stroke(number)}>'
        f"<title>{escape(curve.name)}</title></polyline>"
    )
    for shape, (x, y) in zip(_SHAPES, curve.marks, strict=False):
        yield (
            f'<path d="{shape}" transform="translate({_x(x, end)} {_y(y)})" '
            f'fill="{_COLOURS[number]}" stroke="var(--paper, #fff)"/>'
        )


def _stroke(number: int) -> str:
    return f'stroke="{_COLOURS[number]}" stroke-dasharray="{_DASHES[number]}"'


def _x(share: float, end: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * share / end, 1)


def _y(share: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Write words, where they are anchored: at their start, middle or end."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
