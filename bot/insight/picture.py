"""The figures of a period as a picture for a phone, 1080 by 1350 pixels.

Only matplotlib's objects are used, none of its global state; its own font has all the marks of
Vietnamese. Places and sizes are in pixels, from the top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from bot.insight import wording
from bot.insight.values import Insight, Kind, Slot, Used

WIDTH, HEIGHT = 1080, 1350
MARGIN = 60
MOST_USED = 5

_DPI = 100
_INK, _FAINT, _LINE, _PAPER = "#1a1a1a", "#5f6368", "#dadce0", "#ffffff"
_COLOURS: dict[Kind, str] = {
    "answered": "#0a5ea8",
    "gaps": "#8ab8dd",
    "asked_back": "#f2b134",
    "refused": "#b3400a",
}
_MOST_NAMES = 8
_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
_PLAIN, _BOLD = _FONTS / "DejaVuSans.ttf", _FONTS / "DejaVuSans-Bold.ttf"


def draw(told: Insight, title: str, programme: str) -> bytes:
    """Draw a period: its figures, its bars, and what was asked most."""
    paper = _Paper()
    paper.write(title, 96, size=52, bold=True)
    paper.write(wording.days(told.period), 150, size=34, colour=_FAINT)
    paper.write(programme, 198, size=28, colour=_FAINT)
    _figures(paper, told)
    _bars(paper, told.slots)
    _most_used(paper, told.used[:MOST_USED])
    return paper.png()


def _figures(paper: _Paper, told: Insight) -> None:
    cells = (
        (str(told.counts.asked), "câu hỏi"),
        (wording.answered(told.counts), "trả lời được"),
        (str(told.up), "thấy hữu ích"),
        (str(told.down), "chưa hữu ích"),
    )
    width = (WIDTH - 2 * MARGIN) // len(cells)
    for number, (figure, name) in enumerate(cells):
        x = MARGIN + number * width
        size = min(64, 320 // len(figure))  # so that none is ever cut short
        paper.write(figure, 302, x=x, width=width - 10, size=size, bold=True)
        paper.write(name, 346, x=x, width=width - 10, size=28, colour=_FAINT)


def _bars(paper: _Paper, slots: Sequence[Slot]) -> None:
    for number, (kind, name) in enumerate(wording.KINDS.items()):
        x, y = MARGIN + number % 2 * 480, 426 + number // 2 * 44
        paper.block(x, y - 24, 26, 26, _COLOURS[kind])
        paper.write(name, y, x=x + 40, width=430, size=28)
    axes = paper.axes(MARGIN + 60, 500, WIDTH - 2 * MARGIN - 60, 320)
    places = range(len(slots))
    below = [0] * len(slots)
    for kind in wording.KINDS:
        heights = [slot.counts.of(kind) for slot in slots]
        axes.bar(places, heights, width=0.78, bottom=below, color=_COLOURS[kind])
        below = [low + height for low, height in zip(below, heights, strict=True)]
    _scale(axes, max(4, *below), [slot.name for slot in slots])


def _scale(axes: Axes, highest: int, names: Sequence[str]) -> None:
    """The axes' ends, lines and words; of many names only some are written."""
    every = -(-len(names) // _MOST_NAMES)
    shown = [*range(0, len(names), every)]
    axes.set_xlim(-0.6, len(names) - 0.4)
    axes.set_ylim(0, highest * 1.05)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    lines = [names[place].replace(" ", "\n") for place in shown]
    axes.set_xticks(shown, lines, fontproperties=_font(26))
    for label in axes.get_yticklabels():
        label.set_fontproperties(_font(26))
    axes.tick_params(length=0, pad=10, labelcolor=_FAINT)
    axes.grid(axis="y", color=_LINE, linewidth=1.5)
    axes.set_axisbelow(True)
    for name, side in axes.spines.items():
        side.set_visible(name == "bottom")
        side.set_color(_FAINT)


def _most_used(paper: _Paper, used: Sequence[Used]) -> None:
    if not used:
        return
    paper.write("Được xem nhiều nhất", 958, size=34, bold=True)
    longest = WIDTH - 2 * MARGIN - 110
    for number, each in enumerate(used):
        y = 1008 + number * 70
        paper.write(each.label, y, size=28)
        length = max(6, round(longest * each.times / used[0].times))
        paper.block(MARGIN, y + 13, length, 16, _COLOURS["answered"])
        paper.write(str(each.times), y + 31, x=MARGIN + length + 14, size=28, bold=True)


class _Paper:
    """A white sheet that words and blocks are put on."""

    def __init__(self) -> None:
        self._figure = Figure(
            figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=_PAPER, frameon=True
        )

    def write(  # noqa: PLR0913 - how words can be written
        self,
        words: str,
        y: int,
        *,
        x: int = MARGIN,
        size: int,
        width: int = WIDTH - 2 * MARGIN,
        bold: bool = False,
        colour: str = _INK,
    ) -> None:
        """Write on the line at `y`, shortened to `width`; what the font lacks is left out."""
        font = _font(size, bold=bold)
        self._figure.text(
            x / WIDTH,
            1 - y / HEIGHT,
            _shortened(words, font, width),
            fontproperties=font,
            color=colour,
            parse_math=False,
        )

    def block(self, x: int, y: int, width: int, height: int, colour: str) -> None:
        """Put a block with its top left corner at (x, y)."""
        corner = (x / WIDTH, 1 - (y + height) / HEIGHT)
        self._figure.add_artist(
            Rectangle(corner, width / WIDTH, height / HEIGHT, facecolor=colour, linewidth=0)
        )

    def axes(self, x: int, y: int, width: int, height: int) -> Axes:
        bottom = 1 - (y + height) / HEIGHT
        return self._figure.add_axes((x / WIDTH, bottom, width / WIDTH, height / HEIGHT))

    def png(self) -> bytes:
        file = BytesIO()
        self._figure.savefig(file, format="png", dpi=_DPI)
        return file.getvalue()


def _shortened(words: str, font: FontProperties, width: int) -> str:
    """The words that the font has, as many as fit in."""
    face = get_font(str(font.get_file()))
    face.set_size(font.get_size_in_points(), _DPI)
    known = face.get_charmap()
    text = "".join(letter for letter in words if ord(letter) in known)
    if _width(text, face) <= width:
        return text
    while text and _width(f"{text}…", face) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _width(text: str, face: FT2Font) -> float:
    """How wide a text is; the font counts in 64ths of a pixel."""
    face.set_text(text, 0.0)
    return face.get_width_height()[0] / 64


def _font(size: int, *, bold: bool = False) -> FontProperties:
    """The font in a size in pixels; matplotlib's own sizes are in 72nds of an inch."""
    return FontProperties(fname=str(_BOLD if bold else _PLAIN), size=size * 72 / _DPI)
