"""The lists of an article: their lead, how many things it announces, and the things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ingest.phrasing import bare
from bot.language.tokens import sentences

NUMBERS = {
    word: number
    for number, word in enumerate("hai ba bốn năm sáu bảy tám chín mười".split(), start=2)
}
_COUNTED = re.compile(
    rf"(?<![\d/-])\b(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?P<noun>[^\W\d][^\d,;:.()]{{2,60}}?)"
    r"\s*,?\s*(?:bao gồm|gồm có|gồm|như sau|sau đây|cụ thể là|cụ thể|đó là|là)?\s*$",
    re.IGNORECASE,
)
_GIVES = re.compile(r"\s(?:bao gồm|gồm có|gồm)\s")
_SIGN = re.compile(r"^(?:[-–+•*]|\(?\d{1,2}[.)]|\(?[a-zđ]\))\s+", re.IGNORECASE)
_LAST_AND = re.compile(r"\s+và\s+(?=\S+(?:\s\S+){0,12}$)")
_LONGEST_SENTENCE = 6_000
_MOST_ITEMS = 30


@dataclass(frozen=True, slots=True)
class Listing:
    """Things with the words before them; `before`: the lead up to its count, where it has one."""

    lead: str
    items: tuple[str, ...]
    before: str = ""
    count: int | None = None
    noun: str = ""
    doubts: tuple[str, ...] = ()


def listings(passages: Sequence[str]) -> Iterator[Listing]:
    """Find the lists of an article's passages, in order."""
    for place, passage in enumerate(passages):
        lead, *lines = passage.split("\n")
        if lines and lead.rstrip().endswith(":"):
            yield _listing(lead.rstrip(" :"), [[_SIGN.sub("", line) for line in lines]], ())
            continue
        for sentence in sentences(passage):
            if found := _announced(sentence):
                lead, rest = found
                listing = _listing(lead, _divisions(rest), passages[place + 1 :])
                if len(listing.items) > 1:
                    yield listing


def _announced(sentence: str) -> tuple[str, str] | None:
    """Split a sentence into what announces a list and the list."""
    if len(sentence) > _LONGEST_SENTENCE:
        return None
    lead, colon, rest = sentence.partition(":")
    if not colon:
        if not (gives := _GIVES.search(sentence)):
            return None
        lead, rest = sentence[: gives.end()], sentence[gives.end() :]
    return (lead.strip(), rest.strip()) if rest.strip() else None


def _divisions(text: str) -> list[list[str]]:
    """Divide a text into things in every way that makes sense, the most likely first.

    A small letter after a semicolon goes on with the same thing, if the others have capitals.
    """
    pieces = [_SIGN.sub("", piece.strip()) for piece in text.rstrip(" .").split(";")]
    pieces = [piece for piece in pieces if piece]
    whole: list[str] = []
    for piece in pieces:
        if whole and piece[0].islower() and whole[0][0].isupper():
            whole[-1] += f"; {piece}"
        else:
            whole.append(piece)
    *most, last = text.rstrip(" .").split(", ")
    by_comma = [*most, *_LAST_AND.split(last)]
    return [whole, pieces, by_comma]


def _listing(lead: str, divisions: list[list[str]], following: Sequence[str]) -> Listing:
    counted = _COUNTED.search(lead)
    if not counted:
        items = divisions[1] if len(divisions) > 1 else divisions[0]
        return Listing(bare(lead), tuple(items[:_MOST_ITEMS]))
    count = NUMBERS.get(counted["count"].lower()) or int(counted["count"])
    items, doubts = _as_counted(divisions, count, following)
    before = bare(lead[: counted.start()])
    return Listing(bare(lead), tuple(items), before, count, counted["noun"].strip(), doubts)


def _as_counted(
    divisions: list[list[str]], count: int, following: Sequence[str]
) -> tuple[list[str], tuple[str, ...]]:
    """Choose the division with as many things as were announced."""
    for items in divisions:
        if len(items) == count:
            return items, ()
    first = divisions[0]
    if len(first) == 1 and 1 < count <= len(following) + 1:
        items = [first[0], *(bare(passage) for passage in following[: count - 1])]
        doubt = f"chỉ thấy rõ mục đầu, {count - 1} mục sau lấy từ các đoạn kế tiếp: đối chiếu lại"
        return items, (doubt,)
    if 1 < len(first) <= _MOST_ITEMS:
        return first, (f"bài nói {count} mục mà máy đếm được {len(first)}: đếm lại",)
    return [], ()
