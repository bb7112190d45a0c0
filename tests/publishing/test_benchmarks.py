"""The benchmarks of publishing, small: they run, and find nothing wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
WATCHDOG = 300


@pytest.mark.parametrize(
    ("command", "findings"),
    [
        ("mutants.py --n 34 --disk 2", ["0 crashes", "0 served wrongly"]),
        ("reload.py --reloads 2 --calm 1", ["0 errors, 0 of mixed versions, 0 without a mark"]),
    ],
)
def test_a_benchmark_finds_nothing_wrong(command: str, findings: list[str]) -> None:
    script, *options = command.split()
    done = subprocess.run(
        [sys.executable, f"benchmarks/{script}", "--knowledge", "tests/library", *options],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=WATCHDOG,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for finding in findings:
        assert finding in done.stdout
