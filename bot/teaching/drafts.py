"""An answer that an admin is writing, step by step: the words, their source, until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.language.normal import compose, fold
from bot.language.tokens import tokenize
from bot.model import Article, Entry, Knowledge, PartialDate, Source
from bot.store.masking import masked

Step = Literal["answer", "source", "until", "phrasings"]

MOST_PHRASINGS = 12
"""How many of a group's questions become phrasings, those asked most often."""
LONGEST_PHRASING = 200
LONGEST_ANSWER = 3500

_URL = re.compile(r"https?://\w\S*")
_MASK = re.compile(r"\[[^\]]*\]")


class NotTakenError(Exception):
    """What was typed can't be taken for a step; `key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry in the making.

    questions: ids of the logged questions that it answers; phrasings: how people ask; ahead: the
    steps that are still to be taken, none where all can be looked over.
    """

    questions: tuple[int, ...]
    phrasings: tuple[str, ...]
    answer: str = ""
    sources: tuple[str | Source, ...] = ()
    valid_until: PartialDate | None = None
    ahead: tuple[Step, ...] = ()

    @property
    def step(self) -> Step | None:
        """What is asked for now."""
        return self.ahead[0] if self.ahead else None

    def again(self, step: Step) -> Draft:
        """The draft with one step to be taken anew."""
        return replace(self, ahead=(step,))

    def skipped(self) -> Draft:
        """The draft without what the step asks for; itself where that can't be left out."""
        match self.step:
            case "source":
                return replace(self, sources=(), ahead=self.ahead[1:])
            case "until":
                return replace(self, valid_until=None, ahead=self.ahead[1:])
            case "phrasings" if self.phrasings:
                return replace(self, ahead=self.ahead[1:])
            case _:
                return self

    def from_article(self, article: str) -> Draft:
        """The draft with an article of the folder as its source."""
        return replace(self, sources=(article,), ahead=self.ahead[1:])

    def taken(self, typed: str, knowledge: Knowledge, today: date) -> Draft:
        """The draft after what was typed for its step; NotTakenError where that can't be."""
        text = compose(typed).strip()
        match self.step:
            case "answer":
                return replace(self, answer=_answer(text), ahead=self.ahead[1:])
            case "source":
                source = _source(text, knowledge.articles)
                return replace(self, sources=(source,), ahead=self.ahead[1:])
            case "until":
                return replace(self, valid_until=_until(text, today), ahead=self.ahead[1:])
            case "phrasings":
                more = phrasings_of(text.splitlines(), self.phrasings)
                if not more:
                    raise NotTakenError("draft_phrasings_unclear")
                return replace(self, phrasings=self.phrasings + more, ahead=self.ahead[1:])
            case None:
                return self


def begun(questions: tuple[int, ...], phrasings: tuple[str, ...], answer: str = "") -> Draft:
    """A draft for these questions; only what is not known yet is asked for."""
    ahead: list[Step] = [] if phrasings else ["phrasings"]
    ahead += ["source", "until"] if answer else ["answer", "source", "until"]
    return Draft(questions, phrasings, _trimmed(answer), ahead=tuple(ahead))


def phrasings_of(texts: Iterable[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """What can stand in a file as ways to ask: each once, on one line, nothing personal in it.

    Too long ones tell a story rather than ask; they are left out unless there is nothing else.
    """
    seen = {_key(phrasing) for phrasing in known}
    found: dict[tuple[str, ...], str] = {}
    for text in texts:
        shown = "".join(letter if letter.isprintable() else " " for letter in compose(text))
        phrasing = " ".join(_MASK.sub(" ", masked(shown)).split())
        if (key := _key(phrasing)) and key not in seen:
            found.setdefault(key, phrasing)
    fitting = [phrasing for phrasing in found.values() if len(phrasing) <= LONGEST_PHRASING]
    shortest = sorted(found.values(), key=len)[:1]
    return tuple(fitting[:MOST_PHRASINGS] or shortest)


def missing_from(entry: Entry, phrasings: Sequence[str]) -> tuple[str, ...]:
    """The phrasings that an entry does not have yet."""
    return phrasings_of(phrasings, entry.questions)


def _key(phrasing: str) -> tuple[str, ...]:
    return tuple(word.marked for word in tokenize(phrasing))


def _answer(text: str) -> str:
    if not tokenize(text):
        raise NotTakenError("draft_answer_unclear")
    if len(text) > LONGEST_ANSWER:
        raise NotTakenError("draft_answer_long")
    return _trimmed(text)


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in compose(text).strip().splitlines())


def _source(text: str, articles: Sequence[Article]) -> str | Source:
    """An article of the folder by its id or title, else a title with an address where one is."""
    for article in articles:
        if text == article.id or fold(text) == fold(article.head.title):
            return article.id
    found = _URL.search(text)
    title = " ".join(_URL.sub(" ", text).strip(" \n,;:()-").split())
    if not tokenize(text) or len(title) > LONGEST_PHRASING or "://" in title:
        raise NotTakenError("draft_source_unclear")
    if found is None:
        return Source(title=title)
    url = found.group().rstrip(".,;)")
    return Source(title=title or url.split("/")[2], url=url)


def _until(text: str, today: date) -> PartialDate:
    try:
        until = PartialDate.parse(text)
    except ValueError:
        raise NotTakenError("draft_until_unclear") from None
    if until.last_day < today:
        raise NotTakenError("draft_until_past")
    return until
