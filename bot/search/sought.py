"""What a question looks for: words in every marking, pairs of neighbours, and their worth."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from bot.language.tokens import Token
from bot.search.marks import Marks
from bot.search.postings import Form, Postings, Word
from bot.search.text import Doubles, Longs, stretches
from bot.search.understanding import Understanding, rank_weight

FOLDED, MARKED = 0.3, 0.7  # what a word with typed marks gives for its letters, for its marks
RESTORED = 0.35  # of what a word typed without gives, the part that its probable marks decide
PAIR_FOLDED, PAIR_MARKED = 0.4, 0.3
NAME = 1.7  # what a name gives beside another word as rare: what is asked is asked of it


class Sought:
    """The words of a question that stand in some document, their forms and their pairs.

    Words are numbered from 0 (`word`: by folded word), all their forms likewise, those of word w
    from `base[w]`, and the pairs of words (`pair`: by the numbers of both). `form_worth`,
    `pair_worth` say what each is worth, in nats; `marked_worth` what is added for forms a and b
    side by side, at a * `forms` + b. `number_of_form` gives for each form of the index its number
    here plus 1, or 0; `number_of_pair` at w * number of words + v their pair, or -1; `form` the
    number of a typed token's form.
    `telling` are the words that do more than ask; `marked` are the typed forms of a word, each
    with what it is worth more.
    """

    def __init__(self, understood: Understanding, postings: Postings, marks: Marks) -> None:
        self.words: list[Word] = []
        self.word: dict[str, int] = {}
        self.word_worth: list[float] = []
        self.telling: set[int] = set()
        forms: dict[Token, tuple[Form, float]] = {}
        bare: dict[int, float] = {}
        names = understood.named()
        for token, chance in understood.words():
            number = self.word.get(token.folded)
            if number is None:
                word = postings.word[token.folded]
                if word is None:
                    continue
                number = self.word[token.folded] = len(self.words)
                self.words.append(word)
                self.word_worth.append(0.0)
            rank = rank_weight(token)
            if rank == 1:
                self.telling.add(number)
            worth = chance * rank * (NAME if token.folded in names else 1)
            if not token.marked:
                bare[number] = bare.get(number, 0.0) + worth
                self.word_worth[number] += worth * self.words[number].idf
                continue
            self.word_worth[number] += worth * self.words[number].idf * FOLDED
            if form := postings.form[token]:
                _, before = forms.get(token, (form, 0.0))
                forms[token] = form, before + worth * form.idf * MARKED
        sizes = [word.after_form - word.first_form for word in self.words]
        *self.base, self.forms = accumulate(sizes, initial=0)
        counts = np.array(sizes, np.int64)
        self.word_of_form: Longs = np.arange(len(sizes)).repeat(counts)
        self.form_worth: Doubles = np.array(self.word_worth)[self.word_of_form]
        self.form: dict[Token, int] = {}
        self.marked: dict[int, list[tuple[Form, float]]] = {}
        for token, (form, worth) in forms.items():
            number = self.word[token.folded]
            place = self.base[number] + form.number - self.words[number].first_form
            self.form[token] = place
            self.form_worth[place] += worth
            self.marked.setdefault(number, []).append((form, worth))
        self._weigh_marks(bare, marks.probable(understood), postings)
        firsts = np.array([word.first_form for word in self.words], np.int64)
        self.number_of_form = np.zeros(postings.text.size, np.uint16)
        self.number_of_form[stretches(firsts, counts)[0]] = np.arange(1, self.forms + 1)
        self._weigh_pairs(understood, postings, names)

    def _weigh_marks(
        self, bare: dict[int, float], probable: dict[int, float], postings: Postings
    ) -> None:
        """Let the probable marks of words typed without decide a part of what they are worth."""
        for number, chance in probable.items():
            token = postings.text.forms[number]
            word, form = self.word[token.folded], postings.form[token]
            if form:
                place = self.base[word] + number - self.words[word].first_form
                more = chance * form.idf - self.words[word].idf
                self.form_worth[place] += RESTORED * bare[word] * more

    def _weigh_pairs(
        self, understood: Understanding, postings: Postings, names: frozenset[str]
    ) -> None:
        after, after_form = postings.beside.after, postings.forms_beside.after
        number_of = self.word.get
        self.pair: dict[tuple[int, int], int] = {}
        worth: list[float] = []
        marked: dict[int, float] = {}
        for left, right, chance in understood.pairs():
            one, two = number_of(left.folded), number_of(right.folded)
            if one is None or two is None:
                continue
            found = after[self.words[one].number].get(self.words[two].number)
            if found is None:
                continue
            value = chance * max(rank_weight(left), rank_weight(right))
            if left.folded in names and right.folded in names:
                value *= NAME
            number = self.pair.setdefault((one, two), len(worth))
            if number == len(worth):
                worth.append(0.0)
            if not (left.marked and right.marked):
                worth[number] += value * found.idf * (PAIR_FOLDED + PAIR_MARKED)
                continue
            worth[number] += value * found.idf * PAIR_FOLDED
            a, b = postings.form[left], postings.form[right]
            if a and b and (found := after_form[a.number].get(b.number)):
                forms = self.form[left] * self.forms + self.form[right]
                marked[forms] = marked.get(forms, 0.0) + value * found.idf * PAIR_MARKED
        self.pair_worth: Doubles = np.array(worth)
        words = len(self.words)
        self.number_of_pair = np.full(words * words, -1)
        self.number_of_pair[[one * words + two for one, two in self.pair]] = np.arange(len(worth))
        self.marked_worth: Doubles = np.zeros(self.forms**2)
        self.marked_worth[list(marked)] = list(marked.values())
