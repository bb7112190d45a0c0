"""What every command says and how it ends: exit codes, and sentences on standard error."""

from __future__ import annotations

import sys

DONE = 0
FAILED = 1


def told(sentence: str, code: int) -> int:
    """Say one sentence on standard error, after all that was printed; gives the code back."""
    print(end="", flush=True)
    print(sentence, file=sys.stderr)
    return code
