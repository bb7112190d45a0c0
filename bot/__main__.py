"""The command line: `programme-bot` and `python -m bot`."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable

from bot.arguments import PROGRAM, parse

FAILED = 1
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(typed: Iterable[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    _speak_utf8()
    arguments = parse(typed)
    try:
        from bot.settings import calculate_in_one_thread  # noqa: PLC0415 - as the engine below

        calculate_in_one_thread()
        from bot.commands import carry_out  # noqa: PLC0415 - wrong use and --help need no engine

        code = carry_out(arguments)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        print(f"{PROGRAM}: không đọc hay ghi được: {error.strerror}.", file=sys.stderr)
        _discard_output()
        return FAILED
    return code


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale; a line of input ends only at its newline."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Let what is still buffered go nowhere instead of failing at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
