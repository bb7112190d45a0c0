"""A preview in words: what is added, changed and removed, read on a phone or in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.answering.wording import escaped
from bot.chat.refusals import MOST, bullets, listed, more_problems
from bot.chat.render import render
from bot.chat.reply import label, sentence
from bot.chat.spans import Marks, Span
from bot.evaluation import Outcome
from bot.model import Knowledge
from bot.publishing.differences import Changed, FieldChange, Piece, elided
from bot.publishing.previewing import Preview, Turned

Paragraph = list[Span]

_MARKS: dict[str, Marks] = {"removed": ("s",), "added": ("b",), "same": ()}
_MARKDOWN = {"b": "**", "i": "*", "s": "~~"}


def summary(
    knowledge: Knowledge, preview: Preview, what: str, most: int = MOST
) -> Iterator[Paragraph]:
    """What a change is about, what may be lost by it, and the judged questions that turn."""
    yield render(sentence(knowledge, "preview_head", what=escaped(what)))
    counts = list(_counts(knowledge, preview.changes))
    yield render("\n".join(counts) if counts else sentence(knowledge, "preview_layout"))
    if preview.grave:
        reasons = [f"- {reason.said(knowledge.messages)}" for reason in preview.grave]
        yield render(sentence(knowledge, "preview_grave") + "\n\n" + "\n".join(reasons))
    if preview.turned:
        lines = [_turned(knowledge, turned) for turned in preview.turned[:most]]
        more = more_problems(knowledge, len(preview.turned) - most)
        head = sentence(knowledge, "preview_turned")
        yield render(f"{head}\n\n{bullets(lines, more)}")
    if preview.problems:
        head = sentence(knowledge, "preview_warnings")
        yield render(f"{head}\n\n{listed(knowledge, preview.problems, most)}")


def details(knowledge: Knowledge, changes: Sequence[Changed]) -> Iterator[Paragraph]:
    """Every item that differs, word by word where its words were changed.

    The text of a new article is left out: who proposes it has its file.
    """
    for changed in changes:
        kind = sentence(knowledge, f"kind_{changed.kind}")
        words = escaped(changed.label)
        spans = render(sentence(knowledge, f"change_{changed.how}", kind=kind, label=words))
        new = changed.how == "added"
        if changed.how != "removed":
            for name, fields in groupby(changed.fields, key=lambda field: field.name):
                if not (new and changed.kind == "article" and name == "text"):
                    spans += _field(knowledge, name, list(fields), new=new)
        yield spans


def markdown(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as a text file: ~~what goes~~, **what comes**."""
    return "\n\n".join("".join(map(_written, paragraph)) for paragraph in paragraphs) + "\n"


def _written(span: Span) -> str:
    marks = "".join(_MARKDOWN.get(mark, "") for mark in span.marks)
    bare = span.text.strip()
    return span.text.replace(bare, f"{marks}{bare}{marks[::-1]}") if bare and marks else span.text


def _counts(knowledge: Knowledge, changes: Sequence[Changed]) -> Iterator[str]:
    """How many of each kind, a line each."""
    for kind, of_kind in groupby(sorted(changes, key=_rank), key=lambda changed: changed.kind):
        how = Counter(changed.how for changed in of_kind)
        named = sentence(knowledge, f"kind_{kind}")
        counts = ", ".join(
            sentence(knowledge, f"count_{each}", count=str(how[each]))
            for each in ("added", "changed", "removed")
            if how[each]
        )
        yield "- " + sentence(knowledge, "preview_counts", kind=named, counts=counts)


def _rank(changed: Changed) -> tuple[bool, str]:
    return changed.kind not in ("entry", "article"), changed.kind


def _field(
    knowledge: Knowledge, name: str, changes: Sequence[FieldChange], *, new: bool
) -> Iterator[Span]:
    """The texts of a field, those of a list a line each."""
    known = f"field_{name}" in knowledge.messages
    title = label(knowledge, f"field_{name}") if known else name
    yield Span("\n")
    yield Span(f"{title}:", ("i",))
    for change in changes:
        yield Span("\n• " if len(changes) > 1 else " ")
        pieces = _without_bold(change.pieces)
        if new:
            yield Span("".join(piece.text for piece in pieces))
        else:
            yield from _words_changed(elided(pieces))


def _words_changed(pieces: Sequence[Piece]) -> Iterator[Span]:
    """What goes is struck out, what comes is bold."""
    before = ""
    for piece in pieces:
        if piece.how == "added" and before == "removed":
            yield Span(" → ")
        yield Span(piece.text, _MARKS[piece.how])
        before = piece.how


def _without_bold(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the marks for bold, unless nothing else is different."""
    bare = [replace(piece, text=piece.text.replace("**", "")) for piece in pieces]
    if all(piece.how == "same" for piece in bare):
        return bare
    one, other = (
        "".join(piece.text for piece in bare if piece.how != how) for how in ("added", "removed")
    )
    return pieces if one == other else [piece for piece in bare if piece.text]


def _turned(knowledge: Knowledge, turned: Turned) -> str:
    before = (
        _outcome(knowledge, turned.before, turned.got_before)
        if turned.before
        else label(knowledge, "preview_unjudged")
    )
    after = _outcome(knowledge, turned.after, turned.got_after)
    question = turned.question
    return label(knowledge, "preview_turned_one", question=question, before=before, after=after)


def _outcome(knowledge: Knowledge, outcome: Outcome, got: str) -> str:
    return label(knowledge, f"judged_{outcome}", got=got)
