"""Two hundred reloads of the knowledge while people ask: errors, mixed versions, and the delay.

python benchmarks/reload.py [--knowledge FOLDER] [--reloads N] [--rate N] [--calm N] [--seed N]
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from bot.app import today
from bot.conversation import answered
from bot.knowledge import load, take
from bot.knowledge.yaml_writing import entry_item, quoted
from bot.model import Knowledge
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.writing import Disk
from bot.store import Keeper

ROOT = Path(__file__).parent.parent
MARK = re.compile(r"⟦(\d+)⟧")
MARKED = (
    *("source", "as_of", "expired", "related", "fallback", "nearest", "clarification", "excerpt"),
    *("empty", "unreadable", "too_long"),
)
"""Sentences that carry the version's number, as every answer and every article does."""


def now() -> datetime:
    return datetime.now(UTC)


def version(knowledge: Knowledge, original: Path, number: int) -> Iterator[tuple[str, bytes]]:
    """The files of a version whose every answer, article and sentence says its number."""
    mark = f"⟦{number}⟧"
    entries = [
        entry_item(entry.model_copy(update={"answer": f"{entry.answer} {mark}"}))
        for entry in knowledge.entries
    ]
    yield "qa/all.yaml", "\n\n".join(entries).encode()
    sentences = (f"{key}: {quoted(f'{knowledge.messages[key]} {mark}')}" for key in MARKED)
    yield "messages.yaml", "\n".join(sentences).encode()
    for path in sorted((original / "articles").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.sub(r"(?m)^(title: .*?)(\"?)$", rf"\1 {mark}\2", text, count=1)
        yield (
            f"articles/{path.name}",
            re.sub(r"(?m)(?<=[^-\n])$\n\n", f" {mark}\n\n", title).encode(),
        )
    for name in ("programme.yaml", "vocabulary.yaml"):
        if (original / name).exists():
            yield name, (original / name).read_bytes()


def write(folder: Path, path: str, content: bytes, *, by_renaming: bool) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if by_renaming:
        beside = place.with_name(f".{place.name}")
        beside.write_bytes(content)
        beside.replace(place)
    else:
        place.write_bytes(content)


class Asking:
    """People who ask at a steady rate, whether they are answered in time or not."""

    def __init__(self, publisher: Publisher, questions: list[str], rate: float) -> None:
        self.publisher = publisher
        self.questions = questions
        self.rate = rate
        self.taken: list[float] = []
        self.errors = self.mixed = self.unmarked = 0

    async def until(self, ended: Callable[[], bool]) -> None:
        start = perf_counter()
        for number in count():
            due = start + number / self.rate
            if (pause := due - perf_counter()) > 0:
                await asyncio.sleep(pause)
            elif number % 10 == 0:
                await asyncio.sleep(0)  # others have their turn, as between two updates
            if ended():
                return
            self.ask(self.questions[number % len(self.questions)])
            self.taken.append(perf_counter() - due)

    def ask(self, question: str) -> None:
        try:
            responder = self.publisher.responder()
            said = answered(question, responder, today()).text(responder.knowledge.messages)
        except Exception as error:  # noqa: BLE001 - it is counted
            self.errors += 1
            print(f"error: {question!r}: {error!r}", flush=True)
            return
        marks = set(MARK.findall(said))
        self.mixed += len(marks) > 1
        self.unmarked += not marks

    def p99(self) -> float:
        return quantiles(self.taken, n=100)[98]

    def told(self, name: str) -> str:
        return (
            f"{name}: {len(self.taken)} questions, median {1000 * median(self.taken):.1f} ms, "
            f"p99 {1000 * self.p99():.1f} ms, longest {1000 * max(self.taken):.1f} ms, "
            f"{self.errors} errors, {self.mixed} of mixed versions, {self.unmarked} without a mark"
        )


async def reload(
    publisher: Publisher,
    versions: Callable[[int], Iterator[tuple[str, bytes]]],
    n: int,
    rng: Random,
) -> list[float]:
    """Write n versions, each once the one before is served; seconds until each was served."""
    seconds = []
    for number in range(1, n + 1):
        before = publisher.served
        files = await asyncio.to_thread(lambda number=number: [*versions(number)])
        rng.shuffle(files)
        for path, content in files:
            by_renaming = rng.random() < 0.5
            await asyncio.to_thread(write, publisher.folder, path, content, by_renaming=by_renaming)
            await asyncio.sleep(rng.choice((0.0, 0.0, 0.1)))
        written, fingerprint = perf_counter(), take(publisher.folder).fingerprint
        while publisher.served.fingerprint != fingerprint:
            assert perf_counter() - written < 60, publisher.status().broken
            await asyncio.sleep(0.02)
        assert publisher.served is not before
        seconds.append(perf_counter() - written)
    return seconds


async def measure(arguments: argparse.Namespace, root: Path) -> None:
    knowledge, problems = load(arguments.knowledge, today())
    assert knowledge is not None, problems
    rng = Random(arguments.seed)  # noqa: S311 - an order, no secret
    questions = [judged.question for judged in knowledge.judgements]
    questions = questions or [asked for entry in knowledge.entries for asked in entry.questions]
    rng.shuffle(questions)

    def versions(number: int) -> Iterator[tuple[str, bytes]]:
        return version(knowledge, arguments.knowledge, number)

    folder = root / "knowledge"
    for path, content in versions(0):
        write(folder, path, content, by_renaming=False)
    keeper = Keeper.at(f"sqlite:///{root / 'bot.sqlite3'}")
    publisher = Publisher(folder, History(keeper, now, Disk()), now, today)
    await publisher.start()
    watching = asyncio.create_task(publisher.run())

    async def calm() -> Asking:
        asking = Asking(publisher, questions, arguments.rate)
        end = perf_counter() + arguments.calm
        await asking.until(lambda: perf_counter() > end)
        return asking

    await calm()  # as a bot that has been up for a while
    before = await calm()
    print(before.told("before"), flush=True)
    reloading = asyncio.create_task(reload(publisher, versions, arguments.reloads, rng))
    busy = Asking(publisher, questions, arguments.rate)
    await busy.until(reloading.done)
    seconds = reloading.result()
    print(busy.told("while reloading"), flush=True)
    after = await calm()
    print(after.told("after"), flush=True)
    print(
        f"{arguments.reloads} reloads, each served {median(seconds):.1f} s after its last write "
        f"(median), {max(seconds):.1f} s at most"
    )
    calm_p99 = median([before.p99(), after.p99()])
    print(
        f"p99 while reloading, that of the calm before and after = 1: {busy.p99() / calm_p99:.2f}"
    )
    watching.cancel()
    await keeper.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--reloads", type=int, default=200)
    parser.add_argument("--rate", type=float, default=50, help="questions a second")
    parser.add_argument("--calm", type=float, default=60, help="seconds without reloads")
    parser.add_argument("--seed", type=int, default=1)
    with tempfile.TemporaryDirectory() as root:
        asyncio.run(measure(parser.parse_args(), Path(root)))


if __name__ == "__main__":
    main()
