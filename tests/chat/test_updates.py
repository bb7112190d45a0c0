"""Updates of every kind, as they come and as nobody expects them: none is an unhandled error."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.answering import Responder
from bot.app import open_knowledge
from bot.chat.parts import Context
from tests.bot_api import BOT, Json
from tests.chat.parts import bot_on
from tests.telegram_bot import LIBRARY
from tests.telegram_server import TelegramServer

RESPONDER = Responder(open_knowledge(LIBRARY))
NUMBERS = count(1)
FILE = {"file_id": "1", "file_unique_id": "1"}
PEOPLE = st.builds(  # many, or the limits would leave most of their updates unread
    lambda number: {"id": number, "is_bot": False, "first_name": "An"}, st.integers(1000, 10**6)
)
SENDERS = st.sampled_from(
    [
        {},
        {"from": {"id": 1, "is_bot": False, "first_name": "An"}},
        {"from": {"id": 99, "is_bot": False, "first_name": "Quản trị"}},
        {"from": {"id": 5, "is_bot": True, "first_name": "Bot khác"}},
        {
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
            "sender_chat": {"id": -1001, "type": "supergroup", "title": "Nhóm"},
        },
        {"sender_chat": {"id": -1008, "type": "channel", "title": "Kênh"}},
    ]
) | PEOPLE.map(lambda person: {"from": person})
CHATS = st.sampled_from(
    [
        {"id": 1, "type": "private"},
        {"id": 99, "type": "private", "first_name": "Quản trị"},
        {"id": -55, "type": "group", "title": "Nhóm nhỏ"},
        {"id": -1001, "type": "supergroup", "title": "Nhóm", "is_forum": True},
        {"id": -1008, "type": "channel", "title": "Kênh"},
    ]
)
TEXTS = st.sampled_from(
    [
        *("/start", "/start ngay-thanh-lap", "/start x__9", "/start@thu_vien_bot", "/topics"),
        *("/start _inline_", "/privacy@thu_vien_bot", "/link"),
        *("/sources", "/help", "/privacy", "/forget", "/xoa", "/link muon", "/khong_co", "/"),
        *("/status", "/knowledge", "/history", "/rollback", "/rollback 9"),
        *("Mượn sách được bao lâu?", "@thu_vien_bot xin chào", "@thu_vien_bot", "2", "cảm ơn"),
    ]
) | st.text(max_size=40)


def marked(text: str) -> list[Json]:
    """Commands and mentions where a client would mark them, and now and then where none is."""
    if text.startswith("/"):
        return [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    if text.startswith("@thu_vien_bot"):
        return [{"type": "mention", "offset": 0, "length": 13}]
    return [{"type": "a_new_kind", "offset": 0, "length": 99}]


CONTENTS = TEXTS.map(lambda text: {"text": text, "entities": marked(text)}) | st.sampled_from(
    [
        {},
        {"photo": [FILE | {"width": 1, "height": 1}], "media_group_id": "1"},
        {"photo": [FILE | {"width": 1, "height": 1}], "caption": "ai lập câu lạc bộ"},
        {"sticker": FILE | {"type": "regular", "width": 1, "height": 1}
                    | {"is_animated": False, "is_video": False}},
        {"voice": FILE | {"duration": 1}},
        {"video_note": FILE | {"length": 1, "duration": 1}},
        {"document": FILE},
        {"contact": {"phone_number": "1", "first_name": "An"}},
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"dice": {"emoji": "🎲", "value": 1}},
        {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0,
                  "is_closed": False, "is_anonymous": True, "type": "regular",
                  "allows_multiple_answers": False, "allows_revoting": True,
                  "members_only": False}},
        {"story": {"id": 1, "chat": {"id": 2, "type": "private"}}},
        {"new_chat_members": [BOT]},
        {"left_chat_member": BOT},
        {"pinned_message": {"message_id": 2, "date": 0, "chat": {"id": 1, "type": "private"}}},
        {"migrate_to_chat_id": -1009},
        {"migrate_from_chat_id": -55},
        {"forum_topic_created": {"name": "Hỏi đáp", "icon_color": 1}},
        {"group_chat_created": True},
        {"a_field_of_tomorrow": {"deep": [1, {"deeper": None}]}},
    ]
)  # fmt: skip
REPLIED = st.sampled_from(
    [
        {},
        {"from": BOT, "text": "Ý bạn là:"},
        {"from": BOT, "forum_topic_created": {"name": "Hỏi đáp", "icon_color": 1}},
        {"text": "Mượn sách được bao lâu?"},
    ]
)
AROUND = st.fixed_dictionaries(
    {},
    optional={
        "message_thread_id": st.just(3),
        "is_topic_message": st.booleans(),
        "is_automatic_forward": st.booleans(),
        "via_bot": st.just(BOT),
        "forward_origin": st.just({"type": "hidden_user", "date": 1, "sender_user_name": "Ẩn"}),
        "edit_date": st.just(1_700_000_100),
        "a_new_field": st.just([1]),
    },
)


@st.composite
def messages(draw: st.DrawFn) -> Json:
    chat = draw(CHATS)
    message = {
        "message_id": next(NUMBERS),
        "date": draw(st.sampled_from([0, 1_700_000_000, 4_000_000_000])),
        "chat": chat,
        **draw(SENDERS),
        **draw(CONTENTS),
        **draw(AROUND),
    }
    if replied := draw(REPLIED):
        message["reply_to_message"] = {"message_id": 2, "date": 1, "chat": chat, **replied}
    return message


ADMIN = {"id": 99, "is_bot": False, "first_name": "Quản trị"}
AN = {"id": 1, "is_bot": False, "first_name": "An"}
DATA = st.sampled_from(
    [
        *("m", "t:muon-sach:0", "t:muon-sach:9", "t:x", "g:tra-muon", "g:khong-con", "g:"),
        *("e:tra-muon", "e:noi-quy-muon-sach#2", "e:khong-con", "e:", "v:1:1", "v:x", "s:1"),
        *("v:1:1:", "v:1:-1:7", "v:9:1:", "s:1:", "s:1:7", "s:1:sent", "l:tra-muon", "l:"),
        *("s:", "?", "", ":", "::::"),
        *("k:all", "k:page:1", "k:page:x", "k:9", "p:y:9", "p:s:9", "p:a:9", "p:n:9", "p:", "p:x"),
        *("h:look:1", "h:back:1", "h:back:x", "h:", "h:1", "h:look:²"),
    ]
) | st.text(max_size=20)


@st.composite
def presses(draw: st.DrawFn) -> Json:
    held = draw(st.sampled_from(["message", "inaccessible", "inline", "nothing"]))
    press = {
        "id": "1",
        "from": draw(PEOPLE | st.just(ADMIN)),
        "chat_instance": "1",
        "data": draw(DATA),
    }
    if held == "message":
        press["message"] = draw(messages())
    if held == "inaccessible":
        press["message"] = {"message_id": 2, "date": 0, "chat": draw(CHATS)}
    if held == "inline":
        press["inline_message_id"] = "1"
    return press


def member(status: str) -> Json:
    return {"status": status, "user": BOT, "until_date": 0}


UPDATES = st.one_of(
    messages().map(lambda message: {"message": message}),
    messages().map(lambda message: {"edited_message": message}),
    messages().map(lambda message: {"channel_post": message}),
    messages().map(lambda message: {"edited_channel_post": message}),
    messages().map(lambda message: {"business_message": message}),
    presses().map(lambda press: {"callback_query": press}),
    TEXTS.map(lambda text: {"inline_query": {"id": "1", "from": AN, "query": text, "offset": ""}}),
    st.sampled_from(
        [
            {"chosen_inline_result": {"result_id": "tra-muon", "from": AN, "query": ""}},
            {"poll_answer": {"poll_id": "1", "user": AN, "option_ids": [],
                             "option_persistent_ids": []}},
            {"message_reaction": {"chat": {"id": 1, "type": "private"}, "message_id": 1, "date": 1,
                                  "old_reaction": [], "new_reaction": []}},
            {"my_chat_member": {"chat": {"id": -55, "type": "group"}, "from": AN, "date": 1,
                                "old_chat_member": member("left"),
                                "new_chat_member": member("member")}},
            {"something_of_tomorrow": {"id": 1}},
            {},
        ]
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as telegram:
        telegram.api.chats |= {1, 99, -55, -1001, -1008}
        telegram.api.topics |= {(chat, 3) for chat in telegram.api.chats}
        yield telegram


@given(st.lists(UPDATES, min_size=20, max_size=20))
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to shrink a batch takes too long
    suppress_health_check=list(HealthCheck),
)
def test_no_update_is_an_unhandled_error_and_every_press_is_confirmed(
    telegram: TelegramServer, updates: list[Json]
) -> None:
    async def handled() -> None:
        async with bot_on(telegram, RESPONDER) as application:

            async def fail(_: object, context: Context) -> None:
                failed.append(context.error)

            application.error_handlers.clear()
            application.add_error_handler(fail)
            for number, update in enumerate(updates):
                read = Update.de_json({"update_id": number, **update}, application.bot)
                await application.process_update(read)

    failed: list[Exception] = []
    telegram.api.calls.clear()
    asyncio.run(handled())
    for error in failed:
        raise error
    presses = sum("callback_query" in update for update in updates)
    assert len(telegram.api.called("answerCallbackQuery")) == presses
