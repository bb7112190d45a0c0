"""Values -> YAML text in the form of the knowledge files, which the reader gives back unchanged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.model import Entry, Judgement, Source

_SIMPLE = re.compile(r"[a-z][a-z0-9-]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_NOT_LITERAL = re.compile(r"\A[ \n]|[ \n]\Z|^[^\S\n]+$|^ *[^\S \n]", re.MULTILINE)


def quoted(text: str) -> str:
    r"""Write any text on one line in double quotes.

    >>> print(quoted('Hỏi "ai"?'))
    "Hỏi \"ai\"?"
    """
    written: list[str] = []
    for char in text:
        after_escape = bool(written) and written[-1].startswith("\\")
        if char in _ESCAPES:
            written.append(_ESCAPES[char])
        elif not char.isprintable() or (after_escape and unicodedata.combining(char)):
            written.append(f"\\U{ord(char):08x}")  # a mark would change the letter before it
        else:
            written.append(char)
    return f'"{"".join(written)}"'


def name(text: str) -> str:
    """Write an id as it is where that is safe."""
    return text if _SIMPLE.fullmatch(text) else quoted(text)


def block(text: str, indent: int) -> str:
    """Write a text of several lines below its field, one of a single line beside it."""
    if "\n" not in text or _NOT_LITERAL.search(text) or not _shows(text):
        return quoted(text)
    margin = " " * indent
    return "|-\n" + "\n".join(f"{margin}{line}" if line else "" for line in text.split("\n"))


def entry_item(entry: Entry, column: int = 0) -> str:
    """Write an entry as an item of a list whose dashes stand in the column; no end of line."""
    margin = " " * column
    first, *others = _entry_lines(entry, column + 2)
    return "\n".join([f"{margin}- {first}", *(f"{margin}  {line}" for line in others)])


def judgement_item(judgement: Judgement) -> str:
    """Write a judged question as one flow mapping, without its dash."""
    expect = _flow(judgement.expect) if len(judgement.expect) > 1 else name(judgement.expect[0])
    fields = [f"question: {quoted(judgement.question)}", f"expect: {expect}"]
    fields.append(f"split: {judgement.split}")
    if judgement.noise is not None:
        fields.append(f"noise: {quoted(judgement.noise)}")
    if judgement.after:
        fields.append("after: [" + ", ".join(map(quoted, judgement.after)) + "]")
    return "{" + ", ".join(fields) + "}"


def _entry_lines(entry: Entry, column: int) -> Iterator[str]:
    yield f"id: {name(entry.id)}"
    if entry.topic is not None:
        yield f"topic: {name(entry.topic)}"
    yield "questions:"
    yield from (f"  - {quoted(question)}" for question in entry.questions)
    yield f"answer: {block(entry.answer, column + 2)}"
    if entry.sources:
        yield "sources:"
        yield from (f"  - {_source(source)}" for source in entry.sources)
    if entry.as_of is not None:
        yield f"as_of: {entry.as_of}"
    if entry.valid_until is not None:
        yield f"valid_until: {entry.valid_until}"
    if entry.related:
        yield f"related: {_flow(entry.related)}"
    if entry.gap:
        yield "gap: true"
    if entry.smalltalk:
        yield "smalltalk: true"


def _source(source: str | Source) -> str:
    if isinstance(source, str):
        return name(source)
    fields = [
        f"{field}: {quoted(str(value))}"
        for field in type(source).model_fields
        if (value := getattr(source, field)) is not None
    ]
    return "{" + ", ".join(fields) + "}"


def _flow(names: Iterable[str]) -> str:
    return "[" + ", ".join(map(name, names)) + "]"


def _shows(text: str) -> bool:
    return all(char.isprintable() or char == "\n" for char in text)
