"""Telegram's HTML as its server reads it, and no more lenient.

The wording of the errors is that of https://github.com/tdlib/td (`parse_html`); unknown character
entities, which Telegram shows as they are, are refused here since they are never meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LIMIT = 4096

_TAGS = {
    "a", "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "span",
    "tg-spoiler", "tg-emoji", "blockquote",
}  # fmt: skip
_ATTRIBUTES = {
    "a": re.compile(r"href"),
    "code": re.compile(r"class"),
    "span": re.compile(r"class"),
    "blockquote": re.compile(r"expandable"),
    "tg-emoji": re.compile(r"emoji-id"),
}
_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_END_TAG = re.compile(r"</([^\s>]*)\s*(>?)")
_START_TAG = re.compile(r"<([^\s>]*)")
_ATTRIBUTE = re.compile(r"""\s+([^\s=>]*)(=?)(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]*))""")


class EntitiesError(ValueError):
    """Telegram would refuse the text; `str` is its description of the error."""


@dataclass(frozen=True)
class Mark:
    """A stretch of the text under a tag; positions count characters of the plain text."""

    tag: str
    start: int
    end: int
    attribute: str = ""


def parse(html: str) -> tuple[str, list[Mark]]:
    """The plain text and its marks; EntitiesError where Telegram refuses or this is stricter."""
    text = ""
    marks = []
    opened: list[tuple[str, int, str]] = []
    position = 0
    while position < len(html):
        at = f"at byte offset {len(html[:position].encode())}"
        match html[position]:
            case "&":
                character, position = _character(html, position, at)
                text += character
            case "<" if html.startswith("</", position):
                tag, position = _end_tag(html, position, at)
                if not opened:
                    raise _refused(f"Unexpected end tag {at}")
                expected, start, attribute = opened.pop()
                if tag != expected:
                    raise _refused(
                        f'Unmatched end tag {at}, expected "</{expected}>", found "</{tag}>"'
                    )
                marks.append(Mark(tag, start, len(text), attribute))
            case "<":
                tag, attribute, position = _start_tag(html, position, at)
                _refuse_nesting(tag, [outer for outer, *_ in opened], at)
                opened.append((tag, len(text), attribute))
            case ">":
                raise _refused(f'Character ">" must be written "&gt;" {at}')
            case character:
                text += character
                position += 1
    if opened:
        raise _refused(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return text, marks


def units(text: str) -> int:
    """The length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _refused(reason: str) -> EntitiesError:
    return EntitiesError(f"Bad Request: can't parse entities: {reason}")


def _character(html: str, position: int, at: str) -> tuple[str, int]:
    found = _ENTITY.match(html, position)
    if not found:
        raise _refused(f'Unsupported character entity "{html[position : position + 8]}" {at}')
    name, decimal, hexadecimal = found.groups()
    code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else None
    return _NAMED[name] if code is None else chr(code), found.end()


def _end_tag(html: str, position: int, at: str) -> tuple[str, int]:
    found = _END_TAG.match(html, position)
    if not found[2]:
        raise _refused(f"Unclosed end tag {at}")
    return found[1].lower(), found.end()


def _start_tag(html: str, position: int, at: str) -> tuple[str, str, int]:
    found = _START_TAG.match(html, position)
    tag = found[1].lower()
    if tag not in _TAGS:
        raise _refused(f'Unsupported start tag "{tag}" {at}')
    position = found.end()
    value = ""
    while attribute := _ATTRIBUTE.match(html, position):
        name, equals = attribute[1], attribute[2]
        if not name:
            raise _refused(f'Empty attribute name in the tag "{tag}" {at}')
        allowed = _ATTRIBUTES.get(tag)
        if not allowed or not allowed.fullmatch(name):
            raise _refused(f'Unsupported attribute "{name}" in the tag "{tag}" {at}')
        if not equals and name != "expandable":
            raise _refused(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" {at}'
            )
        value = next(filter(None, attribute.groups()[2:]), "" if equals else name)
        position = attribute.end()
    if html[position : position + 1] != ">":
        raise _refused(f'Unclosed start tag "{tag}" {at}')
    if tag in ("a", "span", "tg-emoji") and not value:
        raise _refused(f'Tag "{tag}" must have an attribute {at}')
    return tag, value, position + 1


def _refuse_nesting(tag: str, outer: list[str], at: str) -> None:
    """Marks that Telegram drops where they stand inside of others: never meant, so refused."""
    in_code = {"code", "pre"} & {*outer} and not (tag == "code" and outer[-1:] == ["pre"])
    if in_code or (tag in ("blockquote", "a") and tag in outer):
        raise _refused(f'Tag "{tag}" can\'t be nested in "{outer[-1]}" {at}')
