"""Keyboards under messages as Telegram's server takes them, and no more lenient."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_DOES = {
    "callback_data", "url", "copy_text", "switch_inline_query", "switch_inline_query_current_chat",
}  # fmt: skip
_ADDRESS = re.compile(r"(https?|tg)://[^\s/?#]+\.?[^\s]*")
_MOST_BUTTONS = 100
_MOST_IN_A_ROW = 8


class MarkupError(ValueError):
    """Telegram would refuse the keyboard; `str` is its description of the error."""


@dataclass(frozen=True)
class Pressable:
    """A button under a message of the bot: what it sends back, opens or copies."""

    text: str
    data: str
    message: dict[str, Any]
    url: str = ""
    copy: str = ""


def keyboard(markup: str | None) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard; MarkupError where Telegram refuses it."""
    if not markup:
        return []
    read = json.loads(markup)
    if {*read} != {"inline_keyboard"}:
        raise MarkupError("Bad Request: object expected as reply markup")
    rows = read["inline_keyboard"]
    if sum(map(len, rows)) > _MOST_BUTTONS or any(len(row) > _MOST_IN_A_ROW for row in rows):
        raise MarkupError("Bad Request: reply markup is too long")
    if any(not row for row in rows):
        raise MarkupError("Bad Request: a row without buttons is never meant")
    for row in rows:
        for button in row:
            _check(button)
    return rows


def pressable(rows: list[list[dict[str, Any]]], message: dict[str, Any]) -> tuple[Pressable, ...]:
    return tuple(
        Pressable(
            button["text"],
            button.get("callback_data", ""),
            message,
            button.get("url", ""),
            button.get("copy_text", {}).get("text", ""),
        )
        for row in rows
        for button in row
    )


def _check(button: dict[str, Any]) -> None:
    if not button.get("text", "").strip():
        raise MarkupError(
            "Bad Request: can't parse inline keyboard button: Can't find field \"text\""
        )
    does = {*button} - {"text"}
    if len(does) != 1 or not does <= _DOES:
        raise MarkupError(
            "Bad Request: can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard"
        )
    if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
        raise MarkupError("Bad Request: BUTTON_DATA_INVALID")
    if not 1 <= len(button.get("copy_text", {"text": "x"}).get("text", "")) <= 256:
        raise MarkupError("Bad Request: BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not _ADDRESS.fullmatch(button["url"]):
        raise MarkupError("Bad Request: BUTTON_URL_INVALID")
