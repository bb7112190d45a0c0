"""Fits the weights that order the entries and those that say how sure the first one is.

    python benchmarks/decision.py [--knowledge DIR] [--others FILE] [--far FILE] [--seed N]
                                  [--unlearned]

Phrasings are left out of the knowledge and asked, in several kinds of noise: once one in ten, once
all but three to ten of each entry, for offices that have few. A conditional logit orders the
entries found (`bot/search/fit.py`); a logistic regression then says whether the first is right
(`bot/answering/weights.py`), on those phrasings and on the development questions. `--others`
names a YAML file with phrasings of another writer for each entry, which are taken out of the
knowledge and asked. `--far` names a question set in XQuAD's format: its questions have no answer
here. `--unlearned` fits the weights
for entries that nothing was learned of. The held questions are only judged.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import xquad
import yaml
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot import knowledge
from bot.answering import Responder, decision
from bot.language.noise import noisy
from bot.model import Entry, Hit, Judgement, Knowledge
from bot.search import classifier, fit

ROOT = Path(__file__).parent.parent
NOISES = ("clean", "strip", "typo", "strip+typo")
ORDER = [name for name in fit.Weights._fields if name != "passage"]
SURENESS = (
    "asked joined line lead ratio mass numbers strange alike alike_margin learned kind"
).split()  # as in weights.Weights
FOLDS, USED = 10, 4  # parts of the phrasings, and how many of them are left out in turn
FEW = (3, 5, 7, 10)  # phrasings of an entry that has few
ASKED = 10  # of its others
WEIGHT_FULL, WEIGHT_FEW = 0.2, 0.1  # what a phrasing counts beside a development question
WEIGHT_OTHERS = 0.3  # likewise, of another writer
WRONG_COUNTS = 2.0  # a wrong answer is worth this many right ones

Floats = npt.NDArray[np.float64]


class Asked(NamedTuple):
    """The features of the entries found for a question, and those of the first (see below).

    right: which of them are right; gap, verbatim: of the first; weight: what the question counts.
    """

    order: Floats
    sureness: list[float]
    right: list[bool]
    gap: bool
    verbatim: bool
    weight: float


def asked(
    responder: Responder, question: str, right: Collection[str], weight: float
) -> Asked | None:
    """Put a question; None where no entry is found."""
    entries = [hit for hit in responder.search(question, 20) if isinstance(hit.item, Entry)]
    if not entries:
        return None
    first = entries[0]
    return Asked(
        order=np.array([fit.features(h.evidence, h.alike)[: len(ORDER)] for h in entries]),
        sureness=sureness_features(entries),
        right=[hit.item.id in right for hit in entries],
        gap=isinstance(first.item, Entry) and first.item.gap,
        verbatim=first.verbatim,
        weight=weight,
    )


def left_out(whole: Knowledge, seed: int) -> Iterator[Asked]:
    """Phrasings that are left out of the knowledge, asked in every kind of noise."""
    rng = random.Random(seed)  # noqa: S311 - it mixes phrasings
    part = {line: rng.randrange(FOLDS) for entry in whole.entries for line in entry.questions}
    for fold in range(USED):
        gone = {e.id: [q for q in e.questions[1:] if part[q] == fold] for e in whole.entries}
        yield from ask_gone(whole, gone, seed, WEIGHT_FULL)
    for _ in range(USED - 1):
        few = {}
        for entry in whole.entries:
            mixed = rng.sample(entry.questions, len(entry.questions))
            few[entry.id] = mixed[rng.choice(FEW) :]
        yield from ask_gone(whole, few, seed, WEIGHT_FEW)


def ask_gone(
    whole: Knowledge, gone: dict[str, list[str]], seed: int, weight: float
) -> Iterator[Asked]:
    entries = []
    for entry in whole.entries:
        kept = tuple(line for line in entry.questions if line not in set(gone[entry.id]))
        entries.append(entry.model_copy(update={"questions": kept}))
    responder = Responder(replace(whole, entries=tuple(entries)))
    for entry_id, lines in gone.items():
        for line in lines[:ASKED]:
            for noise in NOISES:
                if found := asked(responder, noisy(line, noise, seed), {entry_id}, weight):
                    yield found


def judged(responder: Responder, questions: Sequence[Judgement], seed: int) -> Iterator[Asked]:
    """Judged questions; one to refuse whose first entry is a gap is neither right nor wrong."""
    for noise in NOISES:
        for judgement in questions:
            found = asked(responder, noisy(judgement.question, noise, seed), judgement.expect, 1.0)
            if found and not judgement.after and not (judgement.must_refuse and found.gap):
                yield found


def sureness_features(entries: Sequence[Hit]) -> list[float]:
    """What tells whether the first entry is right, in the order of SURENESS."""
    best, *rivals = entries
    evidence = best.evidence
    lead = best.score - rivals[0].score if rivals else decision.ALONE
    alike = [decision.BY_CHANCE, *(rival.alike for rival in rivals[: decision.RIVALS])]
    return [
        evidence.asked,
        evidence.joined,
        evidence.line,
        min(decision.FAR_AHEAD, lead),
        evidence.worth / (evidence.mass or 1.0),
        math.log(evidence.mass or 1.0),
        float(evidence.numbers < 0),
        evidence.strange,
        best.alike,
        best.alike - max(alike),
        max(-decision.CLEAR, min(decision.CLEAR, evidence.learned or 0.0)),
        float(evidence.kind < 0),
    ]


def ordering(questions: Sequence[Asked]) -> Floats:
    """The weights of a conditional logit: of the entries found, the right one is chosen."""
    questions = [q for q in questions if any(q.right) and not all(q.right)]
    rows = np.concatenate([q.order for q in questions])
    right = np.array([one for q in questions for one in q.right])
    edges = np.cumsum([0, *(len(q.right) for q in questions)])[:-1]
    sizes = np.diff(edges, append=len(rows))
    scale = rows.std(axis=0) + 1e-9
    rows = rows / scale

    def loss(weights: Floats) -> tuple[float, Floats]:
        values = rows @ weights
        powers = np.exp(values - np.repeat(np.maximum.reduceat(values, edges), sizes))
        of_all = powers / np.repeat(np.add.reduceat(powers, edges), sizes)
        chance = np.add.reduceat(of_all * right, edges)
        slope = rows.T @ (of_all - of_all * right / np.repeat(chance, sizes))
        penalty = 1e-4 * float(weights @ weights)
        return penalty - float(np.log(chance).mean()), slope / len(edges) + 2e-4 * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    weights: Floats = found.x / scale
    return weights


def shown(names: Sequence[str], weights: Sequence[float]) -> str:
    return "\n".join(
        f"{name:<14}{weight:>8.2f}" for name, weight in zip(names, weights, strict=True)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--others", type=Path)
    parser.add_argument("--far", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unlearned", action="store_true")
    arguments = parser.parse_args()
    if arguments.unlearned:
        classifier.MOST = 0

    whole, _ = knowledge.load(arguments.knowledge, date(2026, 1, 1))
    if whole is None:
        parser.exit(1, "the knowledge folder has errors: programme-bot check\n")
    seed = arguments.seed
    phrasings = list(left_out(whole, seed))
    if arguments.others:
        others = yaml.safe_load(arguments.others.read_text(encoding="utf-8"))
        gone = {entry.id: others.get(entry.id, []) for entry in whole.entries}
        phrasings += ask_gone(whole, gone, seed, WEIGHT_OTHERS)
    print(f"{len(phrasings)} phrasings left out and asked; what orders the entries:")
    print(shown(ORDER, ordering(phrasings)))

    responder = Responder(whole)
    splits = {
        split: list(judged(responder, [j for j in whole.judgements if j.split == split], seed))
        for split in ("dev", "held")
    }
    examples = [q for q in phrasings if not q.verbatim] + splits["dev"]
    if arguments.far:
        for place, far in enumerate(xquad.load(arguments.far).questions):
            question = noisy(far.text, NOISES[place % len(NOISES)], seed)
            if found := asked(responder, question, (), 1.0):
                examples.append(found)
    rows = np.array([q.sureness for q in examples])
    right = np.array([q.right[0] for q in examples])
    wrong_counts = np.where(right, 1.0, WRONG_COUNTS)
    weights = [q.weight if q.weight < 1 else w for q, w in zip(examples, wrong_counts, strict=True)]
    model = LogisticRegression(max_iter=5000).fit(rows, right, sample_weight=weights)
    print(f"\n{len(rows)} examples; whether the first is right:")
    print(shown(["base", *SURENESS], [model.intercept_[0], *model.coef_[0]]))
    for split, questions in splits.items():
        sure = model.decision_function([q.sureness for q in questions])
        area = roc_auc_score([q.right[0] for q in questions], sure)
        print(f"AUROC {split:<8}{area:>8.3f}")


if __name__ == "__main__":
    main()
