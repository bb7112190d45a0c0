"""Replies arrive in order, one chat's trouble is its own, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_api import Fault
from tests.telegram_bot import running_bot
from tests.telegram_server import TelegramServer

STUCK = range(1000, 1040)
QUESTIONS = {
    "Câu lạc bộ thành lập ngày nào?": "12/5/2019",
    "Mượn sách được bao lâu?": "21 ngày",
    "Câu lạc bộ sinh hoạt ở đâu?": "phòng Hoa Sen",
    "Mỗi lần được mượn bao nhiêu cuốn sách?": "5 cuốn",
}


@pytest.fixture
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TelegramServer]:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path_factory.mktemp("run")):
        yield telegram


def test_the_replies_of_a_chat_come_in_the_order_of_its_questions(
    telegram: TelegramServer,
) -> None:
    telegram.api.faults["sendMessage"] = Fault(429, retry_after=1)
    for question in QUESTIONS:
        telegram.say(question)
    assert all(answer in telegram.reply().text for answer in QUESTIONS.values())


def test_chats_that_must_wait_hold_up_no_other(telegram: TelegramServer) -> None:
    telegram.api.faults["sendMessage"] = Fault(429, times=len(STUCK), retry_after=5, chats=STUCK)
    for chat in STUCK:
        telegram.say("Mượn sách được bao lâu?", chat=chat, user=chat)
    telegram.wait(lambda: len(telegram.api.called("sendMessage")) == len(STUCK))
    for question, answer in QUESTIONS.items():
        assert answer in telegram.ask(question).text
    assert [sent.message["chat"]["id"] for sent in telegram.api.sent] == [1] * len(QUESTIONS)
    telegram.read_all()
    waited = [telegram.reply() for _ in STUCK]
    assert {sent.message["chat"]["id"] for sent in waited} == {*STUCK}
    assert all("21 ngày" in sent.text for sent in waited)


def test_an_edit_waits_for_the_answer_that_it_edits(telegram: TelegramServer) -> None:
    telegram.api.faults["sendMessage"] = Fault(429, retry_after=1)
    asked = telegram.say("Mượn sách được bao lâu?")
    telegram.correct(asked, "Câu lạc bộ thành lập ngày nào?")
    assert "21 ngày" in telegram.reply().text
    assert "12/5/2019" in telegram.edited().text


def test_a_flood_is_answered_to_the_last(telegram: TelegramServer) -> None:
    for chat in range(1, 601):
        telegram.say("Mượn sách được bao lâu?", chat=chat, user=chat)
    replies = [telegram.reply() for _ in range(600)]
    assert all("21 ngày" in reply.text for reply in replies)
