"""The bot's own sentences: the folder's words for the default keys."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from bot.knowledge.files import Refused, error
from bot.knowledge.guesses import brief, meant
from bot.knowledge.translation import NOT_A_TEXT
from bot.knowledge.yaml_reader import Field, Fields, Node, Scalar
from bot.model import Problem


def read_messages(node: Node, shown: str, defaults: Mapping[str, str]) -> dict[str, str]:
    """Read the sentences of the file; Refused for an unknown key or placeholder."""
    if not isinstance(node, Fields):
        raise Refused(error(shown, node.line, "tệp phải gồm các dòng viết dạng `tên: câu`"))
    messages: dict[str, str] = {}
    problems: list[Problem] = []
    for key, field in node.fields.items():
        try:
            messages[key] = _sentence(key, field, shown, defaults)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return messages


def _sentence(key: str, field: Field, shown: str, defaults: Mapping[str, str]) -> str:
    if key not in defaults:
        raise Refused(
            error(shown, field.line, f"không có câu `{brief(key)}`{meant(key, defaults)}")
        )
    value = field.value
    if not isinstance(value, Scalar):
        raise Refused(error(shown, value.line, f"`{key}`: {NOT_A_TEXT}"))
    if not (text := value.text.strip()):
        message = f"`{key}` để trống; xoá dòng này để dùng câu mặc định"
        raise Refused(error(shown, value.line, message))
    known = placeholders(defaults[key])
    try:
        unknown = sorted(placeholders(text) - known)
    except ValueError as failure:
        message = f"`{key}`: dấu {{ }} không đi thành cặp; bỏ đi hoặc viết đôi {{{{ }}}}"
        raise Refused(error(shown, value.line, message)) from failure
    if unknown:
        allowed = ", ".join(f"{{{name}}}" for name in sorted(known)) or "không có"
        message = f"`{key}`: không có chỗ điền {{{unknown[0]}}}; các chỗ điền dùng được: {allowed}"
        raise Refused(error(shown, value.line, message))
    return text


def placeholders(text: str) -> set[str]:
    """Collect the names in braces and what is written behind them; ValueError for a lone brace.

    >>> sorted(placeholders("{source}, {as_of!r}"))
    ['as_of!r', 'source']
    """
    found = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            found.add(
                name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            )
    return found
