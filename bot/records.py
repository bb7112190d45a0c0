"""The JSON objects that `ask` and `search` print; others script against their fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, TypeVar, assert_never

from bot.answering.plain_text import plain_markdown
from bot.answering.wording import Wording
from bot.conversation import Turn
from bot.model import (
    Answer,
    Choice,
    Clarification,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    Hit,
    KnownGap,
    Passage,
    SmallTalk,
    Source,
)

if TYPE_CHECKING:
    from bot.evaluation import Section

Record = dict[str, object]
_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
"""What json leaves as it is, though some readers end a line there."""
_T = TypeVar("_T", Choice, Source)


def turn_record(turn: Turn, messages: Mapping[str, str]) -> Record:
    """Tell what was said to one message; kind, id, answer and score are those of its first answer.

    Sources, choices and related entries are those of all its answers, each once.
    """
    answers = [_answer_record(*pair) for pair in zip(turn.answers, turn.wordings, strict=True)]
    clarifications = (answer for answer in turn.answers if isinstance(answer, Clarification))
    return {
        "question": turn.question,
        **answers[0],
        "text": turn.text(messages),
        "score": round(turn.answers[0].score, 4),
        "sources": [*map(_source_record, _once(wording.sources for wording in turn.wordings))],
        "choices": _choice_records(answer.choices for answer in clarifications),
        "related": _choice_records(wording.related for wording in turn.wordings),
        "answers": answers,
    }


def why_record(sections: Iterable[Section]) -> Record:
    """Tell how an answer came about, section by section."""
    told = [{"title": section.title, "lines": list(section.lines)} for section in sections]
    return {"why": told}


def hits_record(question: str, hits: Iterable[Hit]) -> Record:
    """List the raw hits of one question, best first."""
    return {"question": question, "hits": [*map(_hit_record, hits)]}


def hit_line(hit: Hit) -> str:
    """Write a hit for people to read: score, id and its best sentence or first words."""
    return f"{hit.score:.3f}  {hit.item.id}  {' '.join(hit.line.split())}"


def line(record: Record) -> str:
    """One JSON object on one line, Vietnamese letters as they are."""
    return json.dumps(record, ensure_ascii=False).translate(_LINE_ENDS)


def kind(answer: Answer) -> str:
    """Name the word by which scripts know a kind of answer."""
    match answer:
        case DirectAnswer():
            return "answer"
        case Excerpt():
            return "excerpt"
        case Clarification():
            return "clarification"
        case KnownGap():
            return "gap"
        case SmallTalk():
            return "smalltalk"
        case Fallback():
            return "fallback"
    assert_never(answer)


def _answer_record(answer: Answer, wording: Wording) -> Record:
    verbatim = isinstance(answer, Excerpt)
    return {
        "id": _id(answer),
        "kind": kind(answer),
        "answer": wording.answer if verbatim else plain_markdown(wording.answer),
    }


def _id(answer: Answer) -> str | None:
    match answer:
        case DirectAnswer() | KnownGap() | SmallTalk():
            return answer.entry.id
        case Excerpt():
            return answer.passage.id
        case _:
            return None


def _hit_record(hit: Hit) -> Record:
    item = hit.item
    passage = item if isinstance(item, Passage) else None
    return {
        "id": item.id,
        "kind": "passage" if passage else "entry",
        "article": passage.article if passage else None,
        "score": round(hit.score, 4),
        "text": _whole(item),
        "sentence": hit.line,
    }


def _whole(item: Entry | Passage) -> str:
    if isinstance(item, Passage):
        return item.text
    return "\n".join([*item.questions, "", item.answer])


def _source_record(source: Source) -> Record:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
    }


def _choice_records(choices: Iterable[tuple[Choice, ...]]) -> list[Record]:
    return [{"id": choice.id, "label": choice.label} for choice in _once(choices)]


def _once(groups: Iterable[tuple[_T, ...]]) -> list[_T]:
    return list(dict.fromkeys(chain.from_iterable(groups)))
