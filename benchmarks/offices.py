"""How the bot does for small offices: invented FAQs, asked by people who saw only the answers.

    python benchmarks/offices.py [--folders FOLDER] [--phrasings N …] [--seed N] [--fit]

Each folder below FOLDER is a knowledge folder whose judged questions are asked with only the first
N phrasings of each entry known. A question that must be refused is mostly a near miss. `--fit` then
takes a fifth of the entries out in turn, asks for them too, and fits the weights that order the
entries (`OF_FEW` in `bot/search/fit.py`) and those that say how sure the first one is (`FEW` in
`bot/answering/weights.py`); a line a folder says what those of the other folders do on it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import decision
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot import knowledge
from bot.answering import Responder, weights
from bot.language.noise import noisy
from bot.model import Clarification, DirectAnswer, Entry, Judgement, Knowledge

FOLDERS = Path(__file__).parent / "offices"
NOISES = ("clean", "strip+typo")
PARTS = 5  # of the entries, of which one is taken out in turn
SURENESS = (
    "asked joined line lead ratio mass numbers strange kind alike_margin learned"
).split()  # as in weights.Weights
FEW = (2, 4, 8)  # phrasings of an entry that the weights are fitted for

Floats = decision.Floats


class Told(NamedTuple):
    """What came of a question, and the confidence in the best entry."""

    refused: bool
    first: bool
    right: bool
    wrong: bool
    offered: bool
    asked_back: bool
    score: float


def short(whole: Knowledge, phrasings: int, without: frozenset[str] = frozenset()) -> Knowledge:
    """A folder with the first phrasings of each entry, some entries left out."""
    kept = [entry for entry in whole.entries if entry.id not in without]
    entries = tuple(e.model_copy(update={"questions": e.questions[:phrasings]}) for e in kept)
    return replace(whole, entries=entries)


def tell(responder: Responder, judgement: Judgement, question: str) -> Told:
    answers = responder.respond(question).answers
    expected = {*judgement.expect}
    found = [a.entry.id for a in answers if isinstance(a, DirectAnswer)]
    choices = {c.id for a in answers if isinstance(a, Clarification) for c in a.choices}
    hits = [hit.item.id for hit in responder.search(question) if isinstance(hit.item, Entry)]
    weighed = responder.weigh(question)
    return Told(
        judgement.must_refuse,
        bool(hits) and hits[0] in expected,
        bool(expected.intersection(found)),
        bool(found) and not expected.intersection(found),
        bool(choices & expected),
        bool(choices),
        weighed[1] if weighed else 0.0,
    )


def row(told: Sequence[Told]) -> str:
    """The figures of some questions, in %."""
    asked = [one for one in told if not one.refused]
    others = [one for one in told if one.refused]
    knows = [one.score for one in asked if one.first]
    area = roc_auc_score(
        [1] * len(knows) + [0] * len(others), knows + [one.score for one in others]
    )
    shares = [
        *(np.mean([getattr(one, name) for one in asked]) for name in Told._fields[1:5]),
        np.mean([one.wrong for one in others]),
        np.mean([one.asked_back for one in others]),
        area,
    ]
    return "".join(f"{100 * share:>10.1f}" for share in shares)


def rows_of_evidence(whole: Knowledge, seed: int) -> Iterator[tuple[decision.Asked, bool]]:
    """What is found for each question; and for those of entries that were taken out (True)."""
    for phrasings in FEW:
        parts = [frozenset(e.id for e in whole.entries[n::PARTS]) for n in range(PARTS)]
        for without in (frozenset[str](), *parts):
            responder = Responder(short(whole, phrasings, without))
            for judgement in whole.judgements:
                gone = bool(without) and without.issuperset(judgement.expect)
                if judgement.must_refuse or bool(without) != gone:
                    continue
                for noise in NOISES:
                    question = noisy(judgement.question, noise, seed)
                    expect = () if gone else judgement.expect
                    if found := decision.asked(responder, question, expect, 1.0):
                        yield found, gone


def sureness(found: decision.Asked) -> list[float]:
    """The features of the first entry that weights for few use, in the order of SURENESS."""
    told = dict(zip(decision.SURENESS, found.sureness, strict=True))
    told["mass"] = max(float(np.log(weights.FEW.least_mass)), told["mass"])
    return [told[name] for name in SURENESS]


def fitted(folders: dict[str, Knowledge], seed: int) -> None:
    found = {name: [*rows_of_evidence(whole, seed)] for name, whole in folders.items()}

    def model(names: Sequence[str]) -> tuple[Floats, LogisticRegression]:
        some = [one for name in names for one in found[name]]
        order = decision.ordering([one for one, gone in some if not gone])
        rows = np.array([sureness(one) for one, _ in some])
        right = np.array([one.right[0] for one, _ in some])
        return order, LogisticRegression(max_iter=5000).fit(rows, right)

    order, sure = model([*found])
    print("\nwhat orders the entries:")
    print(decision.shown(decision.ORDER, order))
    print("\nwhether the first is right:")
    print(decision.shown(["base", *SURENESS], [sure.intercept_[0], *sure.coef_[0]]))
    print("\nby the weights of the other folders: first right, AUROC of sureness")
    for name, asked in found.items():
        order, sure = model([other for other in found if other != name])
        known = [one for one, gone in asked if not gone and any(one.right)]
        first = np.mean([one.right[int(np.argmax(one.order @ order))] for one in known])
        scores = sure.decision_function([sureness(one) for one, _ in asked])
        area = roc_auc_score([one.right[0] for one, _ in asked], scores)
        print(f"{name:<14}{100 * first:>8.1f}{100 * area:>8.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folders", type=Path, default=FOLDERS)
    parser.add_argument("--phrasings", type=int, nargs="+", default=[1, 3, 6])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fit", action="store_true", help="fit the weights for few phrasings")
    arguments = parser.parse_args()
    folders: dict[str, Knowledge] = {}
    for folder in sorted(arguments.folders.iterdir()):
        whole, problems = knowledge.load(folder, date(2026, 1, 1))
        if whole is None:
            parser.exit(1, f"{folder}: {problems[0].message}\n")
        folders[folder.name] = whole
    asked = [judgement for whole in folders.values() for judgement in whole.judgements]
    refused = sum(judgement.must_refuse for judgement in asked)
    print(f"{len(asked) - refused} questions with an answer, {refused} without; in %")
    heads = "hit@1 right wrong offered misses asked AUROC".split()
    print(f"{'phrasings, noise':<22}" + "".join(f"{head:>10}" for head in heads))
    for phrasings in arguments.phrasings:
        responders = {n: Responder(short(w, phrasings)) for n, w in folders.items()}
        for noise in NOISES:
            told = [
                tell(responders[name], judgement, noisy(judgement.question, noise, arguments.seed))
                for name, whole in folders.items()
                for judgement in whole.judgements
            ]
            print(f"{phrasings:>2} {noise:<19}{row(told)}", flush=True)
    if arguments.fit:
        fitted(folders, arguments.seed)


if __name__ == "__main__":
    main()
