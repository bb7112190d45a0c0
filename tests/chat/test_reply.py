"""Answers as messages and buttons, without Telegram."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.app import build_responder, open_knowledge
from bot.chat import reply
from bot.chat.reply import Button, Reply
from bot.model import Choice, Clarification, DirectAnswer, Entry, Fallback, Knowledge, Topic
from tests.bot_process import ROOT
from tests.telegram_bot import LIBRARY
from tests.telegram_html import parse

TODAY = date(2026, 1, 1)
CHOICES = (Choice("do-tuoi", "Bao nhiêu tuổi?"), Choice("noi-quy#2", "Nội quy"))
KNOWLEDGE = open_knowledge(LIBRARY)


@pytest.mark.parametrize("folder", [LIBRARY, ROOT / "knowledge"], ids=["library", "shipped"])
def test_telegram_takes_every_answer_as_one_message(folder: Path) -> None:
    responder = build_responder(open_knowledge(folder))
    for entry in responder.knowledge.entries:
        answer = responder.open(entry.id)
        assert answer
        (message,) = reply.answered([answer], responder.knowledge, TODAY)
        assert parse(message.html)[0].strip()
        assert all(len(button.data.encode()) <= 64 for button in message.buttons)


def test_choices_are_buttons_under_the_sentence_that_introduces_them() -> None:
    assert reply.answered([Clarification(CHOICES, 0.5)], KNOWLEDGE, TODAY) == (
        Reply(
            "Ý bạn là:", (Button("Bao nhiêu tuổi?", "e:do-tuoi"), Button("Nội quy", "e:noi-quy#2"))
        ),
    )


def test_a_fallback_offers_what_is_nearest() -> None:
    (message,) = reply.answered([Fallback(0.1, CHOICES)], KNOWLEDGE, TODAY)
    assert message.html.endswith("\n\nCó thể bạn muốn hỏi:")
    assert [button.label for button in message.buttons] == ["Bao nhiêu tuổi?", "Nội quy"]


def test_two_answers_are_one_message_and_offer_nothing_twice() -> None:
    answers = [
        DirectAnswer(KNOWLEDGE.entry_by_id[entry_id], 1.0, CHOICES)
        for entry_id in ("thoi-han-muon", "tra-muon")
    ]
    (message,) = reply.answered(answers, KNOWLEDGE, TODAY)
    assert "21 ngày" in message.html
    assert "thẻ tạm khóa" in message.html
    assert [button.data for button in message.buttons] == ["e:do-tuoi", "e:noi-quy#2"]


def test_an_open_mark_in_an_answer_does_not_reach_the_notes() -> None:
    entry = KNOWLEDGE.entry_by_id["tra-muon"].model_copy(update={"answer": "```\nmã"})
    (message,) = reply.answered([DirectAnswer(entry, 1.0)], KNOWLEDGE, TODAY)
    assert message.html.startswith("<pre>mã</pre>\n\nNguồn: Nội quy mượn sách")


def test_a_large_topic_has_pages() -> None:
    topic = Topic(id="t" * 40, title="Chủ đề")
    entries = tuple(
        Entry(id=f"{number}", topic=topic.id, questions=(f"Câu {number}?",), answer="a")
        for number in range(45)
    )
    programme = KNOWLEDGE.programme.model_copy(update={"topics": (topic,)})
    knowledge = Knowledge(programme, KNOWLEDGE.messages, entries)
    pages = [reply.topic(knowledge, topic.id, page)[0].buttons for page in range(3)]
    assert [len(page) for page in pages] == [21, 22, 6]
    assert [pages[0][-1], *pages[1][-2:], pages[2][-1]] == [
        Button("»", f"t:{topic.id}:1"),
        Button("«", f"t:{topic.id}:0"),
        Button("»", f"t:{topic.id}:2"),
        Button("«", f"t:{topic.id}:1"),
    ]
    assert all(len(button.data.encode()) <= 64 for page in pages for button in page)
