"""Whether each knowledge file is sound by itself: text, YAML, fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from bot.knowledge.articles import read_article
from bot.knowledge.diagnostics import validate
from bot.knowledge.files import Refused, error, text_of
from bot.knowledge.messages import read_messages
from bot.knowledge.questions import read_questions
from bot.knowledge.shipped import default_messages
from bot.knowledge.yaml_reader import Items, Node, read_yaml
from bot.model import Entry, Problem, Programme, Vocabulary


def unsound(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Every problem of files that are named by their path below a knowledge folder."""
    for path, raw in files.items():
        try:
            _look_at(PurePosixPath(path), text_of(raw, path))
        except Refused as refused:
            yield from refused.problems


def _look_at(path: PurePosixPath, text: str) -> None:
    shown = str(path)
    if path.suffix == ".md":
        if path.parent.name and text.strip():
            read_article(text, path.stem, shown)
        return
    node = read_yaml(text, shown)
    if node is not None:
        look = _TOP_FILES.get(shown, _look_at_entries)
        look(node, shown)


def _look_at_entries(node: Node, shown: str) -> None:
    if not isinstance(node, Items):
        message = "tệp phải là danh sách; mỗi mục mở đầu bằng `- id: …`"
        raise Refused(error(shown, node.line, message))
    problems: list[Problem] = []
    for item in node.items:
        try:
            validate(Entry, item, shown)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)


_TOP_FILES: dict[str, Callable[[Node, str], object]] = {
    "programme.yaml": lambda node, shown: validate(Programme, node, shown),
    "vocabulary.yaml": lambda node, shown: validate(Vocabulary, node, shown),
    "messages.yaml": lambda node, shown: read_messages(node, shown, default_messages()),
    "questions.yaml": read_questions,
}
