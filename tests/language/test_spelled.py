"""Words of the index are shown as people write them."""

from __future__ import annotations

import pytest

from bot.language.spelled import spelled
from bot.language.tokens import Token, tokenize

WORDS = """
kế hoạch người hỏi giá gì hòa thủy khuỷu khoái nghĩa tuần của mía yêu nguyễn chuyện thuế đường giếng
quả quyển giặt giữa ăn ở ước wifi 598 ubnd
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_is_spelled_as_it_was_written(word: str) -> None:
    (token,) = tokenize(word)
    assert spelled(token) == word


def test_a_word_typed_without_marks_has_none() -> None:
    assert spelled(Token("", "duong")) == "duong"
