"""Does the bot know what it can't know? Half of the articles are taken out of its index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from random import Random

import numpy as np
import xquad
from peers import BASE, built

from bot.answering import Responder
from bot.language.noise import noisy

CONDITIONS = ("clean", "strip+typo")
PRECISION = 0.95

Answered = tuple[str, float]
"""The id of the passage that comes first, and the confidence in it."""

Answer = Callable[[str], Answered]


def bot(questions: xquad.QuestionSet, without: Collection[str]) -> Answer:
    responder = Responder(questions.knowledge(without))

    def answer(question: str) -> Answered:
        hits = responder.search(question, 1)
        return hits[0].item.id if hits else "", responder.respond(question).answers[0].score

    return answer


def bm25s(questions: xquad.QuestionSet, without: Collection[str]) -> Answer | None:
    """bm25s with its score as its confidence; None where it is not installed."""
    kept = [passage for passage in questions.passages if passage.article not in without]
    peer = dict(built([passage.text for passage in kept], [BASE])).get(BASE)
    if peer is None:
        return None

    def answer(question: str) -> Answered:
        place, score = peer(question)[0]
        return kept[place].id, score

    return answer


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a positive scores above a negative, ties counted half (Mann-Whitney)."""
    below = np.sort(negative)
    wins = np.searchsorted(below, positive, "left") + np.searchsorted(below, positive, "right")
    return float(wins.mean() / 2 / len(negative))


def coverage(scores: Sequence[float], right: Sequence[bool], answerable: int) -> float:
    """The share of the answerable answered right, at the best threshold of enough PRECISION."""
    order = np.argsort(np.negative(scores), kind="stable")
    ranked, rights = np.asarray(scores)[order], np.cumsum(np.asarray(right)[order])
    precise = rights >= PRECISION * np.arange(1, len(rights) + 1)
    last_of_its_score = np.append(ranked[1:] != ranked[:-1], [True])
    return int(rights[precise & last_of_its_score].max(initial=0)) / answerable


def measured(
    questions: xquad.QuestionSet, answer: Answer, without: Collection[str], how: tuple[str, int]
) -> tuple[float, float]:
    """AUROC of the answerable against the others, and coverage at PRECISION."""
    told = [(asked, *answer(noisy(asked.text, *how))) for asked in questions.questions]
    known = [score for asked, _, score in told if asked.article not in without]
    unknown = [score for asked, _, score in told if asked.article in without]
    right = [passage == asked.passage for asked, passage, _ in told]
    return auroc(known, unknown), coverage([score for *_, score in told], right, len(known))


def table(questions: xquad.QuestionSet, seed: int, *, peers: bool) -> Iterator[str]:
    """The table, line by line: means over a seeded half of the articles and the other half."""
    ids = [article.id for article in questions.articles]
    half = set(Random(seed).sample(ids, len(ids) // 2))  # noqa: S311 - a sample, no secret
    systems = {"bot": bot} | ({BASE: bm25s} if peers else {})
    yield f"{'':<8}" + "".join(f"{c + ', AUROC':>20}{'coverage at 95 %':>20}" for c in CONDITIONS)
    for name, build in systems.items():
        answers = [(out, build(questions, out)) for out in (half, set(ids) - half)]
        if any(answer is None for _, answer in answers):
            continue
        cells = []
        for condition in CONDITIONS:
            both = [measured(questions, answer, out, (condition, seed)) for out, answer in answers]
            cells += [100 * sum(figures) / len(both) for figures in zip(*both, strict=True)]
        yield f"{name:<8}" + "".join(f"{cell:>20.1f}" for cell in cells)
