"""Votes under answers: one a person, changeable, shown as chosen."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import Store
from tests.bot_api import Fault, Sent
from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_server import TelegramServer

QUESTION = "Mượn sách được bao lâu?"
UNKNOWN = "Ai vô địch giải bóng đá thế giới?"
STAFF_BUTTON = "Gửi câu hỏi cho cán bộ"
GROUP = -1004


def with_contact(folder: Path) -> Path:
    """The library, with a person to call."""
    shutil.copytree(LIBRARY, folder)
    with (folder / "programme.yaml").open("a", encoding="utf-8") as programme:
        programme.write("contact: {name: Cô Lụa, phone: 0238 3 000 000}\n")
    return folder


def votes(sent: Sent) -> list[str]:
    return [label for label in sent.labels if label[0] in "👍👎"]


def test_an_answer_can_be_voted_on(telegram: TelegramServer) -> None:
    reply = telegram.ask(QUESTION)
    assert votes(reply) == ["👍", "👎"]
    press = telegram.press(reply.button("👍"))
    assert telegram.toast(press) == "Cảm ơn bạn!"
    marked = telegram.edited()
    assert votes(marked) == ["👍 ✓", "👎"]
    assert marked.text == reply.text
    assert [label for label in marked.labels if label not in votes(marked)] == [
        label for label in reply.labels if label not in votes(reply)
    ]


def test_a_vote_can_be_changed(telegram: TelegramServer) -> None:
    reply = telegram.ask(QUESTION)
    telegram.press(reply.button("👍"))
    liked = telegram.edited()
    press = telegram.press(liked.button("👎"))
    assert "ghi lại" in telegram.toast(press)
    assert votes(telegram.edited()) == ["👍", "👎 ✓"]


def test_the_same_vote_again_changes_nothing(telegram: TelegramServer) -> None:
    telegram.press(telegram.ask(QUESTION).button("👍"))
    press = telegram.press(telegram.edited().button("👍 ✓"))
    assert telegram.toast(press) == "Cảm ơn bạn!"
    assert telegram.ask("/help")


@pytest.mark.parametrize(
    ("asked", "voted_on"),
    [
        (UNKNOWN, True),
        ("số lượng thành viên hiện nay", True),
        ("sách bị rách bìa thì có phải đền không?", True),
        ("Xin chào", False),
        ("ngày nào", False),
        ("???", False),
        ("/help", False),
    ],
)
def test_what_is_final_can_be_voted_on_and_nothing_else(
    telegram: TelegramServer, asked: str, *, voted_on: bool
) -> None:
    assert bool(votes(telegram.ask(asked))) is voted_on


def test_an_answer_found_in_the_guide_can_be_voted_on(telegram: TelegramServer) -> None:
    telegram.press(telegram.ask("/topics").button("Mượn sách"))
    telegram.press(telegram.edited().button("bao lâu"))
    answer = telegram.edited()
    telegram.press(answer.button("👎"))
    marked = telegram.edited()
    assert votes(marked) == ["👍", "👎 ✓"]
    assert marked.labels[-1] == answer.labels[-1]


def test_in_a_group_there_are_no_votes(telegram: TelegramServer) -> None:
    telegram.say(f"@thu_vien_bot {QUESTION}", chat=GROUP, user=41, chat_type="supergroup")
    assert votes(telegram.reply()) == []


def test_with_staff_a_vote_against_shows_the_way_to_a_person(staffed: TelegramServer) -> None:
    reply = staffed.ask(QUESTION)
    assert STAFF_BUTTON not in reply.labels
    staffed.press(reply.button("👎"))
    marked = staffed.edited()
    place = marked.labels.index("👎 ✓")
    assert marked.labels[place + 1] == STAFF_BUTTON


@pytest.mark.parametrize(
    ("asked", "shown"), [(UNKNOWN, True), ("ngày nào", True), (QUESTION, False), ("???", False)]
)
def test_with_staff_who_is_not_answered_sees_the_way_at_once(
    staffed: TelegramServer, asked: str, *, shown: bool
) -> None:
    assert (STAFF_BUTTON in staffed.ask(asked).labels) is shown


def test_without_staff_there_is_no_way_to_a_person(telegram: TelegramServer) -> None:
    reply = telegram.ask(UNKNOWN)
    telegram.press(reply.button("👎"))
    assert STAFF_BUTTON not in [*reply.labels, *telegram.edited().labels]


def test_without_staff_a_vote_against_names_the_contact(tmp_path: Path) -> None:
    knowledge = with_contact(tmp_path / "knowledge")
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, knowledge):
        reply = telegram.ask(QUESTION)
        telegram.press(reply.button("👎"))
        assert telegram.reply().text == "Bạn có thể hỏi thêm: Cô Lụa, 0238 3 000 000"
        telegram.press(telegram.edited().button("👎"))
        assert telegram.ask("/help").text.startswith("Bạn gõ câu hỏi")


def test_a_vote_on_a_message_too_old_to_be_told_is_kept(telegram: TelegramServer) -> None:
    reply = telegram.ask(QUESTION)
    press = telegram.press(reply.button("👍"), inaccessible=True)
    assert telegram.toast(press) == "Cảm ơn bạn!"


@pytest.mark.parametrize("data", ["v:1:0:", "v:x:1:", "v:1:1", "v:", "v:1:-1:1:1", "v:²:1:"])
def test_a_vote_that_makes_no_sense_is_confirmed_quietly(
    telegram: TelegramServer, data: str
) -> None:
    button = replace(telegram.ask(QUESTION).button("👍"), data=data)
    assert telegram.toast(telegram.press(button)) == ""


@pytest.mark.parametrize("number", ["999999", "9" * 40])
def test_a_vote_on_a_question_that_is_gone_says_so(telegram: TelegramServer, number: str) -> None:
    button = replace(telegram.ask(QUESTION).button("👍"), data=f"v:{number}:1:")
    assert telegram.toast(telegram.press(button)) in {
        "Câu hỏi này cũ quá nên mình không còn lưu. Bạn hỏi lại giúp mình nhé.",
        "Lúc này mình chưa ghi được. Bạn bấm lại sau ít phút nhé.",
    }


@pytest.mark.parametrize("fault", [Fault(429, retry_after=1), Fault(502), Fault(0)])
def test_a_bad_moment_of_the_network_loses_no_mark(telegram: TelegramServer, fault: Fault) -> None:
    reply = telegram.ask(QUESTION)
    telegram.api.faults["editMessageReplyMarkup"] = fault
    telegram.press(reply.button("👍"))
    assert votes(telegram.edited()) == ["👍 ✓", "👎"]


def test_each_person_has_one_vote_that_lasts_and_is_kept_without_their_name(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/votes.sqlite3"
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, BOT_DATABASE_URL=url) as bot:
        reply = telegram.ask(QUESTION)
        telegram.press(reply.button("👍"))
        telegram.press(telegram.edited().button("👎"))
        assert votes(telegram.edited()) == ["👍", "👎 ✓"]
        bot.stop()
        with running_bot(telegram, tmp_path, BOT_DATABASE_URL=url):
            telegram.press(reply.button("👍"), user=2)
            telegram.edited()
    store = Store.open(url)
    (question,) = store.questions(datetime.fromtimestamp(0, UTC))
    store.close()
    assert (question.up, question.down) == (1, 1)


def test_without_a_store_there_are_no_votes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    url = f"sqlite:///{tmp_path}/file/bot.sqlite3"
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, BOT_DATABASE_URL=url):
        reply = telegram.ask(QUESTION)
        assert "21 ngày" in reply.text
        assert votes(reply) == []
