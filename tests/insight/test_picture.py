"""The picture for a phone."""

from __future__ import annotations

import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import matplotlib.image as mpl_image
import numpy as np
import pytest

from bot.insight import Insight, Period, drawn
from tests.bot_process import ROOT, environment
from tests.insight.made_up import A_WEEK, TODAY, asked, at, told


def pixels(
    figures: Insight, title: str = "7 ngày qua", programme: str = "Câu lạc bộ"
) -> np.ndarray:
    """The picture, read again: rows of pixels of red, green, blue, alpha in 0..1."""
    png = drawn(figures, title, programme)
    assert png is not None
    return mpl_image.imread(BytesIO(png), format="png")


def coloured(picture: np.ndarray, colour: str) -> int:
    """How many pixels have exactly this colour."""
    wanted = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return int(np.all(np.round(picture[..., :3] * 255) == wanted, axis=-1).sum())


def test_it_is_a_png_of_1080_by_1350_pixels() -> None:
    assert pixels(told(*A_WEEK)).shape[:2] == (1350, 1080)


def test_what_was_refused_shows_in_its_colour() -> None:
    refused = "#b3400a"
    without = coloured(pixels(told(asked())), refused)
    assert coloured(pixels(told(asked(), asked(outcome="fallback"))), refused) > without + 1000


@pytest.mark.parametrize("length", [1, 7, 30, 365])
def test_the_margin_stays_white_however_long_the_period(length: int) -> None:
    picture = pixels(told(*A_WEEK, period=Period.ending(TODAY, length)))
    assert np.all(picture[:, -20:, :3] == 1)
    assert np.all(picture[-20:, :, :3] == 1)


def test_long_and_odd_words_neither_overflow_nor_warn() -> None:
    odd = "Giá $5 & 10% <b> \\frac{ 👍 漢字 \0" + "rất dài " * 50
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = pixels(told(asked(entry=odd)), title=odd, programme=odd)
    assert np.all(picture[:, -20:, :3] == 1)


def test_large_figures_do_not_run_into_each_other() -> None:
    many = told(*(asked(when=at(hour % 24), up=40) for hour in range(3000)))
    assert many.up == 120_000
    assert np.all(pixels(many)[230:310, 768:778, :3] == 1)


def test_pictures_can_be_drawn_by_several_threads() -> None:
    with ThreadPoolExecutor(4) as threads:
        drawings = list(threads.map(lambda _: drawn(told(*A_WEEK), "Tuần", "CLB"), range(8)))
    assert len({*drawings}) == 1


def test_without_matplotlib_there_is_no_picture_and_no_error() -> None:
    code = (
        "import sys\n"
        "sys.modules['matplotlib'] = None\n"
        "from bot.insight import drawn\n"
        "from tests.insight.made_up import told\n"
        "print(drawn(told(), '', ''))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=environment(), check=True
    )
    assert done.stdout.decode() == "None\n"
