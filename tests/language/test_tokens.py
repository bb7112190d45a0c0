"""Text to words and to sentences; sentences are verbatim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.tokens import sentences, token, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kế hoạch 731/KH-UB", "ke hoach 731 kh ub"),
        ("mượn sách,trả sách", "muon sach tra sach"),
        ("nd5 kh598", "nd 5 kh 598"),
        ("a_b-c.d", "a b c d"),
        ("ĐƯỜNG  Dương", "duong duong"),
        ("1.000 người", "1000 nguoi"),
        ("12.345.678", "12345678"),
        ("0,5 triệu", "0 5 trieu"),
        ("28.02.2022", "28 2 2022"),
        ("007", "7"),
        ("0", "0"),
        ("🙂I🙂B", "i b"),
        ("kỹ lý", "ki li"),
        ("?! … “”", ""),
        ("", ""),
    ],
)
def test_words_and_numbers_are_taken_apart(text: str, words: str) -> None:
    assert [word.folded for word in tokenize(text)] == words.split()


def test_a_word_has_its_marks_and_its_letters() -> None:
    road, name = tokenize("Đường Dương")
    assert road.folded == name.folded == "duong"
    assert road.marked != name.marked
    assert tokenize("hòa") == tokenize("hoà")


def test_a_number_has_no_marks() -> None:
    assert token("1.000") == ("1000", "1000")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một câu.", ["Một câu."]),
        ("Câu một. Câu hai! Câu ba? Câu bốn…", ["Câu một.", "Câu hai!", "Câu ba?", "Câu bốn…"]),
        ("TP. Vinh là tỉnh lỵ. Ông A. B. đến.", ["TP. Vinh là tỉnh lỵ.", "Ông A. B. đến."]),
        ("ThS. Lan nói: “Vâng.” Rồi đi.", ["ThS. Lan nói: “Vâng.”", "Rồi đi."]),
        ("Số 1.000 người, 0,5 triệu.", ["Số 1.000 người, 0,5 triệu."]),
        ("có 3 loại. ví dụ thế", ["có 3 loại. ví dụ thế"]),
        ("- một\n- hai\n\n- ba", ["- một", "- hai", "- ba"]),
        ("Năm 2021. 28 người dự.", ["Năm 2021.", "28 người dự."]),
        ("Đây. Ở kia. Ước gì.", ["Đây.", "Ở kia.", "Ước gì."]),
        ("không dấu chấm", ["không dấu chấm"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_a_text_is_cut_where_sentences_end(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet=st.sampled_from("aĂđ 1.!?…\n“”()TP.Vinh"), max_size=80))
def test_sentences_are_verbatim_and_lose_nothing_but_space(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence in text for sentence in found)
