"""Marks that were not typed: which way of marking a word its neighbours call for."""

from __future__ import annotations

from itertools import groupby

from bot.language.tokens import Token
from bot.search.context import Option, option, weigh
from bot.search.keeping import Kept
from bot.search.postings import Postings
from bot.search.understanding import Understanding

_KEPT = 16384  # words whose forms are kept for later questions


class Marks:
    """Weighs the forms of words typed without marks, by their neighbours."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._total = max(1, len(postings.text.stream))
        self._forms = Kept(_KEPT, self._forms_of)

    def probable(self, understood: Understanding) -> dict[int, float]:
        """How probably each form of the words typed without marks is meant, by its number.

        Each word is taken in its likeliest reading; what has one form only is left out, and of
        what stands in several places the likeliest counts.
        """
        meant = [choices[0].token if choices else None for choices in understood.readings]
        forms = [self._forms[token] if token else () for token in meant]
        unsure = [
            token is not None and not token.marked and len(here) > 1
            for token, here in zip(meant, forms, strict=True)
        ]
        probable: dict[int, float] = {}
        for known, run in groupby(range(len(forms)), key=lambda place: bool(forms[place])):
            places = list(run)
            if not known or not any(unsure[place] for place in places):
                continue
            weighed = weigh([forms[place] for place in places], self._postings.forms_beside)
            for place, chances in zip(places, weighed, strict=True):
                if unsure[place]:
                    for form, chance in zip(forms[place], chances, strict=True):
                        probable[form.number] = max(chance, probable.get(form.number, 0.0))
        return probable

    def _forms_of(self, typed: Token) -> tuple[Option, ...]:
        """The forms of a word that it may be meant to have: its own where marks were typed."""
        postings = self._postings
        word = postings.word[typed.folded]
        if word is None:
            return ()
        if typed.marked and (form := postings.form[typed]):
            numbers = range(form.number, form.number + 1)
        else:
            numbers = range(word.first_form, word.after_form)
        forms, lines = postings.text.forms, postings.lines_of_form
        return tuple([option(forms[n].marked, n, int(lines[n]), self._total) for n in numbers])
