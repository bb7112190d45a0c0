"""Bytes become text, or a sentence on how to save the file."""

from __future__ import annotations

import unicodedata

import pytest

from bot.knowledge.files import MAX_BYTES, Refused, text_of

SENTENCE = "name: Thư viện của trường, mượn được mọi quyển sách\nstatus: đang mở cửa\n"
IN_TCVN3 = "name: x\nstatus: Së Lao ®éng - Th­¬ng binh vµ X· héi\n"
IN_VNI = "name: x\nstatus: Sôû Lao ñoäng - Thöông binh vaø Xaõ hoäi\n"
# Windows writes the tone behind its vowel.
IN_CP1258 = "name: Thư viê\u0323n, mo\u0323i ngươ\u0300i, đê\u0309 ơ\u0309\n".encode("cp1258")

FOREIGN = [
    (SENTENCE.encode("utf-16"), 1, "UTF-16"),
    (SENTENCE.encode("utf-16-le"), 1, "UTF-16"),
    (SENTENCE.encode("utf-16-be"), 1, "UTF-16"),
    (IN_CP1258, 1, "Windows-1258"),
    (IN_TCVN3.encode("latin-1"), 2, "TCVN3"),
    (IN_VNI.encode("latin-1"), 2, "VNI"),
    (IN_TCVN3.encode(), 2, "TCVN3"),
    (IN_VNI.encode(), 2, "VNI"),
    (SENTENCE.encode() + b"status: \xe1\xba m\n", 3, "chữ bị hỏng"),
    (b"name: x\r\nstatus: \xff\r\n", 2, "không phải UTF-8"),
    (b"name: caf\xe9\n", 1, "không phải UTF-8"),
    (SENTENCE.encode()[:-3], 2, "chữ bị hỏng"),
    (b"name: x\n\nstatus: a\0b\n", 3, "NUL"),
    (b"name: x\rstatus: a\x1bb\r", 2, "U+001B"),
    ("name: x\nstatus: \ufffe\n".encode(), 2, "U+FFFE"),
    (("name: x\nstatus: a" + "\u0301" * 1000).encode(), 2, "chồng quá nhiều dấu"),
]


@pytest.mark.parametrize(("raw", "line", "words"), FOREIGN)
def test_a_file_that_is_not_utf8_text_is_told_how_to_be_saved(
    raw: bytes, line: int, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        text_of(raw, "a.yaml")
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == ("a.yaml", line)
    assert words in problem.message


def test_a_file_beyond_two_megabytes_is_refused() -> None:
    with pytest.raises(Refused, match="2 MB"):
        text_of(b"#" * (MAX_BYTES + 1), "a.yaml")
    assert len(text_of(b"#" * MAX_BYTES, "a.yaml")) == MAX_BYTES


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"),
        ("a\ufeff\u2028b\u0085\x0bc".encode(), "a b  c"),
        (unicodedata.normalize("NFD", SENTENCE).encode(), SENTENCE),
        ("Microsoft® Office® — 5 µm, 20 °C, naïve, Ångström".encode(), None),
        ("Zürich, Köln, Malmö\nđọc sách ở Zürich, Köln, Malmö".encode(), None),
        ("🙂🙂🙂" * 50, None),
        ("—" * 100, None),
    ],
)
def test_text_is_read_whatever_its_line_ends(raw: bytes | str, text: str | None) -> None:
    given = raw.encode() if isinstance(raw, str) else raw
    assert text_of(given, "a.yaml") == (given.decode() if text is None else text)
