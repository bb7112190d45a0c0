"""A step from one numbered item to another, in any typing."""

from __future__ import annotations

import pytest

from bot.knowledge.shipped import default_vocabulary
from bot.language.lexicon import Lexicon
from bot.language.query import Reader
from bot.language.steps import step_in

READER = Reader(Lexicon(default_vocabulary().readings()))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Nội dung liền trước nội dung thứ sáu là gì?", "nội dung 5 là gì"),
        ("nội dung nào đứng ngay sau nội dung 3", "nội dung 4"),
        ("Sau mục tiêu 2 là gì?", "mục tiêu 3 là gì"),
        ("sau muc tieu hai la gi", "muc tieu 3 la gi"),
        ("mục tiêu nào kế tiếp mục tiêu thứ nhất", "mục tiêu 2"),
        ("Nội dung giữa 3 và 5?", "Nội dung 4"),
        ("bước nằm giữa bước 5 và bước 3 là gì", "bước 4 là gì"),
    ],
)
def test_a_step_from_a_number_is_taken(question: str, asked: str) -> None:
    step = step_in(READER.read(question))
    assert step
    assert step.number is not None
    assert step.at(step.noun, step.number) == asked


@pytest.mark.parametrize(
    ("question", "words", "by"),
    [
        ("Nội dung liền trước hợp tác quốc tế?", "hợp tác quốc tế", -1),
        ("Thế còn ngay sau nội dung về việc làm", "nội dung về việc làm", 1),
    ],
)
def test_a_step_from_what_an_item_is_called(question: str, words: str, by: int) -> None:
    step = step_in(READER.read(question))
    assert step
    assert (step.words, step.by, step.number) == (words, by, None)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "mục tiêu 2 là gì",
        "sau lễ ký có họp không",
        "Sau năm 2025 thì sao?",
        "Mục tiêu 1 làm trước mục tiêu 2 phải không",
        "nội dung giữa 3 và 8",
        "nội dung sáu",
        "noi dung sau",
    ],
)
def test_without_a_step_none_is_taken(question: str) -> None:
    assert step_in(READER.read(question)) is None
