"""A message as typed, with every way to read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.asking import asks_to_confirm
from bot.language.lexicon import Lexicon
from bot.language.query import MAX_WORDS, Query, Reader
from bot.language.tokens import tokenize
from bot.model import Vocabulary

VOCABULARY = Vocabulary(
    abbreviations={"gđ": ("giám đốc", "giai đoạn", "gia đình"), "LĐ-XH": ("lao động xã hội",)},
    teencode={"ko": ("không",), "k": ("không",)},
    dialect={"mô": ("đâu", "nào"), "khi mô": ("khi nào",), "răng": ("sao",)},
)
READER = Reader(Lexicon(VOCABULARY.readings()))


def readings(question: str) -> set[str]:
    """Everything that stretches of the question may mean beside what was typed, unmarked."""
    return {" ".join(word.folded for word in arc.tokens) for arc in READER.read(question).arcs}


def bare(query: Query) -> bool:
    return all(word.marked == "" for word in query.words)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("gđ là ai", {"giam doc", "giai doan", "gia dinh"}),
        ("GĐ LÀ AI", {"giam doc", "giai doan", "gia dinh"}),
        ("gd la ai", {"giam doc", "giai doan", "gia dinh"}),
        ("sở LĐ-XH", {"lao dong xa hoi"}),
        ("so ld-xh", {"lao dong xa hoi"}),
        ("có ko", {"khong"}),
        ("khi mô họp", {"khi nao", "dau", "nao"}),
        ("họp ở mô", {"dau", "nao"}),
        ("lịch họp", set()),
    ],
)
def test_a_writing_has_all_its_meanings(question: str, meant: set[str]) -> None:
    assert readings(question) == meant


def test_a_meaning_never_replaces_what_was_typed() -> None:
    assert [word.folded for word in READER.read("mô hình lớp học").words] == (
        "mo hinh lop hoc".split()
    )


def test_marks_that_were_typed_must_be_those_of_the_writing() -> None:
    assert readings("rằng anh đến") == set()
    assert readings("răng anh đến") == {"sao"}
    assert "sao" in readings("rang anh den")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("leex hoij", {"leex", "hoij"}),
        ("hoj fải đến", {"ho", "phai"}),
        ("mụctiêu là gì", {"muc tieu"}),
        ("có ba phòng", {"3"}),
        ("có 3 phòng", {"ba"}),
        ("chương thứ ba", {"3"}),
        ("giai đoạn 22-25", {"2022", "2025"}),
    ],
)
def test_keystrokes_chat_spellings_and_numbers_are_other_readings(
    question: str, meant: set[str]
) -> None:
    assert readings(question) >= meant


@pytest.mark.parametrize("word", ["bus", "for", "vs", "pass", "mixed", "text"])
def test_a_foreign_word_stays_among_the_readings(word: str) -> None:
    query = READER.read(f"tuyến {word} ở đâu")
    typed = {token.marked for token in query.words}
    assert word in typed | {token.marked for arc in query.arcs for token in arc.tokens}


def test_vni_keys_are_the_word_they_mean() -> None:
    assert READER.read("le64 ho65i o73 d9a6u").words == tuple(tokenize("lễ hội ở đâu"))


def test_a_message_without_marks_may_mean_any() -> None:
    assert bare(READER.read("lich hop o dau"))
    assert not bare(READER.read("lịch hop ở đâu"))
    assert not bare(READER.read("lich5 hop5 o73 d9a6u"))


def test_a_long_drawn_word_and_a_grouped_number_are_one_word() -> None:
    assert READER.read("sáchhhh 1.000").words == tuple(tokenize("sách 1000"))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Em hỏi chị Lan ở Vinh", {3, 5}),
        ("Lan ơi. Họp ở Vinh", {4}),
        ("🙂 Lan ơi! 👍 Họp ở Vinh", {4}),
        ("HỌP Ở ĐÂU VẬY", set()),
        ("họp ở đâu", set()),
    ],
)
def test_capitals_count_inside_a_sentence_only(question: str, places: set[int]) -> None:
    assert READER.read(question).capitals == places


@pytest.mark.parametrize(
    ("question", "checking"),
    [
        ("Có phải hội lập năm 1990 không?", True),
        ("co dung la 3 buoc", True),
        ("làm thế có phải đóng tiền", False),
        ("họp ngày 3/5 phải không?", True),
        ("hop ngay 3/5 dung ko", True),
        ("họp ngày 3/5 đúng chưa ạ", True),
        ("họp ngày 3/5 chính xác không", True),
        ("họp có đúng giờ không", False),
        ("phải họp ngày 3/5", False),
        ("không phải họp", False),
    ],
)
def test_asking_to_confirm_is_noticed(question: str, checking: bool) -> None:  # noqa: FBT001
    assert asks_to_confirm(READER.read(question).words) is checking


def test_words_after_the_first_two_hundred_are_left_out() -> None:
    query = READER.read("sách " * (MAX_WORDS + 50))
    assert MAX_WORDS == 200
    assert len(query.words) == len(query.sound) == MAX_WORDS


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_reading_lies_within_it(text: str) -> None:
    query = READER.read(text)
    size = len(query.words)
    assert len(query.sound) == size
    assert all(0 <= arc.start < arc.end <= size and arc.tokens for arc in query.arcs)
    assert all(0 <= place < size for place in query.capitals)
