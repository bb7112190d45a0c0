"""Answers offered while someone types "@bot words" in any chat."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.answering import Responder
from bot.app import build_responder, open_knowledge
from bot.chat.inline import MOST, article, fitting
from bot.model import Entry, Knowledge
from tests.bot_process import ROOT
from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_html import LIMIT, parse, units
from tests.telegram_server import TelegramServer

TODAY = date(2026, 1, 1)


def test_words_are_answered_with_title_preview_and_the_message_itself(
    telegram: TelegramServer,
) -> None:
    seen = telegram.type_inline("thành lập ngày nào")
    first = seen.results[0]
    assert first.title == "Câu lạc bộ thành lập ngày nào?"
    assert first.description == "Câu lạc bộ thành lập ngày 12/5/2019."
    assert first.text == (
        "Câu lạc bộ thành lập ngày 12/5/2019.\n\n"
        "Thông tin tại thời điểm 3/2021.\n\n"
        "Nguồn: Giới thiệu câu lạc bộ đọc sách, Bản tin Sông Xanh, 14/3/2021\n\n"
        "Hỏi thêm trong chat riêng"
    )
    assert 'href="https://t.me/thu_vien_bot?start=ngay-thanh-lap"' in first.html
    assert "Ai sáng lập câu lạc bộ?" in seen.titles[1:]


def test_the_link_back_opens_the_same_answer(telegram: TelegramServer) -> None:
    passage = telegram.type_inline("sách bị rách bìa thì có phải đền không").results[0]
    assert "không phải đền" in passage.text
    payload = passage.html.partition("?start=")[2].partition('"')[0]
    assert "không phải đền" in telegram.ask(f"/start {payload}").text


def test_telegram_may_keep_the_answers_for_everyone(telegram: TelegramServer) -> None:
    seen = telegram.type_inline("mượn sách")
    assert (seen.cached, seen.personal) == (300, False)
    assert 1 < len(seen.results) <= MOST


@pytest.mark.parametrize("words", ["vô địch bóng đá thế giới", "???", "Xin chào"])
def test_where_nothing_fits_the_private_chat_is_offered(
    telegram: TelegramServer, words: str
) -> None:
    seen = telegram.type_inline(words)
    assert seen.results == ()
    assert seen.button == "Hỏi trong chat riêng"
    assert "Mượn sách" in telegram.ask(f"/start {seen.start}").labels


def test_what_the_sources_do_not_tell_is_nothing_to_send(telegram: TelegramServer) -> None:
    assert "Câu lạc bộ có bao nhiêu thành viên?" not in (
        telegram.type_inline("Câu lạc bộ có bao nhiêu thành viên?").titles
    )


def test_with_no_words_the_most_asked_come_first(tmp_path: Path) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path):
        fresh = telegram.type_inline("").titles
        assert fresh[:3] == [
            "Câu lạc bộ đọc sách là gì?",
            "Câu lạc bộ sinh hoạt vào ngày nào?",
            "Mỗi lần được mượn bao nhiêu cuốn sách?",
        ]
        telegram.ask("Trả sách muộn thì bị phạt thế nào?")
        telegram.ask("Câu lạc bộ có bao nhiêu thành viên?")
        telegram.ask("Ai vô địch bóng đá?")
        asked = telegram.type_inline("").titles
        assert asked[0] == "Trả sách muộn thì bị phạt thế nào?"
        assert asked[1:3] == fresh[:2]


def test_typing_letter_by_letter_is_no_flood_and_no_question(telegram: TelegramServer) -> None:
    for length in range(1, 12):
        telegram.type_inline("mượn sách bao lâu"[:length])
    assert "21 ngày" in telegram.ask("Mượn sách được bao lâu?").text


def test_a_query_that_is_too_old_is_no_error(telegram: TelegramServer) -> None:
    telegram.push(
        inline_query={
            "id": "long-ago",
            "from": {"id": 1, "is_bot": False, "first_name": "An"},
            "query": "mượn sách",
            "offset": "",
        }
    )
    telegram.wait(lambda: telegram.api.called("answerInlineQuery") != [])
    assert telegram.type_inline("mượn sách").results


@pytest.mark.parametrize("folder", [LIBRARY, ROOT / "knowledge"], ids=["library", "shipped"])
def test_every_answer_can_be_sent(folder: Path) -> None:
    responder = build_responder(open_knowledge(folder))
    for entry in responder.knowledge.entries:
        if entry.gap or entry.smalltalk:
            continue
        (first, *_) = fitting(responder, entry.questions[0])
        offer = article(first, responder.knowledge, TODAY, "thu_vien_bot")
        text, _ = parse(offer.input_message_content.message_text)
        assert units(text) <= LIMIT
        assert "\n" not in offer.description


def test_a_long_answer_is_shortened_to_one_message_and_keeps_its_link() -> None:
    entry = Entry(id="dai", questions=("Dài?",), answer="**Một đoạn.**\n\n" * 900)
    knowledge = Knowledge(open_knowledge(LIBRARY).programme, open_knowledge(LIBRARY).messages)
    knowledge = Knowledge(knowledge.programme, knowledge.messages, (entry,))
    answer = Responder(knowledge).open("dai")
    assert answer
    message = article(answer, knowledge, TODAY, "b").input_message_content.message_text
    text, marks = parse(message)
    assert LIMIT - 100 < units(text) <= LIMIT
    assert text.endswith("Một đoạn.…\n\nHỏi thêm trong chat riêng")
    assert marks[-1].attribute == "https://t.me/b?start=dai"
