"""A text, taken as one question -> an answer: the entry or passage that is sure, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering import decision
from bot.answering.choices import alternatives, choice, nearest
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    Hit,
    KnownGap,
    Passage,
    SmallTalk,
)
from bot.search import Index


class Decider:
    """Answers one question at a time from an index; `entries` are those of the folder by id."""

    def __init__(self, index: Index, entries: Mapping[str, Entry]) -> None:
        self._index = index
        self._entries = entries

    def decide(self, text: str) -> Answer:
        """The answer where one is sure; else a clarification where some are close."""
        entries, passages = self._found(text)
        entry_score = _confidence(entries, passages)
        best = entries[0].item if entries else None
        if isinstance(best, Entry) and entry_score >= decision.least_sure(best):
            return self.of_entry(best, entry_score)
        passage_score = 0.0
        if _tells_more(passages, entries):
            passage_score = _confidence(passages, entries)
            if passage_score >= decision.SURE_PASSAGE and isinstance(passages[0].item, Passage):
                return Excerpt(passages[0].item, passages[0].line, passage_score)
        choices = alternatives(entries)
        if len(choices) > 1 and decision.worth_asking(entries[0], entry_score):
            return Clarification(choices, entry_score)
        return Fallback(max(entry_score, passage_score), nearest(entries))

    def weigh(self, text: str) -> tuple[Hit, float] | None:
        """The best entry and the confidence in it, whatever the thresholds; None: none is found."""
        entries, passages = self._found(text)
        return (entries[0], _confidence(entries, passages)) if entries else None

    def confidences(self, text: str) -> tuple[float, float | None]:
        """The confidence in the best entry, and in the best passage where it tells more."""
        entries, passages = self._found(text)
        more = _tells_more(passages, entries)
        return _confidence(entries, passages), _confidence(passages, entries) if more else None

    def of_entry(self, entry: Entry, score: float) -> DirectAnswer | KnownGap | SmallTalk:
        """The answer that an entry gives."""
        related = tuple(choice(self._entries[id_]) for id_ in entry.related if id_ in self._entries)
        kind = SmallTalk if entry.smalltalk else KnownGap if entry.gap else DirectAnswer
        return kind(entry, score, related)

    def _found(self, text: str) -> tuple[list[Hit], list[Hit]]:
        """The entries and the passages that fit a text, best first."""
        hits = self._index.find(text)
        entries = [hit for hit in hits if isinstance(hit.item, Entry)]
        return entries, [hit for hit in hits if isinstance(hit.item, Passage)]


def _confidence(hits: Sequence[Hit], others: Sequence[Hit]) -> float:
    if not hits:
        return 0.0
    return decision.confidence(hits[0], hits[1:], others[0] if others else None)


def _tells_more(passages: Sequence[Hit], entries: Sequence[Hit]) -> bool:
    """Whether the best passage holds clearly more of the question than any entry."""
    held = max((hit.evidence.asked for hit in entries), default=0.0)
    return bool(passages) and (
        passages[0].evidence.asked >= held + decision.PASSAGE_TELLS_MORE * bool(entries)
    )
