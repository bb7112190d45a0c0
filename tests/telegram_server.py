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
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from tests.bot_api import TOKEN, WATCHDOG, BotApi, Json, Pressable, Refusal, Sent
from tests.telegram_html import units

_ENTITIES = re.compile(r"(?P<bot_command>(?<!\S)/\w+(?:@\w+)?)|(?P<mention>(?<!\w)@\w{4,})")
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class TelegramServer:
    """The server; used as a context manager it listens on 127.0.0.1, port 0 being any free one."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.api = BotApi(token)
        self._read = 0
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
        chat: int = 1,
        user: int = 1,
        entities: list[Json] | None = None,
        chat_type: str = "private",
        **more: object,
    ) -> Json:
        """A person writes; mentions and commands are marked as a client would mark them."""
        message = {
            "message_id": self.api.next_id(),
            "date": 1_700_000_000,
            "chat": {"id": chat, "type": chat_type},
            "from": {"id": user, "is_bot": False, "first_name": "An"},
            **more,
        }
        if text is not None:
            message["text"] = text
            message["entities"] = _marked(text) if entities is None else entities
        self.api.chats.add(chat)
        self.push(message=message)
        return message

    def press(self, button: Pressable, *, user: int = 1) -> str:
        """A person presses a button; returns the id of the press."""
        query_id = f"press-{self.api.next_id()}"
        self.push(
            callback_query={
                "id": query_id,
                "from": {"id": user, "is_bot": False, "first_name": "An"},
                "chat_instance": "1",
                "message": button.message,
                "data": button.data,
            }
        )
        return query_id

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

    @property
    def unread(self) -> list[Sent]:
        return self.api.sent[self._read :]


def _marked(text: str) -> list[Json]:
    return [
        {
            "type": found.lastgroup,
            "offset": units(text[: found.start()]),
            "length": units(found[0]),
        }
        for found in _ENTITIES.finditer(text)
    ]


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
        body = self.rfile.read(length).decode()
        if "json" in self.headers.get("Content-Type", ""):
            params = json.loads(body)
        else:
            params = dict(parse_qsl(body, keep_blank_values=True))
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

    do_GET = do_POST  # noqa: N815 - http.server's name

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
