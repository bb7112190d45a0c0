"""How fast the bot starts and answers on its own knowledge, and what odd messages cost.

python benchmarks/speed.py [--knowledge FOLDER] [--seed N] [--odd N]
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from bot.app import build_responder, open_knowledge
from bot.knowledge import load_judgements
from bot.language.noise import CONDITIONS, noisy

ROOT = Path(__file__).parent.parent
STARTS = 7
ASK = ("-m", "bot", "ask", "--json", "x")
IMPORTS = ("-c", "import telegram, pydantic, rapidfuzz")
LONGEST = 4096  # characters of a Telegram message

_CHARACTERS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin with marks
    (0x300, 0x36F),  # marks alone
    (0x1E00, 0x1EFF),  # Vietnamese letters
    (0x200B, 0x200F),  # invisible
    (0x202A, 0x202E),  # turns of the writing direction
    (0x0, 0x1F),
    (0x600, 0x6FF),
    (0x4E00, 0x9FFF),
    (0xFE00, 0xFE0F),
    (0x1F300, 0x1FAFF),  # emoji
    (0xE0000, 0xE007F),
    (0x10FFF0, 0x10FFFF),
)
_ALPHABETS = ("a", "ạ", "dđ", "0123456789", "s f r x j w", ".,?!\n", "(]}*_`[", "ươ ", "ng h")


def start_up() -> float:
    """The time of one answer from nothing, as a ratio to that of the imports it needs."""
    times: dict[tuple[str, ...], list[float]] = {ASK: [], IMPORTS: []}
    for _ in range(STARTS):
        for command, taken in times.items():
            start = perf_counter()
            subprocess.run(
                [sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
            )
            taken.append(perf_counter() - start)
    return median(times[ASK]) / median(times[IMPORTS])


def odd_messages(rng: Random, questions: Sequence[str], n: int) -> dict[str, list[str]]:
    """Messages that hardly anybody types, n in all, by what is odd about them."""

    def length() -> int:
        return round(LONGEST ** rng.random())

    def of_every_script() -> str:
        return "".join(chr(rng.randint(*rng.choice(_CHARACTERS))) for _ in range(length()))

    def of_few_letters() -> str:
        return "".join(rng.choices(rng.choice(_ALPHABETS), k=length()))

    def of_shuffled_words() -> str:
        words = " ".join(rng.sample(questions, 3)).split()
        return " ".join(rng.choices(words, k=1 + length() // 4))[:LONGEST]

    def repeated() -> str:
        text = rng.choice(questions) + rng.choice(("", " ", "\n", "?"))
        return text * max(1, length() // len(text))

    def noisy_four_times() -> str:
        text = rng.choice(questions)
        for condition in rng.choices(CONDITIONS, k=4):
            text = noisy(text, condition, rng.randrange(1000))
        return text

    kinds = (of_every_script, of_few_letters, of_shuffled_words, repeated, noisy_four_times)
    return {
        kind.__name__.replace("_", " "): [kind() for _ in range(n // len(kinds))] for kind in kinds
    }


def milliseconds(taken: Sequence[float]) -> str:
    """Median, 99th percentile and longest of some seconds."""
    return (
        f"{len(taken):>6} messages: median {1000 * median(taken):7.2f}, "
        f"p99 {1000 * quantiles(taken, n=100)[98]:7.2f}, longest {1000 * max(taken):7.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--seed", type=int, default=1, help="of the odd messages")
    parser.add_argument("--odd", type=int, default=10_000, help="how many odd messages")
    arguments = parser.parse_args()
    print(f"start-up with one answer, its imports = 1: {start_up():.2f}\n", flush=True)

    start = perf_counter()
    knowledge = open_knowledge(arguments.knowledge)
    loaded = perf_counter()
    responder = build_responder(knowledge)
    built = perf_counter()
    print(f"loading {1000 * (loaded - start):.0f} ms, index {1000 * (built - loaded):.0f} ms\n")

    gc.collect()
    gc.freeze()  # as the bot does

    def seconds(message: str) -> float:
        start = perf_counter()
        responder.respond(message)
        return perf_counter() - start

    rng = Random(arguments.seed)  # noqa: S311 - messages to measure with, no secret
    judgements, _, _ = load_judgements(arguments.knowledge / "questions.yaml")
    questions = [judged.question for judged in judgements]
    rng.shuffle(questions)
    print("ms a message")
    print(f"{'judged questions':<20}{milliseconds(list(map(seconds, questions)))}", flush=True)
    every: list[tuple[float, str]] = []
    for kind, messages in odd_messages(rng, questions, arguments.odd).items():
        taken = list(map(seconds, messages))
        every += zip(taken, messages, strict=True)
        print(f"{kind:<20}{milliseconds(taken)}", flush=True)
    print(f"{'all odd ones':<20}{milliseconds([taken for taken, _ in every])}")
    _, worst = max(every)
    print(f"longest for {len(worst)} characters: {worst[:60]!a} …")


if __name__ == "__main__":
    main()
