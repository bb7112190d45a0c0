"""What the question log never holds: phones, e-mails, card and identity numbers."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import masked, masking
from bot.store.masking import CARD, EMAIL, PAPER, PHONE

FULL_WIDTH = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789."}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("sđt em 0912345678 ạ", "sđt em [số điện thoại] ạ"),
        ("gọi 0912.345.678 hoặc 0987 654 321", "gọi [số điện thoại] hoặc [số điện thoại]"),
        ("0912345678/0987654321", "[số điện thoại]/[số điện thoại]"),
        ("0912 345 678 0987 654 321", "[số điện thoại] [số điện thoại]"),
        ("+84912345678", "[số điện thoại]"),
        ("(+84) 912-345-678", "[số điện thoại]"),
        ("+84 (0) 912 345 678", "[số điện thoại]"),
        ("84912345678", "[số điện thoại]"),
        ("0084 912 345 678", "[số điện thoại]"),
        ("+1 202 555 0123", "[số điện thoại]"),
        ("(0238) 3842.157", "[số điện thoại]"),
        ("số cũ 01234567890", "số cũ [số điện thoại]"),
        ("0 9 1 2 3 4 5 6 7 8", "[số điện thoại]"),
        ("zalo0912345678nhé", "zalo[số điện thoại]nhé"),
        ("０９１２ ３４５ ６７８", "[số điện thoại]"),
        ("0912\u200b345\u200b678", "[số điện thoại]"),
        ("0912–345–678", "[số điện thoại]"),
        ("ngày 02.02 0912 345 678", "ngày 02.02 [số điện thoại]"),
        ("0912 345 678 2022", "[số điện thoại] 2022"),
        ("thư: an.le+1@example.com.", "thư: [email]."),
        ("an @ example.com", "[email]"),
        ("an＠example.com", "[email]"),
        ("cccd 040201012345", "cccd [số giấy tờ]"),
        ("040 201 012 345", "[số giấy tờ]"),
        ("040 2 01 012345", "[số giấy tờ]"),
        ("cmnd 187123456", "cmnd [số giấy tờ]"),
        ("187.123.456", "[số giấy tờ]"),
        ("187123456 đồng chí An", "[số giấy tờ] đồng chí An"),
        ("thẻ 4111 1111 1111 1111", "thẻ [số thẻ]"),
        ("số 1234 4111 1111 1111 1111", "số 1234 [số thẻ]"),
        ("năm 2022 9704 1234 5678 9012", "năm 2022 [số thẻ]"),
        ("9704123456789012345", "[số thẻ]"),
        ("3782-822463-10005", "[số thẻ]"),
        ("tài khoản 1012345678", "tài khoản [số giấy tờ]"),
    ],
)
def test_what_names_a_person_is_masked(written: str, kept: str) -> None:
    assert masked(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "công văn 4286-CTPH, kế hoạch 598/KH-UBND, 12/2022/QĐ-UBND, 128/NQ-CP",
        "văn bản 123 456 789/KH-UBND",
        "ký ngày 28/2/2022, 28.2.2022, 28-2-2022, 2022-02-28",
        "từ 05.02.2022-06.03.2022",
        "từ 09.12.2022 30 người",
        "tháng 02 2022 03 2022",
        "giai đoạn 2022-2025",
        "năm 2020 2021 2022 2023",
        "4.800 người, 15.000.000 đồng, 500.000.000 đồng, 500000000 đ",
        "nội dung 1 2 3 4 5 6 7 8 9",
        "gọi 113, tổng đài 1900 1234",
        "@ten_bot cho hỏi",
        "lúc 7h30, 07:30",
    ],
)
def test_dates_document_numbers_and_amounts_are_kept(written: str) -> None:
    assert masked(written) == written


def test_the_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(masking) == (0, 1)


digits = st.text("0123456789", min_size=8, max_size=8)
groupings = st.sampled_from([(10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 2, 2, 2), (5, 5), (4, 6)])


def grouped(number: str, lengths: tuple[int, ...], gap: str) -> str:
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    return gap.join(number[end - length : end] for end, length in zip(ends, lengths, strict=True))


gaps = st.sampled_from([" ", ".", "-", ". ", " - ", "\u00a0", "\u2009"])


@st.composite
def phones(draw: st.DrawFn) -> str:
    national = draw(st.sampled_from("35789")) + draw(digits)
    gap = draw(gaps)
    start = draw(st.sampled_from(["0", "+84", "+84" + gap, "84", "(+84) ", "0084", "+84 0"]))
    if start == "0":
        return grouped("0" + national, draw(groupings), gap)
    return start + grouped(national, draw(st.sampled_from([(9,), (3, 3, 3), (2, 3, 4)])), gap)


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        number = "0" + draw(digits) + draw(digits)[:3]
        lengths = draw(st.sampled_from([(12,), (3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 1, 2, 6)]))
    else:
        number = draw(st.sampled_from("123")) + draw(digits)
        lengths = draw(st.sampled_from([(9,), (3, 3, 3)]))
    return grouped(number, lengths, draw(gaps))


@st.composite
def cards(draw: st.DrawFn) -> str:
    rest = draw(digits) + draw(digits)
    number = draw(st.sampled_from(["4", "5", "34", "9704", "62"])) + rest
    lengths = draw(st.sampled_from([(16,), (4, 4, 4, 4)]))
    return grouped(number[:16], lengths, draw(gaps))


@st.composite
def emails(draw: st.DrawFn) -> str:
    return draw(st.emails(domains=st.sampled_from(["example.com", "thu.example.vn", "a-b.org"])))


around = st.sampled_from(
    ["", "năm 2022 ", "kế hoạch 12/KH-UBND, ", "ngày 28/2/2022: ", "em là An, ", "(", "“", "- "]
)
after = st.sampled_from(["", " năm 2022", ", 4286-CTPH", " ạ?", ")", "…", "\nngày 28/2/2022"])


@given(
    planted=st.one_of(
        phones().map(lambda written: (written, PHONE)),
        identity_numbers().map(lambda written: (written, PAPER)),
        cards().map(lambda written: (written, CARD)),
        emails().map(lambda written: (written, EMAIL)),
    ),
    before=around,
    behind=after,
    full_width=st.booleans(),
)
def test_whatever_is_planted_is_masked_and_nothing_around_it(
    planted: tuple[str, str], before: str, behind: str, *, full_width: bool
) -> None:
    written, _ = planted
    if full_width and "@" not in written:
        written = written.translate(FULL_WIDTH)
    kept = masked(f"{before}{written}{behind}")
    rest = re.sub(r"\[(số điện thoại|email|số thẻ|số giấy tờ)\]", "", kept)
    assert kept != rest
    assert rest.replace("(", "") == f"{before}{behind}".replace("(", "")


@given(st.text() | st.text("0123456789+84@.-() /đa２\u200b\n", max_size=60))
def test_any_text_is_masked_once_and_for_all(text: str) -> None:
    once = masked(text)
    assert masked(once) == once


@given(
    day=st.dates(),
    number=st.integers(1, 9999),
    kind=st.sampled_from(["KH-UBND", "NQ-CP", "QĐ-TTg", "CTPH"]),
)
def test_dates_and_document_numbers_are_kept_whatever_they_are(
    day: object, number: int, kind: str
) -> None:
    text = f"văn bản {number}/{kind} ngày {day}, {number}-{kind}"
    assert masked(text) == text
