"""A programme's own name in a question: it says what the whole folder is about, and no more."""

from __future__ import annotations

from itertools import groupby

from bot.language import words as function_words
from bot.language.normal import fold
from bot.language.tokens import tokenize
from bot.model import Programme
from bot.search.understanding import Understanding

_LINKS = frozenset(map(fold, "giữa và với của".split()))
_HEAD = 2  # words by which the programme is called for short
_LEAST_TOLD = 1  # words that must say something beside the name
_PARTIES = 2  # that a name at least stands between


class OwnName:
    """The name of a programme between two parties, and theirs."""

    def __init__(self, programme: Programme) -> None:
        name = [word.folded for word in tokenize(programme.name)]
        parties = [{word.folded for word in tokenize(party)} for party in programme.parties]
        self._head = name[:_HEAD]
        self._words = {*name, *(word for party in parties for word in party)}
        shared = set.intersection(*parties) if parties else set[str]()
        self._own = [party - shared for party in parties]

    def left_out(self, understood: Understanding) -> str | None:
        """The question without the name where it names all parties; None: it says no more.

        "Chương trình giữa Hội A và Nhà B ký khi nào?" asks "Chương trình ký khi nào?".
        """
        query = understood.query
        pairs = zip(query.words, understood.likeliest, strict=True)
        said = [{typed.folded, meant.folded} for typed, meant in pairs]
        for arc in understood.arcs:
            meant = {word.folded for word in arc.tokens}
            if meant <= self._words | _LINKS and not meant <= _LINKS:
                for place in range(arc.start, arc.end):
                    said[place] |= meant
        held = [bool(words & (self._words | _LINKS)) for words in said]
        for inside, run in groupby(range(len(said)), held.__getitem__):
            places = list(run)
            start, end = places[0], places[-1] + 1
            named = set[str]().union(*said[start:end])
            if not inside or len(self._own) < _PARTIES or not all(own & named for own in self._own):
                continue
            rest = [*query.words[:start], *query.words[end:]]
            if sum(function_words.weight(word) == 1 for word in rest) < _LEAST_TOLD:
                return None
            called = zip(self._head, said[start:], strict=False)
            start += _HEAD * all(word in words for word, words in called)
            before = query.text[: query.places[start][0]]
            return before + query.text[query.places[end - 1][1] :].lstrip()
        return None
