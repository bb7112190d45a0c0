"""Entries that are counted out: content 1, content 2 … and the list that names them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.language.normal import fold
from bot.language.numbers import LISTED, numbers_in
from bot.language.query import Query
from bot.language.tokens import tokenize
from bot.language.written_numbers import PAPERS_AND_DAYS, Reference
from bot.model import Entry, Knowledge, Passage

_LEAST_MEMBERS = 2
_MOSTLY = 0.5  # share of the phrasings that name the noun of what they list
_SPELLED = {" ".join(fold(word) for word in noun.split()): noun for noun in reversed(LISTED)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a family: the folded noun, and the number; None for the list of all."""

    noun: str
    number: int | None

    def at(self, number: int) -> str:
        """Ask for another of the family, the way people do."""
        return f"{_SPELLED.get(self.noun, self.noun)} {number}"


class Families:
    """The numbered families among the entries of a folder."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._members: dict[str, dict[int, str]] = {}
        for entry in knowledge.entries:
            if (place := _only(_numbers(entry.questions[0]))) and not entry.gap:
                self._members.setdefault(place.kind, {}).setdefault(int(place.value), entry.id)
        for noun in [n for n, found in self._members.items() if len(found) < _LEAST_MEMBERS]:
            del self._members[noun]
        self._lists = {entry.id: self._listed(entry) for entry in knowledge.entries}
        self._whole = {noun: self._list_of(noun, knowledge) for noun in self._members}

    def last(self, noun: str) -> int:
        """The highest number of a family."""
        return max(self._members[noun])

    def members(self, noun: str) -> frozenset[str]:
        """The ids of all entries of a family."""
        return frozenset(self._members[noun].values())

    def member(self, noun: str, number: int) -> str:
        """The id of the entry at a place; empty where there is none."""
        return self._members[noun].get(number, "")

    def whole(self, noun: str) -> str:
        """The id of the entry that lists a family; empty where there is none."""
        return self._whole[noun]

    def within(self, query: Query) -> list[str]:
        """The nouns of the families that a question names, in full or for short."""
        said = [query.words, *(arc.tokens for arc in query.arcs)]
        texts = [f" {' '.join(word.folded for word in words)} " for words in said]
        return [noun for noun in self._members if any(f" {noun} " in text for text in texts)]

    def place(self, question: str, item: Entry | Passage | None) -> Place | None:
        """Where in a family a question or its answer stands; None: in no family."""
        if asked := _only(self._known(_numbers(question))):
            return Place(asked.kind, int(asked.value))
        if not isinstance(item, Entry):
            return None
        if (own := _only(self._known(_numbers(item.questions[0])))) and not item.gap:
            return Place(own.kind, int(own.value))
        nouns = self._lists.get(item.id, ())
        return Place(nouns[0], None) if len(nouns) == 1 else None

    def named(self, words: str) -> str | None:
        """The noun of a family with which some folded words end."""
        return next((noun for noun in self._members if f" {words}".endswith(f" {noun}")), None)

    def _listed(self, entry: Entry) -> list[str]:
        """The nouns of the families that an entry lists."""
        return [noun for noun in self._members if _is_listed(noun, entry.questions)]

    def _list_of(self, noun: str, knowledge: Knowledge) -> str:
        return next(
            (
                entry.id
                for entry in knowledge.entries
                if self._lists[entry.id] == [noun]
                and entry.id not in self._members[noun].values()
                and not entry.gap
            ),
            "",
        )

    def _known(self, numbers: Iterable[Reference]) -> list[Reference]:
        return [number for number in numbers if number.kind in self._members]


def _numbers(text: str) -> list[Reference]:
    found = numbers_in(text, tokenize(text))
    return [number for number in found if number.kind not in PAPERS_AND_DAYS]


def _only(numbers: list[Reference]) -> Reference | None:
    return numbers[0] if len(numbers) == 1 else None


def _is_listed(noun: str, phrasings: tuple[str, ...]) -> bool:
    texts = (" ".join(word.folded for word in tokenize(phrasing)) for phrasing in phrasings)
    return sum(f" {noun} " in f" {text} " for text in texts) >= _MOSTLY * len(phrasings)
