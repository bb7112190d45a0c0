"""Chat spellings: by sound, and with words run together."""

from __future__ import annotations

import pytest

from bot.language.normal import split_tone
from bot.language.shorthand import run_together, spelled_by_sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fải", "phải"),
        ("fòng", "phòng"),
        ("wan", "quan"),
        ("wốc", "quốc"),
        ("zậy", "vậy"),
        ("jờ", "giờ"),
        ("trườg", "trường"),
        ("ngườj", "người"),
        ("mìh", "mình"),
        ("thík", "thích"),
        ("fươg", "phương"),
        ("fog", "phong"),
        ("FẢI", "phải"),
    ],
)
def test_a_word_spelled_by_sound_may_be_the_word_meant(typed: str, meant: str) -> None:
    assert split_tone(meant) in spelled_by_sound(typed)


@pytest.mark.parametrize(
    "typed", [*"phải quan vậy trường minh các ban k ko cg 598 nq128 🙂 f google".split(), ""]
)
def test_a_syllable_or_a_code_is_not_spelled_by_sound(typed: str) -> None:
    assert spelled_by_sound(typed) == ()


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("mụctiêu", ("mục", "tiêu")),
        ("muctieu", ("muc", "tieu")),
        ("nộidung", ("nội", "dung")),
        ("kếthoạch", ("kết", "hoạch")),
        ("giávé", ("giá", "vé")),
        ("MượnSách", ("mượn", "sách")),
    ],
)
def test_two_words_run_together_are_cut_apart(typed: str, pieces: tuple[str, str]) -> None:
    assert pieces in run_together(typed)


@pytest.mark.parametrize(
    "typed", ["toàn", "hoang", "khuya", "nghiệp", "lan", "598/KH", "", "🙂🙂🙂🙂🙂"]
)
def test_one_syllable_is_not_cut(typed: str) -> None:
    assert run_together(typed) == ()


def test_every_cut_is_given_where_there_are_several() -> None:
    assert run_together("kếthoạch") == (("kế", "thoạch"), ("kết", "hoạch"))
