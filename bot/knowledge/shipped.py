"""What the bot brings along: its sentences and the everyday vocabulary."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.knowledge.diagnostics import validate
from bot.knowledge.files import text_of
from bot.knowledge.yaml_reader import Fields, Node, Scalar, read_yaml
from bot.model import Vocabulary


@cache
def default_messages() -> dict[str, str]:
    """Read the sentences, by key; never change the dictionary."""
    node = _node("messages.yaml")
    fields = node.fields if isinstance(node, Fields) else {}
    return {
        key: field.value.text.strip()
        for key, field in fields.items()
        if isinstance(field.value, Scalar)
    }


@cache
def default_vocabulary() -> Vocabulary:
    """How people write everywhere, and words that say nearly the same."""
    return _vocabulary("vocabulary.yaml").extended(_vocabulary("similar.yaml"))


def _vocabulary(name: str) -> Vocabulary:
    node = _node(name)
    return Vocabulary() if node is None else validate(Vocabulary, node, f"defaults/{name}")


def _node(name: str) -> Node | None:
    shown = f"defaults/{name}"
    raw = (files("bot.knowledge") / "defaults" / name).read_bytes()
    return read_yaml(text_of(raw, shown), shown)
