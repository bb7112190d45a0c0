"""The Bot API as far as the bot uses it: strict in what it takes, and never more lenient.

Errors are worded as Telegram words them (https://core.telegram.org/bots/api#making-requests).
A method of the Bot API is a static method of `_Methods` with its name.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_html import LIMIT, EntitiesError, parse, units
from tests.telegram_inline import Offers, caption, offers, photo
from tests.telegram_markup import MarkupError, Pressable, keyboard, pressable

TOKEN = "123456:TEST-token_that-is-secret"  # noqa: S105 - it opens nothing
BOT = {"id": 123456, "is_bot": True, "first_name": "Bot thử", "username": "thu_vien_bot"}
MOST_DOWNLOADED = 20 * 1024 * 1024
WATCHDOG = 30.0
"""Seconds that anything may take before a test fails; only a broken bot needs them."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """A message that the bot sent or edited: as HTML, as people see it, and its buttons."""

    html: str
    text: str
    buttons: tuple[Pressable, ...]
    message: Json
    params: Json

    def button(self, label: str) -> Pressable:
        """The button with these words on it."""
        return next(button for button in self.buttons if label in button.text)

    @property
    def file(self) -> tuple[str, bytes]:
        """The name and the content of the document."""
        return self.message["document"]["file_name"], self.params["document"]

    @property
    def labels(self) -> list[str]:
        return [button.text for button in self.buttons]

    @property
    def id(self) -> int:
        return self.message["message_id"]

    @property
    def folded(self) -> str:
        """What is seen only after the fold is opened."""
        text, marks = parse(self.html)
        folds = [mark for mark in marks if mark.tag == "blockquote" and mark.attribute]
        return "\n".join(text[fold.start : fold.end] for fold in folds)

    @property
    def replies_to(self) -> int | None:
        """The id of the message that this one quotes."""
        quoted = json.loads(self.params.get("reply_parameters", "{}"))
        return quoted.get("message_id")


@dataclass
class Fault:
    """What the next calls of a method get instead of their answer.

    `status` 0 drops the connection; `took_effect` does so only after the deed was done; `chats`:
    only calls about these; `moved_to`: the id that a group has as a supergroup.
    """

    status: int
    times: int = 1
    retry_after: int | None = None
    took_effect: bool = False
    chats: Collection[int] = ()
    description: str = ""
    moved_to: int | None = None


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
        self.edits: list[Sent] = []
        self.waiting: list[Json] = []
        self.chats: set[int] = set()
        self.topics: set[tuple[int, int]] = set()
        self.messages: dict[tuple[int, int], Json] = {}
        self.files: dict[str, bytes] = {}
        """What can be downloaded, by its path."""
        self._html: dict[int, str] = {}
        self.presses: set[str] = set()
        self.inline: dict[str, Offers | None] = {}
        self.commands: dict[str, list[Json]] = {}
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
            fault = self._fault(method, params)
            if fault and not fault.took_effect:
                raise _error_of(fault)
            deed = None if method.startswith("_") else getattr(_Methods, method, None)
            if deed is None:
                raise Refusal(404, "Not Found")
            try:
                result = deed(self, params)
            except (EntitiesError, MarkupError) as error:
                raise Refusal(400, str(error)) from None
            self.changed.notify_all()
        if fault:
            raise _error_of(fault)
        return result

    def download(self, token: str, path: str) -> bytes | None:
        """A file's content; None where there is none, or where a download is to fail."""
        with self.changed:
            self.calls.append(("download", {"path": path}))
            fault = self._fault("download", {})
            return None if fault or token != self.token else self.files.get(path)

    def _fault(self, method: str, params: Json) -> Fault | None:
        fault = self.faults.get(method)
        if fault is None or not fault.times:
            return None
        if fault.chats and int(params.get("chat_id", 0)) not in fault.chats:
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
        html = params.get("text", "")
        return self.keep(params, html, {"text": _visible(html, params.get("parse_mode"))})

    def keep(self, params: Json, html: str, content: Json) -> Json:
        """Put a message of the bot into its chat, whatever it holds."""
        chat = int(params["chat_id"])
        if chat not in self.chats:
            raise Refusal(400, "Bad Request: chat not found")
        message: Json = {
            "message_id": self.next_id(),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
            "from": BOT,
            **self._standing(chat, params),
            **content,
        }
        self.messages[chat, message["message_id"]] = message
        self.sent.append(self._shown(message, html, params))
        return message

    def change(self, params: Json, html: str | None) -> Json:
        """Let a message of the bot show something else; `html` None: only other buttons."""
        message = self.own(params)
        before = self._html[message["message_id"]]
        old = (before, message.get("reply_markup"))
        if html is not None:
            if "text" not in message:
                raise Refusal(400, "Bad Request: there is no text in the message to edit")
            message["text"] = _visible(html, params.get("parse_mode"))
        html = before if html is None else html
        shown = self._shown(message, html, params)
        if old == (html, message.get("reply_markup")):
            raise Refusal(
                400,
                "Bad Request: message is not modified: specified new message content and reply "
                "markup are exactly the same as a current content and reply markup of the message",
            )
        message["edit_date"] = int(time.time())
        self.edits.append(shown)
        return message

    def own(self, params: Json) -> Json:
        """The bot's message that a call is about."""
        found = self.messages.get((int(params["chat_id"]), int(params["message_id"])))
        if found is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if found.get("from") != BOT:
            raise Refusal(400, "Bad Request: message can't be edited")
        return found

    def _standing(self, chat: int, params: Json) -> Json:
        """Where in the chat a message stands: in its topic, below what it quotes."""
        standing: Json = {}
        if thread := params.get("message_thread_id"):
            if (chat, int(thread)) not in self.topics:
                raise Refusal(400, "Bad Request: message thread not found")
            standing = {"message_thread_id": int(thread), "is_topic_message": True}
        if quoting := params.get("reply_parameters"):
            quoted = json.loads(quoting)
            found = self.messages.get((chat, quoted["message_id"]))
            if found is None and not quoted.get("allow_sending_without_reply"):
                raise Refusal(400, "Bad Request: message to be replied not found")
            if found is not None:
                standing["reply_to_message"] = {
                    key: value for key, value in found.items() if key != "reply_to_message"
                }
        return standing

    def _shown(self, message: Json, html: str, params: Json) -> Sent:
        rows = keyboard(params.get("reply_markup"))
        self._html[message["message_id"]] = html
        message.pop("reply_markup", None)
        if rows:
            message["reply_markup"] = {"inline_keyboard": rows}
        text = message.get("text") or message.get("caption", "")
        return Sent(html, text, pressable(rows, message), message, params)


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
        return server.change(params, params.get("text", ""))

    @staticmethod
    def editMessageReplyMarkup(server: BotApi, params: Json) -> Json:  # noqa: N802
        return server.change(params, None)

    @staticmethod
    def deleteMessage(server: BotApi, params: Json) -> bool:  # noqa: N802
        if server.messages.pop((int(params["chat_id"]), int(params["message_id"])), None) is None:
            raise Refusal(400, "Bad Request: message to delete not found")
        return True

    @staticmethod
    def answerCallbackQuery(server: BotApi, params: Json) -> bool:  # noqa: N802
        if params["callback_query_id"] not in server.presses:
            raise Refusal(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        if len(params.get("text", "")) > 200:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    @staticmethod
    def answerInlineQuery(server: BotApi, params: Json) -> bool:  # noqa: N802
        if server.inline.get(params["inline_query_id"], ...) is not None:
            raise Refusal(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        server.inline[params["inline_query_id"]] = offers(params)
        return True

    @staticmethod
    def sendPhoto(server: BotApi, params: Json) -> Json:  # noqa: N802
        html = params.get("caption", "")
        return server.keep(
            params, html, {"photo": photo(params["photo"]), "caption": caption(html)}
        )

    @staticmethod
    def sendDocument(server: BotApi, params: Json) -> Json:  # noqa: N802
        content, html = params["document"], params.get("caption", "")
        if not isinstance(content, bytes) or not content:
            raise Refusal(400, "Bad Request: file must be non-empty")
        document = {"file_id": f"sent-{server.next_id()}", "file_unique_id": "1"}
        document |= {"file_name": params["document file name"], "file_size": len(content)}
        return server.keep(params, html, {"document": document, "caption": caption(html)})

    @staticmethod
    def getFile(server: BotApi, params: Json) -> Json:  # noqa: N802
        path = f"documents/{params['file_id']}"
        if path not in server.files:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        size = len(server.files[path])
        if size > MOST_DOWNLOADED:
            raise Refusal(400, "Bad Request: file is too big")
        known = {"file_id": params["file_id"], "file_unique_id": "1"}
        return known | {"file_path": path, "file_size": size}

    @staticmethod
    def getChat(server: BotApi, params: Json) -> Json:  # noqa: N802
        chat = int(params["chat_id"])
        if chat not in server.chats:
            raise Refusal(400, "Bad Request: chat not found")
        private = {"id": chat, "type": "private", "first_name": f"An {chat}"}
        return private | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {
                "unlimited_gifts": True,
                "limited_gifts": True,
                "unique_gifts": True,
                "premium_subscription": True,
                "gifts_from_channels": True,
            },
        }

    @staticmethod
    def setMyCommands(server: BotApi, params: Json) -> bool:  # noqa: N802
        commands = json.loads(params["commands"])
        scope = json.loads(params.get("scope", '{"type": "default"}'))
        if scope["type"] == "chat" and int(scope["chat_id"]) not in server.chats:
            raise Refusal(400, "Bad Request: chat not found")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        server.commands[_scope(scope)] = commands
        return True

    @staticmethod
    def getMyCommands(server: BotApi, params: Json) -> list[Json]:  # noqa: N802
        scope = json.loads(params.get("scope", '{"type": "default"}'))
        return server.commands.get(_scope(scope), [])

    @staticmethod
    def setMyDescription(_server: BotApi, params: Json) -> bool:  # noqa: N802
        return _short_enough(params.get("description", ""), 512)

    @staticmethod
    def setMyShortDescription(_server: BotApi, params: Json) -> bool:  # noqa: N802
        return _short_enough(params.get("short_description", ""), 120)

    @staticmethod
    def _yes(_server: BotApi, _params: Json) -> bool:
        return True

    deleteWebhook = sendChatAction = _yes  # noqa: N815


def _scope(scope: Json) -> str:
    return ":".join(str(part) for part in (scope["type"], scope.get("chat_id")) if part)


def _error_of(fault: Fault) -> Exception:
    if not fault.status:
        return ConnectionResetError()
    waiting = {"retry_after": fault.retry_after, "migrate_to_chat_id": fault.moved_to}
    description = fault.description or f"scripted fault {fault.status}"
    told = {name: value for name, value in waiting.items() if value is not None}
    return Refusal(fault.status, description, told)


def _short_enough(text: str, limit: int) -> bool:
    if len(text) > limit:
        raise Refusal(400, "Bad Request: description is too long")
    return True


def _visible(html: str, mode: str | None) -> str:
    text = parse(html)[0] if mode == "HTML" else html
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if units(text) > LIMIT:
        raise Refusal(400, "Bad Request: message is too long")
    return text.strip()
