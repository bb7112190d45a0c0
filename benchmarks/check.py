"""What `programme-bot check` costs on a folder of many entries, step by step.

python benchmarks/check.py [--knowledge FOLDER] [--n N] [--seed N]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from bot import knowledge
from bot.answering import Responder
from bot.evaluation.confusions import confusion_problems, confusions, unseen
from bot.knowledge.yaml_writing import entry_item
from bot.model import Entry, Knowledge

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)
PHRASINGS = 7
A_FILE = 250  # entries


def synthetic(known: Knowledge, n: int, seed: int) -> Iterator[Entry]:
    """Entries about invented things: the beginning of one phrasing, a name, the end of another."""
    random = Random(seed)  # noqa: S311 - text to measure with, no secret
    phrasings = [question.split() for entry in known.entries for question in entry.questions]
    syllables = sorted({word for question in phrasings for word in question if word.isalpha()})
    for number in range(n):
        name = " ".join(random.sample(syllables, 3))
        halves = ((random.choice(phrasings), random.choice(phrasings)) for _ in range(PHRASINGS))
        questions = [
            " ".join([*one[: len(one) // 2], name, *other[len(other) // 2 :]])
            for one, other in halves
        ]
        answer = random.choice(known.entries).answer
        yield Entry(id=f"muc-{number}", questions=tuple(questions), answer=answer)


def written(folder: Path, entries: list[Entry]) -> None:
    (folder / "qa").mkdir()
    (folder / "programme.yaml").write_text("name: x\ncontact: {phone: '1'}\n", encoding="utf-8")
    for start in range(0, len(entries), A_FILE):
        items = map(entry_item, entries[start : start + A_FILE])
        file = folder / "qa" / f"{start}.yaml"
        file.write_text("\n".join(items) + "\n", encoding="utf-8")


@contextmanager
def timed(what: str) -> Iterator[None]:
    start = perf_counter()
    yield
    print(f"{what:<28}{perf_counter() - start:>8.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--n", type=int, default=5000, help="entries")
    parser.add_argument("--seed", type=int, default=1, help="of the entries")
    arguments = parser.parse_args()
    known, problems = knowledge.load(arguments.knowledge, TODAY, judged=False)
    assert known, problems
    with TemporaryDirectory() as name:
        written(Path(name), [*synthetic(known, arguments.n, arguments.seed)])
        snapshot = knowledge.take(Path(name))
    with timed("read, problems"):
        found, problems = knowledge.read(snapshot, TODAY)
    assert found, problems[:3]
    with timed("index"):
        responder = Responder(found)
    places = knowledge.Places(snapshot)
    with timed("advice"):
        advice = [*knowledge.advise(found, places)]
    with timed("confusions"):
        confused = confusions(responder, unseen)
    with timed("their places"):
        told = confusion_problems(confused, places)
    with timed("what --fix would mend"):
        mended = knowledge.mend(snapshot.files)
    print(
        f"{len(found.entries)} entries, {len(problems)} problems, {len(advice)} of advice, "
        f"{len(told)} confusions, {len(mended)} files to mend"
    )


if __name__ == "__main__":
    main()
