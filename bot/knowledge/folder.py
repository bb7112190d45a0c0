"""A knowledge folder -> Knowledge, or every problem at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from bot.knowledge.articles import read_article
from bot.knowledge.checks import Draft, check
from bot.knowledge.diagnostics import Located, validate
from bot.knowledge.files import Refused, error, read_text, text_of, warning
from bot.knowledge.messages import read_messages
from bot.knowledge.questions import Judged, read_questions
from bot.knowledge.shipped import default_messages, default_vocabulary
from bot.knowledge.snapshot import Snapshot, take
from bot.knowledge.yaml_reader import Fields, Items, Node, Scalar, read_yaml
from bot.model import (
    Article,
    Entry,
    FileValue,
    Floors,
    Judgement,
    Knowledge,
    Problem,
    Programme,
    Vocabulary,
)

M = TypeVar("M", bound=FileValue)


def load(
    folder: Path, today: date, *, judged: bool = True
) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """Read a folder: the knowledge (None where there is an error) and its problems, in order.

    Never raises for what the folder holds. Paths are those below the folder's parent. Without
    `judged` the judged questions are left unread: to answer, they aren't needed.
    """
    return read(take(folder), today, judged=judged)


def read(
    snapshot: Snapshot, today: date, *, judged: bool = True
) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """Make of the files of a folder what `load` makes of a folder."""
    reading = _Reading(snapshot)
    knowledge = reading.knowledge(today, judged=judged)
    problems = tuple(sorted(reading.problems, key=lambda p: (p.path, p.line or 0, p.message)))
    if any(problem.level == "error" for problem in problems):
        return None, problems
    return knowledge, problems


def load_judgements(
    path: Path,
) -> tuple[tuple[Judgement, ...], Floors | None, tuple[Problem, ...]]:
    """Read a file in the form of questions.yaml; its floors, where it states some."""
    shown = _printable(str(path))
    try:
        judged = read_questions(read_yaml(read_text(path, shown), shown), shown)
    except Refused as refused:
        return (), None, refused.problems
    return tuple(located.value for located in judged.judgements), judged.floors, ()


def _printable(path: str) -> str:
    """Make a path fit to be shown, even where the file system's bytes are no text."""
    return path.encode("utf-8", "replace").decode("utf-8")


class _Reading:
    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.problems: list[Problem] = []
        self.spoilt: set[str] = set()
        self.unread = False

    def knowledge(self, today: date, *, judged: bool) -> Knowledge | None:
        if "" in self.snapshot.faults:
            self.fault("")
            return None
        self.misnamed()
        programme = self.programme()
        vocabulary = self.one("vocabulary.yaml", Vocabulary)
        messages = self.messages()
        entries = tuple(self.entries())
        articles = tuple(self.articles())
        questions = self.questions() if judged else Judged((), None)
        draft = Draft(
            programme, entries, articles, questions.judgements, frozenset(self.spoilt), self.unread
        )
        self.problems += check(draft, today)
        if programme is None:
            return None
        known = default_vocabulary()
        return Knowledge(
            programme=programme.value,
            messages=messages,
            entries=tuple(located.value for located in entries),
            articles=tuple(located.value for located in articles),
            vocabulary=known.extended(vocabulary.value) if vocabulary else known,
            judgements=tuple(located.value for located in questions.judgements),
            floors=questions.floors or Floors(),
        )

    def fault(self, path: str) -> None:
        self.problems.append(error(self.shown(path), None, self.snapshot.faults[path]))

    def misnamed(self) -> None:
        """Warn of a file that looks like knowledge but is not read."""
        for path in self.snapshot.misnamed:
            name = f"{_printable(PurePosixPath(path).stem)}.yaml"
            message = f"tệp này không được đọc; hãy đổi tên thành `{name}`"
            self.problems.append(warning(self.shown(path), None, message))

    def shown(self, path: str) -> str:
        return _printable(f"{self.snapshot.name}/{path}".rstrip("/"))

    def node(self, name: str) -> tuple[Node | None, str]:
        """Read one of the folder's files; None where it is missing, empty or unreadable."""
        shown = self.shown(name)
        if name in self.snapshot.faults:
            self.fault(name)
        if name not in self.snapshot.files:
            return None, shown
        try:
            return read_yaml(text_of(self.snapshot.files[name], shown), shown), shown
        except Refused as refused:
            self.note(refused)
            return None, shown

    def note(self, refused: Refused) -> None:
        self.problems += refused.problems

    def one(self, name: str, model: type[M]) -> Located[M] | None:
        node, shown = self.node(name)
        if node is None:
            return None
        try:
            return Located(validate(model, node, shown), shown, node)
        except Refused as refused:
            self.note(refused)
            return None

    def programme(self) -> Located[Programme] | None:
        before = len(self.problems)
        programme = self.one("programme.yaml", Programme)
        if programme is None and len(self.problems) == before:
            shown = self.shown("programme.yaml")
            message = "thiếu tệp này, hoặc tệp trống; ít nhất phải có `name: tên chương trình`"
            line = 1 if "programme.yaml" in self.snapshot.files else None
            self.problems.append(error(shown, line, message))
        return programme

    def messages(self) -> Mapping[str, str]:
        node, shown = self.node("messages.yaml")
        if node is None:
            return default_messages()
        try:
            return default_messages() | read_messages(node, shown, default_messages())
        except Refused as refused:
            self.note(refused)
            return default_messages()

    def questions(self) -> Judged:
        node, shown = self.node("questions.yaml")
        try:
            return read_questions(node, shown)
        except Refused as refused:
            self.note(refused)
            return Judged()

    def files(self, folder: str) -> Iterator[tuple[PurePosixPath, str, str]]:
        """Each (path, shown path, text) of a subfolder, those that can't be read noted."""
        if folder in self.snapshot.faults:
            self.unread = True
            self.fault(folder)
        for path in self.snapshot.below(folder):
            shown = self.shown(path)
            if path in self.snapshot.faults:
                self.unread = True
                self.fault(path)
                continue
            try:
                text = text_of(self.snapshot.files[path], shown)
            except Refused as refused:
                self.unread = True
                self.note(refused)
            else:
                yield PurePosixPath(path), shown, text

    def entries(self) -> Iterator[Located[Entry]]:
        for _, shown, text in self.files("qa"):
            try:
                node = read_yaml(text, shown)
            except Refused as refused:
                self.unread = True
                self.note(refused)
                continue
            if isinstance(node, Items):
                yield from self.entries_of(node, shown)
            elif node is not None:
                message = "tệp phải là danh sách; mỗi mục mở đầu bằng `- id: …`"
                self.unread = True
                self.problems.append(error(shown, node.line, message))

    def entries_of(self, items: Items, shown: str) -> Iterator[Located[Entry]]:
        for node in items.items:
            try:
                yield Located(validate(Entry, node, shown), shown, node)
            except Refused as refused:
                self.note(refused)
                if isinstance(node, Fields) and "id" in node.fields:
                    name = node.fields["id"].value
                    self.spoilt.update([name.text] if isinstance(name, Scalar) else [])

    def articles(self) -> Iterator[Located[Article]]:
        for path, shown, text in self.files("articles"):
            if not text.strip():
                continue
            try:
                yield read_article(text, _printable(path.stem), shown)
            except Refused as refused:
                self.spoilt.add(path.stem)
                self.note(refused)
