"""The passages of an article: every paragraph whole, under its heading."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.articles import passages_of, read_article
from bot.model import PartialDate

TEXT = """\
---
title: Nội quy
publisher: Thư viện
published: 2/2022
url: https://example.org/noi-quy
as_of: 28/2/2022
---
Mở đầu, viết
trên hai dòng.

# Giờ mở cửa

Thư viện mở cửa:

- sáng
- chiều

Nghỉ ngày lễ.
<!-- chưa rõ
nghỉ bù -->

## Mượn sách ##

1. Chọn sách.

2. Ghi tên.
"""


def test_an_article_has_its_front_matter_and_numbered_passages() -> None:
    article = read_article(TEXT, "noi-quy", "knowledge/articles/noi-quy.md").value
    assert article.id == "noi-quy"
    assert article.head.published == PartialDate(2022, 2)
    assert article.head.as_of == PartialDate(2022, 2, 28)
    assert article.head.source.publisher == "Thư viện"
    assert {passage.article for passage in article.passages} == {"noi-quy"}
    assert [(passage.id, passage.heading, passage.text) for passage in article.passages] == [
        ("noi-quy#1", None, "Mở đầu, viết trên hai dòng."),
        ("noi-quy#2", "Giờ mở cửa", "Thư viện mở cửa:\n- sáng\n- chiều"),
        ("noi-quy#3", "Giờ mở cửa", "Nghỉ ngày lễ."),
        ("noi-quy#4", "Mượn sách", "1. Chọn sách.\n2. Ghi tên."),
    ]


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("", []),
        ("a\n\n\n\nb\n", ["a", "b"]),
        ("a\nb\nc\nd", ["a b c d"]),
        ("a:\n- b\n- c", ["a:\n- b\n- c"]),
        ("a:\n\n* b\n* c\n\nd", ["a:\n* b\n* c", "d"]),
        ("**a:**\n\n- b", ["**a:**\n- b"]),
        ("a.\n\n- b\n- c", ["a.", "- b\n- c"]),
        ("- b\n\n- c\n\nd", ["- b\n- c", "d"]),
        ("- b\n  nữa\n- c", ["- b nữa\n- c"]),
        ("1. b\n\n   nữa\n\n2. c", ["1. b nữa\n2. c"]),
        ("a:\n\nb", ["a:", "b"]),
        ("a:\n\n# H\n\n- b", ["a:", "- b"]),
        ("a\n---\nb\n\n***\n\nc", ["a", "b", "c"]),
        ("a <!-- x --> b\n\n<!--\ny\n\nz -->\n\nc", ["a  b", "c"]),
        ("#không phải tiêu đề", ["#không phải tiêu đề"]),
        ("năm\n2022 và sau", ["năm 2022 và sau"]),
        ("> trích\n> dẫn", ["> trích > dẫn"]),
    ],
)
def test_a_paragraph_or_a_list_is_one_passage(body: str, passages: list[str]) -> None:
    assert [text for _, text in passages_of(body)] == passages


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("a\n# H\nb\n## K\nc\nd", [None, "H", "K"]),
        ("# H #\na", ["H"]),
        ("#\na", [None]),
        ("# H\n# K\na", ["K"]),
        ("# Chương trình C#\na", ["Chương trình C#"]),
    ],
)
def test_a_passage_stands_under_the_nearest_heading(body: str, headings: list[str | None]) -> None:
    assert [heading for heading, _ in passages_of(body)] == headings


@given(st.text(alphabet="ab:.-*#1 \n", max_size=80))
def test_no_word_is_lost_and_no_passage_is_empty(body: str) -> None:
    pieces = [text for _, text in passages_of(body)]
    assert all(text.strip() for text in pieces)
    kept = re.findall("[ab]", "".join(pieces))
    lines = (line for line in body.split("\n") if not re.match(r" {0,3}#{1,6}( |$)", line))
    assert kept == re.findall("[ab]", "".join(lines))
