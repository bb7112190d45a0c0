"""Words that say nearly the same as those of a question, and stand in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import permutations

from bot.language.lexicon import Lexicon
from bot.language.query import Arc
from bot.language.tokens import Token, tokenize
from bot.search.postings import Postings

ALIKE = 0.4  # what a word counts that says nearly the same
SEEN = 10  # lines with some words from which what says nearly the same counts but half
_LEAST = 0.1  # what that must count to be looked for
_MOST = 24  # of them in a message, those that count most


class Synonyms:
    """Groups of words of which one may stand where another is asked for.

    Only what the documents hold, word beside word, is looked for; what says but more or less of
    the same words ("tết", "dịp tết") would bring nothing but chance.
    """

    def __init__(self, groups: Iterable[Sequence[str]], postings: Postings) -> None:
        self._postings = postings

        @cache
        def known(words: str) -> bool:
            tokens = tokenize(words)
            return all(map(postings.knows, tokens)) and postings.lines(tokens) > 0

        pairs = (pair for group in groups for pair in permutations(group, 2) if known(pair[1]))
        self._others = Lexicon(pair for pair in dict.fromkeys(pairs) if not _overlap(*pair))

    def of(self, *readings: Sequence[Token]) -> tuple[Arc, ...]:
        """What says nearly the same as some words of a question, in any of its readings.

        The more often these stand in the documents, the less they need another word.
        """
        weights: dict[Arc, float] = {}
        for words in dict.fromkeys(readings):
            for start, found in self._others.meanings(words):
                for end, tokens in found:
                    weight = ALIKE * SEEN / (SEEN + self._postings.lines(words[start:end]))
                    if weight > _LEAST:
                        weights.setdefault(Arc(start, end, tokens, 0.0), weight)
        best = sorted(weights, key=lambda arc: -weights[arc])[:_MOST]
        return tuple([arc._replace(weight=weights[arc]) for arc in best])


def _overlap(words: str, others: str) -> bool:
    """Whether one stands in the other, word for word."""
    shorter, longer = sorted((f" {words} ", f" {others} "), key=len)
    return shorter in longer
