"""An admin asks why a question is answered as it is."""

from __future__ import annotations

import pytest

from tests.telegram_server import TelegramServer

ADMIN = 99


@pytest.fixture
def admin(telegram: TelegramServer) -> TelegramServer:
    telegram.person = ADMIN
    return telegram


def test_the_question_what_was_found_and_the_rule_are_told(admin: TelegramServer) -> None:
    told = admin.ask("/why muon sach dc bao lau").text
    assert told.startswith("Câu hỏi được hiểu\nTừ mang nghĩa: sach")
    assert "\n\nGần nhất trong kho\n1. thoi-han-muon (mục hỏi đáp)" in told
    assert "\n\nVì sao trả lời như vậy\nĐộ tin vào mục thoi-han-muon:" in told
    assert told.endswith("→ Trả lời bằng mục thoi-han-muon, vì đủ chắc")


def test_marks_of_html_in_a_question_are_shown_as_they_are(admin: TelegramServer) -> None:
    assert "<b>sách" not in admin.ask("/why <b>sách & vở</b>").html


def test_without_a_question_it_is_told_how_to_ask(admin: TelegramServer) -> None:
    assert admin.ask("/why").text.startswith("Bạn gõ /why rồi câu hỏi, ví dụ: /why ")


def test_to_all_others_it_is_an_unknown_command(telegram: TelegramServer) -> None:
    assert telegram.ask("/why muon sach").text.startswith("Bạn gõ câu hỏi")
