"""Sure, close or neither: the only place with thresholds, and the confidence they apply to.

`programme-bot evaluate FILE --trade-off` shows what each threshold costs and gains.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.answering.weights import Weights, is_of_many, weights_for
from bot.model import Entry, Hit, Passage

SURE = 0.75
"""From here an entry is the answer."""

SURE_CHAT = 0.7
"""From here small talk is answered: asking back what it means would be odder than a wrong word."""

SURE_PASSAGE = 0.8
"""From here a passage is quoted; an article says many things that nobody asked."""

PASSAGE_TELLS_MORE = 0.15
"""How much more of the question a passage must hold than any entry, to be quoted instead."""

CLOSE, CLOSE_OF_FEW = 0.55, 0.4
"""From here a hit is worth offering as "Ý bạn là …?"; see `worth_asking`. An entry of few phrasings
is seldom sure: less is enough."""

NEAR = 2.0
"""A further choice is offered where it fits at most so many nats less than the best one."""

CLEAR = 6.0
"""The most nats by which what was learned counts, for or against."""

FAR_AHEAD, ALONE = 3.0, 3.0
"""The most nats that a lead counts, and what being the only hit counts instead."""

BY_CHANCE = 0.5
"""The likeness that a question has, letter by letter, to phrasings that mean something else."""

_FIRST_WORDS = 0.1
"""Keeps the logarithm of a share finite."""

RELATED, NOT_CLOSE = 0.3, 0.2
"""The least share of a question that an entry must hold to be named beside "I don't know", and the
most confidence that a hit reaches which holds less."""

TOLD = 0.3
"""Likewise of what a question tells, the words aside by which it asks, as "có … không"."""

OF_THE_REST = 0.6
"""Likewise of what is asked of a thing that is numbered: less, and it is something else of it."""

SURE_IN_TALK = 0.8
"""From here a reading of a message in a talk is taken: of several one is meant. A message of which
none is so sure is decided by itself."""

FOLLOWS = 0.6
"""The least share of a follow-up that the answer must hold by itself, the earlier message aside."""

NEAR_TOGETHER, TOGETHER = 0.5, 0.7
"""The least share of it in one line, or word beside word: for a new answer, for the last again."""

STANDS = 0.99
"""From here a short message in a talk is answered by itself, whatever was said before."""

CHATS = 0.95
"""From here small talk is taken for nothing else."""

AGAIN = 0.01
"""How much surer than by itself such a message must be to bring the last answer once more."""

OF_THE_KIND = 2.0
"""The most nats that an entry may fit less than the best that is asked for the same kind."""

ALMOST_ALL = 0.9
"""The share of a question that such an entry must hold."""

MOST_OF_IT = 0.85
"""The share of a short message that an entry on the paper spoken of must hold in one phrasing."""

NEARLY_IT = 4.0
"""The most nats that the last answer may fit less than the nearest to be as near to a message."""

ABOUT_IT = 0.4
"""The least share of what an answer is about that a passage must hold to tell more of it."""

NEWS = 0.4
"""The least share of a passage that must be new to be told as more of the same."""

TELLS_MORE = 0.6
"""The least share of the question before that an entry must hold to tell more of the same."""

UNSURE = CLOSE
"""The most a hit can reach by one word of many, or where the next fits as well, or with a number,
a name or a "not" against it."""

TIED, TIED_SHARE, TIED_LETTERS = 0.05, 0.03, 0.1
"""The leads of an entry (nats), a passage (share of its worth) and in likeness, under which the
next hit fits as well: neither is sure."""

HALF_A_LINE = 0.5
"""The least share of a phrasing to hold for an item whose phrasings ask for another kind."""

VERBATIM = 0.99
"""The confidence in an entry one of whose phrasings is the question, word for word."""

CLEARLY = 1.0
"""The nats by which what says little must be surer than what it stands in."""

RIVALS = 7
"""How many of the next hits are compared letter by letter."""

KEYWORD_LINE = 0.35
"""The least share of a phrasing that one word must make up to be taken for all of it."""


def confidence(hit: Hit, rivals: Sequence[Hit], other_kind: Hit | None) -> float:
    """How probably a hit answers the question, 0..1.

    rivals: the next hits of the same kind, best first; other_kind: the best passage for an entry,
    and the best entry for a passage.
    """
    if hit.verbatim and not any(rival.verbatim for rival in rivals):
        return VERBATIM
    evidence = hit.evidence
    if evidence.worth <= 0 or not evidence.mass:
        return 0.0
    weights = weights_for(hit)
    log_odds = (
        weights.base
        + weights.asked * evidence.asked
        + weights.little * math.log(evidence.asked + _FIRST_WORDS)
        + weights.joined * evidence.joined
        + weights.in_line * evidence.in_line
        + weights.line * evidence.line
        + weights.lead * _lead(hit, rivals)
        + weights.margin * _share_ahead(hit, rivals[0] if rivals else None)
        + weights.other_kind * _share_ahead(hit, other_kind)
        + weights.ratio * evidence.worth / evidence.mass
        + weights.mass * math.log(max(weights.least_mass, evidence.mass))
        + weights.numbers * (evidence.numbers < 0)
        + weights.strange * evidence.strange
        + weights.kind * (evidence.kind < 0)
        + weights.learned * max(-CLEAR, min(CLEAR, evidence.learned or 0.0))
        + _of_likeness(hit, rivals, weights)
    )
    probability = 1 / (1 + math.exp(-log_odds))
    keyword = evidence.words < 2 and evidence.line < KEYWORD_LINE
    beside = evidence.kind < 0 and evidence.line < HALF_A_LINE
    contradicted = evidence.numbers < 0 or evidence.denied or evidence.another
    doubtful = contradicted or keyword or beside or asks_more(hit) or tied(hit, rivals)
    if evidence.asked < RELATED or evidence.told < TOLD:
        return min(probability, NOT_CLOSE)
    return min(probability, UNSURE) if doubtful else probability


def least_sure(entry: Entry) -> float:
    """The confidence from which an entry is the answer."""
    return SURE_CHAT if entry.smalltalk else SURE


def surer(confidence: float, other: float, *, clearly: bool) -> bool:
    """Whether a part of a sentence is answered more surely than the whole."""
    return _log_odds(confidence) > _log_odds(other) + CLEARLY * clearly


def worth_asking(hit: Hit, confidence: float) -> bool:
    """Whether a hit is worth offering: it is close, or it holds all of a keyword typed alone."""
    keyword = hit.evidence.words < 2 and hit.evidence.asked == 1
    return confidence >= least_close(hit) or keyword


def least_close(hit: Hit) -> float:
    """The confidence from which a hit is worth offering."""
    return CLOSE if is_of_many(hit) else CLOSE_OF_FEW


def tied(hit: Hit, rivals: Sequence[Hit]) -> bool:
    """Whether the next hit of the same kind fits a question as well as this one."""
    if not rivals or _lead_in_letters(hit, rivals) >= TIED_LETTERS:
        return False
    if isinstance(hit.item, Passage):
        return _share_ahead(hit, rivals[0]) < TIED_SHARE
    return _lead(hit, rivals) < TIED


def asks_more(hit: Hit) -> bool:
    """Whether something is asked of what an entry is about that none of its many phrasings asks."""
    tells = isinstance(hit.item, Entry) and not (hit.item.gap or hit.item.smalltalk)
    return tells and is_of_many(hit) and hit.evidence.rest < OF_THE_REST


def _log_odds(confidence: float) -> float:
    if 0 < confidence < 1:
        return math.log(confidence / (1 - confidence))
    return math.copysign(math.inf, confidence - 0.5)


def _of_likeness(hit: Hit, rivals: Sequence[Hit], weights: Weights) -> float:
    if not weights.alike and not weights.alike_margin:
        return 0.0
    return weights.alike * hit.alike + weights.alike_margin * _lead_in_letters(hit, rivals)


def _lead_in_letters(hit: Hit, rivals: Sequence[Hit]) -> float:
    return hit.alike - max([BY_CHANCE, *(rival.alike for rival in rivals[:RIVALS])])


def _lead(hit: Hit, rivals: Sequence[Hit]) -> float:
    """By how many nats a hit fits better than the next."""
    return min(FAR_AHEAD, hit.score - rivals[0].score) if rivals else ALONE


def _share_ahead(hit: Hit, other: Hit | None) -> float:
    """How much more a hit's words are worth than another's, as a share; 1 where there is none."""
    if other is None:
        return 1.0
    worth = hit.evidence.worth
    return max(-1.0, (worth - other.evidence.worth) / worth)
