"""Several items asked for at once: "nội dung 3 và 4", "mt 1, nd 2", "mục tiêu thứ nhất và tư"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.language.normal import fold, strip_marks
from bot.language.numbers import LISTED, ORDINAL, SELDOM_COUNT, number_of
from bot.language.query import Query

_SPELLED = {" ".join(map(fold, noun.split())): noun for noun in reversed(LISTED)}
_LONGEST = max(len(noun.split()) for noun in LISTED)
_BETWEEN = frozenset("va voi vs cung".split())  # folded
_ENDS: dict[tuple[str, ...], str] = {("dau", "tien"): "1", ("cuoi", "cung"): "cuối cùng"}
_SIGNS = frozenset(",&+;")


class _Item(NamedTuple):
    """An item: words `start` up to `end`, its noun in full, and its number or "cuối cùng"."""

    start: int
    end: int
    noun: str
    number: str


def items_asked(query: Query) -> list[str]:
    """One question for each item where several are named one after the other; else none."""
    found = list(_row(query))
    if len(found) < 2:
        return []
    before = query.text[: query.places[found[0].start][0]]
    after = query.text[query.places[found[-1].end - 1][1] :]
    bare = query.text.isascii()
    called = (strip_marks(item.noun) if bare else item.noun for item in found)
    return [f"{before}{n} {item.number}{after}" for n, item in zip(called, found, strict=True)]


def _row(query: Query) -> Iterator[_Item]:
    """The first item of a question, and those that follow with nothing but links between."""
    places = range(len(query.words))
    item = next(filter(None, (_item(query, place, "") for place in places)), None)
    while item:
        yield item
        place = item.end
        while place < len(query.words) and query.words[place].folded in _BETWEEN:
            place += 1
        linked = place > item.end or _has_sign(query, place)
        following = _item(query, place, item.noun if linked else "")
        address = following and not linked and following.noun != item.noun  # "khoản 2 điều 5"
        item = None if address else following


def _item(query: Query, start: int, noun: str) -> _Item | None:
    """The item at a place; one without a noun is of the `noun` before it."""
    place = start
    if named := _noun(query, start):
        place, noun = named
    found = _number(query, place, by_a_noun=named is not None) if noun else None
    if found is None or (named is None and _noun(query, found[0])):  # "mục tiêu 4 và 8 nội dung"
        return None
    return _Item(start, found[0], noun, found[1])


def _number(query: Query, place: int, *, by_a_noun: bool) -> tuple[int, str] | None:
    """Where a number ends, and what it is; one in words needs "thứ" where it may count."""
    words = query.words[place : place + 2]
    if by_a_noun and (of_an_end := _ENDS.get(tuple([word.folded for word in words]))):
        return place + 2, of_an_end
    ordinal = bool(words) and words[0].folded in ORDINAL
    number = words[ordinal] if len(words) > ordinal else None
    if number is None:
        return None
    end = place + 1 + ordinal
    alone = by_a_noun and (number.marked in SELDOM_COUNT or _stops(query, end))
    if not ordinal and not alone and not number.folded.isdecimal():
        return None
    value = number_of(number, placed=ordinal)
    return (end, value) if value else None


def _stops(query: Query, place: int) -> bool:
    """Whether a question ends at a place, or goes on with a link to something else."""
    at_end = place >= len(query.words)
    return at_end or query.words[place].folded in _BETWEEN or _has_sign(query, place)


def _noun(query: Query, start: int) -> tuple[int, str] | None:
    """Where a noun that is counted out ends, and the noun in full, as typed or for short."""
    for end in range(min(start + _LONGEST, len(query.words)), start, -1):
        typed = " ".join(word.folded for word in query.words[start:end])
        if typed in _SPELLED:
            return end, _SPELLED[typed]
    for arc in query.arcs:
        meant = " ".join(word.folded for word in arc.tokens)
        if arc.start == start and meant in _SPELLED:
            return arc.end, _SPELLED[meant]
    return None


def _has_sign(query: Query, place: int) -> bool:
    """Whether a comma or the like stands before a word."""
    if not 0 < place < len(query.words):
        return False
    return not _SIGNS.isdisjoint(query.text[query.places[place - 1][1] : query.places[place][0]])
