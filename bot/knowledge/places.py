"""Where an entry or an article stands in its file, found again for the few that are told about."""

from __future__ import annotations

from functools import cached_property

from bot.knowledge.articles import read_article
from bot.knowledge.files import Refused, text_of
from bot.knowledge.snapshot import Snapshot
from bot.knowledge.yaml_reader import Fields, Items, Node, Scalar, line_of, read_yaml

Place = tuple[str, int | None]
"""The path of a file, below the folder's parent, and a line."""


class Places:
    """The places in the files of a folder that was read without errors.

    A file is only read again where something in it is asked for, so that a folder in order costs
    nothing.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._files: dict[str, dict[str, Node]] = {}

    def of_entry(self, id: str, *steps: str | int) -> Place:  # noqa: A002 - the design's word
        """Where an entry stands, or the value at the steps below it."""
        for path in self._entry_files:
            if id.encode() in self._snapshot.files[path] and id in (found := self._entries(path)):
                return self._shown(path), line_of(found[id], *steps)
        return self._snapshot.name, None

    def of_article(self, id: str, *steps: str | int) -> Place:  # noqa: A002 - likewise
        """Where the front matter of an article holds the value at the steps."""
        for path in self._snapshot.below("articles"):
            if path[len("articles/") :].rpartition(".")[0] == id:
                shown = self._shown(path)
                try:
                    article = read_article(text_of(self._snapshot.files[path], shown), id, shown)
                except Refused:
                    return shown, None
                return shown, article.line(*steps)
        return self._snapshot.name, None

    @cached_property
    def _entry_files(self) -> list[str]:
        return [path for path in self._snapshot.below("qa") if path in self._snapshot.files]

    def _entries(self, path: str) -> dict[str, Node]:
        if path not in self._files:
            shown = self._shown(path)
            try:
                node = read_yaml(text_of(self._snapshot.files[path], shown), shown)
            except Refused:
                node = None
            items = node.items if isinstance(node, Items) else ()
            self._files[path] = {name: item for item in items if (name := _id(item))}
        return self._files[path]

    def _shown(self, path: str) -> str:
        return f"{self._snapshot.name}/{path}"


def _id(item: Node) -> str | None:
    field = item.fields.get("id") if isinstance(item, Fields) else None
    return field.value.text.strip() if field and isinstance(field.value, Scalar) else None
