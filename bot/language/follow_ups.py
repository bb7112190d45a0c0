"""What a message asks of the one before: "cái thứ hai", "tiếp theo", "còn ông Toàn?", "ai nữa?".

The patterns are written as people write; they are matched word by word without marks where none
were typed, with chat and dialect words read by the vocabulary and small slips mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import Literal, TypeAlias

from bot.language import follow_up_words as words
from bot.language.follow_up_kinds import (
    LAST,
    All,
    Around,
    Doubt,
    FollowUp,
    Fragment,
    Listing,
    More,
    Pick,
    Pronoun,
    Replacement,
    Step,
    WhichFirst,
)
from bot.language.follow_up_words import Kind
from bot.language.numbers import ORDINAL, number_of
from bot.language.particles import Pattern, Said, mended, said
from bot.language.query import Query
from bot.language.tokens import tokenize
from bot.language.words import asks

MOST_WORDS = 16
"""A longer message tells its own story."""

FEW_WORDS = 7
"""Words of a message that may be small ones, all of them."""

MOST_MENDED = 200
"""Ways to take words of a message for slips that are tried."""

_MOST_NUMBER = 99
_TELL_OR_NEXT = "ke"  # without its mark "kể" as well as "kế"


_Reader: TypeAlias = Callable[[Said], FollowUp | None]


def follow_up(query: Query) -> FollowUp | None:
    """What a message asks of the one before it; None: it shows no sign of leaning on it."""
    if not 0 < len(query.words) <= MOST_WORDS:
        return None
    return _sign(said(query), _READERS)


def mended_follow_up(query: Query, meant: Sequence[Sequence[str]]) -> FollowUp | None:
    """Likewise of a short message in which small words are slips: "cai tiep gheo".

    `meant` are for each word the folded words that may have been meant.
    """
    if not 0 < len(query.words) <= FEW_WORDS:
        return None
    ways = islice(mended(said(query), meant), MOST_MENDED)
    return next((sign for way in ways if (sign := _sign(way, _WHOLE))), None)


def _sign(message: Said, readers: Iterable[_Reader]) -> FollowUp | None:
    return next((sign for read in readers if (sign := read(message))), None)


def _doubt(message: Said) -> Doubt | None:
    return Doubt() if words.DOUBT.fits(message) else None


def _more(message: Said) -> More | None:
    if found := words.MORE_PEOPLE.fits(message):
        return More(who=True, rest=message.typed(*found.span(1)))
    if not words.MORE.fits(message):
        return None
    return More(other=words.ELSE.fits(message) is not None)


def _which_first(message: Said) -> WhichFirst | None:
    return WhichFirst() if words.WHICH_FIRST.fits(message) else None


def _all(message: Said) -> All | None:
    found = words.ALL.fits(message)
    if found is None:
        return None
    many = found[1] and number_of(message.word_at(found.start(1)), placed=True)
    return All(int(many) if many else None)


def _listing(message: Said) -> Listing | None:
    asks_for_it = words.LISTING_ASKED.fits(message) is not None
    return Listing(asks_for_it) if asks_for_it or words.LISTING.fits(message) else None


def _step_from(message: Said) -> Pick | Replacement | None:
    found = words.STEP_FROM.fits(message)
    start = found and number_of(message.word_at(found.start(4)), placed=True)
    if not found or not start or found[2] == _TELL_OR_NEXT:
        return None
    meant = int(start) + (1 if found[2] else -1)
    if not 0 < meant <= _MOST_NUMBER:
        return None
    noun = next((message.typed(*found.span(group)) for group in (1, 3) if found[group]), "")
    return Replacement(f"{noun} {meant}") if noun else Pick(meant, bare=False)


def _told(message: Said) -> Pick | None:
    found = words.TOLD.fits(message)
    if found is None:
        return None
    number = number_of(message.word_at(found.start(2)), placed=True) if found[2] else None
    place = 1 if found[3] is not None else LAST if found[4] is not None else int(number or 0)
    asked = found[5] is not None and not words.REST_OF_PICK.fits(message, *found.span(5))
    around = Around("", message.typed(*found.span(5))) if asked else None
    told: Literal["people", "papers"] = "people" if found[1] else "papers"
    return Pick(place, bare=False, around=around, told=told) if place else None


def _pick(message: Said) -> Pick | None:
    found = words.PICK.fits(message)
    number = _number(message, found) if found else None
    if found is None or number is None:
        return None
    counted = found[3] is not None
    typed_to_choose = counted or words.BY_ITS_NUMBER.fits(message, 0, found.start(1)) is not None
    if found[8] is None or words.REST_OF_PICK.fits(message, *found.span(8)):
        beside = words.BESIDES.fits(message) or _opens_beside(message)
        return Pick(number, bare=typed_to_choose and not beside)
    if counted:
        return None  # "2 bên là ai": how many there are
    return Pick(number, bare=False, around=Around("", message.typed(*found.span(8))))


def _opens_beside(message: Said) -> bool:
    """Whether a message begins as one that asks for another ("rứa 4"), not as one that picks."""
    first = tokenize(message.query.text)[0].marked
    return first in words.OPEN_BESIDE


def _number(message: Said, found: re.Match[str]) -> int | None:
    if found[4] is not None or found[5] is not None:
        return 1
    if found[6] is not None or found[7] is not None:
        return LAST
    group = next(group for group in (1, 2, 3) if found[group] is not None)
    number = number_of(message.word_at(found.start(group)), placed=group == 1)
    return int(number) if number and 0 < int(number) <= _MOST_NUMBER else None


def _step(message: Said) -> Step | None:
    for by, steps in words.STEPS:
        if found := steps.fits(message):
            one = words.ONE.fits(message, *found.span(1))
            return Step(by, () if one else message.readings(*found.span(1)))
    for by, steps in words.STEPS_OF:
        if found := steps.fits(message):
            if words.THE_ONE.fits(message, *found.span(1)):
                return Step(by)
            if by < 0 or not message.bare:  # "noi dung sau" may be the sixth
                return Step(by, message.readings(*found.span(1)))
    return None


def _bare_step(message: Said) -> Step | None:
    step = _step(message)
    return None if step and step.nouns else step


def _pronoun(message: Said) -> Pronoun | None:
    for kind, pronouns in words.PRONOUNS:
        for found in pronouns.within(message):
            if kind == "noun":
                by_whom = words.DO_BY.fits(message, found.start(2))
                nothing = words.NOTHING_ELSE.fits(message, *found.span(1))
                if by_whom or nothing or _is_no_noun(message.typed(*found.span(1))):
                    continue
            noun = message.folded(*found.span(1)) if kind in {"noun", "people", "time"} else ""
            return Pronoun(kind, _around(message, *found.span()), noun)
    for found in () if message.bare else words.HE_OR_SHE.within(message):
        return Pronoun("person", _around(message, *found.span()))
    return None


def _is_no_noun(typed: str) -> bool:
    """Whether "tê" behind these words but stresses them: "nội dung 3 tê", "ai dự tê"."""
    said = tokenize(typed)
    placed = (b for a, b in pairwise(said) if a.folded in ORDINAL and number_of(b, placed=True))
    return asks(said) or any(word.folded.isdecimal() for word in said) or any(placed)


def _unclear_pronoun(message: Said) -> Pronoun | None:
    kinds: tuple[tuple[Kind, Pattern], ...] = (
        ("thing", words.THAT_FIRST),
        ("person", words.CALLED),
    )
    for kind, pronouns in kinds:
        if found := pronouns.fits(message):
            return Pronoun(kind, _around(message, *found.span(1)), clear=False)
    return None


def _around(message: Said, start: int, end: int) -> Around | None:
    """What is said before and after; None where that asks nothing."""
    stop = len(message.text)
    if words.NOTHING_ELSE.fits(message, 0, start) and words.NOTHING_ELSE.fits(message, end, stop):
        return None
    return Around(message.typed(0, start), message.typed(end, stop))


def _fragment(message: Said) -> Fragment | None:
    if words.ONLY_ASKS.fits(message):
        return Fragment(only_asks=True)
    return Fragment() if words.FRAGMENT.fits(message) else None


def _name_asked(message: Said) -> Fragment | None:
    return Fragment(only_asks=True) if words.NAME_ASKED.fits(message) else None


def _replacement(message: Said) -> Replacement | None:
    if words.ASKS_WHETHER.fits(message):
        return None
    for replacing in words.REPLACEMENTS:
        if found := replacing.fits(message):
            return Replacement(message.typed(*found.span(1)))
    found = words.OR_ELSE.fits(message)
    new = message.typed(*found.span(1)) if found else ""
    return Replacement(new) if new and not asks(tokenize(new)) else None


_READERS: tuple[_Reader, ...] = (
    _doubt,
    _which_first,
    _all,
    _listing,
    _step_from,
    _step,
    _name_asked,
    _more,
    _told,
    _pick,
    _pronoun,
    _fragment,
    _replacement,
    _unclear_pronoun,
)
_WHOLE = (
    _doubt,
    _which_first,
    _all,
    _listing,
    _step_from,
    _bare_step,
    _more,
    _told,
    _pick,
    _fragment,
)
"""Those that fit where all words of a message are small ones, which is hardly chance."""
