"""Which letters make a Vietnamese syllable, typed with their marks or without."""

from __future__ import annotations

import pytest

from bot.language.syllables import is_plain_syllable, is_syllable, is_word

SYLLABLES = """
a ơi ý yêu uống oanh iết nghiệp nghĩa ngành nhưng giữa gìn gì giếng giêng quốc quyết quý quét
quanh khuyến khuỷu khuya thuở huyện tuyên đường được ưu ướp buổi chiều rượu trường trẻ phép
thích chếch chịch ngoằn toét xuýt tuần tuynh hoẵng vuông kẽm phở bún
""".split()

NONE = """
for vs mixed google class bk tr đ kk nnn fải wan zậy jờ pháj trườg nhg mìh quoong giương_
tiêng_ huyêc hocs bus win plan text
""".split()


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable_is_known_in_any_case_with_its_marks_and_without(word: str) -> None:
    assert is_word(word)
    assert is_word(word.upper())


@pytest.mark.parametrize("word", NONE)
def test_what_no_one_can_pronounce_is_no_syllable(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize("base", ["hoc", "cap", "tât", "ich", "viêt"])
def test_a_closed_syllable_bears_only_two_tones(base: str) -> None:
    assert [tone for tone in "sfrxj" if is_syllable(base, tone)] == ["s", "j"]


@pytest.mark.parametrize("base", ["hoa", "đương", "tam", "tinh", "y"])
def test_an_open_syllable_bears_every_tone(base: str) -> None:
    assert all(is_syllable(base, tone) for tone in ("", *"sfrxj"))


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("duong", True),
        ("nghiep", True),
        ("quyet", True),
        ("gi", True),
        ("y", True),
        ("đuong", False),
        ("dduong", False),
        ("for", False),
        ("tieengs", False),
        ("", False),
    ],
)
def test_letters_without_marks_are_read_as_a_syllable_where_marks_make_one(
    letters: str,
    plain: bool,  # noqa: FBT001
) -> None:
    assert is_plain_syllable(letters) is plain


def test_half_marked_letters_are_no_syllable() -> None:
    assert is_syllable("tiêng", "s")
    assert not is_syllable("tieng", "s")
    assert not is_word("tiéng")
