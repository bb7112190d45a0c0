"""What each kind of evidence adds to the confidence in a hit.

Rounded from logistic regressions in several kinds of noise: the weights for entries of many
phrasings on what other writers asked of the knowledge without their phrasings, on questions to tune
on (`benchmarks/decision.py`) and, counting little, on invented collections of other offices; those
for entries of few on what others asked of such collections alone, also of entries that were taken
out; those for passages on a public question set with half its articles taken out. Set by hand are
the numbers and names of entries of few phrasings and `strange` for passages. The bases are shifted
so that one `SURE` keeps wrong answers rare everywhere, for one is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Entry, Hit, Passage
from bot.search.fit import MANY


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to the log-odds that a hit is the right one.

    asked, joined, in_line, line: shares as in `Evidence`; little: the logarithm of the share asked,
    so that the first words count most; lead: the nats by which an entry fits better than the next;
    margin: the lead of a passage's worth over the next passage's, as a share of it; other_kind:
    over that of the best entry; ratio: its worth for each nat that the question tells; mass: the
    logarithm of those nats, of which a question has `least_mass` at the least; numbers: where one
    is contradicted; strange: names that the item does not hold; kind: where the item is asked for
    another kind; alike: the likeness, letter by letter; alike_margin: its lead over all the next
    hits of the same kind; learned: the nats by which an entry is likelier than any other, as
    learned from the phrasings.
    """

    base: float
    asked: float = 0.0
    little: float = 0.0
    joined: float = 0.0
    in_line: float = 0.0
    line: float = 0.0
    lead: float = 0.0
    margin: float = 0.0
    other_kind: float = 0.0
    ratio: float = 0.0
    mass: float = 0.0
    least_mass: float = 0.0
    numbers: float = 0.0
    strange: float = 0.0
    kind: float = 0.0
    alike: float = 0.0
    alike_margin: float = 0.0
    learned: float = 0.0


ENTRY = Weights(
    base=-6.9,
    asked=0.8,
    joined=1.7,
    line=0.55,
    lead=0.62,
    ratio=0.11,
    mass=0.76,
    numbers=-0.58,
    strange=-5.4,
    alike=4.2,
    alike_margin=5.7,
    learned=0.26,
)
"""For an entry that was learned from many phrasings."""

FEW = Weights(
    base=-11.2,
    asked=3.6,
    joined=0.8,
    line=2.05,
    lead=0.56,
    ratio=0.11,
    mass=2.1,
    least_mass=12.0,
    numbers=-0.5,
    strange=-3.0,
    kind=-0.6,
    alike_margin=3.6,
    learned=0.2,
)
"""For an entry that was learned from few."""

UNLEARNED = Weights(
    base=-9.3,
    asked=3.5,
    joined=0.6,
    line=2.05,
    lead=0.68,
    ratio=0.16,
    mass=1.7,
    least_mass=12.0,
    numbers=-0.5,
    strange=-3.0,
    kind=-0.5,
    alike_margin=3.6,
)
"""For an entry among too few or too many to learn from."""

PASSAGE = Weights(
    base=-12.2,
    asked=0.7,
    little=1.9,
    joined=1.8,
    in_line=1.7,
    margin=2.8,
    other_kind=1.0,
    ratio=2.0,
    mass=2.3,
    numbers=-1.0,
    strange=-3.0,
)


def weights_for(hit: Hit) -> Weights:
    """The weights that a hit is judged by."""
    if isinstance(hit.item, Passage):
        return PASSAGE
    if hit.evidence.learned is None:
        return UNLEARNED
    return ENTRY if is_of_many(hit) else FEW


def is_of_many(hit: Hit) -> bool:
    """Whether a hit is an entry that was learned from many phrasings."""
    learned = hit.evidence.learned is not None
    return learned and isinstance(hit.item, Entry) and len(hit.item.questions) >= MANY
