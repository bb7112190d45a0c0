"""What a large folder costs: building, memory and the time of a question, beside the peers.

python benchmarks/scale.py --xquad FILE [--n PASSAGES] [--seed N]
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import timing
import xquad
from peers import BASE, MOST, PEERS

from bot.language.noise import noisy
from bot.model import Article, FrontMatter, Passage
from bot.search import Index

SYSTEMS = ("bot", BASE, "tantivy, folded")
CONDITIONS = ("clean", "strip", "typo", "strip+typo")
SENTENCES = 4  # of a passage
PASSAGES = 20  # of an article
MIB = 2**20

Ask = Callable[[str], object]


def synthetic(questions: xquad.QuestionSet, n: int, seed: int) -> tuple[Article, ...]:
    """Passages of sentences of the set in a new order; all are used as often as each other."""
    rng = Random(seed)  # noqa: S311 - text to measure with, no secret
    endless = _shuffled([words for _, words in questions.sentences], rng)
    texts = [" ".join(next(endless) for _ in range(SENTENCES)) for _ in range(n)]
    articles = []
    for number, start in enumerate(range(0, n, PASSAGES)):
        passages = tuple(
            Passage(id=f"s{number}#{place}", article=f"s{number}", heading=None, text=text)
            for place, text in enumerate(texts[start : start + PASSAGES])
        )
        head = FrontMatter(title=f"Bài {number}")
        articles.append(Article(id=f"s{number}", head=head, passages=passages))
    return tuple(articles)


def _shuffled(sentences: list[str], rng: Random) -> Iterator[str]:
    while True:
        yield from rng.sample(sentences, len(sentences))


def build(system: str, articles: tuple[Article, ...]) -> Ask:
    """Index the passages; ModuleNotFoundError where the peer is not installed."""
    if system == "bot":
        index = Index(xquad.of_articles(articles))
        return lambda question: index.find(question, MOST)
    return PEERS[system]([passage.text for article in articles for passage in article.passages])


def asked(questions: xquad.QuestionSet, seed: int) -> tuple[list[str], dict[str, list[str]]]:
    """Questions to warm up with, and for each condition others: none is asked in two ways."""
    shuffled = Random(seed).sample(questions.questions, len(questions.questions))  # noqa: S311 - a sample, no secret
    parts = [shuffled[start :: len(CONDITIONS) + 1] for start in range(len(CONDITIONS) + 1)]
    warming, *others = parts
    return [question.text for question in warming], {
        condition: [noisy(question.text, condition, seed) for question in part]
        for condition, part in zip(CONDITIONS, others, strict=True)
    }


def cost(system: str, questions: xquad.QuestionSet, n: int, seed: int) -> dict[str, float]:
    """Seconds to build, and MiB: held after building, held after questions, at most.

    Memory is what the process has in RAM beyond what it had with the texts alone.
    """
    articles = synthetic(questions, n, seed)
    warming, typed = asked(questions, seed)
    build(system, articles[:1])(warming[0])  # what is imported late is not the index's
    before = _resident()
    start = perf_counter()
    ask = build(system, articles)
    seconds = perf_counter() - start
    built = _resident()
    for text in (*warming, *(text for part in typed.values() for text in part)):
        ask(text)
    used = _resident()
    most = max(used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
    return {
        "seconds": seconds,
        "built": (built - before) / MIB,
        "used": (used - before) / MIB,
        "most": (most - before) / MIB,
    }


def _resident() -> int:
    """Bytes of this process in RAM (Linux)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def costs(typed: list[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """Each system's cost, in a process of its own."""
    for system in SYSTEMS:
        command = [sys.executable, __file__, *typed, "--only", system]
        child = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        if child.stdout:
            yield system, json.loads(child.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--xquad", type=Path, required=True, help="a file in XQuAD's format")
    parser.add_argument("--n", type=int, default=10_000, help="passages")
    parser.add_argument("--seed", type=int, default=1, help="of the passages and the noise")
    parser.add_argument("--only", choices=SYSTEMS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    n, seed = arguments.n, arguments.seed
    if arguments.only:
        try:
            print(json.dumps(cost(arguments.only, xquad.load(arguments.xquad), n, seed)))
        except ModuleNotFoundError as missing:
            print(f"{arguments.only}: not installed ({missing.name})", file=sys.stderr)
        return
    # The children come first: what a process has at most counts from its parent's memory.
    found = dict(costs(sys.argv[1:]))
    print(f"{n} passages\n{'':<18}{'build':>8}{'MiB built':>11}{'MiB used':>11}{'MiB most':>11}")
    for system, its in found.items():
        memory = "".join(f"{its[when]:>11.1f}" for when in ("built", "used", "most"))
        print(f"{system:<18}{its['seconds'] / found[BASE]['seconds']:>8.2f}{memory}")
    questions = xquad.load(arguments.xquad)
    articles = synthetic(questions, n, seed)
    systems = {system: build(system, articles) for system in found}
    warming, typed = asked(questions, seed)
    timing.warm(systems, warming)
    columns = [timing.ratios(systems, texts, BASE) for texts in typed.values()]
    print(f"\n{f'time, {BASE} = 1':<18}" + "".join(f"{it:>12}" for it in CONDITIONS))
    for system in systems:
        print(f"{system:<18}" + "".join(f"{column[system]:>12.2f}" for column in columns))


if __name__ == "__main__":
    main()
