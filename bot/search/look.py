"""One question looked up: what it seeks, the documents that hold most of it, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.model import Evidence
from bot.search.agreement import Agreement
from bot.search.classifier import Classifier
from bot.search.closeup import Closeup, Ranked
from bot.search.facts import Facts
from bot.search.people import FullNames
from bot.search.postings import Postings
from bot.search.sought import Sought
from bot.search.understanding import Understanding


@dataclass(frozen=True)
class Look:
    """What was found, and the parts of the index that tell more of it.

    verbatim: the numbers of the entries with the question among their phrasings.
    """

    understood: Understanding
    verbatim: frozenset[int]
    sought: Sought
    closeup: Closeup
    ranked: Ranked
    postings: Postings
    facts: Facts
    people: FullNames
    classifier: Classifier

    @cached_property
    def evidence(self) -> list[Evidence]:
        """How each ranked document agrees with the question, in their order."""
        understood = self.understood
        another = self.people.other(understood.query, understood.readings)
        agreement = Agreement(understood, self.sought, self.postings, self.facts, another=another)
        margins = self.classifier.margins(understood)
        return agreement.evidence(self.closeup, self.ranked, margins)
