"""Answers to inline queries and pictures as Telegram's server takes them, and no more lenient."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass
from typing import Any

from tests.telegram_html import LIMIT, parse, units
from tests.telegram_markup import MarkupError

MOST_RESULTS = 50
_FIELDS = {"type", "id", "title", "input_message_content", "description", "reply_markup"}
_CONTENT = {"message_text", "parse_mode", "link_preview_options"}
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CAPTION = 1024
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Offer:
    """One answer offered to an inline query: what is seen of it, and the message it becomes."""

    id: str
    title: str
    description: str
    html: str
    text: str


@dataclass(frozen=True)
class Offers:
    """The answer to an inline query; `button` is the one above the results, if any."""

    results: tuple[Offer, ...]
    button: str
    start: str
    cached: int
    personal: bool

    @property
    def titles(self) -> list[str]:
        return [each.title for each in self.results]


def offers(params: dict[str, Any]) -> Offers:
    """Read an answer to an inline query; MarkupError or EntitiesError where Telegram refuses it."""
    results = json.loads(params["results"])
    if len(results) > MOST_RESULTS:
        raise MarkupError("Bad Request: RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if len({*ids}) < len(ids):
        raise MarkupError("Bad Request: RESULT_ID_DUPLICATE")
    button = json.loads(params.get("button", "{}"))
    if button and not _PAYLOAD.fullmatch(button.get("start_parameter", "")):
        raise MarkupError("Bad Request: START_PARAM_INVALID")
    if button and not button.get("text", "").strip():
        raise MarkupError("Bad Request: BUTTON_TEXT_INVALID")
    return Offers(
        tuple(map(_offer, results)),
        button.get("text", ""),
        button.get("start_parameter", ""),
        int(params.get("cache_time", 300)),
        json.loads(params.get("is_personal", "false")),
    )


def _offer(result: dict[str, Any]) -> Offer:
    if not {*result} <= _FIELDS or result["type"] != "article":
        raise MarkupError("Bad Request: can't parse inline query result")
    if not 1 <= len(result["id"].encode()) <= 64:
        raise MarkupError("Bad Request: RESULT_ID_INVALID")
    if not result.get("title", "").strip():
        raise MarkupError("Bad Request: ARTICLE_TITLE_EMPTY")
    content = result["input_message_content"]
    if not {*content} <= _CONTENT or content.get("parse_mode") != "HTML":
        raise MarkupError("Bad Request: can't parse input message content")
    html = content["message_text"]
    text, _ = parse(html)
    if not text.strip():
        raise MarkupError("Bad Request: message text is empty")
    if units(text) > LIMIT:
        raise MarkupError("Bad Request: message is too long")
    return Offer(result["id"], result["title"], result.get("description", ""), html, text)


def caption(html: str) -> str:
    """What is seen of a caption; refused where it is too long."""
    text, _ = parse(html)
    if units(text) > _CAPTION:
        raise MarkupError("Bad Request: message caption is too long")
    return text.strip()


def photo(uploaded: object) -> list[dict[str, Any]]:
    """The sizes of an uploaded PNG; refused where Telegram takes it for no photo."""
    if not isinstance(uploaded, bytes) or not uploaded.startswith(_PNG):
        raise MarkupError("Bad Request: IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", uploaded[16:24])
    wide = max(width, height) > 20 * min(width, height)
    if width + height > 10_000 or wide or len(uploaded) > 10_000_000:
        raise MarkupError("Bad Request: PHOTO_INVALID_DIMENSIONS")
    return [{"file_id": "1", "file_unique_id": "1", "width": width, "height": height}]
