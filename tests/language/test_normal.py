"""One spelling for what is the same word, and different ones for what is not."""

from __future__ import annotations

import unicodedata

import pytest

from bot.language.normal import compose, fold, marked, split_tone, strip_marks

WORDS = "hoà thuý quỷ nghĩa đường ưởng khuỷu giữa ĐẶNG ước yếu ấy".split()


@pytest.mark.parametrize("word", WORDS)
def test_composed_and_decomposed_text_is_one_text(word: str) -> None:
    decomposed = unicodedata.normalize("NFD", word)
    assert decomposed != unicodedata.normalize("NFC", word)
    assert compose(decomposed) == compose(word)
    assert marked(decomposed) == marked(word)
    assert fold(decomposed) == fold(word)


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060"])
def test_what_cannot_be_seen_is_dropped(unseen: str) -> None:
    assert compose(f"mượn{unseen} sá{unseen}ch") == "mượn sách"


def test_everything_else_stays_in_a_composed_text() -> None:
    assert compose("Sách 🙂\n\t“A”… ß 日本") == "Sách 🙂\n\t“A”… ß 日本"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Thúy", "thuý"),
        ("khỏe", "khoẻ"),
        ("kỹ", "kĩ"),
        ("lý", "LÍ"),
        ("quý", "quí"),
        ("y", "i"),
        ("Ỷ", "ỉ"),
        ("ĐƯỜNG", "đường"),
    ],
)
def test_two_spellings_of_a_word_are_one(one: str, other: str) -> None:
    assert marked(one) == marked(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đường", "dương"),
        ("sau", "sáu"),
        ("sau", "sâu"),
        ("tư", "từ"),
        ("ba", "bà"),
        ("đa", "da"),
        ("thuy", "thui"),
        ("tay", "tai"),
        ("mua", "mưa"),
    ],
)
def test_marks_tell_words_apart(one: str, other: str) -> None:
    assert marked(one) != marked(other)


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("thuy", "thui"), ("may", "mai")])
def test_y_after_a_vowel_is_no_i(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("word", "letters", "tone"),
    [
        ("ma", "ma", ""),
        ("mà", "ma", "f"),
        ("má", "ma", "s"),
        ("mả", "ma", "r"),
        ("mã", "ma", "x"),
        ("mạ", "ma", "j"),
        ("Đặng", "đăng", "j"),
        ("ƯỚC", "ươc", "s"),
        ("", "", ""),
    ],
)
def test_a_word_is_its_letters_and_its_tone(word: str, letters: str, tone: str) -> None:
    assert split_tone(word) == (letters, tone)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đền ơn đáp nghĩa", "Den on dap nghia"),
        ("Ủy ban ở Ước Lễ, 28/2", "Uy ban o Uoc Le, 28/2"),
        ("khuỷu tay", "khuyu tay"),
        ("plain text", "plain text"),
        ("🙂 日本", "🙂 日本"),
    ],
)
def test_stripping_takes_only_the_marks(text: str, plain: str) -> None:
    assert strip_marks(text) == plain
    assert strip_marks(unicodedata.normalize("NFD", text)) == plain
