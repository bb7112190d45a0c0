"""The tests' Telegram refuses what Telegram refuses, in its words, and confirms as it does."""

from __future__ import annotations

import json
import struct

import pytest

from tests.bot_api import TOKEN, BotApi, Refusal
from tests.telegram_html import EntitiesError, Mark, parse

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture
def api() -> BotApi:
    api = BotApi()
    api.chats.add(1)
    return api


@pytest.mark.parametrize(
    ("html", "error"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("á <", 'Unsupported start tag "" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'expected "</i>", found "</b>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b class='x'>a</b>", 'Unsupported attribute "class" in the tag "b"'),
        ("<a>a</a>", 'Tag "a" must have an attribute'),
        ("<a href>a</a>", "Expected equal sign"),
        ('<a href="x', "Unclosed start tag"),
        ("a & b", "Unsupported character entity"),
        ("&nbsp;", "Unsupported character entity"),
        ("<code><b>a</b></code>", "can't be nested"),
        ("<blockquote><blockquote>a</blockquote></blockquote>", "can't be nested"),
    ],
)
def test_bad_html_is_refused(html: str, error: str) -> None:
    with pytest.raises(EntitiesError) as caught:
        parse(html)
    assert str(caught.value).startswith("Bad Request: can't parse entities: ")
    assert error in str(caught.value)


def test_good_html_becomes_text_and_marks() -> None:
    assert parse('<b>A&amp;<i>b</i></b> <a href="https://c.vn">&#60;c</a>') == (
        "A&b <c",
        [Mark("i", 2, 3), Mark("b", 0, 3), Mark("a", 4, 6, "https://c.vn")],
    )


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"chat_id": "2", "text": "a"}, "chat not found"),
        ({"text": "<b> </b>"}, "message text is empty"),
        ({"text": "😀" * 2049}, "message is too long"),
        (
            {"text": "a", "buttons": [{"text": "", "callback_data": "a"}]},
            'Can\'t find field "text"',
        ),
        ({"text": "a", "buttons": [{"text": "a", "callback_data": "đ" * 33}]}, "BUTTON_DATA"),
        ({"text": "a", "buttons": [{"text": "a", "url": "t.me"}]}, "BUTTON_URL_INVALID"),
        ({"text": "a", "buttons": [{"text": "a", "copy_text": {"text": "a" * 257}}]}, "COPY_TEXT"),
        ({"text": "a", "buttons": [{"text": "a"}]}, "Text buttons are unallowed"),
        (
            {"text": "a", "buttons": [{"text": "a", "url": "https://a.vn", "callback_data": "a"}]},
            "Text buttons are unallowed",
        ),
        ({"text": "a", "message_thread_id": "7"}, "message thread not found"),
        (
            {"text": "a", "reply_parameters": '{"message_id": 99}'},
            "message to be replied not found",
        ),
    ],
)
def test_a_bad_message_is_refused(api: BotApi, params: dict, error: str) -> None:
    markup = json.dumps({"inline_keyboard": [params.pop("buttons", [])]})
    message = {"chat_id": "1", "parse_mode": "HTML", "reply_markup": markup, **params}
    with pytest.raises(Refusal) as caught:
        api.answer(TOKEN, "sendMessage", message)
    assert caught.value.code == 400
    assert error in caught.value.description


def article(**fields: object) -> dict:
    content = {"message_text": "<b>a</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": "a", "title": "A", "input_message_content": content} | fields


@pytest.mark.parametrize(
    ("results", "error"),
    [
        ([article(id=str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="đ" * 33)], "RESULT_ID_INVALID"),
        ([article(title=" ")], "ARTICLE_TITLE_EMPTY"),
        ([article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})], "end tag"),
        (
            [article(input_message_content={"message_text": "a" * 4097, "parse_mode": "HTML"})],
            "message is too long",
        ),
    ],
)
def test_bad_inline_results_are_refused(api: BotApi, results: list[dict], error: str) -> None:
    api.inline["1"] = None
    with pytest.raises(Refusal) as caught:
        api.answer(
            TOKEN, "answerInlineQuery", {"inline_query_id": "1", "results": json.dumps(results)}
        )
    assert caught.value.code == 400
    assert error in caught.value.description


def test_an_inline_query_is_answered_once(api: BotApi) -> None:
    api.inline["1"] = None
    answer = {"inline_query_id": "1", "results": json.dumps([article()])}
    assert api.answer(TOKEN, "answerInlineQuery", answer)
    for query in ("1", "2"):
        with pytest.raises(Refusal):
            api.answer(TOKEN, "answerInlineQuery", answer | {"inline_query_id": query})


@pytest.mark.parametrize(
    ("photo", "caption", "error"),
    [
        (b"GIF89a", "", "IMAGE_PROCESS_FAILED"),
        ("1", "", "IMAGE_PROCESS_FAILED"),
        (PNG + struct.pack(">II", 9000, 9000), "", "PHOTO_INVALID_DIMENSIONS"),
        (PNG + struct.pack(">II", 900, 9), "", "PHOTO_INVALID_DIMENSIONS"),
        (PNG + struct.pack(">II", 9, 9), "a" * 1025, "caption is too long"),
    ],
)
def test_a_bad_photo_is_refused(api: BotApi, photo: object, caption: str, error: str) -> None:
    with pytest.raises(Refusal) as caught:
        api.answer(TOKEN, "sendPhoto", {"chat_id": "1", "photo": photo, "caption": caption})
    assert error in caught.value.description


def refusal(api: BotApi, method: str, **params: str) -> str:
    with pytest.raises(Refusal) as caught:
        api.answer(TOKEN, method, {"chat_id": "1", **params})
    return caught.value.description


def test_a_message_is_edited_only_where_something_changes(api: BotApi) -> None:
    sent = api.answer(TOKEN, "sendMessage", {"chat_id": "1", "text": "a"})
    this = {"chat_id": "1", "message_id": str(sent["message_id"])}
    assert "is not modified" in refusal(api, "editMessageText", **this, text="a")
    assert api.answer(TOKEN, "editMessageText", {**this, "text": "b"})["text"] == "b"
    assert [edit.text for edit in api.edits] == ["b"]


def test_only_own_messages_that_are_there_can_be_edited(api: BotApi) -> None:
    api.messages[1, 50] = {"message_id": 50, "from": {"id": 1}, "text": "a"}
    assert "can't be edited" in refusal(api, "editMessageText", message_id="50", text="b")
    assert "to edit not found" in refusal(api, "editMessageText", message_id="51", text="b")
    assert "to delete not found" in refusal(api, "deleteMessage", message_id="51")


def test_a_press_that_never_was_can_not_be_confirmed(api: BotApi) -> None:
    assert "query is too old" in refusal(api, "answerCallbackQuery", callback_query_id="x")


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ({"command": "Start", "description": "a"}, "BOT_COMMAND_INVALID"),
        ({"command": "start", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
def test_a_bad_command_is_refused(api: BotApi, command: dict, error: str) -> None:
    assert error in refusal(api, "setMyCommands", commands=json.dumps([command]))


@pytest.mark.parametrize(
    ("token", "method", "code"), [("1:x", "getMe", 401), (TOKEN, "getMoney", 404)]
)
def test_wrong_tokens_and_unknown_methods(api: BotApi, token: str, method: str, code: int) -> None:
    with pytest.raises(Refusal) as caught:
        api.answer(token, method, {})
    assert caught.value.code == code


def test_asking_from_an_offset_confirms_what_was_before(api: BotApi) -> None:
    api.waiting += [{"update_id": number, "message": {}} for number in (4, 5, 6)]

    def ids(**params: str) -> list[int]:
        return [update["update_id"] for update in api.answer(TOKEN, "getUpdates", params)]

    assert ids() == [4, 5, 6]
    assert ids(limit="1") == [4]
    assert ids(offset="5") == [5, 6]
    assert ids() == [5, 6]
    assert ids(allowed_updates='["callback_query"]') == []
    assert ids(offset="7", timeout="0.01") == []
    assert api.waiting == []


def test_what_a_person_sent_can_be_downloaded_up_to_twenty_megabytes(api: BotApi) -> None:
    api.files |= {"documents/a": b"abc", "documents/b": bytes(20 * 1024 * 1024 + 1)}
    file = api.answer(TOKEN, "getFile", {"file_id": "a"})
    assert file["file_size"] == 3
    assert api.download(TOKEN, file["file_path"]) == b"abc"
    assert api.download("1:x", file["file_path"]) is None
    assert refusal(api, "getFile", file_id="b").endswith("file is too big")
    assert "wrong file_id" in refusal(api, "getFile", file_id="c")


def test_an_empty_document_is_refused(api: BotApi) -> None:
    empty = {"chat_id": "1", "document": b"", "document file name": "a.txt"}
    assert "must be non-empty" in refusal(api, "sendDocument", **empty)
