"""Two states of knowledge -> what was added, changed and removed, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bot.model import Article, Entry, Knowledge, Source

Kind = Literal["entry", "article", "judgement", "vocabulary", "message", "programme", "topic"]

_PARTS = re.compile(r"\S+|\s+")
_WORDS = re.compile(r"\s*\S+|\s+")
_MOST_PARTS = 4_000  # in a text whose words are compared; beyond, it is shown as replaced
_AROUND = 6  # unchanged words that are shown beside a change


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a text."""

    how: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """How one text of an item changes; `name` is the field's name in the files."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that was added, changed or removed, under its words for a person."""

    how: Literal["added", "changed", "removed"]
    kind: Kind
    id: str
    label: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    label: str
    fields: Mapping[str, tuple[str, ...]]


def differences(before: Knowledge | None, after: Knowledge) -> tuple[Changed, ...]:
    """All items that differ, in the order of the files, what was removed last."""
    old = dict(_items(before)) if before else {}
    new = dict(_items(after))
    found: list[Changed] = []
    for (kind, name), item in new.items():
        was = old.get((kind, name))
        if was is None:
            found.append(Changed("added", kind, name, item.label, _fields({}, item.fields)))
        elif fields := _fields(was.fields, item.fields):
            found.append(Changed("changed", kind, name, item.label, fields))
    for (kind, name), item in old.items():
        if (kind, name) not in new:
            found.append(Changed("removed", kind, name, item.label, _fields(item.fields, {})))
    return tuple(found)


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts word by word.

    >>> [(piece.how, piece.text) for piece in words_changed("mở lúc tám giờ", "mở lúc bảy giờ")]
    [('same', 'mở lúc '), ('removed', 'tám'), ('added', 'bảy'), ('same', ' giờ')]
    """
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    if max(len(old), len(new)) > _MOST_PARTS:
        return _replaced(before, after)
    keys = [part.strip() for part in old], [part.strip() for part in new]
    runs: list[tuple[bool, str, str]] = []  # whether it is the same, and how it was and is written
    for tag, start, stop, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        was, now = "".join(old[start:stop]), "".join(new[first:last])
        same = tag == "equal"
        while (
            runs and not same and (not runs[-1][0] or (len(runs) > 1 and not runs[-1][1].strip()))
        ):
            _, earlier, written = runs.pop()  # two changes with a space between them are one
            was, now = earlier + was, written + now
        runs.append((same, was, now))
    return tuple(
        piece
        for same, was, now in runs
        for piece in ((Piece("same", now),) if same else _replaced(was, now))
    )


def elided(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same pieces, long unchanged runs cut down to the words beside a change."""
    shown = []
    for place, piece in enumerate(pieces):
        words = _WORDS.findall(piece.text)
        head = words[: _AROUND if place > 0 else 0]
        tail = words[max(0, len(words) - (_AROUND if place < len(pieces) - 1 else 0)) :]
        if piece.how != "same" or len(head) + len(tail) + 1 >= len(words):
            shown.append(piece)
        else:
            shown.append(Piece("same", "".join(head) + (" …" if head else "…") + "".join(tail)))
    return tuple(shown)


def _replaced(before: str, after: str) -> tuple[Piece, ...]:
    pieces = Piece("removed", before), Piece("added", after)
    return tuple(piece for piece in pieces if piece.text)


def _fields(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> tuple[FieldChange, ...]:
    """What differs, a change for each text of a field."""
    return tuple(
        FieldChange(name, pieces)
        for name in dict.fromkeys((*after, *before))
        for pieces in _texts_changed(before.get(name, ()), after.get(name, ()))
    )


def _texts_changed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, stop, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = before[start:stop], after[first:last]
        both = min(len(old), len(new))
        for was, now in zip(old, new, strict=False):
            yield words_changed(was, now)
        for text in old[both:]:
            yield (Piece("removed", text),)
        for text in new[both:]:
            yield (Piece("added", text),)


def _items(knowledge: Knowledge) -> Iterator[tuple[tuple[Kind, str], _Item]]:
    for entry in knowledge.entries:
        yield ("entry", entry.id), _Item(entry.questions[0], _of_entry(entry))
    for article in knowledge.articles:
        yield ("article", article.id), _Item(article.head.title, _of_article(article))
    programme = knowledge.programme
    contact = programme.contact.model_dump()
    about = {"name": (programme.name,), "parties": tuple(programme.parties)}
    about |= {"period": _text(programme.period), "status": _text(programme.status)}
    about |= {f"contact.{name}": _text(value) for name, value in contact.items()}
    yield ("programme", ""), _Item(programme.name, about)
    for topic in programme.topics:
        yield ("topic", topic.id), _Item(topic.title, {"title": (topic.title,)})
    for name, table in knowledge.vocabulary.tables().items():
        for written, meanings in table.items():
            yield ("vocabulary", f"{name}: {written}"), _Item(written, {name: meanings})
    for group in knowledge.vocabulary.similar:
        words = ", ".join(group)
        yield ("vocabulary", f"similar: {words}"), _Item(words, {"similar": group})
    for key, sentence in knowledge.messages.items():
        yield ("message", key), _Item(key, {key: (sentence,)})
    for judged in knowledge.judgements:
        fields = {"expect": judged.expect, "split": (judged.split,)}
        asked = " / ".join((*judged.after, judged.question))
        yield ("judgement", asked), _Item(judged.question, fields)


def _of_entry(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {
        "questions": entry.questions,
        "answer": (entry.answer,),
        "topic": _text(entry.topic),
        "sources": tuple(map(_source, entry.sources)),
        "as_of": _text(entry.as_of),
        "valid_until": _text(entry.valid_until),
        "related": entry.related,
        "gap": ("true",) if entry.gap else (),
        "smalltalk": ("true",) if entry.smalltalk else (),
    }


def _of_article(article: Article) -> dict[str, tuple[str, ...]]:
    head = {name: _text(getattr(article.head, name)) for name in type(article.head).model_fields}
    texts = ("\n".join(filter(None, (p.heading, p.text))) for p in article.passages)
    return head | {"text": tuple(texts)}


def _source(source: str | Source) -> str:
    if isinstance(source, str):
        return source
    parts = (source.title, source.publisher, source.published, source.url)
    return ", ".join(str(part) for part in parts if part)


def _text(value: object) -> tuple[str, ...]:
    return () if value is None or value == "" else (str(value),)
