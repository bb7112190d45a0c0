"""Answers as messages and buttons, without Telegram."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.app import build_responder, open_knowledge
from bot.chat import answers, pages
from bot.chat.reply import Button, Replies, Reply, stacked
from bot.conversation.turns import Turn, turn
from bot.model import Choice, Clarification, DirectAnswer, Entry, Fallback, Knowledge, Topic
from tests.bot_process import ROOT
from tests.telegram_bot import LIBRARY
from tests.telegram_html import parse

TODAY = date(2026, 1, 1)
CHOICES = (Choice("do-tuoi", "Bao nhiêu tuổi?"), Choice("noi-quy#2", "Nội quy"))
KNOWLEDGE = open_knowledge(LIBRARY)


def said(*given: object, knowledge: Knowledge = KNOWLEDGE) -> Turn:
    return turn("…", given, knowledge, TODAY)


def answered(*given: object, knowledge: Knowledge = KNOWLEDGE) -> Replies:
    return answers.whole(said(*given, knowledge=knowledge), knowledge)


@pytest.mark.parametrize("folder", [LIBRARY, ROOT / "knowledge"], ids=["library", "shipped"])
def test_telegram_takes_every_answer_as_one_message_whole_and_short(folder: Path) -> None:
    responder = build_responder(open_knowledge(folder))
    for entry in responder.knowledge.entries:
        turned = said(responder.open(entry.id), knowledge=responder.knowledge)
        (whole,) = answers.whole(turned, responder.knowledge)
        (short,) = answers.short(turned)
        assert parse(whole.html)[0].split() == parse(short.html)[0].split()
        assert all(len(button.data.encode()) <= 64 for button in whole.buttons)


def test_choices_are_buttons_under_the_sentence_that_introduces_them() -> None:
    buttons = stacked([Button("Bao nhiêu tuổi?", "e:do-tuoi"), Button("Nội quy", "e:noi-quy#2")])
    assert answered(Clarification(CHOICES, 0.5)) == (Reply("Ý bạn là:", buttons),)
    assert answers.short(said(Clarification(CHOICES, 0.5))) == (Reply("Ý bạn là:", buttons),)


def test_a_fallback_offers_what_is_nearest() -> None:
    (message,) = answered(Fallback(0.1, CHOICES))
    assert message.html.endswith("\n\nCó thể bạn muốn hỏi:")
    assert [button.label for button in message.buttons] == ["Bao nhiêu tuổi?", "Nội quy"]


def test_two_answers_are_one_message_and_offer_nothing_twice() -> None:
    given = [
        DirectAnswer(KNOWLEDGE.entry_by_id[entry_id], 1.0, CHOICES)
        for entry_id in ("thoi-han-muon", "tra-muon")
    ]
    (message,) = answered(*given)
    assert "21 ngày" in message.html
    assert "thẻ tạm khóa" in message.html
    assert [button.data for button in message.buttons] == ["e:do-tuoi", "e:noi-quy#2"]


def with_answer(answer: str) -> DirectAnswer:
    return DirectAnswer(KNOWLEDGE.entry_by_id["tra-muon"].model_copy(update={"answer": answer}), 1)


def test_an_open_mark_in_an_answer_does_not_reach_the_notes() -> None:
    (message,) = answered(with_answer("```\nmã"))
    assert message.html.startswith("<pre>mã</pre>\n\nNguồn: Nội quy mượn sách")


def test_document_numbers_can_be_copied_but_not_a_whole_list_of_them() -> None:
    (message,) = answered(with_answer("Theo **12/QĐ-TV**, 7-NQ/TV, 12/QĐ-TV và 91/2025/QH15."))
    assert message.buttons == (
        Button("Chép số 12/QĐ-TV", copy="12/QĐ-TV"),
        Button("Chép số 7-NQ/TV", copy="7-NQ/TV"),
    )


def test_a_short_answer_shows_first_paragraphs_and_folds_the_others_and_the_notes() -> None:
    paragraphs = [f"Đoạn {number} " + "chữ " * 60 for number in range(1, 5)]
    (message,) = answers.short(said(with_answer("\n\n".join(paragraphs))))
    shown, folded = message.html.split("\n<blockquote expandable>")
    assert "Đoạn 2" in shown
    assert folded.startswith("Đoạn 3")
    assert "Đoạn 4" in folded
    assert "Nguồn: Nội quy mượn sách" in folded


def test_a_quote_in_the_fold_is_no_quote_in_a_quote() -> None:
    (message,) = answers.short(said(with_answer("Một.\n\n" + "dài " * 200 + "\n\n> trích")))
    assert parse(message.html)[0].count("trích") == 1


def knowledge_of(topic: Topic, entries: int) -> Knowledge:
    programme = KNOWLEDGE.programme.model_copy(update={"topics": (topic,)})
    questions = tuple(
        Entry(id=f"{number:02}", topic=topic.id, questions=(f"Câu {number}?",), answer="a")
        for number in range(entries)
    )
    return Knowledge(programme, KNOWLEDGE.messages, questions)


def test_a_large_topic_has_pages() -> None:
    topic = Topic(id="t" * 40, title="Chủ đề")
    knowledge = knowledge_of(topic, 20)
    first, second, last = (pages.topic(knowledge, topic.id, page)[0] for page in range(3))
    assert [len(page.rows) for page in (first, second, last)] == [10, 10, 6]
    assert [button.data for button in first.rows[-2]] == [f"t:{topic.id}:1"]
    assert [button.data for button in second.rows[-2]] == [f"t:{topic.id}:0", f"t:{topic.id}:2"]
    assert [button.data for button in last.rows[-2]] == [f"t:{topic.id}:1"]
    assert all(page.rows[-1][0].data == "m" for page in (first, second, last))
    assert all(len(button.data.encode()) <= 64 for button in second.buttons)


def test_the_way_back_leads_to_the_page_that_lists_the_entry() -> None:
    topic = Topic(id="muon-sach", title="Mượn sách")
    back, topics = pages.way_back(knowledge_of(topic, 20), "09")
    assert back == (Button("‹ Mượn sách", "t:muon-sach:1"),)
    assert topics == (Button("‹ Tất cả chủ đề", "m"),)
