"""The tests' Telegram refuses what Telegram refuses, in its words, and confirms as it does."""

from __future__ import annotations

import json

import pytest

from tests.bot_api import TOKEN, BotApi, Refusal
from tests.telegram_html import EntitiesError, Mark, parse


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
    ],
)
def test_a_bad_message_is_refused(api: BotApi, params: dict, error: str) -> None:
    markup = json.dumps({"inline_keyboard": [params.pop("buttons", [])]})
    message = {"chat_id": "1", "parse_mode": "HTML", "reply_markup": markup, **params}
    with pytest.raises(Refusal) as caught:
        api.answer(TOKEN, "sendMessage", message)
    assert caught.value.code == 400
    assert error in caught.value.description


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
