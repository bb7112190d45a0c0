"""One index for curated entries and passages: what fits a question, best first, and why."""

from __future__ import annotations

from functools import cache
from itertools import count

import numpy as np
import numpy.typing as npt

from bot.language.lexicon import Lexicon
from bot.language.query import Reader
from bot.language.tokens import tokenize
from bot.model import Entry, Evidence, Hit, Knowledge
from bot.search import fit
from bot.search.classifier import Classifier
from bot.search.closeup import Closeup, Ranked
from bot.search.documents import Documents
from bot.search.facts import Facts, references
from bot.search.interpreting import understand
from bot.search.keeping import Kept
from bot.search.likeness import Likeness, letters
from bot.search.look import Look
from bot.search.marks import Marks
from bot.search.people import FullNames
from bot.search.phrasings import Phrasings
from bot.search.postings import Postings
from bot.search.shortlist import shortlist
from bot.search.sought import Sought
from bot.search.spelling import Speller
from bot.search.synonyms import Synonyms
from bot.search.text import Text
from bot.search.understanding import Understanding

BEST_LINE = 0.4  # what the best line adds to its document
UNASKED = 0.1  # what each nat of a phrasing costs it, so that of two the shorter fits better
RANKED = 12  # documents that are ranked at the least, so that fewer asked for are still the best
_KEPT = 32  # questions whose hits are kept: a message is looked up again to be judged or explained


class Index:
    """An immutable index of one state of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = Reader(Lexicon(knowledge.vocabulary.readings()))
        self._documents = Documents(knowledge)
        self._entries = len(knowledge.entries)
        self._text = Text(self._documents)
        self._postings = Postings(self._text)
        self._speller = Speller(self._postings)
        # In a passage, which says much, a word that is only like another is mostly chance.
        similar = knowledge.vocabulary.similar if knowledge.entries else ()
        self._synonyms = Synonyms(similar, self._postings)
        self._marks = Marks(self._postings)
        programme = knowledge.programme
        common = references((programme.name, programme.period))
        self._facts = Facts(self._documents, self._text, common)
        self._likeness = Likeness(self._text)
        self._lately = Kept(_KEPT, self._find, private=True)
        self._read = Kept(_KEPT, self._understand, private=True)
        self._classifier = Classifier(self._text, self._entries)
        self._weights = fit.weights_for(
            sum(len(entry.questions) for entry in knowledge.entries),
            self._entries,
            learned=self._classifier.learned,
        )
        self._phrasings = Phrasings(self._text, self._entries)
        self._people = FullNames(
            line for entry in knowledge.entries for line in (*entry.questions, entry.answer)
        )

    def understood(self, question: str) -> Understanding:
        """The question in the words of the index."""
        return self._read[question]

    def _understand(self, question: str) -> Understanding:
        """What `understood` keeps."""
        query = self._reader.read(question)
        return understand(query, self._postings, self._speller, self._synonyms)

    def find(self, question: str, k: int = RANKED) -> tuple[Hit, ...]:
        """The k best entries and passages, best first; fewer where fewer share any word."""
        return self._lately[question, max(k, RANKED)][:k]

    def evidence(self, question: str, k: int) -> dict[str, Evidence]:
        """How the k entries and passages that hold most of a question agree with it, by id."""
        look = self._look(question, k)
        if look is None:
            return {}
        items = [self._documents[number].item.id for number in look.ranked.numbers.tolist()]
        return dict(zip(items, look.evidence, strict=True))

    def _look(self, question: str, k: int) -> Look | None:
        """None where no document shares any word with the question."""
        understood = self.understood(question)
        sought = Sought(understood, self._postings, self._marks)
        candidates = shortlist(self._postings, sought, k)
        if not len(candidates):
            return None
        verbatim = self._asked_in(understood)
        candidates = np.union1d(candidates, np.fromiter(verbatim, np.intp))
        closeup = Closeup(self._postings, sought, candidates)
        ranked = self._ranked(closeup, candidates, understood, verbatim, k)
        return Look(
            understood,
            verbatim,
            sought,
            closeup,
            ranked,
            self._postings,
            self._facts,
            self._people,
            self._classifier,
        )

    def _find(self, asked: tuple[str, int]) -> tuple[Hit, ...]:
        """What `find` keeps; it must not hold the index, which would then hold itself."""
        look = self._look(*asked)
        if look is None:
            return ()
        documents, likeness, weights = self._documents, self._likeness, self._weights
        understood, ranked = look.understood, look.ranked
        typed = letters(understood.query.words)

        @cache
        def alike(number: int) -> float:
            return likeness.of(typed, number)

        def hit(place: int, number: int, worth: float, line: int) -> Hit:
            document = documents[number]
            if isinstance(document.item, Entry):
                score = fit.of_entry(weights, look.evidence[place], alike(number))
            else:
                score = fit.of_passage(weights, worth, understood.total)
            return Hit(
                document.item,
                score,
                document.lines[line],
                weigh=lambda: look.evidence[place],
                compare=lambda: alike(number),
                verbatim=number in look.verbatim,
            )

        numbers, worth = ranked.numbers.tolist(), ranked.worth.tolist()
        lines = (look.closeup.lines[ranked.lines] - self._text.first_line[ranked.numbers]).tolist()
        hits = [hit(*one) for one in zip(count(), numbers, worth, lines, strict=False)]
        hits.sort(key=lambda hit: -hit.score)
        return tuple(sorted(hits, key=_not_verbatim))

    def _asked_in(self, understood: Understanding) -> frozenset[int]:
        """The entries with the question as a phrasing: as it was typed, or else as it was meant."""
        query, meant = understood.query, understood.likeliest
        holders = self._phrasings.holders
        typed = holders(tokenize(query.text)) | holders(query.words)
        if typed or len(meant) < 2:
            return typed
        asked_in = [holders(words) for words in (meant, *understood.with_other_numbers)]
        if not all(asked_in) or self._people.other(query, understood.readings):
            return typed
        return asked_in[0].union(*asked_in)

    def _ranked(
        self,
        closeup: Closeup,
        candidates: npt.NDArray[np.intp],
        understood: Understanding,
        verbatim: frozenset[int],
        k: int,
    ) -> Ranked:
        """The k documents of a close-up whose words are worth most, those asked verbatim first."""
        edges = closeup.edges[:-1]
        line_mass = self._postings.line_mass[closeup.lines]
        sizes = np.diff(closeup.edges)
        within = np.arange(len(closeup.lines)) - np.repeat(edges, sizes)
        of_entry = np.repeat(candidates < self._entries, sizes)
        line_mass = line_mass * of_entry
        quotable = within < np.repeat(self._text.quotable[candidates], sizes)
        best = np.where(quotable, closeup.values - UNASKED * line_mass, -np.inf)
        totals = closeup.scores + BEST_LINE * np.maximum(0.0, np.maximum.reduceat(best, edges))
        close = closeup.values / (understood.total + line_mass)
        close = np.where(quotable, np.where(of_entry, close, closeup.apart), -1.0)
        fittest = np.flatnonzero(close == np.repeat(np.maximum.reduceat(close, edges), sizes))
        lines = fittest[np.searchsorted(fittest, edges)]
        first = np.isin(candidates, list(verbatim))
        places = np.lexsort((-totals, ~first))[:k]
        return Ranked(places, candidates[places], totals[places], lines[places])


def _not_verbatim(hit: Hit) -> bool:
    """An entry of which a phrasing was typed word for word comes first, whatever the words tell."""
    return not (isinstance(hit.item, Entry) and hit.verbatim)
