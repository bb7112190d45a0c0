"""Bytes of an article -> its text, whatever it was saved in: the most Vietnamese reading wins."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from itertools import islice

from bot.ingest.old_fonts import from_tcvn3, from_vni
from bot.knowledge.files import Refused, error, unfit
from bot.language.syllables import is_word

_SURE = 0.7  # of the marked words must be syllables before bytes are believed to be Vietnamese
_GAIN = 0.3  # more of them than as it stands, before an old font is believed
_LEAST_WORDS = 3
_SAMPLE = 2_000

_WORD = re.compile(r"""[^\s<>=&"'(){}\[\],.;:!?/|“”‘’…–*#-]+""")
_WESTERN = "cp1252"  # what Windows takes the bytes of an old font for
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, marks that turn the direction of writing, halves of characters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_MOST_HIDDEN = 20  # one in so many letters
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_UNREADABLE = (
    "không nhận ra bảng mã của tệp; hãy mở tệp bằng chương trình đã soạn nó rồi lưu lại bằng "
    "bảng mã UTF-8"
)


def decoded(raw: bytes, shown: str) -> str:
    """Read the bytes as UTF-8, UTF-16, Windows-1258, TCVN3 or VNI.

    Refused where no reading makes Vietnamese or plain text of it.
    """
    text = _unicode(raw)
    return _one_byte(raw, shown) if text is None else text


def tidy(text: str, shown: str) -> str:
    r"""Give the text in Unicode letters, NFC, with `\n` line ends and nothing that can't be seen.

    Refused for what is no text at all.
    """
    text = _LINE_ENDS.sub("\n", text)
    seen = _HIDDEN.sub("", text)
    if (len(text) - len(seen)) * _MOST_HIDDEN > len(text) + _MOST_HIDDEN:
        raise Refused(error(shown, None, "bên trong không phải là chữ"))
    if fault := unfit(seen):
        raise Refused(error(shown, seen.count("\n", 0, fault[0]) + 1, fault[1]))
    # The soft hyphen is a letter in TCVN3, so what is invisible goes last.
    return _INVISIBLE.sub("", mended(unicodedata.normalize("NFC", seen)))


def _unicode(raw: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    head = raw[:400]
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if half and zeros.count(0) * 3 > half:
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _one_byte(raw: bytes, shown: str) -> str:
    western = raw.decode(_WESTERN, "replace")
    latin = raw.decode("latin-1")  # cp1252 leaves holes where a TCVN3 letter may stand
    readings = (raw.decode("cp1258", "replace"), from_tcvn3(latin), from_vni(western))
    best = max((unicodedata.normalize("NFC", reading) for reading in readings), key=likeness)
    if likeness(best) >= _SURE:
        return best
    spoilt = raw.decode("utf-8", "replace")
    if spoilt.count("\ufffd") * 50 < len(spoilt) and likeness(spoilt) >= _SURE:
        return spoilt  # UTF-8 with a few broken letters, cut off for instance
    raise Refused(error(shown, None, _UNREADABLE))


def mended(text: str) -> str:
    """Read the lines that are in an old font's letters as the letters that were meant."""
    if text.isascii():
        return text
    lines = text.split("\n")
    strange = [line for line in lines if not line.isascii() and likeness(line) < _SURE]
    reading = old_font_of("\n".join(strange))
    if reading is None:
        return text
    return "\n".join(max(line, reading(line), key=likeness) for line in lines)


def old_font_of(text: str) -> Callable[[str], str] | None:
    """The old font that a text is in; None where it reads best as it stands.

    >>> old_font_of("Së Lao ®éng, Th­¬ng binh") is from_tcvn3
    True
    """
    if len(_marked_words(text)) < _LEAST_WORDS:
        return None
    best = max((from_tcvn3, from_vni), key=lambda reading: likeness(reading(text)))
    gain = likeness(best(text)) - likeness(text)
    return best if gain >= _GAIN and likeness(best(text)) >= _SURE else None


def likeness(text: str) -> float:
    """Share of the words with letters beyond ASCII that are Vietnamese syllables; 0 without any."""
    words = _marked_words(text)
    return sum(map(is_word, words)) / len(words) if words else 0.0


def _marked_words(text: str) -> list[str]:
    words = (found[0] for found in _WORD.finditer(text) if not found[0].isascii())
    return list(islice(words, _SAMPLE))
