"""Document numbers are found as they are written, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from bot.language.document_numbers import document_numbers


@pytest.mark.parametrize(
    "number",
    [
        "598/KH-UBND",
        "4286-CTPH/BLĐTBXH-TWĐTN",
        "128/NQ-CP",
        "4800/QĐ-BYT",
        "91/2025/QH15",
        "01/2023/TT-BTP",
        "29-NQ/TW",
        "15/2021/TTLT-BGDĐT&BNV",
    ],
)
def test_a_document_number_is_found_whole(number: str) -> None:
    assert document_numbers(f"Theo văn bản số {number}, và {number}.") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 28/2/2022, giai đoạn 2022-2025",
        "Covid-19, 24/7, 3-4 người, 50-60kg, 8/10",
        "0912-345-678 hay https://a.vn/598/KH-abc",
        "1/A, 12-B",
    ],
)
def test_dates_periods_and_counts_are_none(text: str) -> None:
    assert document_numbers(text) == []
