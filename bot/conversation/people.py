"""The people that a knowledge folder names, and which of them a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.language.normal import fold, strip_marks
from bot.language.tokens import tokenize
from bot.model import Knowledge

_TITLE = "đồng chí|đ/c|ông|bà|anh|chị|cô|chú|bác|thầy"
_NAMED = re.compile(
    rf"(?i:\b({_TITLE})) (?:(?:[^\W\d_]+ ){{1,3}}\*\*)?((?:[^\W\d_]+ ){{0,4}}[^\W\d_]+)"
)
_TITLES = frozenset(map(strip_marks, _TITLE.replace("đ/c", "d c|dc").split("|")))

Named = tuple[tuple[str, ...], str]
"""A name as folded words and as it is written."""


class People:
    """Names, known by a title before them: "đồng chí Lê Văn An"; "ông An" then is he."""

    def __init__(self, knowledge: Knowledge) -> None:
        named = [name for text in _texts(knowledge) for name in _names(text)]
        self._full = {words: name for words, name in named if len(words) > 1}
        given: dict[str, set[str]] = {}
        for words, name in (*self._full.items(), *_alone(knowledge)):
            given.setdefault(words[-1], set()).add(name)
        self._given = {word: found.pop() for word, found in given.items() if len(found) == 1}

    def within(self, text: str) -> tuple[str, ...]:
        """The names of those a text names, in its order, each once."""
        found = self.places([word.folded for word in tokenize(text)])
        return tuple(dict.fromkeys(name for _, _, name in found))

    def places(self, words: Sequence[str]) -> list[tuple[int, int, str]]:
        """Where names begin and end among folded words, titles with them, and whose they are."""
        found: list[tuple[int, int, str]] = []
        for place in range(len(words)):
            title = _title_before(words, place)
            for end, name in self._at(words, place, titled=bool(title)):
                if not found or place >= found[-1][1]:
                    found.append((place - title, end, name))
        return found

    def _at(self, words: Sequence[str], place: int, *, titled: bool) -> Iterator[tuple[int, str]]:
        """The end of each name that begins at a place; a given name needs its title."""
        for folded, name in self._full.items():
            if tuple(words[place : place + len(folded)]) == folded:
                yield place + len(folded), name
        if titled and (name := self._given.get(words[place], "")):
            yield place + 1, name


def _title_before(words: Sequence[str], place: int) -> int:
    """How many words before a place are a title."""
    sizes = [size for size in (2, 1) if size <= place]
    return next((n for n in sizes if " ".join(words[place - n : place]) in _TITLES), 0)


def _names(text: str) -> Iterator[Named]:
    """Each name as folded words and as it is written, a lone given name with its title."""
    for found in _NAMED.finditer(text):
        words = found[2].split()
        size = next((n for n, word in enumerate(words) if not word.istitle()), len(words))
        if size:
            name = " ".join(words[:size])
            yield tuple(map(fold, words[:size])), name if size > 1 else f"{found[1]} {name}"


def _alone(knowledge: Knowledge) -> Iterator[Named]:
    """Given names that an entry is about: "Ông An là ai?"."""
    for entry in knowledge.entries:
        for words, name in _names(entry.questions[0]):
            if len(words) == 1 and entry.questions[0].startswith(name):
                yield words, name


def _texts(knowledge: Knowledge) -> Iterable[str]:
    for entry in knowledge.entries:
        yield from entry.questions
        yield entry.answer
    for article in knowledge.articles:
        for passage in article.passages:
            yield passage.text
