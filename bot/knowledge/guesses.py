"""What was probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from bot.language.normal import strip_marks

_ALIKE = 0.6
_LONGEST = 80


def meant(written: str, known: Iterable[str]) -> str:
    """Guess among the known names, to put behind a message; empty where none is close.

    >>> meant("anwser", ["id", "answer"])
    '; ý bạn là `answer`?'
    """
    return _asked(closest(written, known))


def closest(written: str, known: Iterable[str]) -> str | None:
    """Find the most similar of the known names; None where none is close."""
    if len(written) > _LONGEST:
        return None
    return next(iter(difflib.get_close_matches(written, list(known), n=1, cutoff=_ALIKE)), None)


def id_like(text: str, suffix: str = "") -> str:
    """Guess the id that a text may have been meant as.

    >>> id_like("Ngày ký", ".md")
    '; ý bạn là `ngay-ky.md`?'
    """
    slug = re.sub(r"[^a-z0-9_]+", "-", strip_marks(text.casefold())).strip("-")[:40]
    return _asked(slug + suffix if slug else None)


def brief(written: str) -> str:
    """Shorten what someone wrote to what a message can hold."""
    return written if len(written) <= _LONGEST else written[:_LONGEST] + "…"


def _asked(guess: str | None) -> str:
    return f"; ý bạn là `{guess}`?" if guess else ""
