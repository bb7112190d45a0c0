"""Patterns of small words, matched whatever way the words were typed.

A pattern is written with its marks. A message without marks is matched without them; in one with
marks they must agree, so that "cái sau" is not "cái sáu". Chat and dialect words count as what the
vocabulary makes of them, and a small slip of a pattern's word is mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from bot.language.normal import fold, marked
from bot.language.numbers import number_of
from bot.language.query import Query
from bot.language.tokens import Token

_LETTERS = re.compile(r"\\.|[^\W\d_]+")
_ALTERNATIVES = re.compile(r"\(\?:([^()\[\]]*)\)")
_LEAST_LETTERS = 3  # of a word that may be a slip
_MOST_MENDED = 3  # words of a message that are taken for slips together
_OTHER_WORDS = frozenset(map(fold, "còn đó nó họ ấy này nữa sáu bảy tư năm bà cô đúng".split()))
"""Typed without marks among marked words, these are other words: con, do, no, ho …"""

_DIALECT = {"gì": "chi", "nào": "mô", "đâu": "mô", "sao": "răng"}
"""What stands in central dialects for a word of a pattern."""

_CLOSED: dict[str, dict[str, None]] = {}
"""Every word of a pattern: folded, with the ways it is marked, the first one written first."""


def any_of(listed: str) -> str:
    """Alternatives for words that may follow one another, without those that others make up.

    >>> any_of("thế|nào|thế nào|ra sao")
    'thế|nào|ra sao'
    """
    phrases = listed.split("|")
    single = {phrase for phrase in phrases if " " not in phrase}
    return "|".join(p for p in dict.fromkeys(phrases) if p in single or not single >= {*p.split()})


def trailing(words: str) -> str:
    """The pattern of any number of such words, each behind a space; taken as they come."""
    return rf"(?: (?:{words})(?= |$))*+"


@dataclass(frozen=True, slots=True)
class Said:
    """A message ready for patterns.

    text: its words with a space between, all that no pattern knows behind a "="; bare: whether no
    marks were typed, so that those of a pattern stand there without theirs; starts: where each
    word begins in it.
    """

    text: str
    bare: bool
    starts: tuple[int, ...]
    query: Query

    def word_at(self, place: int) -> Token:
        return self.query.words[bisect_right(self.starts, place) - 1]

    def typed(self, start: int, end: int) -> str:
        """What was typed for a stretch of the text."""
        places = [self.query.places[number] for number in self._words(start, end)]
        return self.query.text[places[0][0] : places[-1][1]] if places else ""

    def folded(self, start: int, end: int) -> str:
        """The folded words of a stretch of the text."""
        return " ".join(self.query.words[number].folded for number in self._words(start, end))

    def readings(self, start: int, end: int) -> tuple[str, ...]:
        """The folded words of a stretch, and what the vocabulary makes of the last of them."""
        numbers = self._words(start, end)
        if not numbers:
            return ()
        *before, last = (self.query.words[number].folded for number in numbers)
        meant = [arc.tokens for arc in self.query.arcs if arc.end == numbers[-1] + 1]
        ends = [last, *(" ".join(word.folded for word in tokens) for tokens in meant)]
        return tuple(" ".join((*before, ending)) for ending in ends)

    def _words(self, start: int, end: int) -> list[int]:
        return [number for number, at in enumerate(self.starts) if start <= at < end]


class Pattern:
    """A regular expression over the words of a message."""

    def __init__(self, text: str) -> None:
        self._plain = re.compile(_each_once(_LETTERS.sub(_spelled_by(fold), text)))
        self._marked = re.compile(_each_once(_LETTERS.sub(_spelled_by(marked), text)))
        for word in _LETTERS.findall(text):
            for way in () if word.startswith("\\") else _ways(word):
                _CLOSED.setdefault(fold(way), {}).setdefault(marked(way))

    def fits(self, said: Said, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of a whole message, or of a whole stretch of its text."""
        stop = len(said.text) if end is None else end
        return self._of(said).fullmatch(said.text, start, max(start, stop))

    def within(self, said: Said) -> Iterator[re.Match[str]]:
        """Where the pattern stands between whole words."""
        text = said.text
        for found in self._of(said).finditer(text):
            start, end = found.span()
            if (not start or text[start - 1] == " ") and (end == len(text) or text[end] == " "):
                yield found

    def _of(self, said: Said) -> re.Pattern[str]:
        return self._plain if said.bare else self._marked


def _each_once(text: str) -> str:
    """The alternatives of a pattern that are alike without their marks, once."""

    def once(found: re.Match[str]) -> str:
        return f"(?:{'|'.join(dict.fromkeys(found.group(1).split('|')))})"

    return _ALTERNATIVES.sub(once, text)


def _spelled_by(spell: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def spelled(found: re.Match[str]) -> str:
        word = found.group()
        if word.startswith("\\"):
            return word
        spellings = "|".join(map(spell, _ways(word)))
        return f"(?:{spellings})" if "|" in spellings else spellings

    return spelled


def _ways(word: str) -> tuple[str, ...]:
    return (word, _DIALECT[word]) if word in _DIALECT else (word,)


def said(query: Query) -> Said:
    """Spell the words of a message as the patterns do."""
    bare = all(not word.marked or word.folded.isdecimal() for word in query.words)
    readings: dict[int, list[tuple[Token, ...]]] = {}
    for arc in query.arcs:
        if arc.end == arc.start + 1:
            readings.setdefault(arc.start, []).append(arc.tokens)
    tokens = [
        _closed(word, query.sound[place], readings.get(place, []))
        for place, word in enumerate(query.words)
    ]
    return _spelled_out([_spelling(token, bare=bare) for token in tokens], query, bare=bare)


def mended(message: Said, meant: Sequence[Sequence[str]]) -> Iterator[Said]:
    """A message with up to three of its words taken for slips of small ones, few first.

    `meant` are for each word of the query the folded words that may have been meant.
    """
    stops = [*(start - 1 for start in message.starts[1:]), len(message.text)]
    spelled = [message.text[at:stop] for at, stop in zip(message.starts, stops, strict=True)]
    instead: dict[int, list[str]] = {}
    for place, folded in enumerate(meant):
        ways = [Token(way, word) for word in folded for way in _CLOSED.get(word, ())]
        spellings = dict.fromkeys(_spelling((way,), bare=message.bare) for way in ways)
        instead[place] = [spelling for spelling in spellings if spelling != spelled[place]]
    for many in range(1, _MOST_MENDED + 1):
        for places in combinations(filter(instead.get, instead), many):
            for chosen in product(*(instead[place] for place in places)):
                words = list(spelled)
                for place, spelling in zip(places, chosen, strict=True):
                    words[place] = spelling
                yield _spelled_out(words, message.query, bare=message.bare)


def _spelling(tokens: Sequence[Token], *, bare: bool) -> str:
    return " ".join(token.folded if bare else token.marked or token.folded for token in tokens)


def _spelled_out(spelled: Sequence[str], query: Query, *, bare: bool) -> Said:
    starts = [0]
    for spelling in spelled[:-1]:
        starts.append(starts[-1] + len(spelling) + 1)
    return Said(" ".join(spelled), bare, tuple(starts), query)


def _closed(word: Token, sound: bool, readings: list[tuple[Token, ...]]) -> tuple[Token, ...]:  # noqa: FBT001 - a field of the query
    """The word of a pattern that a word is; behind a "=" where it is none."""
    if number := number_of(word, placed=False):
        return (Token(number, number),)
    for reading in ((word,), *readings):
        known = tuple(filter(None, map(_known, reading)))
        if len(known) == len(reading):
            return known
    if not sound and len(word.folded) >= _LEAST_LETTERS and (meant := _mended(word.folded)):
        return (meant,)
    return (Token(f"={word.marked}", f"={word.folded}"),)


def _known(word: Token) -> Token | None:
    """A word of a pattern as the pattern marks it; left out marks are mostly forgiven."""
    ways = _CLOSED.get(word.folded)
    if not ways:
        return None
    if not word.marked or word.marked in ways:
        return word
    toneless = [way for way in ways if way.partition("~")[0] == word.marked]
    plain = list(ways) if word.marked == word.folded else []
    forgiven = [] if word.folded in _OTHER_WORDS else toneless or plain
    return Token(forgiven[0], word.folded) if forgiven else None


@lru_cache(maxsize=4096)
def _mended(typed: str) -> Token | None:
    """The word of a pattern that is a single slip away; None where none is, or several."""
    near = [word for word in _CLOSED if len(word) >= _LEAST_LETTERS and _one_slip(typed, word)]
    near = [word for word in near if sorted(word) == sorted(typed)] or near
    return Token(next(iter(_CLOSED[near[0]])), near[0]) if len(near) == 1 else None


def _one_slip(typed: str, word: str) -> bool:
    """Whether one letter was added, left out, changed or swapped with its neighbour.

    >>> _one_slip("tiep", "tiep"), _one_slip("teip", "tiep"), _one_slip("tip", "tiep")
    (False, True, True)
    """
    if typed == word or abs(len(typed) - len(word)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if at is None:
        return True
    rest, other = typed[at:], word[at:]
    swapped = rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] in (other[1:], other) or rest == other[1:]
