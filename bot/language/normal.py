"""One spelling for what is the same word: composition, case, tone placement, i and y, marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_OPEN_Y = re.compile(r"^(h|k|l|m|s|t|v|qu)?y$")


def compose(text: str) -> str:
    """Compose to NFC and drop what cannot be seen (zero-width marks, soft hyphens)."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def evenly_spaced(text: str) -> str:
    """A composed text with one blank where there are several, and none around it."""
    return _BLANKS.sub(" ", compose(text)).strip()


@lru_cache(maxsize=65536)
def split_tone(word: str) -> tuple[str, str]:
    """The word in lower case without its tone, and the tone as its Telex key ("" for none).

    >>> split_tone("Hòa"), split_tone("hoà")
    (('hoa', 'f'), ('hoa', 'f'))
    """
    tone = ""
    letters = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in TONES:
            tone = TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(maxsize=65536)
def marked(word: str) -> str:
    """The word with its marks in one spelling: tone last, i for a lone final y.

    >>> marked("kỹ"), marked("kĩ"), marked("Thuý")
    ('ki~x', 'ki~x', 'thuy~s')
    """
    base, tone = split_tone(word)
    base = _OPEN_Y.sub(r"\1i", base)
    return f"{base}~{tone}" if tone else base


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without any mark, in lower case, i for a lone final y.

    >>> fold("Đường"), fold("kỹ")
    ('duong', 'ki')
    """
    return _OPEN_Y.sub(r"\1i", strip_marks(word.lower()))


def strip_marks(text: str) -> str:
    """The text without tones, hats, hooks and bars; case and everything else stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    plain = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", plain).replace("đ", "d").replace("Đ", "D")
