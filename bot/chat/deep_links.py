"""Addresses that open the bot at an entry: `t.me/<bot>?start=<payload>`."""

from __future__ import annotations

from bot.model import Knowledge

_PASSAGE = "__"  # a payload may hold letters, digits, "_" and "-": a passage's "#" is none of them


def deep_link(bot_name: str, id: str | None) -> str:  # noqa: A002 - the design's word
    """The address of an entry or passage; with no id it opens the chat as it is."""
    address = f"https://t.me/{bot_name}"
    return f"{address}?start={id.replace('#', _PASSAGE)}" if id else address


def linked_id(payload: str, knowledge: Knowledge) -> str:
    """The id that a payload stands for, whether or not it still exists."""
    article, parted, number = payload.rpartition(_PASSAGE)
    if payload not in knowledge.entry_by_id and parted and number.isdecimal():
        return f"{article}#{number}"
    return payload
