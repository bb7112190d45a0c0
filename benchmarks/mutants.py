"""What becomes of clumsily edited knowledge: read or refused with file and line, never a crash.

python benchmarks/mutants.py [--knowledge FOLDER] [--n N] [--disk N] [--seed N]
"""

# ruff: noqa: E402 - the engine comes after the line that numpy must find set
from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import process_time

from bot.settings import calculate_in_one_thread

calculate_in_one_thread()  # numpy reads it when it is imported

from bot.answering import Responder
from bot.app import today
from bot.knowledge import Snapshot, read, take
from bot.model import Knowledge
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.writing import Disk
from bot.store import Keeper

ROOT = Path(__file__).parent.parent
ASKED = 3  # questions that whatever is accepted must answer

_PASTED = (
    "\t",
    "  ",
    "\u00a0",
    "\x00",
    "\u200b",
    "\u202e",
    "- ",
    ": ",
    " #",
    "'",
    '"',
    "[",
    "{",
    "&a ",
    "*a",
    "!!python/object:os.system ",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "|",
    ">-\n",
    "<<: *a\n",
    "no",
    "~",
    "\ufeff",
    "\u2028",
    "e\u0323\u0302" * 40,
    "[" * 50_000,
    "Së Lao ®éng",
    "id: ngay-ky\n",
    "<!-- ",
    "{programme!r:>9}",
)


@dataclass(frozen=True, slots=True)
class Mutant:
    kind: str
    path: str
    files: Mapping[str, bytes]


def cut_out(content: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(content))
    return content[:start] + content[start + rng.choice((1, 2, 10, 200, 5_000)) :]


def cut_short(content: bytes, rng: Random) -> bytes:
    return content[: rng.randrange(len(content))]


def paste(content: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(content) + 1)
    return content[:start] + rng.choice(_PASTED).encode() + content[start:]


def paste_at_a_line(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    place = rng.randrange(len(lines))
    lines[place] = rng.choice(_PASTED).encode() + lines[place]
    return b"\n".join(lines)


def flip(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 5, 50))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def drop_line(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[rng.randrange(len(lines))]
    return b"\n".join(lines)


def repeat_lines(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    start = rng.randrange(len(lines))
    stop = start + rng.choice((1, 5, 40))
    return b"\n".join(lines[:stop] + lines[start:])


def swap_lines(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def indent(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    place = rng.randrange(len(lines))
    lines[place] = rng.choice((b" ", b"  ", b"      ")) + lines[place]
    return b"\n".join(lines)


def outdent(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    place = rng.randrange(len(lines))
    lines[place] = lines[place].lstrip(b" ")
    return b"\n".join(lines)


def misspell_a_key(content: bytes, rng: Random) -> bytes:
    keys = (b"id", b"answer", b"questions", b"topic", b"title", b"expect", b"name")
    key = rng.choice([key for key in keys if key + b":" in content] or [b":"])
    return content.replace(key + b":", key[:-1] + b":", 1)


def unquote(content: bytes, rng: Random) -> bytes:
    quotes = [place for place, byte in enumerate(content) if byte in b"\"'"]
    place = rng.choice(quotes or [0])
    return content[:place] + content[place + 1 :]


def save_otherwise(content: bytes, rng: Random) -> bytes:
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1258", "latin-1", "utf-32"))
    return content.decode().encode(encoding, "replace")


def break_lines_otherwise(content: bytes, rng: Random) -> bytes:
    return content.replace(b"\n", rng.choice((b"\r\n", b"\r", "\u2028".encode(), b"\x85")))


def empty(_: bytes, rng: Random) -> bytes:
    return rng.choice((b"", b"\n", b"# \n", b"null", b"{}", b"[]", b"a", b"- a"))


def fill(content: bytes, rng: Random) -> bytes:
    return content + rng.choice((b"\n- a" * 120_000, b"#" * 2**21, b"\n" * 2**21, b"- " * 60_000))


def another_file(files: Mapping[str, bytes]) -> Callable[[bytes, Random], bytes]:
    def replace(_: bytes, rng: Random) -> bytes:
        return files[rng.choice(sorted(files))]

    replace.__name__ = "another_file"
    return replace


def mutants(files: Mapping[str, bytes], n: int, rng: Random) -> list[Mutant]:
    """Make n states in which one file, seldom two, was edited badly."""
    deeds = [
        *(cut_out, cut_short, paste, paste_at_a_line, flip, drop_line, repeat_lines, swap_lines),
        *(indent, outdent, misspell_a_key, unquote, save_otherwise, break_lines_otherwise),
        *(empty, fill, another_file(files)),
    ]
    made = []
    for number in range(n):
        deed = deeds[number % len(deeds)]
        changed = dict(files)
        for path in rng.sample(sorted(files), rng.choice((1, 1, 1, 2))):
            changed[path] = deed(changed[path], rng)
        made.append(Mutant(deed.__name__.replace("_", " "), path, changed))
    return made


class Findings:
    """What became of the mutants."""

    def __init__(self) -> None:
        self.count = Counter[str]()
        self.nowhere = Counter[str]()
        self.slowest = 0.0

    def examine(self, mutant: Mutant, name: str, questions: list[str]) -> bool:
        """Read a mutant; whether it may be served. Raises where anything crashes."""
        start = process_time()
        knowledge, problems = read(Snapshot(name, mutant.files), today())
        self.slowest = max(self.slowest, process_time() - start)
        refused = [problem for problem in problems if problem.level == "error"]
        assert (knowledge is None) == bool(refused)
        if knowledge is not None:
            answer(knowledge, questions)
        self.count["read" if knowledge else "refused"] += 1
        for problem in refused:
            if problem.line is None:
                self.nowhere[f"{problem.message[:60]}"] += 1
        if refused and all(problem.line is None for problem in refused):
            self.count["refused without a line"] += 1
        return knowledge is not None


def answer(knowledge: Knowledge, questions: list[str]) -> None:
    responder = Responder(knowledge)
    known = {entry.answer for entry in knowledge.entries}
    for question in questions:
        for said in responder.respond(question).answers:
            entry = getattr(said, "entry", None)
            assert entry is None or entry.answer in known


async def through_the_disk(
    files: Mapping[str, bytes], found: list[Mutant], fine: Mapping[int, bool], root: Path
) -> int:
    """Write mutants over a folder that is watched; how many were served that must not be."""
    folder = root / "knowledge"
    keeper = Keeper.at(f"sqlite:///{root / 'bot.sqlite3'}")
    history = History(keeper, lambda: datetime.now(UTC), Disk())
    publisher = Publisher(folder, history, lambda: datetime.now(UTC), today)
    write(folder, files)
    await publisher.start()
    wrong = 0
    for number, mutant in enumerate(found):
        good = publisher.served.fingerprint
        write(folder, mutant.files)
        await publisher.look()
        snapshot = take(folder)
        expected = snapshot.fingerprint if fine[number] else good
        wrong += publisher.served.fingerprint != expected
        wrong += bool(publisher.status().broken) == fine[number]
    await keeper.close()
    return wrong


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--n", type=int, default=1_000, help="how many mutants")
    parser.add_argument(
        "--disk", type=int, default=100, help="how many go through a watched folder"
    )
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    os.nice(10)
    snapshot = take(arguments.knowledge)
    whole, _ = read(snapshot, today())
    assert whole is not None
    rng = Random(arguments.seed)  # noqa: S311 - mutants, no secret
    questions = [entry.questions[-1] for entry in rng.sample(whole.entries, ASKED)]
    found = mutants(snapshot.files, arguments.n, rng)
    findings = Findings()
    fine: dict[int, bool] = {}
    crashes = 0
    for number, mutant in enumerate(found):
        try:
            fine[number] = findings.examine(mutant, snapshot.name, questions)
        except Exception as error:  # noqa: BLE001 - it is counted
            crashes += 1
            fine[number] = False
            print(f"crash: {mutant.kind}, {mutant.path}: {error!r}", flush=True)
    print(f"{arguments.n} mutants: {crashes} crashes, {dict(findings.count)}")
    print(f"the slowest took {findings.slowest:.2f} s of processor time")
    for message, times in findings.nowhere.most_common():
        print(f"  an error without a line, {times} times: {message}")
    chosen = [number * arguments.n // arguments.disk for number in range(arguments.disk)]
    with tempfile.TemporaryDirectory() as root:
        wrong = asyncio.run(
            through_the_disk(
                snapshot.files,
                [found[number] for number in chosen],
                {place: fine[number] for place, number in enumerate(chosen)},
                Path(root),
            )
        )
    print(f"{arguments.disk} of them through a watched folder: {wrong} served wrongly")


if __name__ == "__main__":
    main()
