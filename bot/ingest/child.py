"""The process that reads one upload, under limits: bytes on standard input, JSON on its output.

`python -m bot.ingest.child SECONDS MIB`: a line of JSON with the file's name and the ids that
are taken, then the file itself. It can write to no file, and it knows no setting of the bot.
"""

from __future__ import annotations

import json
import os
import resource
import sys

_MIB = 1024 * 1024
_NICENESS = 5  # people's questions come first
_MOST_FILES = 64
OUT_OF_MEMORY = 3


def main(seconds: int, mib: int) -> int:
    """Read the upload and tell what it is; the exit code is 0 where it is refused, too."""
    limit(seconds, mib)
    try:
        told = _told()
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.write(told)
    sys.stdout.flush()
    return 0


def _told() -> str:
    header = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    from bot.ingest import transport  # noqa: PLC0415 - under the limits from the first import on
    from bot.ingest.uploads import read  # noqa: PLC0415 - likewise
    from bot.knowledge.files import Refused  # noqa: PLC0415 - likewise

    try:
        return transport.packed(read(header["name"], data, frozenset(header["taken"])))
    except Refused as refused:
        return transport.refusal(refused.problems)


def limit(seconds: int, mib: int) -> None:
    """Bound processor time, memory, open files and files written (none); step back for others."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (mib * _MIB, mib * _MIB))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MOST_FILES, _MOST_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICENESS)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
