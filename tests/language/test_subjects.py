"""What a question is about, what its first words name, and the question without its trimmings."""

from __future__ import annotations

import pytest

from bot.language.lexicon import Lexicon
from bot.language.query import Reader
from bot.language.retyping import retyped
from bot.language.subjects import core, head, subject

READER = Reader(Lexicon(()))


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Kế hoạch số 12/KH-UB là gì?", "Kế hoạch số 12/KH-UB"),
        ("ke hoach 12 la gi", "ke hoach 12"),
        ("Ai dự lễ hội?", "dự lễ hội"),
        ("Lễ hội diễn ra ngày nào vậy bạn", "Lễ hội diễn ra"),
        ("Có mấy cấp độ theo Nghị quyết 7?", "cấp độ theo Nghị quyết 7"),
        ("Vì sao lò nguội?", "lò nguội"),
        ("giá vé", "giá vé"),
        ("là gì", "gì"),
        ("", ""),
    ],
)
def test_the_subject_is_the_question_without_the_words_that_ask(question: str, about: str) -> None:
    assert subject(READER.read(question)) == about


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Lễ hội diễn ra ngày nào?", "Lễ hội"),
        ("hợp tác là nội dung mấy", "hợp tác"),
        ("giá vé", ""),
    ],
)
def test_the_head_ends_at_a_verb(question: str, first: str) -> None:
    assert head(READER.read(question)) == first


@pytest.mark.parametrize(
    ("question", "plain"),
    [("thế ở đâu vậy bạn", "ở đâu"), ("o dau rua", "o dau"), ("ai ký", "ai ký")],
)
def test_the_core_has_no_calls_and_particles(question: str, plain: str) -> None:
    assert core(READER.read(question)) == plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("conf nooij dung 8?", "còn nội dung 8?"),
        ("Ke61 hoa5ch 4.286 la2 gi2", "kế hoạch 4.286 là gì"),
        ("Kế hoạch 4.286-CTPH là gì", "Kế hoạch 4.286-CTPH là gì"),
        ("ke hoach 12 la gi 🙂", "ke hoach 12 la gi 🙂"),
    ],
)
def test_raw_keystrokes_become_the_letters_that_were_meant(typed: str, meant: str) -> None:
    assert retyped(READER.read(typed)) == meant
