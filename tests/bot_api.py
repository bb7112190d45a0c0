"""The Bot API as far as the bot uses it: strict in what it takes, and never more lenient.

Errors are worded as Telegram words them (https://core.telegram.org/bots/api#making-requests).
"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_html import LIMIT, EntitiesError, parse, units

TOKEN = "123456:TEST-token_that-is-secret"  # noqa: S105 - it opens nothing
BOT = {"id": 123456, "is_bot": True, "first_name": "Bot thử", "username": "thu_vien_bot"}
WATCHDOG = 30.0
"""Seconds that anything may take before a test fails; only a broken bot needs them."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Pressable:
    """A button under a message of the bot."""

    text: str
    data: str
    message: Json


@dataclass(frozen=True)
class Sent:
    """A message that the bot sent: as HTML, as people see it, and its buttons."""

    html: str
    text: str
    buttons: tuple[Pressable, ...]
    message: Json
    params: Json

    def button(self, label: str) -> Pressable:
        """The button with these words on it."""
        return next(button for button in self.buttons if label in button.text)

    @property
    def labels(self) -> list[str]:
        return [button.text for button in self.buttons]


@dataclass
class Fault:
    """What the next calls of a method get instead of their answer.

    `status` 0 drops the connection; `took_effect` does so only after the deed was done.
    """

    status: int
    times: int = 1
    retry_after: int | None = None
    took_effect: bool = False


@dataclass
class Refusal(Exception):  # noqa: N818 - in Telegram's words an answer, not an error
    code: int
    description: str
    parameters: Json = field(default_factory=dict)


class BotApi:
    """One bot's state on the server: what waits for it, what it called and what it sent."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.calls: list[tuple[str, Json]] = []
        self.sent: list[Sent] = []
        self.waiting: list[Json] = []
        self.chats: set[int] = set()
        self.faults: dict[str, Fault] = {}
        self.changed = threading.Condition()
        self.closed = False
        self._number = 0
        self._polls = 0

    def next_id(self) -> int:
        with self.changed:
            self._number += 1
            return self._number

    def called(self, method: str) -> list[Json]:
        """The parameters of every call of a method so far."""
        return [params for name, params in self.calls if name == method]

    def answer(self, token: str | None, method: str, params: Json) -> object:
        """The result of a call; raises Refusal, or ConnectionResetError for a scripted reset."""
        if token is None:
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        with self.changed:
            self.calls.append((method, params))
            self.changed.notify_all()
            fault = self._fault(method)
            if fault and not fault.took_effect:
                raise _error_of(fault)
            deed = None if method.startswith("_") else getattr(_Methods, method, None)
            if deed is None:
                raise Refusal(404, "Not Found")
            result = deed(self, params)
            self.changed.notify_all()
        if fault:
            raise _error_of(fault)
        return result

    def _fault(self, method: str) -> Fault | None:
        fault = self.faults.get(method)
        if fault is None or not fault.times:
            return None
        fault.times -= 1
        return fault

    def updates(self, params: Json) -> list[Json]:
        """Offset semantics of getUpdates: asking from an id on confirms all before it."""
        offset = int(params.get("offset", 0))
        if offset > 0:
            self.waiting[:] = [each for each in self.waiting if each["update_id"] >= offset]
        self._polls += 1
        mine = self._polls
        self.changed.notify_all()
        wanted = json.loads(params.get("allowed_updates", "[]"))

        def fitting() -> list[Json]:
            return [each for each in self.waiting if not wanted or {*wanted} & {*each}]

        deadline = time.monotonic() + min(float(params.get("timeout", 0)), WATCHDOG)
        while not fitting() and not self.closed and self._polls == mine:
            if not self.changed.wait(max(0.0, deadline - time.monotonic())):
                break
        if self._polls != mine:
            raise Refusal(409, "Conflict: terminated by other getUpdates request")
        return fitting()[: int(params.get("limit", 100))]

    def post(self, params: Json) -> Json:
        """Take a message, or refuse it in Telegram's words."""
        chat = int(params["chat_id"])
        if chat not in self.chats:
            raise Refusal(400, "Bad Request: chat not found")
        html = params.get("text", "")
        text = _visible(html, params.get("parse_mode"))
        message = {
            "message_id": self.next_id(),
            "date": 1_700_000_000,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
            "from": BOT,
            "text": text,
        }
        buttons = tuple(
            Pressable(button["text"], button.get("callback_data", ""), message)
            for button in _buttons(params.get("reply_markup"))
        )
        self.sent.append(Sent(html, text, buttons, message, params))
        return message


class _Methods:
    """The methods of the Bot API that exist here."""

    @staticmethod
    def getMe(_server: BotApi, _params: Json) -> Json:  # noqa: N802 - Telegram's name
        return BOT

    @staticmethod
    def getUpdates(server: BotApi, params: Json) -> list[Json]:  # noqa: N802
        return server.updates(params)

    @staticmethod
    def sendMessage(server: BotApi, params: Json) -> Json:  # noqa: N802
        return server.post(params)

    @staticmethod
    def editMessageText(server: BotApi, params: Json) -> Json:  # noqa: N802
        if not any(
            str(sent.message["message_id"]) == params.get("message_id") for sent in server.sent
        ):
            raise Refusal(400, "Bad Request: message to edit not found")
        return server.post(params)

    @staticmethod
    def getMyCommands(server: BotApi, _params: Json) -> list[Json]:  # noqa: N802
        return json.loads(server.called("setMyCommands")[-1]["commands"])

    @staticmethod
    def setMyDescription(_server: BotApi, params: Json) -> bool:  # noqa: N802
        return _short_enough(params.get("description", ""), 512)

    @staticmethod
    def setMyShortDescription(_server: BotApi, params: Json) -> bool:  # noqa: N802
        return _short_enough(params.get("short_description", ""), 120)

    @staticmethod
    def _yes(_server: BotApi, _params: Json) -> bool:
        return True

    setMyCommands = deleteWebhook = sendChatAction = answerCallbackQuery = _yes  # noqa: N815


def _error_of(fault: Fault) -> Exception:
    if not fault.status:
        return ConnectionResetError()
    waiting = {} if fault.retry_after is None else {"retry_after": fault.retry_after}
    return Refusal(fault.status, f"scripted fault {fault.status}", waiting)


def _short_enough(text: str, limit: int) -> bool:
    if len(text) > limit:
        raise Refusal(400, "Bad Request: description is too long")
    return True


def _visible(html: str, mode: str | None) -> str:
    try:
        text = parse(html)[0] if mode == "HTML" else html
    except EntitiesError as error:
        raise Refusal(400, str(error)) from None
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if units(text) > LIMIT:
        raise Refusal(400, "Bad Request: message is too long")
    return text.strip()


def _buttons(markup: str | None) -> list[Json]:
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    buttons = [button for row in rows for button in row]
    for button in buttons:
        if not button.get("text", "").strip():
            raise Refusal(
                400, "Bad Request: can't parse inline keyboard button: Can't find field \"text\""
            )
        if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    if len(buttons) > 100:
        raise Refusal(400, "Bad Request: reply markup is too long")
    return buttons
