"""YAML as a person writes it: text stays text, and every trap is refused with its line."""

from __future__ import annotations

import time

import pytest

from bot.knowledge.files import Refused
from bot.knowledge.yaml_reader import (
    MAX_PROBLEMS,
    Field,
    Fields,
    Items,
    Scalar,
    line_of,
    reach,
    read_yaml,
)

TRAPS = [
    ("a: &x b\n", 1, "`&x` có nghĩa riêng"),
    ("a: b\nc: *x\n", 2, "`*x` có nghĩa riêng"),
    ("- **đậm** nhé\n", 1, "dấu * đứng đầu câu"),
    ("- & b\n", 1, "dấu & đứng đầu câu"),
    ("- !!python/object:os.system x\n", 1, "`!!python/object:os.system`"),
    ("- !x [a]\n", 1, "`!x`"),
    ("- ! a\n", 1, "`!`"),
    ("- !<x\n", 1, "dấu ! đứng đầu câu"),
    ("%x\n", 1, "dấu % đứng đầu"),
    ("a: @x\n", 1, "ký tự đứng đầu câu"),
    ("a: `x`\n", 1, "ký tự đứng đầu câu"),
    ("a: ? b\n", 1, "ký tự đứng đầu câu"),
    ("- ,b\n", 1, "ký tự đứng đầu câu"),
    ("a:\n\tb: c\n", 2, "phím Tab"),
    ("a:\n  \tb: c\n", 2, "phím Tab"),
    ("- a\n\u00a0- b\n", 2, "dấu cách lạ"),
    ("a: b\nc: d\na: e\n", 3, "`a` đã có ở dòng 1"),
    ("- x: {a: b, a: c}\n", 1, "`a` đã có"),
    ("a: b\n---\nc: d\n", 2, "tài liệu thứ hai"),
    ("a: b\n...\nc\n", 3, "đứng ngoài"),
    ("? [a]\n: b\n", 1, "tên trường phải là chữ"),
    ("a: b\nc: d #e\n", 2, "dấu # trở đi"),
    ("- a # b\n", 1, "dấu # trở đi"),
    ("- a\n- b\n  c # d\n", 3, "dấu # trở đi"),
    ("a: [b, c # d\n  ]\n", 1, "dấu # trở đi"),
    ("a: #1 là gì\n", 1, "dấu # trở đi"),
    ("a b # c: d\n", 1, "dấu # trở đi"),
    ("a:\n  - b\n   - c\n", 3, "bị nối vào dòng trên"),
    ("a: gồm có\n  - b\n", 2, "bị nối vào dòng trên"),
    ("a: 'b\nc: d\n", 1, "chưa được đóng"),
    ("x: y\na: [b, c\nd: e\n", 2, "dấu [ chưa có ]"),
    ("x: y\na: {b\nd: e\n", 2, "dấu { chưa có }"),
    ('a: "\\d"\n', 1, "dấu \\ trong nháy kép"),
    ("a: 'b' c\n", 1, "chữ thừa sau dấu nháy"),
    ("- x\n- 'a' là gì\n", 2, "chữ thừa sau dấu nháy"),
    ("a: b: c\n", 1, "thừa một dấu hai chấm"),
    ("a: b\n  c: d\n", 2, "thụt quá sâu"),
    ("a:\n  - b\n c: d\n", 3, "thụt không thẳng"),
    ("- a\nb: c\n", 2, "thiếu `- ` ở đầu"),
    ("a: b\nc\nd: e\n", 2, "thiếu dấu hai chấm"),
    ("- a: b\n-c: d\n- e\n", 2, "thụt không thẳng"),
    ("a: - b\n", 1, "dấu - của danh sách"),
    ("a: |x\n  b\n", 1, "sau dấu | hoặc >"),
    ("'a': [b]]\n", 1, "dấu ngoặc đóng"),
    ("[" * 50_000, 1, "lồng quá sâu"),
    ("{" * 50_000, 1, "lồng quá sâu"),
    ("- " * 50_000, 1, "lồng quá sâu"),
    ("".join(" " * depth + "a:\n" for depth in range(30)), 20, "lồng quá sâu"),
    ("- a\n" * 150_000, 100_000, "quá nhiều mục"),
]


@pytest.mark.parametrize(("text", "line", "words"), TRAPS, ids=lambda value: str(value)[:30])
def test_a_trap_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read_yaml(text, "a.yaml")
    first = refused.value.problems[0]
    assert (first.path, first.line, first.level) == ("a.yaml", line, "error")
    assert words in first.message


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "true",
        "null",
        "~",
        "0123",
        "0o17",
        "1e3",
        "1_000",
        "12:30",
        "12:30:45",
        "2022-02-28",
        "28/2/2022",
        ".inf",
        "0x1F",
        "=",
        "<<",
        "C#",
        "a#b",
        "http://example.org/#a",
        "12:30-13:00",
    ],
)
def test_a_scalar_is_the_text_that_was_written(written: str) -> None:
    assert read_yaml(f"- {written}\n", "a.yaml") == Items(1, (Scalar(1, written),))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: # ghi chú\n  - b\n", Items(2, (Scalar(2, "b"),))),
        ("# ghi chú\na: b\n  # ghi chú\n", Scalar(2, "b")),
        ("a: 'b # c'\n", Scalar(1, "b # c")),
        ("a: 'b' # c\n", Scalar(1, "b")),
        ("a: |-\n  b # c\n  \n  d\n", Scalar(1, "b # c\n\nd")),
        ("a: |-\n  b\n \t \n  d\n", Scalar(1, "b\n\nd")),
        ("a: >-\n  b\n  c\n", Scalar(1, "b c")),
        ("a: b\n  c\n", Scalar(1, "b c")),
        ("a:\n", Scalar(1, "", bare=True)),
        ("a: ''\n", Scalar(1, "")),
        ("---\na: b\n", Scalar(2, "b")),
        ("a: b\n...\n", Scalar(1, "b")),
    ],
)
def test_what_is_no_trap_is_read(text: str, value: object) -> None:
    node = read_yaml(text, "a.yaml")
    assert isinstance(node, Fields)
    assert node.fields["a"].value == value


def test_keys_and_values_know_their_lines() -> None:
    node = read_yaml("\na:\n  b:\n    - c\n    - d: |\n        e\n", "a.yaml", first_line=10)
    assert node == Fields(
        11,
        {
            "a": Field(
                11,
                Fields(
                    12,
                    {
                        "b": Field(
                            12,
                            Items(
                                13,
                                (
                                    Scalar(13, "c"),
                                    Fields(14, {"d": Field(14, Scalar(14, "e\n"))}),
                                ),
                            ),
                        )
                    },
                ),
            )
        },
    )
    assert node is not None
    assert line_of(node, "a", "b", 1, "d") == 14
    assert line_of(node, "a", "b", 7) == 13
    assert line_of(node, "x") == 11
    assert reach(node, ("a", "b", 0)) == Scalar(13, "c")
    assert reach(node, ("a", 0)) is None


def test_all_traps_of_a_file_are_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_yaml("a: b # c\na: &x d\ne: *x\nf: !g h\n", "a.yaml")
    assert sorted(problem.line or 0 for problem in refused.value.problems) == [1, 2, 2, 3, 4]


def test_a_file_that_is_wrong_all_over_is_told_in_a_hundred_problems() -> None:
    with pytest.raises(Refused) as refused:
        read_yaml("- &a b\n" * 90_000, "a.yaml")
    assert len(refused.value.problems) == MAX_PROBLEMS + 1
    assert "còn nhiều lỗi nữa" in refused.value.problems[-1].message


def test_a_long_line_is_read_in_time() -> None:
    started = time.monotonic()
    node = read_yaml("[" + "1," * 90_000 + "]", "a.yaml")
    assert isinstance(node, Items)
    assert time.monotonic() - started < 10
