"""What an admin decided about a group of questions -> a proposed change of the files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.ingest.ids import free, slug
from bot.knowledge import Snapshot
from bot.model import Entry, Knowledge, PartialDate
from bot.publishing.edits import add_entry, add_phrasing
from bot.publishing.values import Proposal, RefusedError
from bot.teaching.drafts import Draft, missing_from

NEW_ENTRIES = "qa/bo-sung.yaml"
"""Where answers go that were written for the inbox."""

_NO_LETTERS = "cau-hoi"
_RESERVED = frozenset({"refuse"})


def with_phrasings(
    base: Snapshot, entry: Entry, phrasings: Sequence[str], who: int, what: str
) -> Proposal:
    """Put more ways to ask behind those of an entry; RefusedError where it has them all."""
    files: dict[str, bytes] = {}
    for phrasing in missing_from(entry, phrasings):
        files |= add_phrasing({**base.files, **files}, entry.id, phrasing)
    if not files:
        raise RefusedError("refused_unchanged")
    return Proposal(base.fingerprint, dict(files), who, what)


def with_answer(base: Snapshot, entry: Entry, who: int, what: str) -> Proposal:
    """Put a new entry at the end of the file of those that were written for the inbox."""
    files = add_entry(base.files, NEW_ENTRIES, entry)
    return Proposal(base.fingerprint, dict(files), who, what)


def entry_of(draft: Draft, knowledge: Knowledge, today: date) -> Entry:
    """The entry that a draft makes, under an id of its own in the words of its first question.

    With no source to tell when it was true, it is true as of today.
    """
    taken = {*knowledge.entry_by_id, *knowledge.article_by_id, *_RESERVED}
    return Entry(
        id=free(slug(draft.phrasings[0]) or _NO_LETTERS, taken),
        questions=draft.phrasings,
        answer=draft.answer,
        sources=draft.sources,
        as_of=None if draft.sources else PartialDate(today.year, today.month, today.day),
        valid_until=draft.valid_until,
    )
