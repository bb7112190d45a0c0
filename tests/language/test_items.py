"""Items of a list that are named one after the other, each as a question of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.shipped import default_vocabulary
from bot.language.items import items_asked
from bot.language.lexicon import Lexicon
from bot.language.query import Reader

READER = Reader(Lexicon(default_vocabulary().readings()))


def asked(message: str) -> list[str]:
    return items_asked(READER.read(message))


@pytest.mark.parametrize(
    ("message", "items"),
    [
        ("nội dung 3 và 4 là gì", ["nội dung 3 là gì", "nội dung 4 là gì"]),
        ("cho xin mục 1, mục 2", ["cho xin mục 1", "cho xin mục 2"]),
        ("buoc thu hai va thu tu", ["buoc 2", "buoc 4"]),
        ("điều 3 và phụ lục 1 nói gì", ["điều 3 nói gì", "phụ lục 1 nói gì"]),
        ("bước 1 bước 2", ["bước 1", "bước 2"]),
    ],
)
def test_each_item_is_asked_for(message: str, items: list[str]) -> None:
    assert asked(message) == items


@pytest.mark.parametrize(
    "message",
    ["bước 3", "khoản 2 điều 5", "bước 3 năm 2022", "bước 4 và 8 nội dung", "2 và 3", ""],
)
def test_one_item_is_no_row(message: str) -> None:
    assert asked(message) == []


@given(st.text(alphabet="bước mục điều 1234, và thứ hai", max_size=60))
def test_no_message_is_too_odd(message: str) -> None:
    assert len(asked(message)) != 1
