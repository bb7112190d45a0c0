"""Whatever an article was saved in, the same letters come out."""

from __future__ import annotations

import unicodedata

import pytest

from bot.ingest.encodings import decoded, old_font_of, tidy
from bot.ingest.old_fonts import from_tcvn3, from_vni, of_font
from bot.knowledge.files import Refused

# All letters of Vietnamese, and what shows them in the two old fonts.
LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
IN_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ®"
IN_VNI = (
    "aøaùaûaõaïaêaèaéaúaüaëaâaàaáaåaãaäeøeùeûeõeïeâeàeáeåeãeäìíæóòoøoùoûoõoïoâoàoáoåoãoäôôøôùôûôõôï"
    "uøuùuûuõuïööøöùöûöõöïyøyùyûyõîñ"
)
SENTENCE = "Thư viện mở cửa từ tám giờ sáng, nghỉ trưa một giờ; bạn đọc giữ trật tự nhé."
IN_FONTS = {
    "TCVN3": "Th­ viÖn më cöa tõ t¸m giê s¸ng, nghØ tr­a mét giê; b¹n ®äc gi÷ trËt tù nhÐ.",
    "VNI": "Thö vieän môû cöûa töø taùm giôø saùng, nghæ tröa moät giôø; "
    "baïn ñoïc giöõ traät töï nheù.",
}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def of_windows(text: str) -> bytes:
    """Windows-1258 as Windows writes it: the tone behind its vowel."""
    written = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        bearer = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        written += bearer + "".join(part for part in parts if part in TONES)
    return written.encode("cp1258")


def read(raw: bytes) -> str:
    return tidy(decoded(raw, "a.txt"), "a.txt")


def test_every_letter_of_the_old_fonts_is_known() -> None:
    assert from_tcvn3(IN_TCVN3) == LETTERS
    assert from_vni(IN_VNI) == LETTERS
    assert from_vni(IN_VNI.upper()) == LETTERS.upper()
    assert from_tcvn3("¡¢§£¤¥¦") == "ĂÂĐÊÔƠƯ"


@pytest.mark.parametrize(
    "raw",
    [
        SENTENCE.encode(),
        b"\xef\xbb\xbf" + SENTENCE.encode(),
        unicodedata.normalize("NFD", SENTENCE).encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        of_windows(SENTENCE),
        IN_FONTS["TCVN3"].encode("latin-1"),
        IN_FONTS["VNI"].encode("latin-1"),
        IN_FONTS["TCVN3"].encode(),
        IN_FONTS["VNI"].encode(),
    ],
)
def test_the_same_sentence_is_read_from_every_encoding(raw: bytes) -> None:
    assert read(raw) == SENTENCE


@pytest.mark.parametrize("font", IN_FONTS)
def test_a_line_in_an_old_font_is_read_among_others(font: str) -> None:
    text = f"{SENTENCE}\n{IN_FONTS[font]}\nZürich, Köln và Malmö ở châu Âu.\n"
    assert read(text.encode()) == f"{SENTENCE}\n{SENTENCE}\nZürich, Köln và Malmö ở châu Âu.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Opening hours: 8 to 17.",
        "Café, crème brûlée, déjà vu, naïve, garçon",
        "Zürich, Köln, Malmö, Göteborg",
        "Ông Müller ở Zürich gặp bà Böll",
        "Giá 5 € — “rẻ” … 🙂",
        "ThS. Đỗ Ân",
    ],
)
def test_text_that_is_right_stays_as_it_is(text: str) -> None:
    assert old_font_of(text) is None
    assert read(text.encode()) == text


def test_line_ends_and_what_cannot_be_seen_are_put_in_order() -> None:
    raw = "Thư\u00advi\u200bện\r\nđọc\u202e sách\rmở\u2028cửa\x0b\x1b".encode()
    assert read(raw) == "Thưviện\nđọc sách\nmở\ncửa\n"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"caf\xe9 cr\xe8me br\xfbl\xe9e", "không nhận ra bảng mã"),
        (bytes(range(256)), "không nhận ra bảng mã"),
        (b"a\0b\0\0" * 40, "không phải là chữ"),
        (("a" + "\u0301" * 500).encode(), "chồng quá nhiều dấu"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(raw)


@pytest.mark.parametrize(
    ("text", "font", "read_as"),
    [
        ("Th­ viÖn", ".VnTime", "Thư viện"),
        ("th­ viÖn", ".VnTimeH", "THƯ VIỆN"),
        ("Thö vieän", "VNI-Times", "Thư viện"),
        ("Thư viện", ".VnTime", "Thư viện"),
        ("Th\uf0ad vi\uf0d6n", ".VnArial", "Thư viện"),
        ("Th­ viÖn", "Times New Roman", "Th­ viÖn"),
    ],
)
def test_the_name_of_the_font_tells_the_letters(text: str, font: str, read_as: str) -> None:
    assert of_font(text, font) == read_as
