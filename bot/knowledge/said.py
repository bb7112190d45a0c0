"""What a file says, without its lines and layout: to tell whether an edit changed it."""

from __future__ import annotations

import re

from bot.knowledge.articles import read_article
from bot.knowledge.files import Refused, text_of
from bot.knowledge.yaml_reader import Fields, Items, Node, Scalar, read_yaml

Said = str | list["Said"] | dict[str, "Said"] | None
"""What a node says."""

Contents = tuple[Said, ...]
"""What a file says: the document of a YAML file, the head and the passages of an article."""

_SPACES = re.compile(r"[^\S\n]+|[\u200b\ufeff]")
_LINE_END = re.compile(r" +$", re.MULTILINE)
_NAMELESS = "x"  # an article's name says nothing about its text


def said_in(path: str, text: str) -> Contents | None:
    """The values of a YAML file or an article, white space aside; None where it has errors."""
    try:
        plain = text_of(text.encode(), path)
        if path.lower().endswith(".md"):
            article = read_article(plain, _NAMELESS, path).value
            passages: list[Said] = [_loose(passage.text) for passage in article.passages]
            return (_loose(article.head.model_dump_json()), passages)
        return (said(read_yaml(plain, path)),)
    except Refused:
        return None


def said(node: Node | None) -> Said:
    """The texts, lists and dicts of a node."""
    match node:
        case Items():
            return [said(item) for item in node.items]
        case Fields():
            return {_loose(key): said(field.value) for key, field in node.fields.items()}
        case Scalar() if not node.bare:
            return _loose(node.text)
    return None


def _loose(text: str) -> str:
    return _LINE_END.sub("", _SPACES.sub(_one_space, text)).strip()


def _one_space(found: re.Match[str]) -> str:
    return " " if found[0].strip("\u200b\ufeff") else ""
