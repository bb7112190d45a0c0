"""Two hundred reloads of the knowledge while people ask: errors, mixed versions, and the delay.

python benchmarks/reload.py [--knowledge FOLDER] [--reloads N] [--every N] [--rate N] [--calm N]
"""

# ruff: noqa: E402 - the engine comes after the line that numpy must find set
from __future__ import annotations

import argparse
import asyncio
import gc
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, time_ns

from bot.settings import calculate_in_one_thread

calculate_in_one_thread()  # numpy reads it when it is imported

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
WAYS = ("in place", "rename", "link")
MARK = re.compile(r"⟦(\d+)⟧")
MARKED = (
    *("source", "as_of", "expired", "related", "fallback", "nearest", "clarification", "excerpt"),
    *("empty", "unreadable", "too_long"),
)
"""Sentences that carry the version's number, as every answer and every article does."""


IN_A_FILE = 30  # entries, so that no file grows beyond what is read


def now() -> datetime:
    return datetime.now(UTC)


def version(knowledge: Knowledge, original: Path, number: int) -> Iterator[tuple[str, bytes]]:
    """The files of a version whose every answer, article and sentence says its number."""
    mark = f"⟦{number}⟧"
    entries = [
        entry_item(entry.model_copy(update={"answer": f"{entry.answer} {mark}"}))
        for entry in knowledge.entries
    ]
    for start in range(0, len(entries), IN_A_FILE):
        some = entries[start : start + IN_A_FILE]
        yield f"qa/{start}.yaml", "\n\n".join(some).encode()
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


def write(folder: Path, files: Iterable[tuple[str, bytes]], way: str) -> None:
    """Bring a version into the folder: in place, by renaming, or as a folder in its place."""
    target = folder
    if way == "link":
        target = folder.parent / f"version-{time_ns()}"
    for path, content in files:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}") if way == "rename" else place
        beside.write_bytes(content)
        beside.replace(place)
    if way == "link":
        link = folder.parent / "link"
        link.symlink_to(target)
        link.replace(folder)


def be_the_writer(arguments: argparse.Namespace) -> None:
    """Write the next version whenever asked by a line; answer with its fingerprint."""
    os.nice(10)
    knowledge = loaded(arguments.knowledge)
    rng = Random(arguments.seed)  # noqa: S311 - an order, no secret
    files = [*version(knowledge, arguments.knowledge, 0)]
    for number, _ in enumerate(sys.stdin, start=1):
        write(arguments.writer, files, rng.choice(WAYS))
        print(take(arguments.writer).fingerprint, flush=True)
        files = [*version(knowledge, arguments.knowledge, number)]
        rng.shuffle(files)


class Writer:
    """The process of somebody who edits the files."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, folder: Path, arguments: argparse.Namespace) -> Writer:
        options = ["--writer", str(folder), "--knowledge", str(arguments.knowledge)]
        options += ["--seed", str(arguments.seed)]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, __file__, *options, stdin=pipe, stdout=pipe
        )
        return cls(process)

    async def write(self) -> str:
        """The fingerprint of the version that was written."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(b"\n")
        return (await self.process.stdout.readline()).decode().strip()


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


async def reload(publisher: Publisher, writer: Writer, n: int, every: float) -> list[float]:
    """Have n versions written, one every few seconds; seconds until each was served."""
    seconds: list[float] = []
    for _ in range(n):
        await asyncio.sleep(every - (seconds[-1] if seconds else every))
        fingerprint = await writer.write()
        written = perf_counter()
        while publisher.served.fingerprint != fingerprint:
            assert perf_counter() - written < 60, publisher.status().broken
            await asyncio.sleep(0.02)
        seconds.append(perf_counter() - written)
    return seconds


def loaded(folder: Path) -> Knowledge:
    knowledge, problems = load(folder, today())
    assert knowledge is not None, problems
    return knowledge


async def measure(arguments: argparse.Namespace, root: Path) -> None:
    knowledge = loaded(arguments.knowledge)
    questions = [judged.question for judged in knowledge.judgements]
    questions = questions or [asked for entry in knowledge.entries for asked in entry.questions]
    Random(arguments.seed).shuffle(questions)  # noqa: S311 - an order, no secret
    gc.freeze()  # as the bot does
    folder = root / "knowledge"
    (root / "version-0").mkdir()
    folder.symlink_to(root / "version-0")
    writer = await Writer.start(folder, arguments)
    await writer.write()
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
    reloading = asyncio.create_task(reload(publisher, writer, arguments.reloads, arguments.every))
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
    writer.process.kill()
    await writer.process.wait()
    await keeper.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--reloads", type=int, default=200)
    parser.add_argument("--every", type=float, default=5, help="seconds from one to the next")
    parser.add_argument("--rate", type=float, default=50, help="questions a second")
    parser.add_argument("--calm", type=float, default=60, help="seconds without reloads")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--writer", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.writer:
        be_the_writer(arguments)
        return
    with tempfile.TemporaryDirectory() as root:
        asyncio.run(measure(arguments, Path(root)))


if __name__ == "__main__":
    main()
