"""How well documents agree with a question: shares of both that match, and named numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bot.language.asking import asked_for
from bot.language.negation import negated
from bot.model import Evidence
from bot.search.closeup import Closeup, Flags, Ranked
from bot.search.facts import Facts
from bot.search.numbering import Numbering
from bot.search.postings import Postings
from bot.search.sought import Sought
from bot.search.spelling import Reading
from bot.search.text import Doubles
from bot.search.understanding import Understanding

_ALIKE = 0.6  # what a word is worth for which one stands that says nearly the same
_SURELY = 0.5  # of what the likeliest reading of a word weighs, from which another is believed
_OTHER_MARKS = 0.5  # what a word is worth whose letters match but whose typed marks don't
_SHORT = 12  # words of a question up to which hardly any tells of the person who asks
_SYLLABLES = 2  # of most Vietnamese words: what says less besides a number asks for nothing


class Agreement:
    """One question, ready to be compared with documents.

    another: whether it names somebody who has nearly the name of somebody known.
    """

    def __init__(
        self,
        understood: Understanding,
        sought: Sought,
        postings: Postings,
        facts: Facts,
        *,
        another: bool,
    ) -> None:
        self._another = another
        self._understood = understood
        self._sought = sought
        self._postings = postings
        self._facts = facts
        self._mass = np.array(understood.mass)
        self._total = understood.total
        self._trust = np.array(understood.trust)
        said = {understood.query.words, understood.likeliest}  # mostly the same
        self._negated = any(map(negated, said))
        self._kinds = frozenset[str]().union(*map(asked_for, said))

    def evidence(self, closeup: Closeup, ranked: Ranked, margins: Doubles | None) -> list[Evidence]:
        """The evidence for some documents of a close-up.

        `margins` are what was learned of the entries, the first documents of the index.
        """
        facts, postings = self._facts, self._postings
        numbers = ranked.numbers.tolist()
        whole: Flags = closeup.often[ranked.places] > 0
        best = closeup.in_lines(ranked.lines)
        both = self._found(np.concatenate((whole, best)))
        numbering = Numbering(self._understood, facts, numbers)
        meant = [numbering.any_of(number) for number in numbers]
        for row, any_of in enumerate(meant):
            for place in numbering.places(any_of):
                both[[row, row + len(numbers)], place] = 1.0
        found, in_line = np.split(both, 2)
        names_here = np.zeros(len(self._mass))
        names_here[list(self._understood.names)] = 1.0
        together = self._joined(closeup, whole, found)
        rests = self._rest((found + together) / 2, map(numbering.naming, numbers))
        shares = zip(
            self._share(found),
            self._share(together),
            self._told(found),
            self._share(in_line),
            self._of_lines(closeup, ranked.lines),
            self._share((found < _OTHER_MARKS) * names_here),
            strict=True,
        )
        inside = (closeup.lines[ranked.lines] - postings.text.first_line[ranked.numbers]).tolist()
        agreeing = map(numbering.agrees, numbers, inside, meant)
        words = self._understood.telling_words()
        learned = () if margins is None else margins.tolist()
        return [
            Evidence(
                asked=asked,
                joined=joined,
                told=told,
                rest=rest,
                in_line=in_best,
                line=of_line,
                numbers=agrees,
                strange=strange,
                denied=self._negated and not facts.negated[number],
                another=self._another,
                kind=self._kind(number),
                learned=learned[number] if number < len(learned) else None,
                words=words,
                mass=self._total,
                worth=value,
            )
            for (
                asked,
                joined,
                told,
                in_best,
                of_line,
                strange,
            ), rest, number, value, agrees in zip(
                shares, rests, numbers, ranked.worth.tolist(), agreeing, strict=True
            )
        ]

    def _share(self, found: Doubles) -> list[float]:
        """The share of the question's mass in the words found, for each row."""
        shares: list[float] = (found @ self._mass / (self._total or 1.0)).tolist()
        return shares

    def _told(self, found: Doubles) -> list[float]:
        """The share of the mass of the words that say something, likewise."""
        mass = self._mass * self._understood.says_something()
        if not mass.any():
            return [1.0] * len(found)
        shares: list[float] = (found @ mass / mass.sum()).tolist()
        return shares

    def _rest(self, found: Doubles, naming: Iterable[set[int]]) -> Iterator[float]:
        """The share `found` of what is said besides a number, 1 in slips or a long question."""
        understood = self._understood
        short = len(understood.query.words) <= _SHORT and not understood.slips
        telling = self._mass * understood.surely_says_something()
        for held, numbers in zip(found, naming, strict=True):
            mass = telling.copy()
            mass[list(numbers)] = 0.0
            asks_more = short and numbers and np.count_nonzero(mass) >= _SYLLABLES
            yield float(held @ mass / mass.sum()) if asks_more else 1.0

    def _found(self, held: Flags) -> Doubles:
        """How far each word of the question is found, 0..1, in its best reading, for each row."""
        sought, understood = self._sought, self._understood
        forms = np.zeros((len(held), sought.forms + 1), np.bool_)
        forms[:, : sought.forms] = held[:, : sought.forms]
        words = np.zeros((len(held), len(sought.words) + 1), np.bool_)
        np.logical_or.reduceat(forms, sought.base, axis=1, out=words[:, :-1])
        letters: list[int] = []
        marks: list[int] = []
        weights: list[float] = []
        edges: list[int] = []
        for place, readings in enumerate(understood.readings):
            edges.append(len(weights))
            for token, weight in readings:
                word = sought.word.get(token.folded, -1)
                letters.append(word)
                marks.append(sought.form.get(token, -1))
                share = weight / readings[0].weight * understood.trust[place]
                weights.append(share if token.marked else share / _OTHER_MARKS)
        value = np.maximum(forms[:, marks], _OTHER_MARKS * words[:, letters]) * weights
        found: Doubles = np.maximum.reduceat(value, edges, axis=1)
        for arc in understood.arcs:
            here = [sought.word.get(token.folded, -1) for token in arc.tokens]
            share = words[:, here].mean(axis=1) * (_ALIKE if arc in understood.alike else 1.0)
            found[:, arc.start : arc.end] = np.maximum(
                found[:, arc.start : arc.end], share[:, None]
            )
        return found

    def _joined(self, closeup: Closeup, held: Flags, found: Doubles) -> Doubles:
        """1 for each word that is found beside a neighbour of the question, else 0, for each row.

        Most Vietnamese words are two syllables: "giá" and "tăng" without "giá xăng" are chance.
        """
        if len(self._mass) == 1:
            return found
        sought, understood = self._sought, self._understood
        pairs = np.zeros((len(held), len(sought.pair) + 1), np.bool_)
        rows, columns = np.nonzero(held[:, sought.forms :])
        pairs[rows, closeup.pair_of[columns]] = True

        def pair(left: str, right: str) -> int:
            return sought.pair.get((sought.word.get(left, -1), sought.word.get(right, -1)), -1)

        ends, starts = understood.ends_and_starts()
        links: list[int] = []
        likely: list[float] = []
        edges: list[int] = []
        for lefts, rights in zip(ends, starts[1:], strict=False):
            edges.append(len(links))
            first, second = _letters(lefts), _letters(rights)
            links += [pair(left, right) for left in first for right in second]
            likely += [min(one, two) for one in first.values() for two in second.values()]
        linked = np.maximum.reduceat(pairs[:, links] * np.array(likely), edges, axis=1)
        joined = np.zeros(found.shape)
        joined[:, :-1] = linked
        joined[:, 1:] = np.maximum(joined[:, 1:], linked)
        joined *= self._trust
        for arc in understood.arcs:
            if len(arc.tokens) > 1:
                inside = [pair(a.folded, b.folded) for a, b in pairwise(arc.tokens)]
                joined[pairs[:, inside].all(axis=1), arc.start : arc.end] = 1.0
        return joined

    def _of_lines(self, closeup: Closeup, lines: npt.NDArray[np.intp]) -> list[float]:
        """The share of each line's mass in words that are typed in the question."""
        sought = self._sought
        weight = [0.0] * len(sought.words)
        plain = [_OTHER_MARKS] * len(sought.words)
        for token, chance in self._understood.words():
            word = sought.word.get(token.folded)
            if word is None:
                continue
            weight[word] = max(weight[word], min(1.0, chance))
            if not token.marked:
                plain[word] = 1.0
        typed = list(sought.form.values())
        agree = np.array(plain)[sought.word_of_form]
        agree[typed] = 1.0
        agree *= np.array(weight)[sought.word_of_form]
        row = np.full(len(closeup.lines), -1)
        row[lines] = np.arange(len(lines))
        rows = row.take(closeup.line)
        here = np.flatnonzero(rows >= 0)
        tells = agree[closeup.form[here]] * self._postings.tells[closeup.known[here]]
        matched = np.bincount(rows[here], tells, len(lines))
        mass = self._postings.line_tells[closeup.lines[lines]]
        shares: list[float] = (matched / np.where(mass > 0, mass, 1.0)).tolist()
        return shares

    def _kind(self, number: int) -> int:
        """1 where the question asks for what the phrasings ask for, -1 for something else."""
        often, some = self._facts.kinds[number]
        if self._kinds & often:
            return 1
        return -1 if self._kinds and often and not self._kinds & some else 0


def _letters(readings: Sequence[Reading]) -> dict[str, float]:
    """The letters of each reading, and how far it is believed beside the likeliest, 0..1."""
    most = max((weight for _, weight in readings), default=1.0)
    letters: dict[str, float] = {}
    for token, weight in readings:
        likely = min(1.0, weight / most / _SURELY)
        letters[token.folded] = max(likely, letters.get(token.folded, 0.0))
    return letters
