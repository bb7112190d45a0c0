"""What each file of the hostile corpus costs: seconds and MiB, as an upload and in a folder.

python benchmarks/hostile.py [--only WORDS]
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the corpus belongs to the tests

from bot.ingest.reading import ENVIRONMENT, Limits, command, header  # noqa: E402
from tests.hostile.cases import Case  # noqa: E402
from tests.hostile.corpus import CORPUS  # noqa: E402

MOST_SECONDS, MOST_MIB = 2.0, 256
LIBRARY = ROOT / "tests/library"
# A small process starts the one that is measured: a child's peak begins with its parent's.
LAUNCHER = (
    "import resource, subprocess, sys\n"
    "code = subprocess.call(sys.argv[1:])\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "print(used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)\n"
    "sys.exit(code if code >= 0 else 1)"
)
LOAD = (
    "import json, sys\n"
    "from datetime import date\n"
    "from pathlib import Path\n"
    "from bot.knowledge import load\n"
    "known, problems = load(Path(sys.argv[1]), date(2024, 6, 1))\n"
    "wrong = [str(problem) for problem in problems if problem.level == 'error']\n"
    "print(json.dumps({'refused': wrong[0]} if wrong else {}))"
)


@dataclass(frozen=True)
class Cost:
    refused: bool
    seconds: float
    mib: float

    def __str__(self) -> str:
        verdict = "refused" if self.refused else "taken"
        return f"{verdict:<8}{self.seconds:6.2f} s {self.mib:5.0f} MiB"

    @property
    def within(self) -> bool:
        return self.seconds <= MOST_SECONDS and self.mib <= MOST_MIB


def measured(child: Sequence[str], given: bytes) -> Cost:
    """Run a child that answers in JSON; its processor time and its highest memory (Linux)."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *child],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        timeout=60,
        check=False,
    )
    kib, seconds = done.stderr.split()[-2:]
    answer = json.loads(done.stdout) if done.returncode == 0 else {"refused": "broken off"}
    return Cost("refused" in answer, float(seconds), int(kib) / 1024)


def as_upload(case: Case) -> Cost:
    return measured(command(Limits()), header(case.sent) + case.data)


def in_a_folder(case: Case, parent: Path) -> Cost:
    folder = shutil.copytree(LIBRARY, parent / "kho")
    file = folder / (case.folder or "tep-gui-den")
    file.write_bytes(case.data)
    cost = measured([sys.executable, "-B", "-c", LOAD, str(folder)], b"")
    shutil.rmtree(folder)
    return cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="the cases whose description holds these words")
    arguments = parser.parse_args()
    costs: list[Cost] = []
    with tempfile.TemporaryDirectory() as parent:
        for case in CORPUS:
            if arguments.only in case.what:
                pair = [as_upload(case), in_a_folder(case, Path(parent))]
                costs += pair
                beyond = "" if all(cost.within for cost in pair) else "  <-- beyond the goal"
                print(f"{case.what:<54.54} {pair[0]}   folder: {pair[1]}{beyond}", flush=True)
    within = sum(cost.within for cost in costs)
    longest, highest = max(cost.seconds for cost in costs), max(cost.mib for cost in costs)
    print(f"\n{within} of {len(costs)} within {MOST_SECONDS:.0f} s and {MOST_MIB} MiB")
    print(f"longest {longest:.2f} s, highest {highest:.0f} MiB")


if __name__ == "__main__":
    main()
