"""Raw keys of Telex and VNI read back as the words that were meant, and nothing else does."""

from __future__ import annotations

import unicodedata

import pytest

from bot.language.keystrokes import read_telex, read_vni
from bot.language.normal import TONES, split_tone

SYLLABLES = """
ký kết lễ ngày nào mục tiêu nội dung đường được người thiếu nhi giáo dục nghề nghiệp quyết định
khuyến khích huyện xã phường thuế quỹ quý giữa giếng gìn ước yếu uống oẳn ấy ở ủy ỷ ạ ăn ơn ưu ô
trẻ em bảo vệ chăm sóc hằng năm hợp tác quốc tế đền ơn đáp nghĩa phòng chống tệ nạn xung kích
tuyên truyền buổi chiều mưa rượu ngoài ngoặc khuỷu thúy hòa khỏe loãng toàn xoong cường mười
tướng sướng luộc muốn nuôi đuổi thuở trượt vượn hươu bưởi ruộng giường đừng đặc đậu đỏ đi
""".split()

TELEX_MARKS = {"\u0302": "", "\u031b": "w", "\u0306": "w"}  # a hat doubles its letter
VNI_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
VNI_TONES = {"s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}


def telex(word: str, *, horns: int = 2) -> str:
    """The keys of a word, its tone last; `horns`: w's for ươ."""
    keys, tone = "", ""
    for letter in word:
        base, *marks = unicodedata.normalize("NFD", letter.replace("đ", "dd"))
        keys += base * (1 + (base == "d" and marks == ["d"]))
        for mark in marks:
            tone = TONES.get(mark, tone)
            keys += base if mark == "\u0302" else TELEX_MARKS.get(mark, "")
    return (keys if horns == 2 else keys.replace("uwow", "uow")) + tone


def vni(word: str) -> str:
    """The keys of a word, each shape after its letter and the tone after all of them."""
    keys, tone = "", ""
    for letter in word:
        base, *marks = unicodedata.normalize("NFD", letter.replace("đ", "d9"))
        keys += base
        for mark in marks:
            tone = VNI_TONES[TONES[mark]] if mark in TONES else tone
            keys += "9" if mark == "9" else VNI_MARKS.get(mark, "")
    return keys + tone


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_word_typed_in_telex_reads_back(word: str) -> None:
    for keys in {telex(word), telex(word, horns=1)} - {word}:
        assert read_telex(keys) == split_tone(word)
        assert read_telex(keys.upper()) == split_tone(word)


@pytest.mark.parametrize("word", [word for word in SYLLABLES if not word.isascii()])
def test_a_word_typed_in_vni_reads_back(word: str) -> None:
    assert read_vni(vni(word)) == split_tone(word)
    assert read_vni(vni(word).upper()) == split_tone(word)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("tieesng", "tiếng"),
        ("tieengs", "tiếng"),
        ("tiengse", "tiếng"),
        ("hojcc", None),
        ("dduwowcj", "được"),
        ("dduowcj", "được"),
        ("dduocwj", "được"),
        ("nguwoif", "người"),
        ("truwongf", "trường"),
        ("hoaf", "hòa"),
        ("quys", "quý"),
        ("giaf", "già"),
        ("nawm", "năm"),
        ("uwr", "ử"),
        ("tuaanf", "tuần"),
        ("thuoong", "thuông"),
    ],
)
def test_the_hand_may_type_the_keys_in_another_order(keys: str, word: str | None) -> None:
    assert read_telex(keys) == (split_tone(word) if word else None)


@pytest.mark.parametrize(
    "typed",
    "for vs mixed plan admin covid what who when where free job pro text win class".split()
    + "ban nam toi di hoc a o ww dd aa kk sms fax đường hoà 123 a1 🙂".split()
    + ["", "x" * 500],
)
def test_other_words_are_no_telex(typed: str) -> None:
    assert read_telex(typed) is None


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("le64", "lễ"),
        ("ky1", "ký"),
        ("to63", "tổ"),
        ("chu7c1", "chức"),
        ("d9a6u", "đâu"),
        ("d9u7o7c5", "được"),
        ("d9uo7c5", "được"),
        ("d9uoc75", "được"),
        ("nguoi72", "người"),
        ("tie61ng", "tiếng"),
        ("tieng61", "tiếng"),
        ("NA8M", "năm"),
    ],
)
def test_vni_keys_may_stand_inside_the_word_or_after_it(keys: str, word: str) -> None:
    assert read_vni(keys) == split_tone(word)


@pytest.mark.parametrize(
    "typed", [*"nd5 kh598 nq128 mt3 b1 h1n1 covid19 t2 ky2022 9d 22 12h30 đường1 ban 5".split(), ""]
)
def test_codes_and_numbers_are_no_vni(typed: str) -> None:
    assert read_vni(typed) is None
