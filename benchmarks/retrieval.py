"""What is found first for questions typed in every way, by the bot and by its peers.

python benchmarks/retrieval.py --xquad FILE [--seed N] [--peers] [--refuse]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import refusing
import timing
import xquad
from peers import BASE, SCANNING, Ask, built

from bot.answering import Responder
from bot.language.noise import CONDITIONS, noisy
from bot.search import Index

SCANNED = 250  # questions that a scanning peer is asked
TIMED = 250  # questions that latency is taken from; as many others warm up before
FOUND = 10  # places that MRR looks at


@dataclass(frozen=True, slots=True)
class Found:
    """Passage ids, best first, and the best sentence as (passage id, words)."""

    passages: Sequence[str]
    sentence: tuple[str, str]


NOTHING = Found((), ("", ""))

Find = Callable[[str], Found]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in 0..1, and the mean reciprocal rank."""

    paragraph: float
    sentence: float
    rank: float


def bot(index: Index) -> Find:
    def find(question: str) -> Found:
        hits = index.find(question, FOUND)
        if not hits:
            return NOTHING
        return Found([hit.item.id for hit in hits], (hits[0].item.id, hits[0].line))

    return find


def peer(questions: xquad.QuestionSet, paragraphs: Ask, sentences: Ask) -> Find:
    """A peer with one index of the paragraphs and another of the sentences."""
    ids = [passage.id for passage in questions.passages]
    lines = questions.sentences

    def find(question: str) -> Found:
        best = sentences(question)
        return Found(
            [ids[place] for place, _ in paragraphs(question)],
            lines[best[0][0]] if best else ("", ""),
        )

    return find


def judged(find: Find, asked: Sequence[xquad.Question], condition: str, seed: int) -> Figures:
    paragraph = sentence = 0
    rank = 0.0
    for question in asked:
        found = find(noisy(question.text, condition, seed))
        if question.passage in found.passages:
            place = list(found.passages).index(question.passage)
            paragraph += place == 0
            rank += 1 / (place + 1)
        passage, words = found.sentence
        sentence += passage == question.passage and any(a in words for a in question.answers)
    return Figures(paragraph / len(asked), sentence / len(asked), rank / len(asked))


def table(title: str, rows: dict[str, Sequence[float]], form: str) -> Iterator[str]:
    width = max(map(len, [title, *rows]))
    yield f"{title:<{width}}" + "".join(f"{condition:>12}" for condition in CONDITIONS)
    for name, values in rows.items():
        yield f"{name:<{width}}" + "".join(f"{value:>12{form}}" for value in values)
    yield ""


def accuracy(questions: xquad.QuestionSet, finders: dict[str, Find], seed: int) -> Iterator[str]:
    """Tables of hit@1 for paragraphs and for sentences, in %, and of MRR."""
    some = Random(seed).sample(questions.questions, min(SCANNED, len(questions.questions)))  # noqa: S311 - a sample, no secret
    figures = {
        name: [
            judged(find, some if name in SCANNING else questions.questions, condition, seed)
            for condition in CONDITIONS
        ]
        for name, find in finders.items()
    }
    for title, of in (
        ("paragraph hit@1, %", lambda figure: 100 * figure.paragraph),
        ("sentence hit@1, %", lambda figure: 100 * figure.sentence),
        (f"MRR@{FOUND}, %", lambda figure: 100 * figure.rank),
    ):
        yield from table(title, {n: [of(f) for f in row] for n, row in figures.items()}, ".1f")


def latency(
    questions: xquad.QuestionSet, systems: dict[str, Callable[[str], object]], seed: int
) -> Iterator[str]:
    """The table of the times of a question, in those of bm25s under the same condition."""
    shuffled = Random(seed).sample(questions.questions, len(questions.questions))  # noqa: S311 - a sample, no secret
    timed, warming = shuffled[:TIMED], shuffled[TIMED : 2 * TIMED]
    timing.warm(systems, [asked.text for asked in warming])
    columns = [
        timing.ratios(systems, [noisy(asked.text, condition, seed) for asked in timed], BASE)
        for condition in CONDITIONS
    ]
    rows = {name: [column[name] for column in columns] for name in systems}
    yield from table(f"time, {BASE} = 1", rows, ".2f")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--xquad", type=Path, required=True, help="a file in XQuAD's format")
    parser.add_argument("--seed", type=int, default=1, help="of the noise and of every sample")
    parser.add_argument("--peers", action="store_true", help="run the peers too")
    parser.add_argument("--refuse", action="store_true", help="measure refusing instead")
    arguments = parser.parse_args()
    questions = xquad.load(arguments.xquad)
    print(f"{len(questions.passages)} paragraphs, {len(questions.questions)} questions\n")
    if arguments.refuse:
        print(*refusing.table(questions, arguments.seed, peers=arguments.peers), sep="\n")
        return
    texts = [passage.text for passage in questions.passages]
    lines = [words for _, words in questions.sentences]
    paragraphs = dict(built(texts) if arguments.peers else built(texts, [BASE]))
    knowledge = questions.knowledge()
    index = Index(knowledge)
    if BASE in paragraphs:
        timed = {"bot": lambda asked: index.find(asked, FOUND)}
        timed["bot, whole answer"] = Responder(knowledge).respond
        print(*latency(questions, timed | paragraphs, arguments.seed), sep="\n")
    finders = {"bot": bot(index)}
    if arguments.peers:
        for name, ask in built(lines, list(paragraphs)):
            finders[name] = peer(questions, paragraphs[name], ask)
    print(*accuracy(questions, finders, arguments.seed), sep="\n")


if __name__ == "__main__":
    main()
