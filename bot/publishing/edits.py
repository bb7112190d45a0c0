"""Small changes of knowledge files as text: comments, order and layout stay as they are.

Each gives the files that change, path to new content, none where nothing has to. It makes sure
that a file is read as it was but for what was put in; RefusedError where that takes rewriting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from bot.knowledge import is_read
from bot.knowledge.files import Refused, text_of
from bot.knowledge.yaml_reader import Fields, Items, Node, Scalar, read_yaml
from bot.knowledge.yaml_spans import Span, line_end, spans
from bot.knowledge.yaml_writing import entry_item, judgement_item, name, quoted
from bot.model import Entry, Judgement, Problem
from bot.publishing.values import RefusedError

Files = Mapping[str, bytes]
Table = Literal["abbreviations", "synonyms", "teencode", "dialect"]

QUESTIONS = "questions.yaml"
VOCABULARY = "vocabulary.yaml"

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")

Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""What a node says, without its lines."""

Patch = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""


def add_phrasing(files: Files, entry: str, phrasing: str) -> dict[str, bytes]:
    """Put a phrasing behind those of the entry with this id."""
    path, place, entries = _place(files, entry)
    item = entries[place]
    questions = item.get("questions") if isinstance(item, dict) else None
    if not isinstance(questions, list):
        raise RefusedError("refused_edit", path=path)
    if phrasing in questions:
        return {}
    questions.append(phrasing)

    def patches(text: str, root: Span | None) -> Iterator[Patch]:
        if root is not None:
            yield from _item(text, _field(root.items[place], "questions"), quoted(phrasing))

    return _edited(files, path, entries, patches)


def add_entry(files: Files, path: str, entry: Entry) -> dict[str, bytes]:
    """Put a new entry at the end of a file, which is made where there is none."""
    return _appended(files, path, lambda column: entry_item(entry, column), apart="\n")


def add_judgement(files: Files, judgement: Judgement) -> dict[str, bytes]:
    """Put a judged question at the end of questions.yaml."""
    item = f"- {judgement_item(judgement)}"
    return _appended(files, QUESTIONS, lambda column: " " * column + item)


def add_vocabulary(files: Files, table: Table, written: str, meant: str) -> dict[str, bytes]:
    """Add a meaning to what people write, in one of the tables of vocabulary.yaml."""
    tables = _plain(files.get(VOCABULARY, b""), VOCABULARY) or {}
    writings = (tables.get(table) or {}) if isinstance(tables, dict) else None
    if not isinstance(tables, dict) or not isinstance(writings, dict):
        raise RefusedError("refused_edit", path=VOCABULARY)
    known = writings.get(written)
    meanings = known if isinstance(known, list) else [known] if known else []
    if meant in meanings:
        return {}
    tables[table] = writings | {written: [*meanings, meant] if known else meant}
    pair = f"{name(written)}: {quoted(meant)}"

    def patches(text: str, root: Span | None) -> Iterator[Patch]:
        found = (root.fields or {}).get(table) if root else None
        if found is None:
            yield _at_end(text, f"{table}:\n  {pair}")
        elif not known:
            yield from _pair(text, found, pair)
        elif isinstance(known, list):
            yield from _item(text, _field(found, written), quoted(meant))
        else:
            value = _field(found, written)
            yield value.start, value.end, f"[{quoted(str(known))}, {quoted(meant)}]"

    return _edited(files, VOCABULARY, tables, patches)


def _place(files: Files, entry: str) -> tuple[str, int, list[Plain]]:
    """Find the file of an entry, its place there, and all that the file says."""
    for path in sorted(path for path in files if path.startswith("qa/") and is_read(path)):
        entries = _plain(files[path], path)
        for place, item in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(item, dict) and item.get("id") == entry and isinstance(entries, list):
                return path, place, entries
    raise RefusedError("refused_missing", id=entry)


def _appended(
    files: Files, path: str, item: Callable[[int], str], apart: str = ""
) -> dict[str, bytes]:
    """Put an item, written for a column, at the end of a list."""
    items = _plain(files.get(path, b""), path) or []
    new = _plain(item(0).encode(), path)
    if not isinstance(items, list) or not isinstance(new, list):
        raise RefusedError("refused_edit", path=path)

    def patches(text: str, root: Span | None) -> Iterator[Patch]:
        if root is None:
            yield _at_end(text, item(0))
        elif not root.flow:
            yield _at_end(text, f"{apart}{item(root.column)}")
            yield _at_end(text, item(root.column))

    return _edited(files, path, [*items, *new], patches)


def _edited(
    files: Files,
    path: str,
    expected: Plain,
    patches: Callable[[str, Span | None], Iterator[Patch]],
) -> dict[str, bytes]:
    """The file with the first of the patches after which it is read as expected."""
    before = files.get(path, b"").decode()
    mark = _BOM if before.startswith(_BOM) else ""
    before = before.removeprefix(_BOM)
    ends = _LINE_END.search(before)
    problems: tuple[Problem, ...] = ()
    try:
        found = [*patches(before, spans(before))]
    except LookupError:  # the nodes stand otherwise than they are read
        found = []
    for start, stop, new in found:
        written = new.replace("\n", ends[0]) if ends else new
        content = (mark + before[:start] + written + before[stop:]).encode()
        try:
            if _plain(content, path) == expected:
                return {path: content}
        except RefusedError as refused:
            problems = refused.problems
    if problems:
        raise RefusedError("refused_errors", problems)
    raise RefusedError("refused_edit", path=path)


def _item(text: str, items: Span, written: str) -> Iterator[Patch]:
    """Ways to put an item behind those of a list."""
    last = items.items[-1].end
    if items.flow:
        yield last, last, f", {written}"
        return
    line = f"{' ' * items.column}- {written}"
    behind = line_end(text, len(text[:last].rstrip()))
    yield behind, behind, f"\n{line}"
    yield last, last, f"{line}\n"  # where blank lines belong to the text above


def _pair(text: str, fields: Span, written: str) -> Iterator[Patch]:
    """Ways to put a key and its value behind those of a mapping."""
    values = list((fields.fields or {}).values())
    last = values[-1].end if values else fields.start
    if fields.flow:
        at = last if values else fields.start + 1
        yield at, at, f", {written}" if values else written
        return
    margin = " " * (fields.column if values else 2)
    behind = line_end(text, max(fields.start, len(text[:last].rstrip())))
    yield behind, behind, f"\n{margin}{written}"


def _at_end(text: str, written: str) -> Patch:
    lead = "" if not text or text.endswith(("\n", "\r")) else "\n"
    return len(text), len(text), f"{lead}{written}\n"


def _field(span: Span, key: str) -> Span:
    return (span.fields or {})[key]


def _plain(content: bytes, path: str) -> Plain:
    """What a file says; RefusedError where it can't be read."""
    try:
        return _said(read_yaml(text_of(content, path), path))
    except Refused as refused:
        raise RefusedError("refused_errors", refused.problems) from refused


def _said(node: Node | None) -> Plain:
    match node:
        case Items():
            return [_said(item) for item in node.items]
        case Fields():
            return {key: _said(field.value) for key, field in node.fields.items()}
        case Scalar() if not node.bare:
            return node.text
    return None
