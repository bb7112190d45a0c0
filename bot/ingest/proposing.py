"""An article's text -> entries for a person to look at: what people will ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from bot.ingest.cleaning import CAPTIONS
from bot.ingest.definitions import from_headings, from_sentences
from bot.ingest.enumerations import from_lists
from bot.ingest.events import from_dates
from bot.ingest.ids import free
from bot.ingest.papers import from_papers
from bot.ingest.people import from_names
from bot.ingest.values import Proposal
from bot.knowledge.articles import passages_of
from bot.language.normal import fold

MOST_PROPOSALS = 40
_MOST_PASSAGES = 1_000


def proposals(body: str, taken: frozenset[str]) -> tuple[Proposal, ...]:
    """Propose entries for the Markdown text of an article, the surest first.

    None has an id that is taken, and no question stands in two.
    """
    sections = list(islice(passages_of(body), _MOST_PASSAGES))
    passages = [passage for _, passage in sections]
    found = chain(
        from_dates(passages),
        from_lists(passages),
        from_names(passages),
        from_papers(passages),
        from_sentences(passages),
        from_headings([section for section in sections if section[0] != CAPTIONS]),
    )
    return tuple(_told_apart(found, taken))


def _told_apart(found: Iterator[Proposal], taken: frozenset[str]) -> Iterator[Proposal]:
    ids, asked = set(taken), set[str]()
    for proposal in islice(_with_own_questions(found, asked), MOST_PROPOSALS):
        name = free(proposal.id or "muc-moi", ids)
        ids.add(name)
        there = (f"kho đã có `{proposal.id}`: xem có trùng không",) if proposal.id in taken else ()
        yield replace(proposal, id=name, doubts=(*there, *proposal.doubts))


def _with_own_questions(found: Iterator[Proposal], asked: set[str]) -> Iterator[Proposal]:
    """Leave out the questions that another proposal has, and a proposal that has no other."""
    for proposal in found:
        own = tuple(question for question in proposal.questions if _plain(question) not in asked)
        if len(own) * 2 > len(proposal.questions):
            asked.update(map(_plain, own))
            yield replace(proposal, questions=own)


def _plain(question: str) -> str:
    return " ".join(fold(word) for word in question.rstrip("?").split())
