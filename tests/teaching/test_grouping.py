"""Questions that ask the same stand together, far-off ones apart, the most asked first."""

from __future__ import annotations

from random import Random

import pytest

from bot.store import LoggedQuestion
from bot.teaching.grouping import grouped
from tests.teaching.logs import RESPONDER, log

ASKED = (
    "Wifi thư viện mật khẩu là gì?",
    "Gửi xe ở đâu?",
    "mat khau wifi thu vien",
    "Thư viện có bán cà phê không?",
    "cho hỏi wifi có mật khẩu không",
    "gui xe o dau vay",
    "mật khẩu wifi",
    "Trời hôm nay thế nào",
)


def groups(questions: list[LoggedQuestion]) -> list[list[str]]:
    return [
        [question.text for question in group.questions]
        for group in grouped(questions, RESPONDER.understood)
    ]


def test_what_asks_the_same_stands_together_the_most_asked_first() -> None:
    assert groups(log(*ASKED)) == [
        [
            "Wifi thư viện mật khẩu là gì?",
            "cho hỏi wifi có mật khẩu không",
            "mật khẩu wifi",
            "mat khau wifi thu vien",
        ],
        ["Gửi xe ở đâu?", "gui xe o dau vay"],
        ["Thư viện có bán cà phê không?"],
        ["Trời hôm nay thế nào"],
    ]


def test_the_order_in_which_they_are_read_changes_nothing() -> None:
    questions = log(*ASKED)
    expected = grouped(questions, RESPONDER.understood)
    for seed in range(5):
        Random(seed).shuffle(questions)  # noqa: S311 - no secret
        assert grouped(questions, RESPONDER.understood) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mật khẩu wifi thư viện", "MAT KHAU WIFI THU VIEN"),
        ("mật khẩu wifi thư viện", "mật khẩu wifi thư viên"),
        ("mật khẩu wifi thư viện", "mật khẩu wiffi thư viện"),
        ("gửi xe máy ở đâu", "goi minh hoi gui xe may o dau a"),
    ],
)
def test_the_same_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert len(groups(log(one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nội dung 9 là gì", "nội dung 10 là gì"),
        ("trại hè năm 2023 có gì", "trại hè năm 2024 có gì"),
        ("quyết định 45/QĐ nói gì", "quyết định 54/QĐ nói gì"),
        ("giá vé xe buýt", "giá gửi xe đạp"),
        ("?!", "wifi"),
    ],
)
def test_another_number_or_another_thing_is_another_question(one: str, other: str) -> None:
    assert len(groups(log(one, other))) == 2


def test_what_is_asked_again_and_again_leads_its_group() -> None:
    first, *_ = grouped(
        log("wifi mật khẩu thư viện", "mật khẩu wifi", "mật khẩu wifi"), RESPONDER.understood
    )
    assert first.text == "mật khẩu wifi"
    assert first.id == 2
    assert set(first.ids) == {1, 2, 3}


def test_nothing_asked_makes_no_group() -> None:
    assert grouped([], RESPONDER.understood) == ()
