"""What a question looks for: words in every marking and pairs of neighbours, each with its worth."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from bot.language.tokens import Token
from bot.search.postings import Form, Postings, Word
from bot.search.text import Doubles, Longs, stretches
from bot.search.understanding import Understanding, rank_weight

FOLDED, MARKED = 0.3, 0.7  # what a word with typed marks gives for its letters, for its marks
PAIR_FOLDED, PAIR_MARKED = 0.4, 0.3


class Sought:
    """The words of a question that stand in some document, their forms and their pairs.

    Words are numbered from 0 (`word`: by folded word), all their forms likewise, those of word w
    from `base[w]`, and the pairs of words (`pair`: by the numbers of both). `form_worth`,
    `pair_worth` say what each is worth, in nats; `marked_worth` what is added for forms a and b
    side by side, at a * `forms` + b. `number_of_form` gives for each form of the index its number
    here plus 1, or 0; `number_of_pair` for each two words their pair, or -1.
    `telling` are the words that do more than ask.
    """

    def __init__(self, understood: Understanding, postings: Postings) -> None:
        self._postings = postings
        self.words: list[Word] = []
        self.word: dict[str, int] = {}
        self.telling: set[int] = set()
        worth: list[float] = []
        marked: dict[Token, float] = {}
        for token, chance in understood.words():
            number = self.word.get(token.folded)
            if number is None:
                word = postings.word(token.folded)
                if word is None:
                    continue
                number = self.word[token.folded] = len(self.words)
                self.words.append(word)
                worth.append(0.0)
            rank = rank_weight(token)
            if rank == 1:
                self.telling.add(number)
            if token.marked:
                worth[number] += chance * rank * self.words[number].idf * FOLDED
                marked[token] = marked.get(token, 0.0) + chance * rank * MARKED
            else:
                worth[number] += chance * rank * self.words[number].idf
        sizes = [word.after_form - word.first_form for word in self.words]
        *self.base, self.forms = accumulate(sizes, initial=0)
        counts = np.array(sizes, np.int64)
        self.word_of_form: Longs = np.repeat(np.arange(len(sizes)), counts)
        self.word_worth = worth
        self.form_worth: Doubles = np.array(worth)[self.word_of_form]
        self.marked: dict[int, list[tuple[Form, float]]] = {}
        for token, value in marked.items():
            if form := postings.form(token):
                self.form_worth[self._place(token, form)] += value * form.idf
                self.marked.setdefault(self.word[token.folded], []).append((form, value * form.idf))
        firsts = np.array([word.first_form for word in self.words], np.int64)
        places, _ = stretches(firsts, counts)
        self.number_of_form = np.zeros(postings.text.size, np.uint16)
        self.number_of_form[places] = np.arange(1, self.forms + 1)
        self._weigh_pairs(understood)

    def form(self, token: Token) -> int | None:
        """The number of a token's form; None where no document marks it so."""
        form = self._postings.form(token)
        return None if form is None else self._place(token, form)

    def _place(self, token: Token, form: Form) -> int:
        word = self.word[token.folded]
        return self.base[word] + form.number - self.words[word].first_form

    def _weigh_pairs(self, understood: Understanding) -> None:
        beside, forms_beside = self._postings.beside, self._postings.forms_beside
        self.pair: dict[tuple[int, int], int] = {}
        worth: list[float] = []
        marked: list[tuple[int, float]] = []
        for left, right, chance in understood.pairs():
            one, two = self.word.get(left.folded), self.word.get(right.folded)
            if one is None or two is None:
                continue
            found = beside.after(self.words[one].number).get(self.words[two].number)
            if found is None:
                continue
            chance *= max(rank_weight(left), rank_weight(right))
            number = self.pair.setdefault((one, two), len(worth))
            if number == len(worth):
                worth.append(0.0)
            if not (left.marked and right.marked):
                worth[number] += chance * found.idf * (PAIR_FOLDED + PAIR_MARKED)
                continue
            worth[number] += chance * found.idf * PAIR_FOLDED
            a, b = self._postings.form(left), self._postings.form(right)
            if a and b and (found := forms_beside.after(a.number).get(b.number)):
                place = self._place(left, a) * self.forms + self._place(right, b)
                marked.append((place, chance * found.idf * PAIR_MARKED))
        self.pair_worth: Doubles = np.array(worth)
        self.number_of_pair = np.full((len(self.words),) * 2, -1)
        for (one, two), number in self.pair.items():
            self.number_of_pair[one, two] = number
        self.marked_worth: Doubles = np.zeros(self.forms**2)
        for place, value in marked:
            self.marked_worth[place] += value
