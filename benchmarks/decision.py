"""Fits the weights of the decision on the development questions and shows what they tell apart.

    python benchmarks/decision.py [--knowledge DIR] [--far FILE] [--seed N]

A logistic regression on the best entry of each development question, in every kind of noise: is it
the right one? `--far` names a question set in XQuAD's format; its questions have no answer here.
The printed weights are what `bot/answering/decision.py` holds; the held questions are only judged.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import xquad
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot import knowledge
from bot.answering import Responder, decision
from bot.language.noise import noisy
from bot.model import Entry, Hit, Judgement, Passage

ROOT = Path(__file__).parent.parent
NOISES = ("clean", "strip", "typo", "strip+typo", "telex", "teen")
FEATURES = (
    "little joined line margin other_kind mass numbers strange alike_margin learned"
).split()  # as in decision.Weights
WRONG_COUNTS = 2.0  # a wrong answer is worth this many right ones


def features(hits: Sequence[Hit]) -> list[float] | None:
    """What the decision looks at, for the best entry among the hits; None where there is none."""
    entries = [hit for hit in hits if isinstance(hit.item, Entry)]
    if not entries or not entries[0].evidence.mass or entries[0].score <= 0:
        return None
    best, evidence = entries[0], entries[0].evidence
    passage = next((hit.score for hit in hits if isinstance(hit.item, Passage)), 0.0)
    rivals = entries[1 : 1 + decision.RIVALS]
    rival = rivals[0].score if rivals else 0.0
    return [
        math.log(evidence.asked + 0.1),
        evidence.joined,
        evidence.line,
        max(-1.0, (best.score - rival) / best.score),
        max(-1.0, (best.score - passage) / best.score),
        math.log(evidence.mass),
        float(evidence.numbers < 0),
        evidence.strange,
        best.alike - max((rival.alike for rival in rivals), default=0.0),
        max(-decision.CLEAR, min(decision.CLEAR, evidence.learned or 0.0)),
    ]


def judged(
    responder: Responder, judgements: Sequence[Judgement], seed: int
) -> Iterator[tuple[list[float], bool]]:
    """Features of every judged question in every noise, and whether the best entry is right.

    A question to refuse whose best entry is a gap is neither right nor wrong and is left out.
    """
    for noise in NOISES:
        for judgement in judgements:
            hits = responder.search(noisy(judgement.question, noise, seed), 20)
            entry = next((hit.item for hit in hits if isinstance(hit.item, Entry)), None)
            found = features(hits)
            if found is None or judgement.after or entry is None:
                continue
            if not (judgement.must_refuse and entry.gap):
                yield found, entry.id in judgement.expect


def far(responder: Responder, questions: Sequence[str], seed: int) -> Iterator[list[float]]:
    """Features of questions that have no answer here, each in one kind of noise."""
    for place, question in enumerate(questions):
        noise = NOISES[place % len(NOISES)]
        if found := features(responder.search(noisy(question, noise, seed), 20)):
            yield found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--far", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    found, _ = knowledge.load(arguments.knowledge, date(2026, 1, 1))
    if found is None:
        parser.exit(1, "the knowledge folder has errors: programme-bot check\n")
    responder = Responder(found)
    dev, held = (
        list(judged(responder, [j for j in found.judgements if j.split == split], arguments.seed))
        for split in ("dev", "held")
    )
    examples, right = map(list, zip(*dev, strict=True))
    if arguments.far:
        questions = [asked.text for asked in xquad.load(arguments.far).questions]
        examples += far(responder, questions, arguments.seed)
        right += [False] * (len(examples) - len(right))
    weights = np.where(right, 1.0, WRONG_COUNTS)
    model = LogisticRegression(max_iter=5000).fit(examples, right, sample_weight=weights)

    print(f"{len(right)} examples, {len(held)} held")
    print(f"{'base':<12}{model.intercept_[0]:>8.2f}")
    for name, weight in zip(FEATURES, model.coef_[0], strict=True):
        print(f"{name:<12}{weight:>8.2f}")
    for name, pairs in (("dev", dev), ("held", held)):
        rows, outcomes = zip(*pairs, strict=True)
        print(
            f"AUROC {name:<6}{roc_auc_score(outcomes, model.decision_function(list(rows))):>8.3f}"
        )


if __name__ == "__main__":
    main()
