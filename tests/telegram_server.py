"""The tests' Telegram: a Bot API server on loopback, and the people who write to the bot.

with TelegramServer() as telegram:
    telegram.say("xin chào")
    assert "Chào" in telegram.reply().text
"""

from __future__ import annotations

import json
import re
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.bot_api import TOKEN, WATCHDOG, BotApi, Json, Refusal, Sent
from tests.telegram_html import units
from tests.telegram_inline import Offers
from tests.telegram_markup import Pressable

_ENTITIES = re.compile(r"(?P<bot_command>(?<!\S)/\w+(?:@\w+)?)|(?P<mention>(?<!\w)@\w{4,})")
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class TelegramServer:
    """The server; used as a context manager it listens on 127.0.0.1, port 0 being any free one."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.api = BotApi(token)
        self.person = 1
        """Who writes and presses where a test names nobody, in the private chat with the bot."""
        self._read = 0
        self._edits_read = 0
        self._http = _Server(("127.0.0.1", port), _Handler)
        self._http.api = self.api  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with self.api.changed:
            self.api.closed = True
            self.api.changed.notify_all()
        self._http.shutdown()
        self._http.server_close()

    def say(
        self,
        text: str | None,
        *,
        chat: int | None = None,
        user: int | None = None,
        entities: list[Json] | None = None,
        chat_type: str = "private",
        **more: object,
    ) -> Json:
        """A person writes; mentions and commands are marked as a client would mark them."""
        chat = self.person if chat is None else chat
        user = self.person if user is None else user
        message = {
            "message_id": self.api.next_id(),
            "date": int(time.time()),
            "chat": {"id": chat, "type": chat_type},
            "from": {"id": user, "is_bot": False, "first_name": "An"},
            **more,
        }
        if text is not None:
            message["text"] = text
            message["entities"] = _marked(text) if entities is None else entities
        self.api.chats.add(chat)
        self.api.messages[chat, message["message_id"]] = message
        if message.get("is_topic_message"):
            self.api.topics.add((chat, message["message_thread_id"]))
        self.push(message=message)
        return message

    def send_file(
        self, name: str, content: str | bytes, *, size: int | None = None, **more: object
    ) -> Json:
        """A person sends a document; `size`: what Telegram tells of it, where that differs."""
        data = content.encode() if isinstance(content, str) else content
        file_id = f"file-{self.api.next_id()}"
        self.api.files[f"documents/{file_id}"] = data
        document = {"file_id": file_id, "file_unique_id": file_id, "file_name": name}
        document["file_size"] = len(data) if size is None else size
        return self.say(None, document=document, **more)

    def correct(self, message: Json, text: str, *, minutes: float = 1) -> Json:
        """A person edits what they wrote, some minutes after they wrote it."""
        written = int(time.time() - minutes * 60)
        edited = message | {"text": text, "entities": _marked(text), "date": written}
        edited["edit_date"] = int(time.time())
        self.push(edited_message=edited)
        return edited

    def press(
        self,
        button: Pressable,
        *,
        user: int | None = None,
        old: bool = False,
        inaccessible: bool = False,
    ) -> str:
        """A person presses a button; returns the id of the press.

        `old`: so long ago that it can't be confirmed; `inaccessible`: the message with it is too
        old to be told.
        """
        query_id = f"press-{self.api.next_id()}"
        message = button.message
        if inaccessible:
            message = {key: message[key] for key in ("chat", "message_id")} | {"date": 0}
        if not old:
            self.api.presses.add(query_id)
        user = self.person if user is None else user
        self.push(
            callback_query={
                "id": query_id,
                "from": {"id": user, "is_bot": False, "first_name": "An"},
                "chat_instance": "1",
                "message": message,
                "data": button.data,
            }
        )
        return query_id

    def toast(self, press: str) -> str:
        """What a person sees for a moment after a press: wait until it is confirmed."""

        def confirmed() -> list[Json]:
            calls = self.api.called("answerCallbackQuery")
            return [call for call in calls if call["callback_query_id"] == press]

        self.wait(lambda: confirmed() != [])
        return confirmed()[0].get("text", "")

    def type_inline(self, words: str) -> Offers:
        """A person types "@bot words" in some chat; returns what they see then."""
        query_id = f"inline-{self.api.next_id()}"
        self.api.inline[query_id] = None
        self.push(
            inline_query={
                "id": query_id,
                "from": {"id": self.person, "is_bot": False, "first_name": "An"},
                "query": words,
                "offset": "",
            }
        )
        self.wait(lambda: self.api.inline[query_id] is not None)
        return self.api.inline[query_id]

    def push(self, **update: object) -> None:
        """Queue an update of any kind."""
        with self.api.changed:
            self.api.waiting.append({"update_id": self.api.next_id(), **update})
            self.api.changed.notify_all()

    def reply(self) -> Sent:
        """The next message of the bot that was not read yet."""
        self.wait(lambda: len(self.api.sent) > self._read)
        self._read += 1
        return self.api.sent[self._read - 1]

    def edited(self) -> Sent:
        """The next edit of a message of the bot that was not read yet."""
        self.wait(lambda: len(self.api.edits) > self._edits_read)
        self._edits_read += 1
        return self.api.edits[self._edits_read - 1]

    def ask(self, text: str, **more: object) -> Sent:
        """Say something and read the reply."""
        self.say(text, **more)
        return self.reply()

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait until something is true; TimeoutError when the watchdog bites."""
        with self.api.changed:
            if not self.api.changed.wait_for(happened, WATCHDOG):
                raise TimeoutError(f"the bot did not; its last calls: {self.api.calls[-5:]}")

    def read_all(self) -> None:
        """Forget what was sent so far."""
        self._read = len(self.api.sent)
        self._edits_read = len(self.api.edits)

    @property
    def unread(self) -> list[Sent]:
        """What was sent or edited and not read."""
        return self.api.sent[self._read :] + self.api.edits[self._edits_read :]


def _marked(text: str) -> list[Json]:
    return [
        {
            "type": found.lastgroup,
            "offset": units(text[: found.start()]),
            "length": units(found[0]),
        }
        for found in _ENTITIES.finditer(text)
    ]


def _read(body: bytes, kind: str) -> Json:
    """The parameters of a request in any of the three forms that the Bot API takes."""
    if "json" in kind:
        return json.loads(body)
    if "multipart" not in kind:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    form = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    params: Json = {}
    for part in form.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        params[name] = content if part.get_filename() else content.decode()
        if part.get_filename():
            params[f"{name} file name"] = part.get_filename()
    return params


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a bot that is killed drop its connections; any other error is one of the tests."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        params = _read(self.rfile.read(length), self.headers.get("Content-Type", ""))
        token, method = re.fullmatch(r"/bot([^/]+)/(\w+)|.*", urlsplit(self.path).path).groups()
        try:
            result = self.server.api.answer(token, method, params)
        except Refusal as refusal:
            self._send(
                refusal.code,
                {
                    "ok": False,
                    "error_code": refusal.code,
                    "description": refusal.description,
                    **({"parameters": refusal.parameters} if refusal.parameters else {}),
                },
            )
        except ConnectionResetError:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self.close_connection = True
        else:
            self._send(200, {"ok": True, "result": result})

    def do_GET(self) -> None:
        """A download, or a method without parameters."""
        path = unquote(urlsplit(self.path).path)
        token, found = re.fullmatch(r"/file/bot([^/]+)/(.+)|.*", path).groups()
        if found is None:
            self.do_POST()
            return
        content = self.server.api.download(token, found)
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def _send(self, code: int, answer: Json) -> None:
        body = json.dumps(answer).encode()
        with suppress(ConnectionError):  # the bot may be gone
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
