"""What is said around a question, and what it leaves of it."""

from __future__ import annotations

import pytest

from bot.language.lexicon import Lexicon
from bot.language.query import Reader

READER = Reader(Lexicon(()))


def left(message: str) -> str:
    """What is left of a message as it was typed."""
    query = READER.read(message)
    return query.text[query.places[0][0] : query.places[-1][1]]


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Xin đọc giúp tôi bước 3", "bước 3"),
        ("xin doc giup toi buoc 3", "buoc 3"),
        ("Nhờ bạn kể cho em nghe các bước với nhé", "các bước"),
        ("Làm ơn nêu lại giúp mình ba bước với ạ", "ba bước"),
        ("cho tôi xem bước thứ tư với ạ", "bước thứ tư"),
        ("xin liệt kê các bước", "các bước"),
        ("bước 3 là gì thưa quý cơ quan", "bước 3 là gì"),
        ("Mà bước 3 là gì vậy", "bước 3 là gì"),
        ("buoc 3 la gi z", "buoc 3 la gi"),
    ],
)
def test_a_request_around_a_question_is_none_of_it(message: str, question: str) -> None:
    assert left(message) == question


@pytest.mark.parametrize(
    "message",
    [
        "đọc sách ở đâu",
        "kể các bước",
        "trình bày bìa thế nào",
        "nói chuyện với thợ gốm",
        "ma tuy la gi",
        "cho vay",
        "xem lò ở đâu",
    ],
)
def test_words_that_ask_for_something_themselves_stay(message: str) -> None:
    assert left(message) == message
