"""A bot killed while it writes its knowledge: afterwards the old version or the new one, by hash.

python benchmarks/kill.py [--knowledge FOLDER] [--random N] [--seed N]
"""

# ruff: noqa: E402 - the engine comes after the line that numpy must find set
from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

from bot.settings import calculate_in_one_thread

calculate_in_one_thread()  # numpy reads it when it is imported

from bot.app import today
from bot.knowledge import take
from bot.publishing.changes import Changes
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.values import Proposal
from bot.publishing.writing import Disk
from bot.store import Keeper, Store

ROOT = Path(__file__).parent.parent
DEEDS = ("apply", "rollback")
ADMIN = 1
READY = "ready"

T = TypeVar("T")


class Steps:
    """Kills this process at its n-th step; never where n is None."""

    def __init__(self, last: int | None) -> None:
        self.last = last
        self.taken = 0

    def take(self) -> None:
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.taken += 1


class DyingDisk(Disk):
    """A disk on which each deed is a step, begun and ended."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps

    def lay(self, path: Path, content: bytes) -> None:
        self.steps.take()
        super().lay(path, content[: len(content) // 2])  # a write that got half way
        self.steps.take()
        super().lay(path, content)

    def move(self, path: Path) -> None:
        self.steps.take()
        super().move(path)

    def remove(self, path: Path) -> None:
        self.steps.take()
        super().remove(path)

    def keep(self, folder: Path) -> None:
        self.steps.take()
        super().keep(folder)


class DyingKeeper(Keeper):
    """A store before and after each deed of which is a step."""

    def __init__(self, url: str, steps: Steps) -> None:
        super().__init__(Store.open(url))
        self.steps = steps

    async def must(self, deed: Callable[[Store], T]) -> T:
        self.steps.take()
        done = await super().must(deed)
        self.steps.take()
        return done


def url(root: Path) -> str:
    return f"sqlite:///{root / 'bot.sqlite3'}"


def now() -> datetime:
    return datetime.now(UTC)


def change(folder: Path) -> dict[str, bytes | None]:
    """A change of every file, with one that comes and one that goes."""
    files: dict[str, bytes | None] = {}
    for path, content in take(folder).files.items():
        note = b"\n<!-- new -->\n" if path.endswith(".md") else b"\n# new\n"
        files[path] = content + note
    files["articles/moi.md"] = "---\ntitle: Bài mới\n---\nMột đoạn.\n".encode()
    files[max(path for path in files if path.startswith("qa/"))] = None
    return files


async def do(root: Path, deed: str, steps: Steps, ready: str = "") -> None:
    """Be the bot: apply the change, or take it back, with steps counted from when it begins."""
    last, steps.last = steps.last, None
    folder = root / "knowledge"
    history = History(DyingKeeper(url(root), steps), now, DyingDisk(steps))
    publisher = Publisher(folder, history, now, today)
    await publisher.start()
    changes = Changes(publisher, today)
    steps.last, steps.taken = last, 0
    print(ready, end="", flush=True)
    if deed == "apply":
        base = await changes.current()
        await changes.apply(Proposal(base.fingerprint, change(folder), ADMIN, "all"))
    else:
        await changes.rollback(1, ADMIN)


def started(root: Path, deed: str, step: int | None) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--root", str(root), "--deed", deed]
    return subprocess.Popen(
        command + ([] if step is None else ["--step", str(step)]), stdout=subprocess.PIPE, text=True
    )


def killed_at(root: Path, deed: str, step: int) -> bool:
    """Whether the bot was killed at the step, rather than done before it."""
    with started(root, deed, step) as bot:
        bot.wait()
        assert bot.returncode in (0, -signal.SIGKILL)
        return bot.returncode != 0


def killed_after(root: Path, deed: str, seconds: float) -> bool:
    with started(root, deed, None) as bot:
        assert bot.stdout is not None
        assert bot.stdout.readline().strip() == READY
        time.sleep(seconds)
        bot.kill()
        bot.wait()
        return bot.returncode != 0


async def recovered(root: Path) -> str:
    """The fingerprint of the folder after what a start does first."""
    folder = root / "knowledge"
    keeper = Keeper(Store.open(url(root)))
    await History(keeper, now, Disk()).complete(folder)
    assert await keeper.must(lambda store: store.pending_version()) is None
    await keeper.close()
    left = [path for path in folder.rglob(".*") if path.is_file()]
    assert not left, left
    return take(folder).fingerprint


class Rounds:
    """One state before the deed, copied anew for each round, and the one after it."""

    def __init__(self, place: Path, knowledge: Path, deed: str) -> None:
        self.place = place / deed
        self.deed = deed
        self.before = self.place / "before"
        self.before.mkdir(parents=True)
        shutil.copytree(knowledge, self.before / "knowledge")
        if deed == "rollback":
            asyncio.run(do(self.before, "apply", Steps(None)))
        start = time.perf_counter()
        after = self.copy()
        asyncio.run(do(after, deed, Steps(None)))
        self.seconds = time.perf_counter() - start
        self.old = take(self.before / "knowledge").fingerprint
        self.new = take(after / "knowledge").fingerprint
        assert self.old != self.new
        self.found = Counter[str]()

    def copy(self) -> Path:
        root = self.place / "now"
        shutil.rmtree(root, ignore_errors=True)
        return Path(shutil.copytree(self.before, root))

    def kill(self, killing: Callable[[Path], bool]) -> bool:
        root = self.copy()
        killed = killing(root)
        found = asyncio.run(recovered(root))
        self.found[{self.old: "old", self.new: "new"}.get(found, "NEITHER")] += 1
        return killed

    def told(self, how: str) -> None:
        print(f"{self.deed}, killed {how}: {dict(self.found)}", flush=True)
        self.found.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--random", type=int, default=50, help="kills at random moments, a deed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--deed", choices=DEEDS, help=argparse.SUPPRESS)
    parser.add_argument("--step", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.root:
        asyncio.run(do(arguments.root, arguments.deed, Steps(arguments.step), f"{READY}\n"))
        return
    rng = Random(arguments.seed)  # noqa: S311 - moments, no secret
    with tempfile.TemporaryDirectory() as place:
        for deed in DEEDS:
            rounds = Rounds(Path(place), arguments.knowledge, deed)
            step = 0
            while rounds.kill(lambda root, step=step: killed_at(root, deed, step)):  # noqa: B023
                step += 1
            rounds.told(f"at each of its {step} steps, and not at all")
            for _ in range(arguments.random):
                seconds = rng.uniform(0, rounds.seconds)
                rounds.kill(lambda root, s=seconds: killed_after(root, deed, s))  # noqa: B023
            rounds.told("at random moments")


if __name__ == "__main__":
    main()
