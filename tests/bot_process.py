"""The real bot process, as a person or a script starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

LIBRARY = ROOT / "tests" / "library"
"""The knowledge of an invented reading club."""

ON_LIBRARY = ("--knowledge", str(LIBRARY))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def environment(**variables: str) -> dict[str, str]:
    """The present environment without settings of the bot and without a locale."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BOT_", "LC_", "LANG", "PYTHON"))
    }
    return kept | {"PYTHONPATH": str(ROOT)} | variables


def run(
    *arguments: str, typed: str | bytes = "", cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, `typed` on its standard input; output must be UTF-8."""
    done = subprocess.run(
        command(*arguments),
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        env=environment(**variables),
        cwd=cwd,
        timeout=600,  # only what hangs takes so long, whatever else the machine does
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
